import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonCart, kAxe, openShop, strip } from './shop.mjs';
import { kWalked, walk } from './walk.mjs';

/** What axe-core finds in the element, one line each. The page must have been opened with it. */
async function findings(page) {
  return page.evaluate(async () => {
    const { violations } = await axe.run('goes-with');
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  });
}

describe('<goes-with> for everybody', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  for (const colorScheme of ['light', 'dark']) {
    it(`has no findings by axe-core in any state, ${colorScheme}`, async () => {
      const page = await shop.visit(strip(jsonCart(['POT'])), {
        colorScheme,
        init: { path: kAxe },
      });
      await page.fired('ready');
      assert.deepEqual(await findings(page), [], 'suggestions');
      await page.evaluate(() =>
        addEventListener('goeswith:add', ({ detail: { sku, respondWith } }) =>
          respondWith(sku === 'MUG' ? undefined : Promise.reject(new Error('Sold out'))),
        ),
      );
      await page.locator('[part=add]').nth(0).click();
      await page.fired('added');
      assert.deepEqual(await findings(page), [], 'added');
      await page.locator('[part=add]').nth(1).click();
      await page.fired('error');
      assert.deepEqual(await findings(page), [], 'error');
      await page.locator('[part=dismiss]').nth(2).click();
      await page.fired('dismiss');
      assert.deepEqual(await findings(page), [], 'one dismissed');
      for (let next = 2; next <= 4; ++next) {
        await page.locator('[part=dismiss]').first().click();
        await page.fired('dismiss', next);
      }
      await page.getByText('No more suggestions').waitFor({ state: 'attached' });
      assert.deepEqual(await findings(page), [], 'all dismissed');
      await page.close();
    });
  }

  it('can be read and used by keyboard alone, in the order it is seen', async () => {
    const page = await shop.visit(strip(jsonCart(['POT']), 'limit="2"'));
    await page.fired('ready');
    await page.evaluate(() =>
      addEventListener('goeswith:add', ({ detail }) => detail.respondWith()),
    );
    const stops = [];
    for (let stop = 0; stop < 7; ++stop) {
      await page.keyboard.press('Tab');
      stops.push(await page.focused());
    }
    assert.deepEqual(stops, [
      'Hide suggestions',
      'a',
      'Add Blue Mug to cart',
      'Not interested in Blue Mug',
      'a',
      'Add Knitted tea cosy to cart',
      'Not interested in Knitted tea cosy',
    ]);
    await page.keyboard.press('Enter');
    assert.equal(await page.focused(), 'Not interested in Blue Mug');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await page.fired('added');
    assert.equal(await page.focused(), 'Added Blue Mug to cart');
    await page.close();
  });

  it('shows where the focus is with a ring of three pixels in the colour of the text', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])));
    await page.fired('ready');
    for (let stop = 0; stop < 3; ++stop) {
      await page.keyboard.press('Tab');
      const ring = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement.shadowRoot.activeElement);
        return [style.outlineStyle, style.outlineWidth, style.outlineColor === style.color];
      });
      assert.deepEqual(ring, ['solid', '3px', true]);
    }
    await page.close();
  });

  it('speaks through a status that is there before it has anything to say', async () => {
    const page = await shop.visit(strip());
    const status = page.getByRole('status');
    assert.equal(await status.count(), 1);
    assert.equal(await status.textContent(), '');
    await page.setCart(['POT']);
    await page.fired('ready');
    assert.equal(await page.getByRole('region', { name: 'Goes with Breakfast teapot' }).count(), 1);
    assert.equal(await page.getByRole('list').count(), 1);
    assert.equal(await page.getByRole('listitem').count(), 4);
    await page.close();
  });

  for (const width of [320, 390, 768, 1280]) {
    it(`has targets of 44 px and nothing beyond the edge at ${width} px`, async () => {
      const page = await shop.visit(strip(jsonCart(['POT', 'LAMP']), 'limit="6"'), { width });
      await page.fired('ready');
      const small = await page
        .locator('button, a[part=title]')
        .evaluateAll((all) =>
          all
            .map((it) => it.getBoundingClientRect())
            .filter((box) => box.width < 44 || box.height < 44),
        );
      assert.deepEqual(small, []);
      const wide = await page.evaluate(() => {
        const { right } = document.querySelector('main').getBoundingClientRect();
        const strip = document.querySelector('goes-with').shadowRoot;
        return [...strip.querySelectorAll('section *')]
          .filter((it) => it.getBoundingClientRect().right > right + 0.5)
          .map((it) => it.outerHTML)
          .concat(document.documentElement.scrollWidth > innerWidth ? ['the page'] : []);
      });
      assert.deepEqual(wide, []);
      await page.close();
    });
  }

  for (const [how, style] of [
    ['spaces it out', 'line-height: 1.5; letter-spacing: .12em; word-spacing: .16em'],
    ['doubles its size', 'font-size: 32px'],
  ]) {
    it(`loses no text at 320 px where the shopper ${how}`, async () => {
      const page = await shop.visit(strip(jsonCart(['POT'])), { width: 320 });
      await page.fired('ready');
      const clipped = await page.locator('goes-with').evaluate((it, css) => {
        document.querySelector('h1').remove();
        for (const part of css.split('; ')) document.body.style.setProperty(...part.split(': '));
        const texts = [...it.shadowRoot.querySelectorAll('[part=title], [part=price], button')];
        const boxes = texts.map((text) => text.getBoundingClientRect());
        const covered = (a, b) =>
          a.left < b.right - 1 &&
          b.left < a.right - 1 &&
          a.top < b.bottom - 1 &&
          b.top < a.bottom - 1;
        return texts
          .filter(
            (text, n) =>
              text.scrollWidth > text.clientWidth + 1 ||
              boxes.some((box, m) => m !== n && covered(box, boxes[n])),
          )
          .map((text) => text.textContent);
      }, style);
      assert.deepEqual(clipped, []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.close();
    });
  }

  it('has the same measures on a page whose rem is ten pixels, as many themes have it', async () => {
    for (const width of [390, 1280]) {
      const measures = [];
      for (const size of ['100%', '62.5%']) {
        const page = await shop.visit(kWalked, { width });
        await page.evaluate((it) => {
          document.documentElement.style.fontSize = it;
          document.body.style.padding = '16px';
          document.querySelector('main').style.maxWidth = 'none';
          document.querySelector('h1').remove();
        }, size);
        const seen = [];
        await walk(page, async (state) => {
          const boxes = await page.locator('goes-with').evaluate((it) =>
            [...it.shadowRoot.querySelectorAll('*')].map((part) => {
              const { left, top, width, height } = part.getBoundingClientRect();
              return [part.localName, left, top + scrollY, width, height].join(' ');
            }),
          );
          seen.push([state, ...boxes]);
        });
        measures.push(seen);
        await page.close();
      }
      assert.deepEqual(measures[1], measures[0]);
    }
  });

  it('moves nothing on the page when a suggestion is added, refused or dismissed', async () => {
    const page = await shop.visit(`${strip(jsonCart(['POT']))}<p id="below">Checkout</p>`, {
      width: 390,
    });
    await page.fired('ready');
    await page.evaluate(() => {
      addEventListener('goeswith:add', ({ detail: { sku, respondWith } }) => {
        const answer = new Promise((resolve, reject) => {
          setTimeout(() => {
            if (sku !== 'MUG') return reject(new Error('Sold out'));
            document.querySelector('goes-with').cart = ['POT', 'MUG'];
            resolve();
          }, 600);
        });
        respondWith(answer);
      });
      globalThis.shifts = [];
      new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({
        type: 'layout-shift',
      });
    });
    const below = () => page.locator('#below').evaluate((it) => it.offsetTop);
    const before = await below();
    await page.locator('[part=add]').nth(0).click();
    await page.locator('[part=add]').nth(1).click();
    await page.fired('added');
    await page.fired('error');
    await page.locator('[part=dismiss]').nth(2).click();
    await page.waitForTimeout(100);
    assert.equal(await below(), before);
    assert.deepEqual(await page.evaluate(() => shifts.map(({ value }) => value)), []);
    await page.close();
  });

  it('keeps its outlines and its words where the system forces colours', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])), {
      forcedColors: 'active',
      init: { path: kAxe },
    });
    await page.fired('ready');
    const add = page.locator('[part=add]').first();
    assert.equal(await add.evaluate((it) => getComputedStyle(it).borderTopStyle), 'solid');
    assert.deepEqual(await findings(page), []);
    await page.close();
  });

  it('does without movement where the shopper asked for that', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])), { reducedMotion: 'reduce' });
    await page.fired('ready');
    const moving = await page.locator('goes-with').evaluate(
      (it) =>
        [...it.shadowRoot.querySelectorAll('*')].filter((part) => {
          const { transitionDuration, animationName } = getComputedStyle(part);
          return transitionDuration !== '0s' || animationName !== 'none';
        }).length,
    );
    assert.equal(moving, 0);
    await page.close();
  });
});

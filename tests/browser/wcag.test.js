// WCAG 2.2, levels A and AA: each criterion that binds a strip of suggestions, by its number.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonCart, kAxe, openShop, strip } from './shop.mjs';

const kVariants = [
  { sku: 'JUG-S', label: 'Small', price: 9 },
  { sku: 'JUG-L', label: 'Large', price: 12 },
];

/** A page whose adds end as the test of the state needs. */
function answerAdds(variants) {
  const ends = {
    MUG: () => ({ change: () => {} }),
    COSY: () => Promise.reject(Object.assign(new Error(), { problem: 'sold-out' })),
    TRAY: () => new Promise(() => {}),
    JUG: () => Promise.reject(Object.assign(new Error(), { problem: 'needs-choice', variants })),
  };
  addEventListener('goeswith:add', ({ detail }) => detail.respondWith(ends[detail.sku]?.()));
}

/** The relative luminance of a colour as computed styles have it, over another. */
function contrast([one, other]) {
  const channels = (colour) => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('<goes-with> by WCAG 2.2', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  const add = (page, title) => page.getByRole('button', { name: `Add ${title}` });

  /** A strip with one card in each state: added, sold out, being added, to be chosen, dismissed. */
  async function visit({ axe = false, ...options } = {}) {
    const init = [{ content: `(${answerAdds})(${JSON.stringify(kVariants)})` }];
    if (axe) init.push({ path: kAxe });
    const page = await shop.visit(strip(jsonCart(['POT']), 'limit="6" reasons="ask"'), {
      init,
      ...options,
    });
    await page.fired('ready');
    for (const title of ['Blue Mug', 'Knitted', 'Oak', 'Milk jug']) await add(page, title).click();
    await page.fired('added');
    await page.fired('error', 2);
    await page.getByRole('button', { name: 'Not interested in Tea spoons' }).click();
    await page.fired('dismiss');
    return page;
  }

  /** @param {(root: ShadowRoot) => any} ask */
  const inside = (page, ask) =>
    page.locator('goes-with').evaluate((it, how) => eval(`(${how})`)(it.shadowRoot), String(ask));

  it('1.1.1: a picture stands beside its name, and is none to a screen reader', async () => {
    const page = await visit();
    assert.deepEqual(
      await inside(page, (root) => [...root.querySelectorAll('img')].filter((it) => it.alt !== '').length),
      0,
    );
    assert.equal(await page.getByRole('img').count(), 0);
    await page.close();
  });

  it('1.3.1: is a region with a heading and a list, whose level the page sets', async () => {
    const page = await visit();
    assert.equal(await page.getByRole('region', { name: 'Goes well with your cart' }).count(), 1);
    assert.equal(await page.getByRole('list').count(), 1);
    assert.equal(await page.getByRole('listitem').count(), 6);
    await page.locator('goes-with').evaluate((it) => (it.headingLevel = 3));
    await page.getByRole('heading', { level: 3 }).waitFor();
    await page.close();
  });

  it('1.3.2, 2.4.3: is read and reached in the order in which it is seen', async () => {
    const page = await visit();
    const order = await inside(page, (root) => {
      const stops = [...root.querySelectorAll('a, button, select')].filter((it) => it.offsetParent);
      return stops.map((it) => [it.getBoundingClientRect(), it.tabIndex]);
    });
    assert.ok(order.every(([, tabIndex]) => tabIndex === 0));
    const cards = await inside(page, (root) =>
      [...root.querySelectorAll('li')].map((it) => it.getBoundingClientRect()),
    );
    for (let i = 1; i < cards.length; ++i) {
      const [last, next] = [cards[i - 1], cards[i]];
      assert.ok(next.top > last.top || next.left > last.left);
    }
    await page.close();
  });

  for (const colorScheme of ['light', 'dark']) {
    it(`1.4.3, 1.4.11: words have a contrast of 4.5, outlines and marks of 3, ${colorScheme}`, async () => {
      const page = await visit({ colorScheme });
      const pairs = await inside(page, (root) => {
        const behind = getComputedStyle(root.host.ownerDocument.documentElement);
        const canvas = behind.colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches;
        const ground = canvas ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)';
        const words = [...root.querySelectorAll('[part]')].filter(
          (it) => it.offsetParent && [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim()),
        );
        const marks = [...root.querySelectorAll('button[part=add], [part=stepper]')].map((it) => {
          const { borderTopColor, borderTopWidth, outlineColor, backgroundColor } = getComputedStyle(it);
          const line = borderTopWidth === '0px' ? outlineColor : borderTopColor;
          return ['mark', line, backgroundColor === 'rgba(0, 0, 0, 0)' ? ground : backgroundColor];
        });
        return words.map((it) => {
          const { color, backgroundColor } = getComputedStyle(it);
          const own = backgroundColor !== 'rgba(0, 0, 0, 0)';
          return [it.getAttribute('part'), color, own ? backgroundColor : ground];
        }).concat(marks);
      });
      assert.ok(pairs.length > 10);
      for (const [part, ...colours] of pairs) {
        const ratio = await page.evaluate(contrast, colours);
        assert.ok(ratio >= (part === 'mark' ? 3 : 4.5), `${part}: ${ratio.toFixed(1)} of ${colours.join(' on ')}`);
      }
      await page.close();
    });
  }

  it('1.4.4, 1.4.10: at 320 px and twice the size nothing is cut off or beside the page', async () => {
    const page = await visit({ width: 320 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    const wide = await inside(page, (root) =>
      [...root.querySelectorAll('*')]
        .filter((it) => it.getBoundingClientRect().right > innerWidth)
        .map((it) => it.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(wide, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    const clipped = await inside(page, (root) =>
      [...root.querySelectorAll('[part=title], [part=error], [part=undo], [part=add], [part=heading]')]
        .filter((it) => it.offsetParent && it.scrollWidth > it.clientWidth + 1)
        .map((it) => it.textContent),
    );
    assert.deepEqual(clipped, []);
    await page.close();
  });

  it('1.4.12: spaced text loses nothing', async () => {
    const page = await visit({ width: 390 });
    await page.evaluate(() => {
      const spacing = { lineHeight: '1.5', letterSpacing: '.12em', wordSpacing: '.16em' };
      Object.assign(document.body.style, spacing);
    });
    const misplaced = await inside(page, (root) => {
      root.querySelector('section').style.lineHeight = 'inherit';
      const found = [];
      for (const card of root.querySelectorAll('li')) {
        const whole = card.getBoundingClientRect();
        const parts = [...card.querySelectorAll('[part=title], [part=evidence], [part=error], button')];
        const boxes = parts
          .filter((it) => it.offsetParent && getComputedStyle(it).visibility === 'visible')
          .map((it) => [it, it.getBoundingClientRect()]);
        for (const [it, box] of boxes) {
          const out = box.left < whole.left || box.right > whole.right || box.bottom > whole.bottom + 1;
          const cut = it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1;
          const over = boxes.some(
            ([other, its]) =>
              other !== it && !other.contains(it) && !it.contains(other) &&
              box.left < its.right - 1 && its.left < box.right - 1 &&
              box.top < its.bottom - 1 && its.top < box.bottom - 1,
          );
          if (out || cut || over) found.push(it.outerHTML.slice(0, 120));
        }
      }
      return found;
    });
    assert.deepEqual(misplaced, []);
    await page.close();
  });

  it('2.1.1, 2.1.2: every state is worked by keyboard, and the focus leaves on both sides', async () => {
    const page = await visit();
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
      const end = Object.assign(document.createElement('button'), { id: 'end', textContent: 'End' });
      document.querySelector('main').append(end);
    });
    const seen = new Set();
    for (let stop = 0; stop < 40; ++stop) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.id === 'end')) break;
      seen.add(await page.focused());
    }
    for (const name of [
      'Hide suggestions',
      'One more of Blue Mug',
      'Remove Blue Mug from the cart',
      'Show another: Knitted tea cosy',
      'Choose which Milk jug',
      'Undo: suggest Tea spoons, set of six again',
      'Already have it: Tea spoons, set of six',
    ]) {
      assert.ok(seen.has(name), `${name} among ${[...seen].join(', ')}`);
    }
    assert.equal(await page.evaluate(() => document.activeElement.id), 'end');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'goes-with');
    await page.close();
  });

  it('2.2.1, 2.2.2: nothing ends by itself and nothing moves', async () => {
    const page = await visit();
    const look = () => inside(page, (root) => root.innerHTML);
    const before = await look();
    await page.waitForTimeout(3000);
    assert.equal(await look(), before);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    await page.close();
  });

  it('2.4.7: the focus is seen, in every kind of control', async () => {
    const page = await visit();
    const rings = await inside(page, (root) =>
      [...root.querySelectorAll('a, button, select')]
        .filter((it) => it.offsetParent)
        .map((it) => {
          it.focus({ focusVisible: true });
          const { outlineStyle, outlineWidth } = getComputedStyle(it);
          return `${outlineStyle} ${outlineWidth}`;
        }),
    );
    assert.deepEqual([...new Set(rings)], ['solid 3px']);
    await page.close();
  });

  it('2.5.3, 4.1.2: a control’s name begins with what is written on it, and says of which item', async () => {
    const page = await visit();
    const names = await inside(page, (root) =>
      [...root.querySelectorAll('button')]
        .filter((it) => it.offsetParent && it.getAttribute('aria-label'))
        .map((it) => [it.textContent, it.getAttribute('aria-label')]),
    );
    const sign = /^[×+−]$/;
    for (const [written, name] of names) {
      if (!sign.test(written)) assert.ok(name.startsWith(written), `${name} of ${written}`);
      if (name !== 'Hide suggestions') assert.match(name, /Mug|cosy|tray|jug|spoons|bowl/);
    }
    assert.equal(await page.getByRole('group', { name: 'Quantity of Blue Mug' }).count(), 1);
    await page.close();
  });

  it('2.5.8: every target has 44 by 44 pixels, in every state and width', async () => {
    for (const width of [320, 390, 768, 1280]) {
      const page = await visit({ width });
      const small = await inside(page, (root) =>
        [...root.querySelectorAll('button, select, a')]
          .filter((it) => it.offsetParent)
          .map((it) => ({ name: it.outerHTML, box: it.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 43.5 || box.height < 43.5)
          .map(({ name, box }) => `${box.width}×${box.height} ${name}`),
      );
      assert.deepEqual(small, [], `${width} px`);
      await page.close();
    }
  });

  it('3.2.1, 3.2.2: neither focus nor choice adds, navigates or reveals', async () => {
    const page = await visit();
    const adds = (await page.events('add')).length;
    const cards = await page.locator('[part=card]').count();
    await page.getByRole('combobox').selectOption('JUG-L');
    await inside(page, (root) => root.querySelectorAll('a, button').forEach((it) => it.focus()));
    assert.equal((await page.events('add')).length, adds);
    assert.equal(await page.locator('[part=card]').count(), cards);
    assert.match(page.url(), /cart\.html$/);
    await page.close();
  });

  it('3.3.1: what went wrong is said in words beside the item', async () => {
    const page = await visit();
    const card = page.locator('[part=card]', { hasText: 'Knitted tea cosy' });
    assert.equal(await card.locator('[part=error]').textContent(), 'Sold out');
    await page.close();
  });

  it('4.1.3: refusing, dismissing and undoing are spoken without the focus moving there', async () => {
    const page = await visit();
    const spoken = () => page.getByRole('status').textContent();
    assert.match(await spoken(), /^Removed Tea spoons/);
    await page.evaluate(() =>
      addEventListener('goeswith:add', ({ detail }) => detail.respondWith(Promise.reject()), true),
    );
    await add(page, 'Sugar bowl').click();
    await page.fired('error', 3);
    assert.equal(await spoken(), 'Sugar bowl: Could not be added');
    await page.getByRole('button', { name: /^Undo: suggest/ }).click();
    assert.equal(await spoken(), 'Tea spoons, set of six is suggested again');
    await add(page, 'Tea spoons').click();
    await page.fired('error', 4);
    assert.equal(await spoken(), 'Tea spoons, set of six: Could not be added');
    assert.notEqual(await page.focused(), 'status');
    await page.close();
  });

  for (const colorScheme of ['light', 'dark']) {
    it(`has no findings by axe-core with all states at once, ${colorScheme}`, async () => {
      const page = await visit({ colorScheme, width: 390, axe: true });
      const findings = await page.evaluate(async () => {
        const { violations } = await axe.run('goes-with');
        return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
      });
      assert.deepEqual(findings, []);
      await page.close();
    });
  }
});

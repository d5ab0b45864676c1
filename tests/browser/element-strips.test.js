import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonCart, openShop, strip } from './shop.mjs';

describe('strips of <goes-with> by their place', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  async function visit(html, options) {
    const page = await shop.visit(html, options);
    await page.fired('ready');
    return page;
  }

  it('never repeat an item on one page, and give it back when they go', async () => {
    const html = strip(jsonCart(['POT']), 'limit="2"') + strip(jsonCart(['POT']), 'limit="6"');
    const page = await visit(html);
    await page.fired('ready', 2);
    const titles = await page.titles();
    assert.equal(titles.length, 6);
    assert.equal(new Set(titles).size, 6);
    await page.evaluate(() => {
      document.querySelector('goes-with').remove();
      document.querySelector('goes-with').cart = ['POT', 'SOAP'];
    });
    await page.fired('ready', 3);
    assert.deepEqual((await page.titles()).sort(), titles.sort());
    await page.close();
  });

  it('never repeat an item, though both show more at once', async () => {
    const html = strip(jsonCart(['POT']), 'limit="1"').repeat(2);
    const page = await visit(html);
    await page.fired('ready', 2);
    await page.evaluate(async () => {
      for (const { shadowRoot } of document.querySelectorAll('goes-with')) {
        shadowRoot.querySelector('[part=more]').click();
      }
    });
    await page.locator('[part=card]').nth(3).waitFor();
    const titles = await page.titles();
    assert.equal(new Set(titles).size, 4, titles.join());
    await page.close();
  });

  it('show three in a column and four in a grid, or as many as the shop says', async () => {
    for (const [width, attributes, count] of [
      [390, '', 3],
      [1024, '', 4],
      [390, 'limit="6"', 6],
    ]) {
      const page = await visit(strip(jsonCart(['POT']), attributes), { viewport: { width, height: 900 } });
      assert.equal((await page.titles()).length, count);
      await page.close();
    }
  });

  it('show as many by default as fit the layout that is shown, whatever the size of letters', async () => {
    for (const [letters, width, isGrid] of [
      [32, 1280, false],
      [32, 1500, true],
      [16, 800, true],
      [10, 500, true],
      [10, 400, false],
    ]) {
      shop.mounts['/letters.css'] = { body: `main { font-size: ${letters}px; max-width: none }` };
      const head =
        '<link rel="stylesheet" href="/letters.css">' +
        '<script type="module" src="/goeswith/goeswith.js"></script>';
      const page = await visit(strip(jsonCart(['POT'])), { head, width });
      const columns = await page
        .locator('[part=list]')
        .evaluate((list) => getComputedStyle(list).gridTemplateColumns.split(' ').length);
      const what = `${letters} px in ${width} px`;
      assert.deepEqual([columns > 1, (await page.titles()).length], [isGrid, isGrid ? 4 : 3], what);
      await page.close();
    }
  });

  it('show more when they are asked to, below, until there are no more', async () => {
    const page = await visit(strip(jsonCart(['POT']), 'limit="2"'));
    const more = page.getByRole('button', { name: 'Show more' });
    const before = await page.titles();
    await more.click();
    await page.locator('[part=card]').nth(3).waitFor();
    assert.deepEqual((await page.titles()).slice(0, 2), before);
    assert.equal(await page.focused(), 'Add Oak serving tray with rope handles to cart');
    const [{ skus }] = await page.events('impression');
    assert.deepEqual(skus, ['TRAY', 'JUG']);
    await page.settled();
    await more.click();
    await page.locator('[part=card]').nth(5).waitFor();
    await page.settled();
    await more.click();
    await page.getByText('No more suggestions').waitFor({ state: 'attached' });
    assert.equal(await more.isVisible(), false);
    assert.equal(new Set(await page.titles()).size, 6);
    await page.close();
  });

  it('offer no more where the answer was not full', async () => {
    const page = await visit(strip(jsonCart(['LAMP']), 'popular="never"'));
    assert.equal(await page.getByRole('button', { name: 'Show more' }).isVisible(), false);
    await page.close();
  });

  it('say on the thank-you page that more is a new order, and never offer what was bought', async () => {
    const page = await visit(strip(jsonCart(['POT', 'MUG']), 'placement="thank-you" limit="12"'));
    assert.equal(await page.locator('[part=note]').innerText(), 'Buying more starts a new order');
    assert.ok(!(await page.titles()).includes('Blue Mug'));
    await page.close();
  });

  it('know on the thank-you page what was bought from the page, and add by the adapter', async () => {
    const init = () =>
      addEventListener('DOMContentLoaded', async () => {
        const { GoesWith } = await import('/goeswith/goeswith.js');
        globalThis.calls = [];
        const add = ({ sku }) => void calls.push(sku);
        GoesWith.registerAdapter('till', { read: () => [], subscribe() {}, add });
      });
    const html = strip(jsonCart(['POT', 'MUG']), 'placement="thank-you" adapter="till"');
    const page = await shop.visit(html, { init });
    await page.fired('ready');
    assert.equal((await page.titles()).includes('Blue Mug'), false);
    await page.getByRole('button', { name: 'Add Knitted tea cosy to cart' }).click();
    await page.fired('added');
    assert.deepEqual(await page.evaluate(() => calls), ['COSY']);
    await page.close();
  });

  describe('on the thank-you page of a shop whose new cart has something', () => {
    /** A till that has what `globalThis.lines` says; it is there when the page says so. */
    function openTill() {
      globalThis.lines = ['MUG'];
      globalThis.reads = 0;
      globalThis.open = async () => {
        const GoesWith = await customElements.whenDefined('goes-with');
        GoesWith.registerAdapter('till', {
          read: async () => {
            ++globalThis.reads;
            if (globalThis.lost) throw new Error('lost');
            return globalThis.lines.map((sku) => ({ sku, quantity: 1 }));
          },
          subscribe: (callback) => void (globalThis.tell = callback),
          add({ sku }) {
            globalThis.lines.push(sku);
            tell();
          },
        });
      };
    }
    const thanks = strip(jsonCart(['POT']), 'placement="thank-you" adapter="till" limit="3"');

    it('leave that out, also from what more they show', async () => {
      const page = await shop.visit(thanks, { init: openTill });
      await page.evaluate(() => open());
      await page.fired('ready');
      const titles = await page.titles();
      assert.deepEqual([titles.length, titles.includes('Blue Mug')], [3, false]);
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.locator('[part=card]').nth(4).waitFor();
      assert.equal((await page.titles()).includes('Blue Mug'), false);
      await page.close();
    });

    it('read it once where it is all that the strip knows', async () => {
      const html = strip('', 'placement="thank-you" adapter="till" limit="3"');
      const page = await shop.visit(html, { init: openTill });
      await page.evaluate(() => open());
      await page.fired('ready');
      assert.equal(await page.evaluate(() => globalThis.reads), 1);
      assert.equal((await page.titles()).includes('Blue Mug'), false);
      await page.close();
    });

    it('wait for it, so that nothing is shown that it has', async () => {
      const page = await shop.visit(thanks, { init: openTill });
      await page.evaluate(() => {
        globalThis.shown = [];
        addEventListener('goeswith:ready', ({ detail }) =>
          shown.push(detail.suggestions.some(({ sku }) => sku === 'MUG')),
        );
      });
      await page.waitForFunction(() => customElements.get('goes-with'));
      await page.locator('a[href="/accessories"]').waitFor();
      await page.evaluate(() => open());
      await page.fired('ready');
      assert.deepEqual(await page.evaluate(() => shown), [false]);
      await page.close();
    });

    it('follow it, and keep what was added in its place', async () => {
      const page = await shop.visit(thanks, { init: openTill });
      await page.evaluate(() => open());
      await page.fired('ready');
      const before = await page.titles();
      await page.getByRole('button', { name: `Add ${before[0]} to cart` }).click();
      await page.fired('added');
      await page.evaluate(() => (lines.push('JUG'), tell()));
      await page.waitForFunction(() => !parts('title').some((it) => it.textContent === 'Milk jug'));
      assert.equal((await page.titles())[0], before[0]);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });

    it('show what goes with the order all the same where it cannot be read', async () => {
      const page = await shop.visit(thanks, { init: openTill });
      await page.evaluate(() => ((globalThis.lost = true), open()));
      await page.fired('ready');
      assert.equal((await page.titles())[0], 'Blue Mug');
      assert.deepEqual(await page.events('error'), []);
      await page.close();
    });

    it('leave it out where the page sets what was bought as a property', async () => {
      const html = strip('', 'placement="thank-you" adapter="till" limit="3"');
      const page = await shop.visit(html, { init: openTill });
      await page.evaluate(() => open());
      await page.setCart(['POT']);
      await page.fired('ready');
      assert.deepEqual([(await page.titles()).length, (await page.titles()).includes('Blue Mug')], [3, false]);
      await page.close();
    });
  });

  it('hand over links where the page cannot add, only of items that have one, and say so', async () => {
    const page = await visit(strip(jsonCart(['POT']), 'placement="thank-you" action="link" limit="6"'));
    assert.equal(await page.locator('[part=note]').innerText(), 'Buying more starts a new order');
    assert.ok(!(await page.titles()).some((title) => title.startsWith('Tea spoons')));
    const link = page.getByRole('link', { name: 'See product: Blue Mug' });
    assert.equal(await link.evaluate((it) => it.pathname), '/products/MUG');
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    await link.click();
    assert.deepEqual(await page.events('click'), [{ type: 'click', sku: 'MUG', index: 0 }]);
    assert.deepEqual(await page.events('add'), []);
    await page.close();
  });
});

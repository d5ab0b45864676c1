import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonCart, openShop, strip } from './shop.mjs';

describe('the cart of <goes-with>', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  it('may hold 500 lines, the same SKU often, and SKUs that nobody knows', async () => {
    const cart = Array.from({ length: 500 }, (_, line) => ({ sku: line % 3 ? `X${line}` : 'POT' }));
    const page = await shop.visit(strip());
    await page.setCart(cart);
    await page.fired('ready');
    assert.equal((await page.titles())[0], 'Blue Mug');
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('is the property before the adapter, and the JSON child only where neither is', async () => {
    const page = await shop.visit(
      `<p data-goeswith-sku="LAMP"></p>${strip(jsonCart(['COSY']), 'adapter="page"')}`,
    );
    await page.fired('ready');
    assert.deepEqual(await page.titles(), ['Light bulb']);
    await page.setCart([{ sku: 'POT', quantity: 2 }]);
    await page.fired('ready', 2);
    assert.equal((await page.titles())[0], 'Blue Mug');
    await page.setCart(null);
    await page.fired('ready', 3);
    assert.deepEqual(await page.titles(), ['Light bulb']);
    await page.locator('goes-with').evaluate((it) => (it.adapter = ''));
    await page.fired('ready', 4);
    assert.ok((await page.titles()).includes('Breakfast teapot'));
    await page.close();
  });

  it('may be set before the element is known', async () => {
    const page = await shop.visit(strip(), {
      init: () => {
        addEventListener('DOMContentLoaded', () => {
          if (customElements.get('goes-with')) return;
          document.querySelector('goes-with').cart = ['POT'];
          globalThis.early = true;
        });
        // Deferred scripts run before DOMContentLoaded, so the element is put in by hand.
        const define = customElements.define.bind(customElements);
        customElements.define = (...all) => setTimeout(() => define(...all), 200);
      },
    });
    await page.fired('ready');
    assert.equal(await page.evaluate(() => globalThis.early), true);
    assert.equal((await page.titles())[0], 'Blue Mug');
    assert.deepEqual(await page.locator('goes-with').evaluate((it) => it.cart), ['POT']);
    await page.close();
  });

  it('is followed where a JSON child appears later and where it changes', async () => {
    // Under Trusted Types no script may write into a script element, be it only data.
    const page = await shop.visit(strip(), { policy: "script-src 'self' 'wasm-unsafe-eval'" });
    await page.locator('goes-with').evaluate((it) => {
      const script = document.createElement('script');
      script.type = 'application/json';
      it.append(script);
      script.append('{"lines": [{"sku": "POT"}]}');
    });
    await page.fired('ready');
    assert.equal((await page.titles())[0], 'Blue Mug');
    await page.locator('goes-with script').evaluate((it) => (it.firstChild.data = '["LAMP"]'));
    await page.fired('ready', 2);
    assert.deepEqual(await page.titles(), ['Light bulb']);
    await page.locator('goes-with script').evaluate((it) => it.remove());
    await page.getByText('See accessories').waitFor();
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('comes from an adapter that may be registered later and changes when it says so', async () => {
    const page = await shop.visit(strip('', 'adapter="till"'));
    await page.evaluate(async () => {
      const { GoesWith } = await import('/goeswith/goeswith.js');
      globalThis.till = { lines: ['POT'], listeners: new Set() };
      GoesWith.registerAdapter('till', {
        read: async () => till.lines,
        add: async ({ sku }) => void till.lines.push(sku),
        subscribe(callback) {
          till.listeners.add(callback);
          return () => till.listeners.delete(callback);
        },
      });
    });
    await page.fired('ready');
    assert.equal((await page.titles())[0], 'Blue Mug');
    await page.evaluate(() => {
      till.lines = ['LAMP'];
      for (const callback of till.listeners) callback();
    });
    await page.fired('ready', 2);
    assert.deepEqual(await page.titles(), ['Light bulb']);
    await page.locator('goes-with').evaluate((it) => it.remove());
    assert.equal(await page.evaluate(() => till.listeners.size), 0);
    await page.close();
  });

  it('is an element of the page with each SKU, for the adapter `page`', async () => {
    const page = await shop.visit(`<ul id="lines"></ul>${strip('', 'adapter="page"')}`);
    const fallback = page.getByText('See accessories');
    assert.equal(await fallback.isVisible(), true);
    await page.fired('ready');
    await page.evaluate(() => {
      const line = document.createElement('li');
      line.dataset.goeswithSku = 'POT';
      document.querySelector('#lines').append(line);
    });
    await page.fired('ready', 2);
    assert.equal((await page.titles())[0], 'Blue Mug');
    await page.evaluate(() => document.querySelector('#lines').replaceChildren());
    await fallback.waitFor();
    await page.close();
  });

  for (const [what, cart, words = 'The cart is not a list'] of [
    ['a number', 7],
    ['an object without lines', { items: ['POT'] }],
    ['a SKU that is a number', [85123], 'has the SKU 85123, not a string'],
    [
      'a line whose SKU is a number',
      [{ sku: 'POT' }, { sku: 85123 }],
      'Line 2 of the cart has the SKU 85123, not a string',
    ],
    ['a line that is null', ['POT', null], 'Line 2 of the cart has the SKU null'],
    ['a SKU with a NUL in it', ['PO\0T'], 'Line 1 of the cart'],
  ]) {
    it(`is refused with one error where it is ${what}`, async () => {
      const page = await shop.visit(strip(jsonCart(['POT'])));
      await page.fired('ready');
      await page.setCart(cart);
      await page.fired('error');
      const [{ message, ...error }, ...more] = await page.events('error');
      assert.deepEqual(error, { type: 'error', code: 'bad-cart', isError: true });
      assert.ok(message.includes(words), message);
      assert.deepEqual(more, []);
      assert.equal(await page.getByText('See accessories').isVisible(), true);
      await page.setCart(['POT']);
      await page.fired('ready', 2);
      assert.equal((await page.titles()).length, 4);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }

  it('is refused with one error where the JSON child or the adapter cannot be read', async () => {
    const page = await shop.visit(strip('<script type="application/json">[“POT”]</script>'));
    await page.fired('error');
    await page.locator('goes-with').evaluate((it) => it.append('a child of no concern'));
    await page.evaluate(async () => {
      const { GoesWith } = await import('/goeswith/goeswith.js');
      const refuse = () => Promise.reject(new Error('session expired'));
      GoesWith.registerAdapter('closed', { read: refuse, subscribe: () => () => {} });
      document.querySelector('goes-with').adapter = 'closed';
    });
    await page.fired('error', 2);
    const errors = await page.events('error');
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['bad-cart', 'bad-cart'],
    );
    assert.equal(errors[1].message, 'session expired');
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('is followed no more after the element’s removal, and again after its return', async () => {
    const page = await shop.visit(`<p data-goeswith-sku="POT"></p>${strip('', 'adapter="page"')}`);
    await page.fired('ready');
    await page.evaluate(() => {
      globalThis.removed = document.querySelector('goes-with');
      removed.remove();
      document.querySelector('p').dataset.goeswithSku = 'LAMP';
    });
    await page.waitForTimeout(200);
    assert.equal((await page.events('ready')).length, 1);
    await page.evaluate(() => document.querySelector('main').append(removed));
    await page.fired('ready', 2);
    assert.deepEqual(await page.titles(), ['Light bulb']);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });
});

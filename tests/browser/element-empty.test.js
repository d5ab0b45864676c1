import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonCart, openShop, strip } from './shop.mjs';

const kNothing = { type: 'ready', count: 0, skus: [] };

describe('<goes-with> with nothing to suggest for', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  const asked = (page) => page.requests.filter((url) => url.includes('/model/'));

  it('says once that an empty cart has no suggestions, and asks for no model', async () => {
    const page = await shop.visit(strip(jsonCart([])));
    await page.fired('ready');
    await page.setCart([]);
    await page.setCart(['', { sku: '' }]);
    await page.locator('goes-with').evaluate((it) => (it.limit = 2));
    await page.waitForTimeout(200);
    assert.deepEqual(asked(page), []);
    assert.equal(await page.getByText('See accessories').isVisible(), true);
    assert.deepEqual(await page.events(), [kNothing]);
    await page.close();
  });

  it('says so again each time the cart becomes empty, but not where there is no cart', async () => {
    const page = await shop.visit(strip());
    await page.waitForTimeout(100);
    assert.deepEqual(await page.events(), []);
    await page.setCart(['POT']);
    await page.fired('ready');
    await page.setCart([]);
    await page.fired('ready', 2);
    await page.setCart(null);
    await page.waitForTimeout(50);
    await page.setCart([]);
    await page.fired('ready', 3);
    assert.deepEqual((await page.events('ready')).slice(1), [kNothing, kNothing]);
    await page.close();
  });

  it('says so once where the model failed before, and shows the next cart', async () => {
    const model = shop.mounts['/model/'];
    shop.mounts['/model/'] = { body: 'gone', status: 503 };
    const page = await shop.visit(strip(jsonCart(['POT'])));
    await page.fired('error');
    shop.mounts['/model/'] = model;
    await page.setCart([]);
    await page.setCart([]);
    await page.waitForTimeout(50);
    assert.deepEqual(await page.events('ready'), [kNothing]);
    await page.setCart(['POT']);
    await page.fired('ready', 2);
    assert.equal((await page.titles())[0], 'Blue Mug');
    await page.close();
  });

  it('leaves out the lines of the cart that have no SKU', async () => {
    const page = await shop.visit(
      strip(jsonCart([{ sku: null }, { title: 'Gift wrapping' }, { sku: 'LAMP' }, { sku: '' }])),
    );
    await page.fired('ready');
    assert.deepEqual(await page.titles(), ['Light bulb']);
    await page.setCart([{ sku: null }, { quantity: 2 }]);
    await page.fired('ready', 2);
    assert.deepEqual((await page.events()).slice(1), [kNothing]);
    await page.close();
  });

  it('keeps the fallback where style sheets cannot be constructed, and says so', async () => {
    const page = await shop.visit(strip(), {
      init: () => {
        globalThis.CSSStyleSheet = class {
          constructor() {
            throw new TypeError('Illegal constructor');
          }
        };
        delete Document.prototype.adoptedStyleSheets;
        delete ShadowRoot.prototype.adoptedStyleSheets;
      },
    });
    await page.waitForTimeout(100);
    assert.deepEqual(await page.events(), []);
    await page.setCart(['POT']);
    await page.fired('error');
    await page.waitForTimeout(100);
    assert.deepEqual(await page.events(), [
      {
        type: 'error',
        code: 'unsupported',
        message: 'No style sheet can be made here',
        isError: true,
      },
    ]);
    assert.deepEqual(asked(page), []);
    assert.equal(await page.getByText('See accessories').isVisible(), true);
    assert.equal(await page.locator('[part=section]').isVisible(), false);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });
});

// The adapters of the platforms on pages that forbid all they can, as web/README.md says.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { kPolicy } from './serve.mjs';
import { openShop, strip } from './shop.mjs';
import { cartPage, dawnPlaces, standardTheme } from './shops/shopify-themes.mjs';
import { shopifyShop } from './shops/shopify.mjs';
import { blocksTheme, classicTheme } from './shops/woocommerce-themes.mjs';
import { wooShop } from './shops/woocommerce.mjs';
import { items, orders } from './store.mjs';

const kWooApi = '/wp-json/wc/store/v1/';
const form = (id, sku) => [{ id, sku, title: 'Default Title', price: 850, stock: 2 }];

describe('the strict policy of a page with the adapter', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  let woo;
  let shopify;
  before(async () => {
    const link = (sku) => `/products/${sku.toLowerCase()}`;
    shop = await openShop({ items: items.map((it) => ({ ...it, link: link(it.sku) })), orders });
    woo = wooShop([{ id: 1, sku: 'POT', price: 2400 }, { id: 2, sku: 'MUG', price: 850, stock: 2 }]);
    for (const place of ['products', 'cart', 'cart/add-item', 'cart/update-item', 'cart/remove-item']) {
      shop.mounts[kWooApi + place] = woo.door;
    }
    shopify = shopifyShop({ pot: form(1, 'POT'), mug: form(2, 'MUG') });
    for (const path of ['/cart', '/cart.js', '/cart/add.js', '/cart/change.js', '/actions']) {
      shop.mounts[path] = shopify.door;
    }
    for (const name of ['pot', 'mug']) shop.mounts[`/products/${name}.js`] = shopify.door;
  });
  after(() => shop.close());

  /** Adds the mug by a tap, and one more of it. */
  async function addTwo(platform, adapter, { init, html = '' }) {
    const { cart, storageState } = platform.visitor();
    cart.lines = [{ id: 1, quantity: 1 }];
    const page = await shop.visit(
      `<output id="count"></output>${html}${strip('', `adapter="${adapter}"`)}`,
      { policy: kPolicy, init, storageState },
    );
    await page.fired('ready');
    await page.getByRole('button', { name: 'Add Blue Mug to cart' }).click();
    await page.fired('added');
    await page.settled();
    await page.getByRole('button', { name: 'One more of Blue Mug' }).click();
    await page.fired('changed');
    assert.deepEqual(cart.lines.map(({ id, quantity }) => [id, quantity]), [[1, 1], [2, 2]]);
    assert.ok(page.requests.every((url) => url.startsWith(shop.url)));
    return Object.assign(page, { cart });
  }

  for (const [name, init] of [['of blocks', [blocksTheme]], ['of the classic kind', [classicTheme]]]) {
    it(`of WooCommerce is violated by nothing, on a page ${name}`, async () => {
      const page = await addTwo(woo, 'woocommerce', { init });
      await page.locator('#count:text-is("3")').waitFor();
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }

  for (const [name, init] of [
    ['with standard actions', [cartPage, standardTheme]],
    ['of a theme that shows its cart itself', [cartPage]],
  ]) {
    it(`of Shopify is violated by nothing, on a page ${name}`, async () => {
      const page = await addTwo(shopify, 'shopify', { init });
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }

  it('of Shopify is violated once where it must show the parts of an older Dawn, which it does', async () => {
    const page = await addTwo(shopify, 'shopify', { init: [cartPage], html: dawnPlaces() });
    for (const part of ['#main-cart-items', '#main-cart-footer', '#cart-icon-bubble']) {
      await page.locator(`${part} b:text-is("3 Artikel")`).waitFor();
    }
    const problems = await page.problems();
    assert.equal(problems.length, 1, problems.join());
    assert.match(problems[0], /^policy: require-trusted-types-for .*DOMParser parseFromString/);
    await page.close();
  });
});

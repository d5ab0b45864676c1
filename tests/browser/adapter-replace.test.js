// A better version in the place of a line, from tap to undo, at the shops of two platforms.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { kPolicy } from './serve.mjs';
import { openShop, strip } from './shop.mjs';
import { cartPage } from './shops/shopify-themes.mjs';
import { shopifyShop } from './shops/shopify.mjs';
import { blocksTheme } from './shops/woocommerce-themes.mjs';
import { wooShop } from './shops/woocommerce.mjs';
import * as store from './policy-store.mjs';

const kThemePolicy = kPolicy.replace(/require-trusted.*/, '');
const kItems = { KETTLE: 71, 'KETTLE-2': 72 };
const links = { KETTLE: '/products/kettle', 'KETTLE-2': '/products/kettle-2?variant=72' };

/** Of each platform: its server, the paths that it answers, how a page is prepared, a custom line. */
const platforms = {
  shopify: {
    open: () =>
      shopifyShop({
        kettle: [{ id: 71, sku: 'KETTLE', price: 3000, stock: 9, title: 'Default Title' }],
        'kettle-2': [{ id: 72, sku: 'KETTLE-2', price: 3850, stock: 2, title: 'Default Title' }],
      }),
    paths: ['/cart.js', '/cart/add.js', '/cart/change.js', '/cart', '/products/kettle-2.js'],
    init: cartPage,
    custom: { properties: { Engraving: 'Ann' } },
  },
  woocommerce: {
    open: () =>
      wooShop([
        { id: 71, sku: 'KETTLE', price: 3000 },
        { id: 72, sku: 'KETTLE-2', price: 3850, stock: 2 },
      ]),
    paths: ['/products', '/cart', '/cart/add-item', '/cart/update-item', '/cart/remove-item'].map(
      (path) => `/wp-json/wc/store/v1${path}`,
    ),
    init: blocksTheme,
    custom: { item_data: [{ name: 'Engraving', value: 'Ann' }] },
  },
};

for (const [name, { open, paths, init, custom }] of Object.entries(platforms)) {
  describe(`a better version of a line at a shop on ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof openShop>>} */
    let shop;
    let platform;
    before(async () => {
      const items = store.items.map((item) => ({ ...item, link: links[item.sku] ?? item.link }));
      shop = await openShop({ ...store, items });
      platform = open();
      for (const path of paths) shop.mounts[path] = platform.door;
    });
    after(() => shop.close());

    /** @param {number} quantity @param {object} [more] of the line */
    async function visit(quantity, more) {
      const { cart, storageState } = platform.visitor();
      cart.lines = [{ id: kItems.KETTLE, quantity, ...more }];
      const html = `<output id="count"></output>${strip('', `adapter="${name}"`)}`;
      const page = await shop.visit(html, { policy: kThemePolicy, storageState, init: [init] });
      await page.fired('ready');
      return Object.assign(page, {
        held: () => cart.lines.map(({ id, quantity }) => `${id}×${quantity}`).join(' '),
        replace: page.getByRole('button', { name: /^Replace Steel kettle - 1 litre/ }),
      });
    }

    it('takes its place by one tap, as many as there were, and one tap puts it back', async () => {
      const page = await visit(2);
      await page.replace.click();
      await page.fired('added');
      assert.equal(page.held(), '72×2');
      await page.settled();
      await page.getByRole('button', { name: 'Undo: put Steel kettle - 1 litre back' }).click();
      await page.fired('changed');
      assert.equal(page.held(), '71×2');
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });

    it('takes the place of as many as there are of the better', async () => {
      const page = await visit(3);
      await page.replace.click();
      await page.fired('added');
      assert.equal(page.held(), '71×1 72×2');
      const said = await page.locator('goes-with [part=status]').textContent();
      assert.equal(said, 'Only 2 of Steel kettle - 2 litres could be added');
      await page.settled();
      await page.getByRole('button', { name: 'Undo: put Steel kettle - 1 litre back' }).click();
      await page.fired('changed');
      assert.equal(page.held(), '71×3');
      await page.close();
    });

    it('is not offered for a line that carries what the shopper typed: what goes with it is', async () => {
      const page = await visit(2, custom);
      assert.equal(await page.replace.count(), 0);
      const heading = await page.locator('[part=heading]').innerText();
      assert.equal(heading, 'Goes with Steel kettle - 1 litre');
      const titles = await page.titles();
      assert.ok(titles.length > 0);
      assert.ok(!titles.includes('Steel kettle - 2 litres'));
      await page.close();
    });
  });
}

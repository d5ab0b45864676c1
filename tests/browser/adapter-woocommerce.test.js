import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openShop, strip } from './shop.mjs';
import { actions, takeAdapter } from './shops/drive.mjs';
import { json, kHtml } from './shops/visitors.mjs';
import { blocksTheme, classicTheme, mixedTheme } from './shops/woocommerce-themes.mjs';
import { wooShop } from './shops/woocommerce.mjs';
import { orders, items } from './store.mjs';

const kSize = {
  name: 'Größe',
  terms: [
    { name: 'Klein &amp; fein', slug: 'klein' },
    { name: 'Groß', slug: 'gross' },
  ],
};
const kWood = { name: 'Holz', terms: [{ name: 'Eiche', slug: 'Eiche' }] };
const products = [
  { id: 1, sku: 'POT', price: 2400 },
  { id: 2, sku: 'MUG', price: 850, stock: 3 },
  { id: 3, sku: 'COSY', price: 1200, stock: 0 },
  {
    id: 4,
    sku: 'TRAY',
    price: 9000,
    attributes: [kSize, kWood],
    variations: [
      { id: 41, price: 9900, values: ['klein', 'Eiche'] },
      { id: 42, price: 12345, values: ['gross', 'Eiche'] },
      { id: 43, sku: 'TRAY-3', price: 9000, stock: 0, values: ['gross', 'Esche'] },
      { id: 44, price: 9000, values: ['gross', null] },
    ],
  },
  {
    id: 5,
    sku: 'JUG',
    price: 500,
    attributes: [kSize],
    variations: [{ id: 51, price: 500, values: ['klein'] }],
  },
  { id: 6, sku: 'SPOON', price: 1500, single: true },
  { id: 7, sku: 'BOWL', price: 600, external: true },
  { id: 8, sku: 'LAMP', price: 4000 },
  { id: 9, sku: 'BULB', price: 400, stock: 2 },
  { id: 10, sku: "A&B 10x20 O'Neil--1", price: 100 },
  { id: 11, sku: 'A,B', price: 100 },
  { id: 12, sku: 'A', price: 100 },
  { id: 13, sku: '', price: 5000 },
  { id: 14, sku: 'HELD', price: 5000, stock: 4, reserved: true },
  { id: 15, sku: 'FEW', price: 100, most: 2 },
  { id: 16, sku: 'SOAP', price: 500, pack: 6 },
];
const kApi = '/wp-json/wc/store/v1';

describe('the adapter for WooCommerce', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  let woo;
  before(async () => {
    shop = await openShop({ items, orders });
    woo = wooShop(products);
    for (const at of [kApi, '/laden/wp-json/wc/store/v1']) {
      const places = ['', '/add-item', '/update-item', '/remove-item'].map((it) => `/cart${it}`);
      for (const place of ['/products', ...places]) shop.mounts[at + place] = woo.door;
    }
    shop.mounts['/index.php'] = woo.door;
  });
  after(() => shop.close());

  async function visit({
    lines = [[1, 1]],
    theme = blocksTheme,
    html,
    cart: how,
    ...options
  } = {}) {
    const { cart, storageState } = woo.visitor();
    Object.assign(cart, how, { lines: lines.map(([id, quantity]) => ({ id, quantity })) });
    const places = `<output id="count"></output>${html ?? strip('', 'adapter="woocommerce" limit="6"')}`;
    const init = [theme].flat();
    const page = await shop.visit(places, { init, ...options, storageState });
    await takeAdapter(page, 'woocommerce');
    return Object.assign(page, {
      cart,
      ...actions(page),
      held: () => cart.lines.map(({ id, quantity }) => `${id}×${quantity}`).join(' '),
      asked: (end) =>
        cart.log.filter(
          ({ path, url }) => path.endsWith(end) && !/blocks|fragments/.test(url.search),
        ),
    });
  }
  const button = (page, title) => page.locator(`[part=add][aria-label*="${title}"]`);

  for (const [name, theme] of [
    ['of blocks', blocksTheme],
    ['of the classic kind', classicTheme],
    ['with both', [blocksTheme, classicTheme, mixedTheme]],
  ]) {
    describe(`on a page ${name}`, () => {
      it('shows what goes with the cart, and one tap adds it for shop and page', async () => {
        const page = await visit({
          theme,
          lines: [
            [13, 1],
            [1, 1],
          ],
        });
        await page.fired('ready');
        assert.equal((await page.titles())[0], 'Blue Mug');
        await button(page, 'Blue Mug').click();
        await page.fired('added');
        await page.fired('ready', 2);
        assert.equal(page.held(), '13×1 1×1 2×1');
        await page.locator('#count:text-is("3")').waitFor();
        const heard = await page.evaluate(() => heard);
        if (theme !== classicTheme) assert.ok(heard.includes('added, keep false'));
        if (theme !== blocksTheme)
          assert.ok(heard.includes('wc_fragment_refresh') && heard.includes('wc_update_cart'));
        assert.ok(page.cart.log.every(({ headers }) => !headers['cart-token']));
        const hosts = new Set(page.requests.map((url) => new URL(url).host));
        assert.deepEqual([...hosts], [new URL(shop.url).host]);
        assert.deepEqual(await page.evaluate(() => Object.keys({ ...localStorage })), []);
        assert.deepEqual(await page.problems(), []);
        await page.close();
      });

      it('calls back once after an add of its own and once after one of the page', async () => {
        const page = await visit({ theme });
        await page.fired('ready');
        await page.evaluate(() => {
          globalThis.calls = 0;
          adapter.subscribe(() => ++calls);
        });
        assert.deepEqual(await page.add('MUG'), { quantity: 1 });
        await page.waitForTimeout(700);
        assert.equal(await page.evaluate(() => calls), 1);
        const reads = page.asked('/cart').length;
        page.cart.lines.push({ id: 8, quantity: 1 });
        await page.evaluate(() => {
          for (const time of [0, 60, 120]) {
            setTimeout(() => {
              if (globalThis.jQuery) return jQuery().trigger('added_to_cart');
              const detail = { preserveCartData: true };
              document.body.dispatchEvent(new CustomEvent('wc-blocks_added_to_cart', { detail }));
            }, time);
          }
        });
        await page.fired('ready', 3);
        await page.waitForTimeout(600);
        assert.equal(await page.evaluate(() => calls), 2);
        const more = page.asked('/cart').length - reads;
        // Where blocks fetch the cart themselves, they tell once more when they have it.
        assert.ok(more >= 1 && more <= (Array.isArray(theme) ? 2 : 1), `${more} reads`);
        await page.close();
      });
    });
  }

  it('reads what was typed as SKU, in the shopper’s order, of whatever WordPress made of it', async () => {
    const page = await visit({
      lines: [
        [13, 1],
        [10, 2],
        [1, 1],
      ],
    });
    const { lines } = await page.evaluate(() => adapter.read());
    assert.deepEqual(
      lines.map(({ sku, quantity }) => [sku, quantity]),
      [
        ['', 1],
        ["A&B 10x20 O'Neil--1", 2],
        ['POT', 1],
      ],
    );
    await page.close();
  });

  it('adds the very SKU, whatever it is made of', async () => {
    const page = await visit({ lines: [] });
    for (const [sku, id] of [
      ["A&B 10x20 O'Neil--1", 10],
      ['A,B', 11],
      ['A', 12],
    ]) {
      assert.deepEqual(await page.add(sku), { quantity: 1 });
      assert.equal(page.cart.lines.at(-1).id, id);
    }
    assert.equal((await page.add('NO-SUCH')).problem, 'sold-out');
    await page.close();
  });

  it('sets, undoes, and adds again what it added, and says so to blocks', async () => {
    const page = await visit();
    await page.add('MUG');
    assert.deepEqual(await page.change(3), { quantity: 3 });
    assert.equal(page.held(), '1×1 2×3');
    assert.deepEqual(await page.change(4), { problem: 'limited', message: 'Höchstens 3' });
    await page.change(0);
    assert.equal(page.held(), '1×1');
    assert.deepEqual((await page.evaluate(() => heard)).at(-1), 'removed');
    assert.deepEqual(await page.change(0), { quantity: 0 });
    await page.change(1);
    assert.equal(page.held(), '1×1 2×1');
    await page.close();
  });

  it('says how many came and stay where the shop sells by the pack', async () => {
    const page = await visit();
    assert.deepEqual(await page.add('SOAP'), { quantity: 6 });
    assert.deepEqual(await page.change(7), { quantity: 12 });
    assert.deepEqual(await page.change(11), { quantity: 6 });
    assert.equal(page.held(), '1×1 16×6');
    assert.deepEqual(await page.change(5), { quantity: 0 });
    assert.equal(page.held(), '1×1');
    await page.close();
  });

  it('steps by the pack, and takes out the last one', async () => {
    const html = strip('', 'adapter="woocommerce" limit="12" popular="fill"');
    const page = await visit({ html });
    await page.fired('ready');
    await button(page, 'Olive soap').click();
    const count = (text) => page.locator(`[part=quantity]:text-is("${text}")`).waitFor();
    await count(6);
    assert.equal(await page.locator('[part=status]').textContent(), '6 of Olive soap in the cart');
    await page.settled();
    await page.getByRole('button', { name: 'One more of Olive soap' }).click();
    await count(12);
    assert.equal(page.held(), '1×1 16×12');
    await page.getByRole('button', { name: 'One less of Olive soap' }).click();
    await count(6);
    await page.getByRole('button', { name: 'One less of Olive soap' }).click();
    await button(page, 'Add Olive soap').waitFor();
    assert.equal(page.held(), '1×1');
    assert.equal(await page.locator('[part=status]').textContent(), 'Removed Olive soap from the cart');
    await page.close();
  });

  it('takes back what it added and no more, where there was one before', async () => {
    const page = await visit({ lines: [[2, 1]] });
    await page.add('MUG');
    assert.equal(page.held(), '2×2');
    await page.change(0);
    assert.equal(page.held(), '2×1');
    await page.close();
  });

  it('sets a line, takes it out, and puts it back, and says how many there were', async () => {
    for (const theme of [blocksTheme, classicTheme]) {
      const page = await visit({ theme, lines: [[1, 2], [2, 1], [6, 1]] });
      await page.fired('ready');
      assert.equal(await page.set('POT', 3), 2);
      assert.equal(page.held(), '1×3 2×1 6×1');
      assert.equal(await page.set('POT', 0), 3);
      assert.equal(page.held(), '2×1 6×1');
      assert.equal(await page.set('POT', 0), 0);
      assert.equal(await page.set('POT', 3), 0);
      assert.equal(page.held(), '2×1 6×1 1×3');
      await page.locator('#count:text-is("5")').waitFor();
      const refusal = await page.set('SPOON', 4);
      assert.deepEqual([refusal.problem, refusal.message], ['limited', 'Höchstens 1']);
      assert.equal((await page.set('NONE', 1)).problem, 'refused');
      assert.equal(page.held(), '2×1 6×1 1×3');
      assert.deepEqual(await page.problems(), []);
      await page.close();
    }
  });

  it('says how many came where those are fewer, and refuses when none did', async () => {
    const page = await visit();
    assert.deepEqual(await page.add('BULB', '', 5), { quantity: 2 });
    assert.deepEqual(await page.add('BULB'), {
      problem: 'limited',
      message: 'Nicht genug "Tee & Tasse" (2 übrig)',
    });
    assert.deepEqual(await page.add('SPOON', '', 2), { quantity: 1 });
    assert.equal((await page.add('SPOON')).problem, 'limited');
    assert.deepEqual(await page.add('FEW', '', 9), { quantity: 2 });
    assert.deepEqual(await page.add('FEW'), {
      problem: 'limited',
      message: 'Höchstens 2 von "Tee & Tasse"',
    });
    assert.deepEqual(await page.add('COSY'), {
      problem: 'sold-out',
      message: '"Tee & Tasse" ist ausverkauft.',
    });
    assert.equal((await page.add('HELD')).problem, 'sold-out');
    assert.deepEqual(await page.add('BOWL'), {
      problem: 'refused',
      message: '"Tee & Tasse" gibt es hier nicht.',
    });
    assert.equal(page.held(), '1×1 9×2 6×1 15×2');
    await page.close();
  });

  it('offers the variations that can be bought, and adds the chosen one', async () => {
    const page = await visit();
    const { variants, problem } = await page.add('TRAY');
    assert.equal(problem, 'needs-choice');
    assert.deepEqual(variants, [
      { sku: 'TRAY#41', label: 'Klein & fein / Eiche', price: 99, currency: 'GBP', available: true },
      { sku: 'TRAY#42', label: 'Groß / Eiche', price: 123.45, currency: 'GBP', available: true },
      { sku: 'TRAY-3', label: 'Groß / Esche', price: 90, currency: 'GBP', available: false },
    ]);
    assert.deepEqual(await page.add('TRAY#42'), { quantity: 1 });
    assert.deepEqual(await page.add('JUG'), { quantity: 1 });
    assert.equal((await page.add('TRAY-3')).problem, 'sold-out');
    assert.equal(page.held(), '1×1 42×1 51×1');
    await page.close();
  });

  it('shows no price of the catalog where the cart is in another currency', async () => {
    const html = strip('', 'adapter="woocommerce" limit="3" currency="GBP"');
    for (const [currency, prices] of [
      ['GBP', ['£8.50', '£12.00', '£1,234.50']],
      ['EUR', ['', '', '']],
    ]) {
      const page = await visit({ html, cart: { currency } });
      await page.fired('ready');
      assert.deepEqual(await page.locator('[part=price]').allInnerTexts(), prices, currency);
      await page.close();
    }
  });

  it('has added what it added, though a plugin fails to show it', async () => {
    const page = await visit({ theme: classicTheme });
    await page.fired('ready');
    await page.evaluate(() =>
      jQuery().on('wc_update_cart', () => {
        throw new Error('a plugin');
      }),
    );
    assert.deepEqual(await page.add('MUG'), { quantity: 1 });
    page.cart.lines.push({ id: 8, quantity: 1 });
    await page.evaluate(() => jQuery().trigger('added_to_cart'));
    await page.fired('ready', 3);
    await page.close();
  });

  for (const [what, cart] of [
    ['that comes with the refusal', {}],
    ['of GET /cart, where the refusal has none', { bare: true }],
  ]) {
    it(`tries once more with a fresh nonce, ${what}`, async () => {
      const page = await visit({ cart });
      await page.fired('ready');
      // The session changed on another page after this one was read.
      const renew = (route) => ((page.cart.nonce = 'of another page'), route.continue());
      await page.route('**/add-item', renew, { times: 1 });
      assert.deepEqual(await page.add('MUG'), { quantity: 1 });
      assert.equal(page.asked('/add-item').length, 2);
      assert.equal(page.held(), '1×1 2×1');
      await page.close();
    });
  }

  it('gives up after the second refusal, as loading the page again is all that helps', async () => {
    const page = await visit();
    page.cart.closed = true;
    assert.deepEqual(await page.add('MUG'), { problem: 'expired', message: '' });
    assert.equal(page.asked('/add-item').length, 2);
    await page.close();
  });

  it('takes the nonce that the page prints, where answers bring none', async () => {
    const page = await visit({
      cart: { silent: true },
      theme: [
        blocksTheme,
        () => (globalThis.wcBlocksMiddlewareConfig = { storeApiNonce: 'printed' }),
      ],
    });
    await page.fired('ready');
    await page.route('**/add-item', async (route) => {
      page.cart.nonce = 'printed';
      await route.continue();
    });
    assert.deepEqual(await page.add('MUG'), { quantity: 1 });
    assert.equal(page.asked('/add-item').length, 1);
    await page.close();
  });

  it('believes the cart of a conflict', async () => {
    const page = await visit();
    page.cart.coupon = 'expired';
    assert.deepEqual(await page.add('MUG'), { quantity: 1 });
    assert.equal(page.held(), '1×1 2×1');
    await page.close();
  });

  for (const [what, href, path] of [
    [
      'in a folder, on the page’s own host',
      'http://www.shop.example/laden/wp-json/',
      '/laden/wp-json/wc/store/v1/cart',
    ],
    ['without pretty links', '/index.php?rest_route=/', '/wc/store/v1/cart'],
  ]) {
    it(`finds the Store API ${what}`, async () => {
      const html = `<link rel="https://api.w.org/" href="${href}">${strip('', 'adapter="woocommerce"')}`;
      const page = await visit({ html });
      await page.fired('ready');
      assert.deepEqual(await page.add('MUG'), { quantity: 1 });
      assert.equal(page.held(), '1×1 2×1');
      assert.ok(page.asked('/cart').every((it) => it.path === path));
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }

  it('tells a shop out of reach from one that asks to load the page again', async () => {
    const page = await visit();
    await page.fired('ready');
    const technical = { code: 'woocommerce_rest_unknown_server_error', message: 'SQL', data: {} };
    for (const [trouble, problem] of [
      [429, 'offline'],
      [503, 'offline'],
      [403, 'expired'],
      [{ body: '<form>', headers: kHtml }, 'expired'],
      [json(technical, 500), 'refused'],
    ]) {
      page.cart.trouble = { '/add-item': trouble };
      assert.deepEqual(await page.add('MUG'), { problem, message: '' });
    }
    page.cart.trouble = {};
    await page.context().setOffline(true);
    assert.equal((await page.add('MUG')).problem, 'offline');
    await page.context().setOffline(false);
    assert.equal(page.held(), '1×1');
    await page.close();
  });

  it('shows the shop’s own words beside the item', async () => {
    const page = await visit();
    await page.fired('ready');
    await button(page, 'Knitted').click();
    await page.getByText('"Tee & Tasse" ist ausverkauft.').first().waitFor();
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('keeps to the order of two adds in flight, and to the newer cart', async () => {
    const page = await visit();
    await page.fired('ready');
    page.cart.wait = { '/cart': 60, '/add-item': 120 };
    const skus = await page.evaluate(async () => {
      globalThis.seen = [];
      adapter.subscribe(async () => seen.push((await adapter.read()).lines.map(({ sku }) => sku).join()));
      const both = [add('MUG'), add('BULB')];
      const read = adapter.read();
      await Promise.all(both);
      return (await read).lines.map(({ sku }) => sku);
    });
    assert.deepEqual(skus, ['POT', 'MUG', 'BULB']);
    assert.deepEqual(await page.evaluate(() => seen), ['POT,MUG', 'POT,MUG,BULB']);
    await page.close();
  });

  it('hears of changes in blocks that have no event of their own, and of nothing before them', async () => {
    const page = await visit({ theme: [blocksTheme, classicTheme] });
    await page.fired('ready');
    const reads = page.asked('/cart').length;
    await page.evaluate(() => {
      document.body.dispatchEvent(new CustomEvent('wc-blocks_adding_to_cart'));
      jQuery().trigger('adding_to_cart');
    });
    await page.waitForTimeout(400);
    assert.equal(page.asked('/cart').length, reads);
    page.cart.lines.push({ id: 8, quantity: 1 });
    await page.evaluate(() => dispatchEvent(new CustomEvent('wc-blocks_store_sync_required')));
    await page.fired('ready', 2);
    await page.evaluate(() => jQuery().trigger('removed_from_cart'));
    await page.waitForTimeout(400);
    assert.equal((await page.events('ready')).length, 2);
    await page.close();
  });

  it('leaves nothing behind when the last element goes, and works on in the next', async () => {
    const page = await visit({ theme: [blocksTheme, classicTheme] });
    await page.fired('ready');
    const listening = await page.evaluate(() => handlers.length);
    await page.evaluate(() => {
      const old = document.querySelector('goes-with');
      globalThis.next = old.cloneNode(true);
      old.remove();
    });
    assert.equal(await page.evaluate(() => handlers.length), 1);
    const reads = page.asked('/cart').length;
    await page.evaluate(() =>
      document.body.dispatchEvent(new CustomEvent('wc-blocks_added_to_cart')),
    );
    await page.waitForTimeout(500);
    assert.equal(page.asked('/cart').length, reads);
    await page.evaluate(() => document.querySelector('main').append(next));
    await page.fired('ready', 2);
    assert.equal(await page.evaluate(() => handlers.length), listening);
    page.cart.lines.push({ id: 8, quantity: 1 });
    await page.evaluate(() => jQuery().trigger('added_to_cart'));
    await page.fired('ready', 3);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('asks for nothing before an element does, and knows consent from WordPress alone', async () => {
    const page = await visit({ html: '<p>No element</p>' });
    const consents = await page.evaluate(() => {
      const said = [adapter.consent()];
      for (const yes of [true, false]) {
        globalThis.wp_has_consent = (kind) => kind === 'preferences' && yes;
        said.push(adapter.consent());
      }
      return said;
    });
    await page.waitForTimeout(200);
    assert.deepEqual(consents, [false, true, false]);
    assert.deepEqual(page.cart.log, []);
    await page.close();
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { kPolicy } from './serve.mjs';
import { jsonCart, openShop, strip } from './shop.mjs';
import { actions, takeAdapter } from './shops/drive.mjs';
import { cartPage, dawnPlaces, dawnTheme, standardTheme } from './shops/shopify-themes.mjs';
import { shopifyShop } from './shops/shopify.mjs';
import { json, kHtml } from './shops/visitors.mjs';
import { items, orders } from './store.mjs';

/** Themes of today do not work under Trusted Types. */
const kThemePolicy = kPolicy.replace(/require-trusted.*/, '');

const form = (id, sku, price, stock = 9, title = 'Default Title') => ({
  id,
  sku,
  title,
  price,
  stock,
});
const products = {
  teapot: [form(1, 'POT', 2400)],
  mug: [form(20, 'MUG-RED', 900, 9, 'Red'), form(2, 'MUG', 850, 3, 'Blue')],
  cosy: [form(3, 'COSY', 1200, 0)],
  tray: [
    form(41, '', 9900, 5, 'Oak / Small'),
    form(42, null, 12345, 5, 'Oak / Large'),
    form(43, 'TRAY-ASH', 9000, 0, 'Ash'),
  ],
  'm%C3%BCsli': [],
  lamp: [form(8, 'LAMP', 4000)],
  bulb: [form(9, 'BULB', 400, 2)],
  gift: [form(99, null, 5000)],
};
const links = {
  POT: '/products/teapot',
  MUG: 'https://shop.example/collections/all/products/mug?variant=2&utm=x',
  COSY: '/products/cosy',
  TRAY: '/en/products/tray',
  JUG: '/products/jug',
  BULB: '/products/bulb',
};
const store = {
  items: items.map((item) => ({ ...item, link: links[item.sku] ?? '' })),
  orders,
};

describe('the adapter for Shopify', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  let shopify;
  before(async () => {
    shop = await openShop(store);
    shopify = shopifyShop(products);
    const paths = [
      '/cart.js',
      '/cart/add.js',
      '/cart/change.js',
      '/cart',
      '/actions',
      '/de/cart.js',
    ];
    for (const path of [...paths, '/de/cart/add.js']) shop.mounts[path] = shopify.door;
    for (const name of ['', '/de']) {
      for (const product of [...Object.keys(products), 'jug']) {
        shop.mounts[`${name}/products/${product}.js`] = shopify.door;
      }
    }
  });
  after(() => shop.close());

  /** @param {{ lines?: number[][], theme?: Function, html?: string, attributes?: string }} [how] */
  async function visit({ lines = [[1, 1]], theme, html = '', init, currency, ...options } = {}) {
    const { cart, storageState } = shopify.visitor();
    cart.currency = currency;
    cart.lines = lines.map(([id, quantity]) => ({ id, quantity }));
    const places = `<output id="count"></output>${html || strip('', 'adapter="shopify" limit="6"')}`;
    const page = await shop.visit(theme === dawnTheme && !html ? dawnPlaces() + places : places, {
      policy: kThemePolicy,
      ...options,
      storageState,
      init: [cartPage, theme, init].filter(Boolean),
    });
    await takeAdapter(page, 'shopify');
    return Object.assign(page, {
      cart,
      ...actions(page),
      held: () => cart.lines.map(({ id, quantity }) => `${id}×${quantity}`).join(' '),
      asked: (end) => cart.log.filter(({ path }) => path.endsWith(end)),
    });
  }
  const button = (page, title) => page.locator(`[part=add][aria-label*="${title}"]`);
  const themes = { 'a theme of 2026': standardTheme, Dawn: dawnTheme, 'an old theme': undefined };

  for (const [name, theme] of Object.entries(themes)) {
    describe(`on the page of ${name}`, () => {
      it('shows what goes with the cart, and one tap adds it for shop and page', async () => {
        const page = await visit({
          theme,
          lines: [
            [99, 1],
            [1, 1],
          ],
        });
        if (!theme)
          await page.evaluate(() => addEventListener('cart:refresh', () => heard.push('refresh')));
        await page.fired('ready');
        assert.equal((await page.titles())[0], 'Blue Mug');
        await button(page, 'Blue Mug').click();
        await page.fired('added');
        await page.fired('ready', 2);
        assert.equal(page.held(), '99×1 1×1 2×1');
        const [shown] = {
          [String(standardTheme)]: ['#count:text-is("3")'],
          [String(dawnTheme)]: ['#main-cart-footer b:text-is("3 Artikel")'],
        }[String(theme)] ?? ['body'];
        await page.locator(shown).waitFor();
        if (theme === dawnTheme) {
          await page.locator('#main-cart-items b:text-is("3 Artikel")').waitFor();
          await page.locator('#cart-icon-bubble b:text-is("3 Artikel")').waitFor();
          assert.deepEqual(await page.evaluate(() => heard), ['cart-update from goeswith']);
          const [{ body }] = page.asked('/cart/add.js');
          assert.equal(
            body.sections,
            'template--7__cart-footer,cart-icon-bubble,cart-live-region-text',
          );
          assert.equal(body.sections_url, '/cart');
        }
        if (!theme) assert.deepEqual(await page.evaluate(() => heard), ['refresh']);
        assert.equal(page.asked('/cart/add.js').length, theme === standardTheme ? 0 : 1);
        assert.deepEqual(await page.problems(), []);
        const hosts = new Set(page.requests.map((url) => new URL(url).host));
        assert.deepEqual([...hosts], [new URL(shop.url).host]);
        assert.deepEqual(await page.evaluate(() => Object.keys({ ...localStorage })), []);
        await page.close();
      });

      it('calls back once after an add of its own and once after one of the page', async () => {
        const page = await visit({ theme });
        await page.fired('ready');
        await page.evaluate(() => {
          globalThis.calls = 0;
          globalThis.stop = adapter.subscribe(() => ++calls);
        });
        const earlier = page.asked('/cart.js').length;
        assert.deepEqual(await page.add('MUG', '/products/mug?variant=2'), { quantity: 1 });
        await page.waitForTimeout(700);
        assert.equal(await page.evaluate(() => calls), 1);
        const reads = page.asked('/cart.js').length;
        // Before and after; after alone where the action knows; once more where requests are watched.
        const needed = theme === standardTheme ? 1 : theme === dawnTheme ? 2 : 3;
        assert.equal(reads - earlier, needed);
        await page.evaluate(async () => {
          if (Shopify.actions)
            return Shopify.actions.updateCart({ lines: [{ merchandiseId: 8, quantity: 1 }] });
          const body = JSON.stringify({ items: [{ id: 8, quantity: 1 }] });
          await (await fetch('/cart/add.js', { method: 'POST', body })).json();
          globalThis.publish?.('cart-update', { source: 'product-form' });
          globalThis.publish?.('cart-update', { source: 'product-form' });
        });
        await page.fired('ready', 3);
        await page.waitForTimeout(500);
        assert.equal(await page.evaluate(() => calls), 2);
        assert.equal(page.asked('/cart.js').length, reads + 1);
        await page.close();
      });

      it('sets, undoes, and adds again what it added', async () => {
        const page = await visit({ theme });
        await page.fired('ready');
        await page.add('MUG', '/products/mug?variant=2');
        page.cart.terms = 'half-price';
        assert.deepEqual(await page.change(2), { quantity: 2 });
        assert.equal(page.held(), '1×1 2×2');
        assert.deepEqual(await page.change(5), { quantity: 3 });
        assert.equal(page.held(), '1×1 2×3');
        await page.change(0);
        assert.equal(page.held(), '1×1');
        await page.change(0);
        await page.change(1);
        assert.equal(page.held(), '1×1 2×1');
        await page.close();
      });

      it('takes back what it added and no more, where there was one before', async () => {
        const page = await visit({ theme, lines: [[2, 1]] });
        await page.add('MUG', '/products/mug?variant=2');
        assert.equal(page.held(), '2×2');
        await page.change(0);
        assert.equal(page.held(), '2×1');
        await page.close();
      });

      it('sets a line, takes it out, and puts it back, and says how many there were', async () => {
        const page = await visit({ theme, lines: [[1, 2], [2, 1]] });
        await page.fired('ready');
        assert.equal(await page.set('POT', 3), 2);
        assert.equal(page.held(), '1×3 2×1');
        page.cart.terms = 'half-price';
        assert.equal(await page.set('POT', 0), 3);
        assert.equal(page.held(), '2×1');
        assert.equal(await page.set('POT', 0), 0);
        assert.equal(await page.set('POT', 3), 0);
        assert.equal(page.held(), '2×1 1×3');
        assert.equal((await page.set('MUG', 9)).problem, 'refused', 'there are three');
        assert.equal((await page.set('NONE', 1)).problem, 'refused');
        if (theme === dawnTheme) await page.locator('#main-cart-footer b:text-is("6 Artikel")').waitFor();
        assert.deepEqual(await page.problems(), []);
        await page.close();
      });

      it('says how many came where those are fewer, and refuses when none did', async () => {
        const page = await visit({ theme });
        await page.fired('ready');
        assert.deepEqual(await page.add('BULB', '/products/bulb?variant=9', 3), { quantity: 2 });
        assert.equal(page.held(), '1×1 9×2');
        if (theme === dawnTheme)
          await page.locator('#main-cart-footer b:text-is("3 Artikel")').waitFor();
        const limited = await page.add('BULB', '/products/bulb?variant=9');
        assert.deepEqual(limited, {
          problem: 'limited',
          message: 'Die maximale Menge ist bereits im Warenkorb.',
        });
        const soldOut = await page.add('COSY', '/products/cosy?variant=3');
        assert.deepEqual(soldOut, { problem: 'sold-out', message: 'Der Artikel ist ausverkauft.' });
        const { problem } = await page.add('MUG', '/products/mug?variant=777');
        assert.equal(problem, 'sold-out');
        assert.equal(page.held(), '1×1 9×2');
        await page.close();
      });
    });
  }

  it('turns the cart so that the oldest line is first, and leaves lines without SKU in', async () => {
    const page = await visit({
      lines: [
        [99, 1],
        [1, 2],
        [2, 1],
      ],
    });
    const { lines } = await page.evaluate(() => adapter.read());
    assert.deepEqual(
      lines.map(({ sku, quantity }) => [sku, quantity]),
      [
        ['', 1],
        ['POT', 2],
        ['MUG', 1],
      ],
    );
    await page.close();
  });

  it('leaves out on the thank-you page what is in the new cart, also once it is loaded again', async () => {
    const html = strip(jsonCart(['POT']), 'placement="thank-you" adapter="shopify" limit="6"');
    const page = await visit({ html, lines: [[9, 1]] });
    await page.fired('ready');
    await button(page, 'Blue Mug').click();
    await page.fired('added');
    assert.equal(page.held(), '9×1 2×1');
    await page.goto(`${shop.url}/cart.html`); // the page, which says that it is /cart
    await page.fired('ready');
    const titles = await page.titles();
    assert.ok(titles.length > 0);
    assert.equal(titles.includes('Blue Mug'), false);
    await page.close();
  });

  it('finds the variant by SKU where the link names none, and asks where the SKU does not tell', async () => {
    const page = await visit();
    assert.deepEqual(await page.add('MUG', '/products/mug'), { quantity: 1 });
    assert.equal(page.held(), '1×1 2×1');
    assert.equal((await page.add('COSY', '/products/cosy')).problem, 'sold-out');
    assert.equal((await page.add('JUG', '/products/jug')).problem, 'sold-out');
    assert.equal((await page.add('SPOON', '')).problem, 'refused');
    const choice = await page.add('TRAY', '/collections/x/products/tray');
    assert.deepEqual(choice, {
      problem: 'needs-choice',
      message: '',
      variants: [
        { sku: 'TRAY#41', label: 'Oak / Small', price: 99, currency: 'GBP', available: true },
        { sku: 'TRAY#42', label: 'Oak / Large', price: 123.45, currency: 'GBP', available: true },
        { sku: 'TRAY-ASH', label: 'Ash', price: 90, currency: 'GBP', available: false },
      ],
    });
    assert.deepEqual(await page.add('TRAY#42', '/collections/x/products/tray'), { quantity: 1 });
    assert.equal(page.held(), '1×1 2×1 42×1');
    await page.close();
  });

  it('shows no price of the catalog in another market, but those of variants, which are the shop’s', async () => {
    const init = () => (Shopify.currency.active = 'EUR');
    const html = strip('', 'adapter="shopify" limit="6" currency="GBP"');
    const page = await visit({ init, html, currency: 'EUR' });
    await page.fired('ready');
    const card = page.locator('[part=card]').filter({ hasText: 'Oak serving tray' });
    assert.equal(await card.count(), 1);
    assert.equal((await page.locator('[part=price]').allInnerTexts()).join(''), '');
    await card.locator('[part=add]').click();
    await card.locator('select').waitFor();
    assert.deepEqual(await card.locator('option').allTextContents(), [
      'Choose',
      'Oak / Small · €99.00',
      'Oak / Large · €123.45',
      'Ash (sold out)',
    ]);
    await page.close();
  });

  it('asks the language and market of the page', async () => {
    const root = () => (Shopify.routes.root = '/de/');
    const page = await visit({ init: root });
    await page.fired('ready');
    await button(page, 'Blue Mug').click();
    await page.fired('added');
    const paths = [...new Set(page.cart.log.map(({ path }) => path))];
    assert.deepEqual(paths.sort(), ['/de/cart.js', '/de/cart/add.js']);
    await page.close();
  });

  for (const [name, theme, path] of [
    ['through the Ajax API', undefined, '/cart/add.js'],
    ['through the standard actions', standardTheme, '/actions'],
  ]) {
    it(`tells a shop out of reach from one that asks to load the page again, ${name}`, async () => {
      const page = await visit({ theme });
      await page.fired('ready');
      const expired = theme ? 'offline' : 'expired';
      for (const [trouble, problem] of [
        [429, 'offline'],
        [503, 'offline'],
        [403, expired],
        [401, expired],
        [{ body: '<form>', headers: kHtml }, expired],
        [json({ status: 422, message: 'Cart Error', description: 'Nur im Abo' }, 422), 'refused'],
      ]) {
        page.cart.trouble = { [path]: trouble };
        if (theme && typeof trouble !== 'number') continue;
        const answer = await page.add('MUG', '/products/mug?variant=2');
        const message = problem === 'refused' ? 'Nur im Abo' : '';
        assert.deepEqual(answer, { problem, message }, JSON.stringify(trouble));
      }
      page.cart.trouble = {};
      await page.context().setOffline(true);
      assert.equal((await page.add('MUG', '/products/mug?variant=2')).problem, 'offline');
      await page.context().setOffline(false);
      assert.equal(page.held(), '1×1');
      await page.close();
    });
  }

  it('hears of what was added after all where the answer got lost', async () => {
    const page = await visit();
    await page.fired('ready');
    await page.route('**/cart/add.js', async (route) => {
      await route.fetch();
      await route.abort();
    });
    assert.equal((await page.add('MUG', '/products/mug?variant=2')).problem, 'offline');
    await page.fired('ready', 2);
    assert.equal(page.held(), '1×1 2×1');
    await page.close();
  });

  describe('where an action never answers', () => {
    /** Every wait of seconds is one of a moment; and actions answer only while `answering`. */
    function impatient() {
      const { setTimeout } = globalThis;
      globalThis.setTimeout = (call, ms = 0, ...all) => setTimeout(call, ms > 15_000 ? 300 : ms, ...all);
      globalThis.answering = true;
      addEventListener('DOMContentLoaded', () => {
        for (const name of ['getCart', 'updateCart']) {
          const act = Shopify.actions[name];
          Shopify.actions[name] = (...all) => {
            globalThis.asked = [...(globalThis.asked ?? []), name];
            if (answering) return act(...all);
            return new Promise((answer) => (globalThis.atLast = () => answer(act(...all))));
          };
        }
      });
    }
    const answer = (page, yes) => page.evaluate((it) => (globalThis.answering = it), yes);
    const again = (page) => page.getByRole('button', { name: 'Try again: Blue Mug' });

    it('says so after a while, gives the next tap its turn, and adds when it is tried again', async () => {
      const page = await visit({ theme: standardTheme, init: impatient });
      await page.fired('ready');
      await answer(page, false);
      await button(page, 'Blue Mug').click();
      await again(page).waitFor();
      assert.deepEqual(await page.locator('[part=error]').allInnerTexts(), ['The shop cannot be reached']);
      const [{ code }] = await page.events('error');
      assert.equal(code, 'not-added');
      await answer(page, true);
      await button(page, 'Knitted tea cosy').click();
      await page.fired('error', 2);
      await page.settled();
      await again(page).click();
      await page.fired('added');
      assert.equal(page.held(), '1×1 2×1');
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });

    it('adds nothing twice where the first try had come after all', async () => {
      const page = await visit({ theme: standardTheme, init: impatient });
      await page.fired('ready');
      await page.evaluate(() => {
        const { updateCart } = Shopify.actions;
        Shopify.actions.updateCart = (...all) => {
          answering = !all[0].lines[0].merchandiseId;
          return updateCart(...all);
        };
      });
      await button(page, 'Blue Mug').click();
      await again(page).waitFor();
      await page.settled();
      // Of this nobody tells the page.
      page.cart.lines.push({ id: 2, quantity: 1 });
      await answer(page, true);
      await again(page).click();
      await page.fired('added');
      assert.equal(page.held(), '1×1 2×1');
      const updates = await page.evaluate(() => asked.filter((name) => name === 'updateCart'));
      assert.equal(updates.length, 1);
      await page.locator('[part=quantity]:text-is("1")').waitFor();
      await page.settled();
      await page.getByRole('button', { name: 'One more of Blue Mug' }).click();
      await page.fired('changed');
      assert.equal(page.held(), '1×1 2×2');
      await page.close();
    });

    it('reads the cart anew when it has answered at last', async () => {
      const page = await visit({ theme: standardTheme, init: impatient });
      await page.fired('ready');
      await page.evaluate(() => {
        const { updateCart } = Shopify.actions;
        Shopify.actions.updateCart = (...all) => {
          answering = false;
          return updateCart(...all);
        };
      });
      await button(page, 'Blue Mug').click();
      await again(page).waitFor();
      await page.evaluate(() => atLast());
      await page.fired('ready', 2);
      assert.equal(page.held(), '1×1 2×1');
      assert.equal((await page.titles()).includes('Blue Mug'), false);
      assert.equal(await again(page).isVisible(), false);
      await page.close();
    });
  });

  it('adds nothing twice where the answer got lost and the cart came late', async () => {
    const page = await visit({ theme: dawnTheme });
    await page.fired('ready');
    let lost = 0;
    await page.route('**/cart/add.js', (route) => (lost++ ? route.continue() : route.abort()));
    assert.equal((await page.add('MUG', '/products/mug?variant=2')).problem, 'offline');
    page.cart.lines.push({ id: 2, quantity: 1 });
    assert.deepEqual(await page.add('MUG', '/products/mug?variant=2'), { quantity: 1 });
    assert.equal(page.held(), '1×1 2×1');
    await page.locator('#main-cart-footer b:text-is("2 Artikel")').waitFor();
    assert.deepEqual(await page.change(0), { quantity: 0 });
    assert.deepEqual(await page.add('MUG', '/products/mug?variant=2'), { quantity: 1 });
    assert.equal(page.held(), '1×1 2×1');
    assert.equal(lost, 2);
    await page.close();
  });

  it('keeps to the order of two adds in flight, and to the newer cart', async () => {
    const page = await visit();
    await page.fired('ready');
    page.cart.wait = { '/cart.js': 60, '/cart/add.js': 120 };
    const answers = await page.evaluate(async () => {
      globalThis.seen = [];
      adapter.subscribe(async () => seen.push((await adapter.read()).lines.map(({ sku }) => sku).join()));
      const both = [add('MUG', '/products/mug?variant=2'), add('BULB', '/products/bulb?variant=9')];
      const read = adapter.read();
      await Promise.all(both);
      return (await read).lines.map(({ sku }) => sku);
    });
    assert.deepEqual(answers, ['POT', 'MUG', 'BULB']);
    assert.deepEqual(await page.evaluate(() => seen), ['POT,MUG', 'POT,MUG,BULB']);
    const posts = page.cart.log.map(({ path }) => path).slice(1);
    assert.deepEqual(posts.slice(0, 6), [
      ...['/cart.js', '/cart/add.js', '/cart.js'],
      ...['/cart.js', '/cart/add.js', '/cart.js'],
    ]);
    await page.close();
  });

  it('waits for the actions of a page that is not parsed yet', async () => {
    shop.mounts['/tests/slow.js'] = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return { body: 'globalThis.late = true;' };
    };
    const html = `<output id="count"></output>${strip('', 'adapter="shopify"')}`;
    const page = await visit({
      theme: standardTheme,
      html: `${html}<script defer src="/tests/slow.js"></script>`,
      init: () =>
        addEventListener('goeswith:ready', ({ target }) => {
          globalThis.early ??= !globalThis.late;
          target.shadowRoot.querySelector('[part=add]')?.click();
        }),
    });
    await page.fired('added');
    assert.equal(await page.evaluate(() => early), true);
    assert.deepEqual([page.held(), page.asked('/cart/add.js').length], ['1×1 2×1', 0]);
    await page.close();
  });

  it('reads the cart again where the browser brings the page back from its cache', async () => {
    const page = await visit();
    await page.fired('ready');
    page.cart.lines.push({ id: 8, quantity: 1 });
    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    );
    await page.fired('ready', 2);
    await page.close();
  });

  it('waits for the promise of an event, which comes before the change, and forgets a failed one', async () => {
    const page = await visit({ theme: standardTheme });
    await page.fired('ready');
    const reads = page.asked('/cart.js').length;
    const tell = (fails) =>
      page.evaluate((fails) => {
        const event = new CustomEvent('shopify:cart:lines-update', { bubbles: true });
        event.promise = new Promise((resolve, reject) => (globalThis.end = fails ? reject : resolve));
        document.querySelector('main').dispatchEvent(event);
        document.dispatchEvent(new CustomEvent('shopify:cart:error'));
      }, fails);
    await tell(true);
    await page.evaluate(() => end());
    await page.waitForTimeout(400);
    assert.equal(page.asked('/cart.js').length, reads);
    await tell(false);
    await page.waitForTimeout(300);
    assert.equal(page.asked('/cart.js').length, reads);
    page.cart.lines.push({ id: 8, quantity: 1 });
    await page.evaluate(() => end());
    await page.fired('ready', 2);
    assert.equal(page.asked('/cart.js').length, reads + 1);
    await page.close();
  });

  it('works on in the element that a section brings back, and leaves nothing of the one that went', async () => {
    const html = dawnPlaces(strip('', 'adapter="shopify" limit="6"'));
    const page = await visit({ theme: dawnTheme, html });
    await page.fired('ready');
    await page.evaluate(() => (globalThis.rebuilt = document.querySelector('goes-with').outerHTML));
    await button(page, 'Blue Mug').click();
    await page.locator('#main-cart-items b:text-is("2 Artikel")').waitFor();
    await page.waitForFunction(
      () => probe.events.filter(({ type }) => type === 'ready').length >= 2,
    );
    await page.locator('goes-with [part=card]').first().waitFor();
    assert.equal((await page.titles()).includes('Blue Mug'), false);
    assert.equal(await page.evaluate(() => subscribers['cart-update'].length), 2);
    const ready = (await page.events('ready')).length;
    page.cart.lines.push({ id: 8, quantity: 1 });
    await page.evaluate(() => publish('cart-update', { source: 'cart-items' }));
    await page.fired('ready', ready + 1);
    await page.evaluate(() => document.querySelector('goes-with').remove());
    assert.equal(await page.evaluate(() => subscribers['cart-update'].length), 1);
    const reads = page.asked('/cart.js').length;
    await page.evaluate(() => publish('cart-update', { source: 'cart-items' }));
    await page.waitForTimeout(400);
    assert.equal(page.asked('/cart.js').length, reads);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('adds where the page may not parse the sections it gets', async () => {
    const page = await visit({
      theme: undefined,
      html: dawnPlaces() + strip('', 'adapter="shopify"'),
      policy: kPolicy,
    });
    await page.fired('ready');
    await button(page, 'Blue Mug').click();
    await page.fired('added');
    assert.equal(page.held(), '1×1 2×1');
    const problems = await page.problems();
    assert.ok(
      problems.every((problem) => problem.startsWith('policy: require-trusted-types-for')),
      problems,
    );
    await page.close();
  });

  it('fills all four parts of a page of an older Dawn, in the one request', async () => {
    const page = await visit({ html: dawnPlaces() + strip('', 'adapter="shopify"') });
    await page.fired('ready');
    await button(page, 'Blue Mug').click();
    await page.locator('#main-cart-items b:text-is("2 Artikel")').waitFor();
    await page.locator('#main-cart-footer b:text-is("2 Artikel")').waitFor();
    assert.equal(page.asked('/cart/add.js')[0].body.sections.split(',').length, 4);
    assert.equal(page.asked('/cart').length, 0);
    await page.close();
  });

  it('asks for nothing before an element does, and reports a cart that cannot be read', async () => {
    const quiet = await visit({ html: '<p>No element</p>' });
    await quiet.waitForTimeout(200);
    assert.deepEqual(quiet.cart.log, []);
    await quiet.close();
    const page = await visit({ lines: [] });
    page.cart.trouble = { '/cart.js': 503 };
    await page.evaluate(async () => {
      const lost = await adapter.read().catch(({ cause }) => cause.problem);
      globalThis.lost = lost;
    });
    assert.equal(await page.evaluate(() => lost), 'offline');
    await page.close();
  });

  it('reads consent from Shopify’s privacy, and takes silence for no', async () => {
    const page = await visit();
    const consents = await page.evaluate(() => {
      const said = [adapter.consent()];
      for (const yes of [true, false]) {
        Shopify.customerPrivacy = { preferencesProcessingAllowed: () => yes };
        said.push(adapter.consent());
      }
      return said;
    });
    assert.deepEqual(consents, [false, true, false]);
    await page.close();
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonCart, openShop, strip } from './shop.mjs';

/** A shop page that keeps a cart and answers `goeswith:add` after a while, as told. */
function keepCart({ wait, refuse }) {
  globalThis.cart = ['POT'];
  globalThis.calls = [];
  addEventListener('goeswith:add', (event) => {
    const { sku, quantity, respondWith } = event.detail;
    calls.push(`${sku}×${quantity}`);
    const answer = new Promise((resolve, reject) => {
      setTimeout(() => {
        if (refuse) return reject(refuse === true ? 'no' : new Error(refuse));
        cart = [...cart, sku];
        for (const strip of document.querySelectorAll('goes-with')) strip.cart = cart;
        resolve();
      }, wait);
    });
    respondWith(answer);
  });
}

describe('a tap on <goes-with>', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  /** @param {{ wait?: number, refuse?: boolean | string, html?: string }} [how] */
  async function visit({ wait = 150, refuse = false, html = strip(jsonCart(['POT'])) } = {}) {
    const page = await shop.visit(html);
    await page.evaluate(keepCart, { wait, refuse });
    await page.fired('ready');
    return page;
  }

  const add = (page, title) => page.locator(`[part=add][aria-label*="${title}"]`);
  const dismiss = (page, title) => page.getByRole('button', { name: `Not interested in ${title}` });
  const status = (page) => page.getByRole('status').textContent();

  it('sends no form of the page that the strip stands in', async () => {
    const form = `<form action="/sent.html">${strip(jsonCart(['POT']))}</form>`;
    const page = await visit({ html: form });
    await page.locator('goes-with button').evaluateAll((all) => all.forEach((it) => it.click()));
    await page.fired('hide');
    await page.waitForTimeout(200);
    assert.ok(page.url().endsWith('/cart.html'), page.url());
    await page.close();
  });

  it('adds the item once, however often it is tapped while the shop answers', async () => {
    const page = await visit();
    const button = add(page, 'Knitted tea cosy');
    assert.equal(await button.getAttribute('aria-label'), 'Add Knitted tea cosy to cart');
    await button.click();
    assert.equal(await button.getAttribute('aria-busy'), 'true');
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    await button.click({ force: true });
    await button.press('Enter');
    await page.fired('added');
    assert.equal(await button.textContent(), 'Added');
    assert.equal(await button.getAttribute('aria-busy'), 'false');
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    await button.click({ force: true });
    assert.deepEqual(await page.evaluate(() => calls), ['COSY×1']);
    assert.equal(await status(page), 'Added Knitted tea cosy');
    assert.deepEqual(
      (await page.events()).filter(({ type }) => type.startsWith('add')),
      [
        { type: 'add', sku: 'COSY', index: 1, quantity: 1 },
        { type: 'added', sku: 'COSY', index: 1, quantity: 1 },
      ],
    );
    await page.close();
  });

  it('leaves card, place and focus alone when its own add changes the cart', async () => {
    const page = await visit();
    const card = page.locator('[part=card]').nth(2);
    const button = card.locator('[part=add]');
    const before = await card.boundingBox();
    await card.evaluate((it) => (it.marked = true));
    await button.focus();
    await page.keyboard.press('Enter');
    await page.fired('ready', 2);
    await page.fired('added');
    assert.equal(await card.evaluate((it) => it.marked), true);
    assert.deepEqual(await card.boundingBox(), before);
    assert.equal(await button.textContent(), 'Added');
    assert.match(await page.focused(), /^Added Oak serving tray/);
    await page.setCart(['POT', 'TRAY', 'LAMP']);
    await page.fired('ready', 3);
    assert.ok(!(await page.titles()).some((title) => title.startsWith('Oak')));
    assert.equal(await page.focused(), 'h2');
    await page.close();
  });

  it('leaves the reasons of other cards alone, until the cart changes elsewhere', async () => {
    const page = await visit({ html: strip(jsonCart(['POT']), 'limit="6"') });
    const reason = () => page.locator('[part=card]', { hasText: 'Blue Mug' }).locator('[part=evidence]').textContent();
    await add(page, 'Sugar bowl').click();
    await page.fired('ready', 2);
    assert.equal(await reason(), 'In 34 of 100 orders with Breakfast teapot');
    await page.setCart(['POT', 'BOWL', 'SOAP']);
    await page.fired('ready', 3);
    assert.equal(await reason(), 'In 100 of 100 orders with Sugar bowl');
    await page.close();
  });

  it('keeps the focus on a card that a foreign change of the cart moves', async () => {
    const page = await visit();
    const jug = add(page, 'Milk jug');
    await jug.focus();
    await page.setCart(['POT', 'MUG', 'COSY']);
    await page.fired('ready', 2);
    assert.equal((await page.titles()).indexOf('Milk jug'), 2);
    assert.equal(await page.focused(), 'Add Milk jug to cart');
    await page.close();
  });

  it('shows the shop’s own words beside the item that was not added, and works again', async () => {
    const page = await visit({ refuse: 'Only two left, both in your cart' });
    const button = add(page, 'Blue Mug');
    await button.click();
    const card = page.locator('[part=card]').first();
    await card.getByText('Only two left').waitFor();
    assert.equal(await status(page), 'Blue Mug: Only two left, both in your cart');
    assert.equal(await button.getAttribute('aria-disabled'), 'false');
    assert.equal(await page.focused(), 'Add Blue Mug to cart');
    const [error, ...more] = await page.events('error');
    assert.deepEqual(error, {
      type: 'error',
      code: 'not-added',
      message: 'Only two left, both in your cart',
      isError: true,
    });
    assert.deepEqual(more, []);
    await button.click();
    await card.locator('[part=error]').waitFor({ state: 'hidden' });
    await page.fired('error', 2);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('has plain words for a refusal without any, and for a page that is silent', async () => {
    for (const [refuse, html] of [
      [true, undefined],
      [undefined, ''],
    ]) {
      const page = await visit({ refuse });
      if (html === '') {
        await page.evaluate(() =>
          addEventListener('goeswith:add', (event) => event.stopImmediatePropagation(), true),
        );
      }
      await add(page, 'Blue Mug').click();
      await page.fired('error');
      const shown = await page.locator('[part=error]').first().textContent();
      assert.equal(shown, 'Could not be added');
      const [{ code, isError }, ...more] = await page.events('error');
      assert.deepEqual([code, isError, more], ['not-added', true, []]);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    }
  });

  it('does and shows nothing where the page cancels the add', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])));
    await page.fired('ready');
    await page.evaluate(() => addEventListener('goeswith:add', (event) => event.preventDefault()));
    await add(page, 'Blue Mug').click();
    await page.waitForTimeout(50);
    assert.equal(await add(page, 'Blue Mug').getAttribute('aria-disabled'), 'false');
    assert.deepEqual(
      (await page.events()).map(({ type }) => type),
      ['ready', 'add'],
    );
    await page.close();
  });

  it('adds through the adapter, whose change of the cart may come before its answer', async () => {
    const page = await shop.visit(strip('', 'adapter="till"'));
    await page.evaluate(async () => {
      const { GoesWith } = await import('/goeswith/goeswith.js');
      const lines = ['POT'];
      let tell;
      GoesWith.registerAdapter('till', {
        read: () => lines.map((sku) => ({ sku, quantity: 1 })),
        async add({ sku, quantity }) {
          if (sku === 'COSY') throw new Error('Sold out');
          lines.push(...Array(quantity).fill(sku));
          tell();
          tell();
          await new Promise((resolve) => setTimeout(resolve, 100));
        },
        subscribe: (callback) => ((tell = callback), () => {}),
      });
    });
    await page.fired('ready');
    await add(page, 'Blue Mug').click();
    await page.fired('added');
    assert.equal(await add(page, 'Blue Mug').textContent(), 'Added');
    assert.equal((await page.titles())[0], 'Blue Mug');
    await add(page, 'Knitted').click();
    await page.getByText('Sold out').first().waitFor();
    await page.close();
  });

  it('dismisses: the place stays empty, and the focus goes to the next', async () => {
    const page = await visit();
    const heights = () => page.locator('goes-with').evaluate((it) => it.offsetHeight);
    const before = await heights();
    await dismiss(page, 'Knitted tea cosy').click();
    await page.fired('dismiss');
    assert.equal(await page.focused(), 'Not interested in Oak serving tray with rope handles');
    assert.equal(await status(page), 'Removed Knitted tea cosy from suggestions');
    assert.deepEqual((await page.titles()).length, 3);
    assert.equal(await page.getByText('Removed from suggestions').isVisible(), true);
    assert.deepEqual(await page.events('dismiss'), [{ type: 'dismiss', sku: 'COSY', index: 1 }]);
    await page.keyboard.press('Enter');
    await page.fired('dismiss', 2);
    await page.keyboard.press('Space');
    await page.fired('dismiss', 3);
    assert.equal(await page.focused(), 'Not interested in Blue Mug');
    await page.keyboard.press('Enter');
    await page.fired('dismiss', 4);
    assert.equal(await page.focused(), 'h2');
    assert.equal(await status(page), 'Removed Blue Mug from suggestions. No more suggestions');
    assert.equal(await page.getByRole('button', { name: /^Undo: suggest/ }).count(), 4);
    assert.equal(await heights(), before);
    await page.setCart(['POT', 'LAMP']);
    await page.fired('ready', 2);
    assert.deepEqual((await page.titles()).sort(), [
      'Light bulb',
      'Sugar bowl',
      'Tea spoons, set of six',
    ]);
    await page.close();
  });

  it('dismisses for the visit, on the next page too', async () => {
    const page = await visit();
    await page.locator('[part=dismiss]').first().click();
    await page.fired('dismiss');
    const { session } = await page.stored();
    assert.deepEqual(Object.keys(JSON.parse(session['goeswith:dismissed'])), ['MUG']);
    await page.reload();
    await page.fired('ready');
    assert.ok(!(await page.titles()).includes('Blue Mug'));
    await page.close();
  });

  it('loses the focus to nothing when the last suggestion gives way to the fallback', async () => {
    const page = await visit();
    await add(page, 'Blue Mug').focus();
    await page.setCart([]);
    await page.getByText('See accessories').waitFor();
    assert.equal(await page.focused(), 'status');
    await page.getByText('See accessories').focus();
    await page.setCart(['POT']);
    await page.fired('ready', 3);
    assert.equal(await page.focused(), 'h2');
    await page.close();
  });
});

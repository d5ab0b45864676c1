import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonCart, openShop, strip } from './shop.mjs';

/** A page that adds, and whose answers can be changed. */
function openTill() {
  globalThis.adds = [];
  globalThis.answer = () => undefined;
  addEventListener('goeswith:add', ({ detail: { sku, respondWith } }) => {
    adds.push(sku);
    respondWith(globalThis.answer(sku));
  });
}

describe('<goes-with> in haste', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  async function visit(html = strip(jsonCart(['POT'])), options = {}) {
    const page = await shop.visit(html, { init: openTill, ...options });
    await page.fired('ready');
    return page;
  }

  /** Keeps back what answers taps. */
  const slowTaps = {
    '**/taps-*': async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    },
  };
  const tapTwice = (page, part) =>
    page.locator(`[part=${part}]`).first().evaluate((it) => {
      it.click();
      it.click();
    });

  it('takes one of two taps while what answers them is on its way', async () => {
    for (const [part, type] of [
      ['add', 'added'],
      ['dismiss', 'dismiss'],
      ['more', 'impression'],
      ['hide', 'hide'],
    ]) {
      const page = await visit(strip(jsonCart(['POT']), 'limit="2"'), { routes: slowTaps });
      await tapTwice(page, part);
      await page.fired(type);
      await page.waitForTimeout(200);
      const events = (await page.events(type)).filter(({ skus }) => part !== 'more' || skus[0] !== 'MUG');
      assert.equal(events.length, 1, part);
      assert.ok(events.every(({ index = 0 }) => index >= 0), part);
      const titles = await page.titles();
      assert.equal(new Set(titles).size, titles.length, part);
      assert.ok((await page.locator('[part=hidden]').count()) <= 1);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    }
  });

  it('takes no second tap for one on what has come in its place', async () => {
    const page = await visit();
    await page.evaluate(() => {
      const soldOut = () => Object.assign(new Error(), { problem: 'sold-out' });
      globalThis.answer = (sku) => sku === 'MUG' && Promise.reject(soldOut());
    });
    await page.getByRole('button', { name: 'Add Blue Mug to cart' }).click();
    const next = page.getByRole('button', { name: 'Show another: Blue Mug' });
    const { x, y, width, height } = await next.boundingBox();
    await page.settled();
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.getByText('Tea spoons, set of six').first().waitFor();
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.waitForTimeout(100);
    assert.deepEqual(await page.evaluate(() => adds), ['MUG']);
    await page.settled();
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.fired('added');
    assert.deepEqual(await page.evaluate(() => adds), ['MUG', 'SPOON']);
    assert.ok((await page.events('impression')).some(({ skus }) => skus.join() === 'SPOON'));
    await page.setCart(['POT', 'SPOON', 'SOAP']);
    await page.fired('ready', 2);
    assert.ok(!(await page.titles()).includes('Blue Mug'), 'what is sold out does not come back');
    await page.close();
  });

  it('shows two strips of one cart different suggestions, whichever is first', async () => {
    const html = strip(jsonCart(['POT']), 'limit="3"') + strip(jsonCart(['POT']), 'limit="3"');
    const page = await visit(html);
    await page.fired('ready', 2);
    assert.equal(new Set(await page.titles()).size, 6);
    await page.close();
  });

  it('tells the page of an add whose answer takes the strip away', async () => {
    const page = await visit();
    await page.evaluate(() => {
      globalThis.answer = () => {
        document.querySelector('goes-with').remove();
        return { change() {} };
      };
    });
    await page.locator('[part=add]').first().click();
    await page.fired('added');
    const [{ sku, index, quantity }] = await page.events('added');
    assert.deepEqual([sku, index, quantity], ['MUG', 0, 1]);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('takes no second tap on Add for one on what can be done where the shop refuses', async () => {
    const page = await visit();
    await page.evaluate(() => {
      const soldOut = () => Object.assign(new Error(), { problem: 'sold-out' });
      globalThis.answer = () => Promise.reject(soldOut());
    });
    const button = page.getByRole('button', { name: 'Add Blue Mug to cart' });
    const { x, y, width, height } = await button.boundingBox();
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.getByRole('button', { name: 'Show another: Blue Mug' }).waitFor();
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.waitForTimeout(300);
    assert.equal((await page.titles())[0], 'Blue Mug');
    assert.equal(await page.getByText('Sold out').first().isVisible(), true);
    await page.close();
  });

  it('brings another for each that is sold out, however fast they are tapped', async () => {
    const page = await visit();
    await page.evaluate(() => {
      const soldOut = () => Object.assign(new Error(), { problem: 'sold-out' });
      globalThis.answer = () => Promise.reject(soldOut());
    });
    for (const title of ['Blue Mug', 'Knitted tea cosy']) {
      await page.getByRole('button', { name: `Add ${title} to cart` }).click();
      await page.getByRole('button', { name: `Show another: ${title}` }).waitFor();
    }
    await page.settled();
    await page.getByRole('button', { name: /Show another/ }).evaluateAll((buttons) => {
      for (const button of [...buttons, ...buttons]) button.click();
    });
    await page.getByText('Sugar bowl').first().waitFor();
    const titles = await page.titles();
    assert.deepEqual(titles.slice(0, 2), ['Tea spoons, set of six', 'Sugar bowl']);
    assert.equal(await page.locator('[part=removed]').count(), 0);
    await page.close();
  });

  it('tries a chosen variant again, and tells of its steps by its SKU', async () => {
    const page = await visit();
    await page.evaluate(() => {
      const variants = [{ sku: 'MUG-L', label: 'Large' }];
      const refuse = (problem) => Promise.reject(Object.assign(new Error(), { problem, variants }));
      const answers = [refuse, refuse, () => ({ change() {} })];
      globalThis.answer = () => answers.shift()(answers.length === 2 ? 'needs-choice' : 'offline');
    });
    await page.getByRole('button', { name: 'Add Blue Mug to cart' }).click();
    await page.getByRole('combobox').selectOption('MUG-L');
    await page.getByRole('button', { name: 'Add Blue Mug to cart' }).click();
    const again = page.getByRole('button', { name: 'Try again: Blue Mug' });
    await again.waitFor();
    await page.settled();
    await again.click();
    await page.fired('added');
    assert.deepEqual(await page.evaluate(() => adds), ['MUG', 'MUG-L', 'MUG-L']);
    await page.settled();
    await page.getByRole('button', { name: 'One more of Blue Mug' }).click();
    await page.fired('changed');
    assert.equal((await page.events('changed'))[0].sku, 'MUG-L');
    await page.close();
  });

  it('has one control in the place of the add button after a refused step', async () => {
    const page = await visit();
    await page.evaluate(() => {
      const answers = [() => Promise.reject(new Error('No')), () => {}];
      globalThis.answer = () => ({ change: () => answers.shift()() });
    });
    await page.locator('[part=add]').first().click();
    await page.fired('added');
    await page.settled();
    const more = page.getByRole('button', { name: 'One more of Blue Mug' });
    await more.click();
    await page.fired('error');
    await more.click();
    await page.fired('changed');
    const buttons = page.locator('[part=card]').first().locator('[part=buy] button:visible');
    assert.deepEqual(await buttons.allTextContents(), ['−', '+']);
    await page.close();
  });

  it('steps only what it added, where the cart had some of it before', async () => {
    const page = await shop.visit(strip(''), { init: openTill });
    const lines = (large) => [{ sku: 'POT', quantity: 1 }, { sku: 'MUG-L', quantity: large }];
    await page.setCart(lines(2));
    await page.fired('ready');
    await page.evaluate(() => {
      const variants = [{ sku: 'MUG-L', label: 'Large' }];
      globalThis.asked = [];
      globalThis.answer = (sku) =>
        sku === 'MUG'
          ? Promise.reject(Object.assign(new Error(), { problem: 'needs-choice', variants }))
          : { change: (quantity) => void asked.push(quantity) };
    });
    await page.getByRole('button', { name: 'Add Blue Mug to cart' }).click();
    await page.getByRole('combobox').selectOption('MUG-L');
    await page.getByRole('button', { name: 'Add Blue Mug to cart' }).click();
    await page.fired('added');
    await page.setCart(lines(3));
    await page.settled();
    assert.equal(await page.locator('[part=quantity]').textContent(), '1');
    await page.getByRole('button', { name: 'Remove Blue Mug from the cart' }).click();
    await page.fired('changed');
    assert.deepEqual(await page.evaluate(() => asked), [0]);
    await page.close();
  });

  it('keeps the focus through hiding, a change of the cart and the undo', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Hide suggestions' }).focus();
    await page.keyboard.press('Enter');
    await page.fired('hide');
    const onUndo = () =>
      page.getByRole('button', { name: 'Undo' }).evaluate((it) => it.matches(':focus'));
    assert.equal(await onUndo(), true);
    await page.setCart(['POT', 'LAMP']);
    await page.fired('ready', 2);
    assert.equal(await onUndo(), true);
    await page.keyboard.press('Enter');
    await page.fired('restore');
    assert.equal(await page.focused(), 'h2');
    assert.equal(await page.getByRole('status').textContent(), 'Suggestions are shown again');
    await page.close();
  });

  it('is silent where what answers taps fails while the cart changes', async () => {
    const page = await visit(undefined, { routes: { '**/taps-*': (route) => route.abort() } });
    await page.locator('[part=card]').first().hover();
    await page.setCart(['POT', 'LAMP']);
    await page.fired('ready', 2);
    await page.waitForTimeout(100);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('links and adds nothing once the page says so, and reveals only what has a link', async () => {
    const page = await visit(strip(jsonCart(['POT']), 'limit="4"'));
    await page.locator('goes-with').evaluate((it) => (it.action = 'link'));
    await page.getByRole('link', { name: 'See product: Blue Mug' }).waitFor();
    assert.equal(await page.locator('button[part=add]').count(), 0);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('Sugar bowl').first().waitFor();
    assert.ok(!(await page.titles()).some((title) => title.startsWith('Tea spoons')));
    assert.equal(await page.locator('a[part=add][href=""]').count(), 0);
    assert.deepEqual(await page.evaluate(() => adds), []);
    await page.close();
  });
});

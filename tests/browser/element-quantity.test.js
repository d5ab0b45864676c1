import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openShop, strip } from './shop.mjs';
import { till } from './till.mjs';

describe('the quantity of what <goes-with> has added', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  /** With the mug added, and the stepper settled. */
  async function visit(how = {}) {
    const page = await shop.visit(strip('', 'adapter="till"'), { init: till(how) });
    await page.fired('ready');
    await page.getByRole('button', { name: 'Add Blue Mug to cart' }).click();
    await page.fired('added');
    await page.settled();
    return page;
  }

  const more = (page) => page.getByRole('button', { name: 'One more of Blue Mug' });
  const fewer = (page) => page.getByRole('button', { name: 'One less of Blue Mug' });
  const takeOut = (page) => page.getByRole('button', { name: 'Remove Blue Mug from the cart' });
  const quantity = (page) => page.locator('[part=quantity]').textContent();
  const status = (page) => page.getByRole('status').textContent();
  const calls = (page) => page.evaluate(() => calls);

  it('is stepped up and down in the place of the add button, which keeps the focus', async () => {
    const page = await visit();
    assert.equal(await page.focused(), 'One more of Blue Mug');
    assert.equal(await quantity(page), '1');
    const box = await page.locator('[part=card]').first().boundingBox();
    await more(page).click();
    assert.equal(await quantity(page), '2');
    await page.fired('changed');
    assert.equal(await status(page), '2 of Blue Mug in the cart');
    await fewer(page).click();
    await page.fired('changed', 2);
    assert.deepEqual(await page.events('changed'), [
      { type: 'changed', sku: 'MUG', index: 0, quantity: 2, previous: 1 },
      { type: 'changed', sku: 'MUG', index: 0, quantity: 1, previous: 2 },
    ]);
    assert.deepEqual(await calls(page), ['MUG=1', 'MUG=2', 'MUG=1']);
    assert.deepEqual(await page.locator('[part=card]').first().boundingBox(), box);
    await page.close();
  });

  it('of nothing is an undo: the card can be added again, in its place, with the focus', async () => {
    const page = await visit();
    const titles = await page.titles();
    await takeOut(page).click();
    await page.fired('changed');
    assert.equal(await status(page), 'Removed Blue Mug from the cart');
    assert.equal(await page.focused(), 'Add Blue Mug to cart');
    assert.deepEqual(await page.titles(), titles);
    assert.deepEqual(await page.evaluate(() => [...lines.keys()]), ['POT']);
    await page.getByRole('button', { name: 'Add Blue Mug to cart' }).click();
    await page.fired('added', 2);
    assert.equal(await quantity(page), '1');
    await page.close();
  });

  it('is not stepped by the second half of a double tap on Add', async () => {
    const page = await shop.visit(strip('', 'adapter="till"'), {
      init: till({ wait: 0 }),
    });
    await page.fired('ready');
    await page.getByRole('button', { name: 'Add Blue Mug to cart' }).hover();
    await page.waitForTimeout(200);
    const { x, y } = await page.locator('[part=add]').first().boundingBox();
    await page.mouse.click(x + 70, y + 20);
    await page.fired('added');
    await page.mouse.click(x + 70, y + 20);
    await page.waitForTimeout(100);
    assert.deepEqual(await calls(page), ['MUG=1']);
    await page.close();
  });

  it('asks the shop one thing at a time and last the newest, however fast it is tapped', async () => {
    const page = await visit({ wait: 200 });
    await more(page).evaluate((button) => {
      for (let tap = 0; tap < 5; ++tap) button.click();
    });
    assert.equal(await quantity(page), '6');
    await page.waitForFunction(() => lines.get('MUG') === 6);
    await page.fired('changed');
    const asked = await calls(page);
    assert.ok(!asked.includes('two at once'), String(asked));
    assert.ok(asked.length < 6, String(asked));
    assert.equal(asked.at(-1), 'MUG=6');
    await page.close();
  });

  it('is what there is where the shop has fewer, and says so', async () => {
    const page = await visit({ stock: 2 });
    for (let tap = 0; tap < 3; ++tap) await more(page).click();
    await page.locator('[part=error]:text-is("All there are is in your cart")').waitFor();
    assert.equal(await status(page), '2 of Blue Mug in the cart. All there are is in your cart');
    await page.locator('[part=quantity]', { hasText: '2' }).waitFor();
    assert.equal((await page.events('changed')).length, 1);
    await page.close();
  });

  it('goes back to what it was where the shop refuses, with its words', async () => {
    const page = await visit();
    await page.evaluate(() => (globalThis.refusal = new Error('One each, please')));
    await more(page).click();
    await page.fired('error');
    assert.equal(await quantity(page), '1');
    assert.equal(await page.locator('[part=error]').textContent(), 'One each, please');
    assert.deepEqual(await page.events('changed'), []);
    await page.evaluate(() => (globalThis.refusal = undefined));
    await more(page).click();
    await page.fired('changed');
    assert.equal(await page.locator('[part=error]').count(), 0);
    await page.close();
  });

  it('gives way to loading the page again where the visit has timed out', async () => {
    const page = await visit();
    const box = await page.locator('[part=card]').first().boundingBox();
    await page.evaluate(() => {
      globalThis.refusal = Object.assign(new Error(''), { problem: 'expired' });
    });
    await more(page).click();
    await page.fired('error');
    assert.equal(await page.locator('[part=error]').textContent(), 'Your visit has timed out');
    assert.equal(await page.focused(), 'Load page again: Blue Mug');
    assert.equal(await page.locator('[part=stepper]').isVisible(), false);
    assert.equal(await page.locator('[part=add]:visible').first().textContent(), 'Load page again');
    assert.deepEqual(await page.locator('[part=card]').first().boundingBox(), box);
    await page.settled();
    await Promise.all([
      page.waitForNavigation(),
      page.getByRole('button', { name: 'Load page again: Blue Mug' }).click(),
    ]);
    await page.close();
  });

  it('follows what changes elsewhere, and ends where the item is taken out elsewhere', async () => {
    const page = await visit();
    await page.evaluate(() => {
      lines.set('MUG', 4);
      tell();
    });
    await page.locator('[part=quantity]', { hasText: '4' }).waitFor();
    await page.evaluate(() => {
      lines.delete('MUG');
      tell();
    });
    await page.getByRole('button', { name: 'Add Blue Mug to cart' }).waitFor();
    assert.equal(await page.locator('[part=stepper]').count(), 0);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });
});

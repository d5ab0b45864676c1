import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { kAxe, jsonCart, openShop, strip } from './shop.mjs';

/** A page that refuses to add with what `globalThis.refuse` gives for a SKU, and else adds. */
function refuse() {
  globalThis.added = [];
  addEventListener('goeswith:add', ({ detail: { sku, respondWith } }) => {
    const error = globalThis.refusal?.(sku);
    if (!error) added.push(sku);
    respondWith(error ? Promise.reject(Object.assign(new Error(error.message), error)) : undefined);
  });
}

describe('what <goes-with> offers where an item was not added', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  /** @param {object} error */
  async function visit(error) {
    const page = await shop.visit(strip(jsonCart(['POT']), 'currency="GBP"'), {
      init: [refuse, { path: kAxe }],
    });
    await page.evaluate((it) => (globalThis.refusal = (sku) => sku === 'MUG' && it), error);
    await page.fired('ready');
    await page.getByRole('button', { name: 'Add Blue Mug to cart' }).click();
    await page.locator('[part=error]').waitFor();
    return page;
  }

  const first = (page) => page.locator('[part=card]').first();
  const shown = (page) => first(page).locator('[part=error]').textContent();
  const findings = (page) =>
    page.evaluate(async () => (await axe.run('goes-with')).violations.map(({ id }) => id));

  it('is the next best suggestion in its place, where it is sold out', async () => {
    const page = await visit({ problem: 'sold-out', message: '' });
    assert.equal(await shown(page), 'Sold out');
    assert.deepEqual(await findings(page), []);
    const step = page.getByRole('button', { name: 'Show another: Blue Mug' });
    assert.equal(await step.evaluate((it) => it === it.getRootNode().activeElement), true);
    await page.settled();
    await step.click();
    await page.getByText('Tea spoons, set of six').first().waitFor();
    assert.equal((await page.titles())[0], 'Tea spoons, set of six');
    assert.equal(await page.focused(), 'Add Tea spoons, set of six to cart');
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('is its empty place, where it is sold out and there is no other', async () => {
    const page = await shop.visit(strip(jsonCart(['LAMP']), 'popular="never"'), { init: refuse });
    await page.evaluate(() => (globalThis.refusal = () => ({ problem: 'sold-out', message: '' })));
    await page.fired('ready');
    await page.getByRole('button', { name: 'Add Light bulb to cart' }).click();
    const another = page.getByRole('button', { name: 'Show another: Light bulb' });
    await another.waitFor();
    await page.settled();
    await another.click();
    await page.locator('[part=removed]').waitFor();
    assert.deepEqual(await page.evaluate(() => ({ ...sessionStorage })), {});
    assert.deepEqual(await page.events('dismiss'), []);
    await page.close();
  });

  it('is to add it once more, where a page says that none came', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])));
    await page.evaluate(() =>
      addEventListener('goeswith:add', ({ detail }) =>
        detail.respondWith({ quantity: 0, change() {} }),
      ),
    );
    await page.fired('ready');
    await page.getByRole('button', { name: 'Add Blue Mug to cart' }).click();
    await page.fired('error');
    assert.equal(await shown(page), 'Could not be added');
    assert.equal(await page.locator('[part=stepper]').count(), 0);
    assert.deepEqual(await page.events('added'), []);
    assert.deepEqual((await page.events('error')).map(({ code }) => code), ['not-added']);
    await page.close();
  });

  it('is another try, where the shop was out of reach', async () => {
    const page = await visit({ problem: 'offline', message: '' });
    assert.equal(await shown(page), 'The shop cannot be reached');
    await page.evaluate(() => (globalThis.refusal = undefined));
    await page.settled();
    await page.getByRole('button', { name: 'Try again: Blue Mug' }).click();
    await page.fired('added');
    assert.deepEqual(await page.evaluate(() => added), ['MUG']);
    assert.equal(await page.locator('[part=error]').count(), 0);
    assert.equal(await page.focused(), 'Added Blue Mug to cart');
    await page.close();
  });

  it('is to load the page again, where the visit has timed out', async () => {
    const page = await visit({ problem: 'expired', message: 'Please sign in again' });
    assert.equal(await shown(page), 'Please sign in again');
    await page.settled();
    await Promise.all([
      page.waitForNavigation(),
      page.getByRole('button', { name: 'Load page again: Blue Mug' }).click(),
    ]);
    await page.close();
  });

  it('is no more than words, where all there are is in the cart', async () => {
    const page = await visit({ problem: 'limited', message: '' });
    assert.equal(await shown(page), 'All there are is in your cart');
    assert.equal(await first(page).getByRole('button').count(), 2);
    await page.close();
  });

  it('is a choice of variants in the card, where one must be chosen', async () => {
    const variants = [
      { sku: 'MUG-S', label: 'Small', price: 7.5 },
      { sku: 'MUG-L', label: 'Large <b>', price: 9 },
      { sku: 'MUG-XL', label: 'Extra large', price: 11, available: false },
    ];
    const page = await visit({ problem: 'needs-choice', message: '', variants });
    assert.equal(await shown(page), 'Choose one first');
    assert.deepEqual(await findings(page), []);
    const select = page.getByRole('combobox', { name: 'Choose which Blue Mug' });
    assert.equal(await page.focused(), 'Choose which Blue Mug');
    assert.deepEqual(await select.locator('option').allTextContents(), [
      'Choose',
      'Small · £7.50',
      'Large <b> · £9.00',
      'Extra large (sold out)',
    ]);
    assert.equal(await select.locator('option').nth(3).isDisabled(), true);
    const add = page.getByRole('button', { name: 'Add Blue Mug to cart' });
    await add.click();
    assert.equal(await page.focused(), 'Choose which Blue Mug');
    assert.deepEqual(await page.evaluate(() => added), []);
    await select.selectOption('MUG-L');
    assert.deepEqual(await page.evaluate(() => added), []);
    await add.click();
    await page.fired('added');
    assert.deepEqual(await page.evaluate(() => added), ['MUG-L']);
    const [{ sku, index }] = await page.events('added');
    assert.deepEqual([sku, index], ['MUG-L', 0]);
    assert.equal(await select.count(), 0);
    const titles = await page.titles();
    await page.setCart(['POT', 'MUG-L']);
    await page.fired('ready', 2);
    assert.deepEqual(await page.titles(), titles);
    await page.close();
  });

  it('leaves the focus where the shopper has gone meanwhile', async () => {
    const coupon = '<input id="coupon">';
    const page = await shop.visit(strip(jsonCart(['POT']), 'limit="2"') + coupon);
    await page.evaluate(() => {
      addEventListener('goeswith:add', ({ detail }) => {
        detail.respondWith(new Promise((_, reject) => (globalThis.refuse = reject)));
      });
      globalThis.refuseWith = (its) => refuse(Object.assign(new Error(''), its));
    });
    await page.fired('ready');
    const add = page.getByRole('button', { name: 'Add Blue Mug to cart' });
    const moveOn = () => page.locator('#coupon').focus();
    const inCoupon = () => page.evaluate(() => document.activeElement?.id === 'coupon');
    await add.click();
    await page.locator('[part=add]:text-is("Adding")').waitFor();
    await moveOn();
    const variants = [{ sku: 'MUG-S', label: 'Small' }];
    await page.evaluate((its) => refuseWith(its), { problem: 'needs-choice', variants });
    await page.locator('[part=variants]').waitFor();
    assert.equal(await inCoupon(), true, 'a choice');
    const cosy = page.getByRole('button', { name: 'Add Knitted tea cosy to cart' });
    await cosy.click();
    await page.locator('[part=add]:text-is("Adding")').waitFor();
    await page.evaluate(() => refuseWith({ problem: 'sold-out' }));
    await page.settled();
    // What comes next waits for the browser's next task.
    await page.evaluate(() => {
      const { yield: wait } = scheduler;
      scheduler.yield = () => new Promise((go) => setTimeout(go, 200)).then(() => wait.call(scheduler));
    });
    await page.getByRole('button', { name: 'Show another: Knitted tea cosy' }).click();
    await moveOn();
    await page.locator('[part=title]:text-is("Knitted tea cosy")').waitFor({ state: 'detached' });
    assert.equal(await inCoupon(), true, 'another');
    await page.locator('[part=more]').click();
    await moveOn();
    await page.locator('[part=card]').nth(2).waitFor();
    assert.equal(await inCoupon(), true, 'more');
    await page.close();
  });

  it('is told to the page as an error, but for a choice, which is a step', async () => {
    const variants = [{ sku: 'MUG-S', label: 'Small' }];
    for (const [problem, more, errors] of [
      ['sold-out', {}, 1],
      ['needs-choice', {}, 1],
      ['needs-choice', { variants: [] }, 1],
      ['needs-choice', { variants }, 0],
    ]) {
      const page = await visit({ problem, message: '', ...more });
      const codes = (await page.events('error')).map(({ code }) => code);
      assert.deepEqual(codes, Array(errors).fill('not-added'), `${problem} ${JSON.stringify(more)}`);
      assert.match(await page.getByRole('status').textContent(), /^Blue Mug: /);
      await page.close();
    }
  });
});

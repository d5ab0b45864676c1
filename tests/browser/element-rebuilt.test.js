// Themes draw their sections anew after each change of the cart: the element goes, and another of its
// kind comes in its place.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openShop, strip } from './shop.mjs';
import { till } from './till.mjs';

/** What draws the section with the element anew. */
function drawAnew() {
  globalThis.rebuild = () => {
    const section = document.querySelector('main');
    section.replaceWith(section.cloneNode(true));
  };
}

describe('<goes-with> in the place of one that its page has taken away', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  async function visit(attributes = '') {
    const page = await shop.visit(strip('', `adapter="till" ${attributes}`), { init: [till(), drawAnew] });
    await page.fired('ready');
    return page;
  }

  /** Draws the section anew, and waits for the new element's answer. */
  async function rebuild(page) {
    const before = (await page.events('ready')).length;
    await page.evaluate(() => rebuild());
    await page.fired('ready', before + 1);
  }

  const press = async (page, name) => {
    await page.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  const status = (page) => page.getByRole('status').textContent();
  const calls = (page) => page.evaluate(() => calls);
  const first = (page) => page.locator('[part=card]').first();

  it('goes on with what is being added, once', async () => {
    const page = await visit();
    await page.evaluate(() => (globalThis.wait = 1500));
    await press(page, 'Add Blue Mug to cart');
    await page.fired('add');
    await rebuild(page);
    assert.equal(await page.focused(), 'Adding Blue Mug to cart');
    await page.keyboard.press('Enter');
    await page.fired('added');
    await page.locator('[part=stepper]').waitFor();
    assert.deepEqual(await calls(page), ['MUG=1']);
    assert.equal(await page.focused(), 'One more of Blue Mug');
    assert.equal(await status(page), 'Added Blue Mug');
    assert.equal((await page.events('added')).length, 1);
    assert.equal((await page.titles())[0], 'Blue Mug');
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('keeps the stepper of what was added, and the focus on it', async () => {
    const page = await visit();
    await press(page, 'Add Blue Mug to cart');
    await page.fired('added');
    await page.settled();
    const titles = await page.titles();
    await rebuild(page);
    assert.deepEqual(await page.titles(), titles);
    assert.equal(await page.focused(), 'One more of Blue Mug');
    await page.settled();
    await page.keyboard.press('Enter');
    await page.fired('changed');
    assert.deepEqual(await calls(page), ['MUG=1', 'MUG=2']);
    assert.equal(await page.locator('[part=quantity]').textContent(), '2');
    const [{ sku, quantity, previous }] = await page.events('changed');
    assert.deepEqual([sku, quantity, previous], ['MUG', 2, 1]);
    await page.evaluate(() => (globalThis.wait = 800));
    await page.keyboard.press('Enter');
    await rebuild(page);
    assert.equal(await page.locator('[part=quantity]').textContent(), '3');
    await page.fired('changed', 2);
    assert.equal(await status(page), '3 of Blue Mug in the cart');
    await rebuild(page);
    assert.equal(await page.locator('[part=quantity]').textContent(), '3', 'a second time too');
    await page.close();
  });

  it('keeps the undo of what was dismissed', async () => {
    const page = await visit();
    await press(page, 'Not interested in Knitted tea cosy');
    await page.fired('dismiss');
    const titles = await page.titles();
    await rebuild(page);
    assert.deepEqual(await page.titles(), titles);
    assert.equal(await page.focused(), 'Not interested in Oak serving tray with rope handles');
    await page.getByRole('button', { name: 'Undo: suggest Knitted tea cosy again' }).click();
    assert.equal((await page.titles())[1], 'Knitted tea cosy');
    assert.match(await page.locator('[part=card]').nth(1).innerText(), /£?12.00/);
    assert.equal((await page.events('restore')).length, 1);
    await page.close();
  });

  it('keeps what the shop said, and what can be done about it', async () => {
    const page = await visit();
    const soldOut = () =>
      (globalThis.refusal = Object.assign(new Error(''), { problem: 'sold-out' }));
    await page.evaluate(soldOut);
    await press(page, 'Add Blue Mug to cart');
    await page.fired('error');
    await rebuild(page);
    assert.equal(await first(page).locator('[part=error]').textContent(), 'Sold out');
    assert.equal(await page.focused(), 'Show another: Blue Mug');
    assert.equal((await page.events('error')).length, 1);
    await page.settled();
    await page.keyboard.press('Enter');
    await page.getByText('Tea spoons, set of six').first().waitFor();
    await page.close();
  });

  it('shows as many as were revealed', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.fired('impression', 2);
    const titles = await page.titles();
    assert.ok(titles.length > 3);
    await rebuild(page);
    assert.deepEqual(await page.titles(), titles);
    await page.close();
  });

  it('is new where it is another strip, or comes much later', async () => {
    const page = await visit();
    await press(page, 'Add Blue Mug to cart');
    await page.fired('added');
    await page.evaluate(() => {
      const it = document.querySelector('goes-with');
      const other = it.cloneNode(true);
      other.setAttribute('placement', 'product');
      it.replaceWith(other);
    });
    await page.fired('ready', 3);
    assert.equal(await page.locator('[part=stepper]').count(), 0);
    assert.equal((await page.titles()).includes('Blue Mug'), false);
    await page.close();
  });

  it('is the same element where it was only moved', async () => {
    const page = await visit();
    await press(page, 'Add Blue Mug to cart');
    await page.fired('added');
    const ready = (await page.events('ready')).length;
    await page.evaluate(() => document.body.append(document.querySelector('goes-with')));
    await page.fired('ready', ready + 1);
    assert.equal(await page.locator('[part=stepper]').count(), 1);
    await rebuildMoved(page);
    assert.equal(await page.locator('[part=stepper]').count(), 1, 'and has an heir still');
    await page.close();
  });
});

async function rebuildMoved(page) {
  const before = (await page.events('ready')).length;
  await page.evaluate(() => {
    const it = document.querySelector('goes-with');
    it.replaceWith(it.cloneNode(true));
  });
  await page.fired('ready', before + 1);
}

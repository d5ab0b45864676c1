import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonCart, openShop, strip } from './shop.mjs';

describe('declining what <goes-with> suggests', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  async function visit(attributes = '', html = strip(jsonCart(['POT']), attributes)) {
    const page = await shop.visit(html);
    await page.fired('ready');
    return page;
  }

  const dismiss = (page, title) => page.getByRole('button', { name: `Not interested in ${title}` });
  const undo = (page, title) => page.getByRole('button', { name: `Undo: suggest ${title} again` });
  const status = (page) => page.getByRole('status').textContent();

  it('can be undone: the same card in the same place, with the focus on it', async () => {
    const page = await visit();
    const height = () => page.locator('goes-with').evaluate((it) => it.offsetHeight);
    const card = page.locator('[part=card]').nth(1);
    await card.evaluate((it) => (it.marked = true));
    const before = await height();
    await dismiss(page, 'Knitted tea cosy').click();
    await undo(page, 'Knitted tea cosy').click();
    assert.equal(await card.evaluate((it) => it.marked), true);
    assert.equal(await page.focused(), 'Add Knitted tea cosy to cart');
    assert.equal(await status(page), 'Knitted tea cosy is suggested again');
    assert.equal(await height(), before);
    assert.deepEqual(await page.events('restore'), [{ type: 'restore', sku: 'COSY', index: 1 }]);
    assert.deepEqual((await page.stored()).session, { 'goeswith:dismissed': '{}' });
    await page.reload();
    await page.fired('ready');
    assert.ok((await page.titles()).includes('Knitted tea cosy'));
    await page.close();
  });

  it('can be undone after another card was added', async () => {
    const page = await visit();
    await page.evaluate(() =>
      addEventListener('goeswith:add', ({ detail: { sku, respondWith } }) => {
        respondWith(undefined);
        document.querySelector('goes-with').cart = ['POT', sku];
      }),
    );
    await dismiss(page, 'Blue Mug').click();
    await page.getByRole('button', { name: 'Add Knitted tea cosy to cart' }).click();
    await page.fired('ready', 2);
    await undo(page, 'Blue Mug').click();
    assert.equal((await page.titles())[0], 'Blue Mug');
    assert.equal((await page.events('restore')).length, 1);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('holds on the next page where this one is left at once', async () => {
    const page = await visit();
    await page.evaluate(() =>
      addEventListener('goeswith:dismiss', () => (location.href = '/cart.html?next')),
    );
    await dismiss(page, 'Blue Mug').click();
    await page.waitForURL(/next/);
    await page.fired('ready');
    assert.ok(!(await page.titles()).includes('Blue Mug'));
    await page.close();
  });

  it('may be given a reason, once, where the shop asks for one', async () => {
    const page = await visit('reasons="ask"');
    await dismiss(page, 'Blue Mug').click();
    await page.getByRole('button', { name: 'Already have it: Blue Mug' }).click();
    assert.deepEqual(await page.events('reason'), [
      { type: 'reason', sku: 'MUG', index: 0, reason: 'owned' },
    ]);
    assert.equal(await page.getByRole('button', { name: /Not relevant|Already/ }).count(), 0);
    assert.equal(await page.getByText('Thank you').isVisible(), true);
    assert.equal(await page.focused(), 'Undo: suggest Blue Mug again');
    const silent = await visit();
    await dismiss(silent, 'Knitted tea cosy').click();
    await undo(silent, 'Knitted tea cosy').waitFor();
    assert.equal(await silent.getByRole('button', { name: /Already/ }).count(), 0);
    await silent.close();
    await page.close();
  });

  it('of the whole strip brings the fallback, for the visit, with an undo in its place', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Hide suggestions' }).click();
    await page.fired('hide');
    assert.equal(await page.locator('[part=section]').isVisible(), false);
    assert.equal(await page.getByText('See accessories').isVisible(), true);
    assert.equal(await status(page), 'Suggestions are hidden');
    const back = page.getByRole('button', { name: 'Undo' });
    assert.equal(await back.evaluate((it) => it === it.getRootNode().activeElement), true);
    await page.setCart(['POT', 'LAMP']);
    await page.fired('ready', 2);
    assert.equal(await page.locator('[part=section]').isVisible(), false);
    await back.click();
    await page.locator('[part=section]').waitFor();
    assert.equal(await page.getByText('Suggestions are hidden').count(), 0);
    assert.deepEqual(await page.events('restore'), [{ type: 'restore', sku: null }]);
    await page.getByRole('button', { name: 'Hide suggestions' }).click();
    await page.fired('hide', 2);
    await page.reload();
    await page.fired('ready');
    assert.deepEqual(await page.events('ready'), [{ type: 'ready', count: 0, skus: [] }]);
    assert.equal(await page.getByText('See accessories').isVisible(), true);
    assert.ok(!page.requests.slice(-3).some((url) => url.includes('/model/')));
    await page.close();
  });

  it('of one placement leaves the others alone', async () => {
    const html = strip(jsonCart(['POT'])) + strip(jsonCart(['LAMP']), 'placement="product"');
    const page = await visit('', html);
    await page.fired('ready', 2);
    await page.getByRole('button', { name: 'Hide suggestions' }).first().click();
    await page.fired('hide');
    assert.deepEqual(await page.titles(), ['Light bulb']);
    await page.close();
  });

  it('stores nothing before a tap, and beyond the visit nothing without consent', async () => {
    const page = await visit();
    await page.locator('[part=card]').first().hover();
    assert.deepEqual(await page.stored(), { session: {}, local: {} });
    await dismiss(page, 'Blue Mug').click();
    await page.fired('dismiss');
    assert.deepEqual((await page.stored()).local, {});
    await page.close();
  });

  it('lasts for 30 days with consent, by attribute or by adapter, and counts only while it holds', async () => {
    const adapter = () =>
      addEventListener('DOMContentLoaded', async () => {
        const { GoesWith } = await import('/goeswith/goeswith.js');
        GoesWith.registerAdapter('till', {
          read: () => ['POT'],
          subscribe: () => () => {},
          consent: () => true,
        });
      });
    for (const [html, init] of [
      [strip(jsonCart(['POT']), 'consent="granted"'), undefined],
      [strip('', 'adapter="till"'), adapter],
    ]) {
      const page = await shop.visit(html, { init });
      await page.fired('ready');
      await dismiss(page, 'Blue Mug').click();
      await page.waitForFunction(() => localStorage.length > 0);
      const { MUG, ...others } = JSON.parse((await page.stored()).local['goeswith:dismissed']);
      assert.deepEqual(others, {});
      const days = (MUG - Date.now()) / 86_400_000;
      assert.ok(days > 29.9 && days <= 30, `${days} days`);
      await page.evaluate(() => sessionStorage.clear());
      await page.reload();
      await page.fired('ready');
      assert.ok(!(await page.titles()).includes('Blue Mug'));
      await page.evaluate(() => {
        sessionStorage.clear();
        localStorage.setItem('goeswith:dismissed', JSON.stringify({ MUG: Date.now() - 1 }));
      });
      await page.reload();
      await page.fired('ready');
      assert.ok((await page.titles()).includes('Blue Mug'));
      await dismiss(page, 'Milk jug').click();
      await page.fired('dismiss');
      const kept = JSON.parse((await page.stored()).local['goeswith:dismissed']);
      assert.deepEqual(Object.keys(kept), ['JUG'], 'what has had its time is dropped');
      await page.close();
    }
  });

  it('lasts no longer because something else is dismissed later, nor from before the consent', async () => {
    const page = await visit();
    await dismiss(page, 'Blue Mug').click();
    await page.fired('dismiss');
    const soon = Date.now() + 1e9;
    await page.evaluate((until) => {
      localStorage.setItem('goeswith:dismissed', JSON.stringify({ COSY: until }));
      document.querySelector('goes-with').consent = 'granted';
    }, soon);
    await page.getByText('Knitted tea cosy').waitFor({ state: 'detached' });
    await dismiss(page, 'Milk jug').click();
    await page.fired('dismiss', 2);
    const local = JSON.parse((await page.stored()).local['goeswith:dismissed']);
    assert.deepEqual(Object.keys(local), ['COSY', 'JUG']);
    assert.equal(local.COSY, soon);
    await page.close();
  });

  it('of long ago counts no more where consent was taken back', async () => {
    const page = await visit('consent="granted"');
    await dismiss(page, 'Blue Mug').click();
    await page.waitForFunction(() => sessionStorage.length);
    await page.evaluate(() => sessionStorage.clear());
    await page.route('**/cart.html', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('consent="granted"', '');
      await route.fulfill({ response, body });
    });
    await page.reload();
    await page.fired('ready');
    assert.ok((await page.titles()).includes('Blue Mug'));
    await page.close();
  });

  it('works where what answers taps cannot be loaded: it says so, and the next tap tries again', async () => {
    const page = await visit();
    await page.route('**/taps-*', (route) => route.abort());
    await page.locator('[part=add]').first().click();
    await page.fired('error');
    assert.equal((await page.events('error'))[0].code, 'unreachable');
    assert.equal(await page.locator('[part=add]').first().textContent(), 'Add');
    const reason = page.locator('[part=evidence]').first();
    assert.equal(await reason.textContent(), 'The shop cannot be reached');
    assert.equal(await page.getByRole('status').textContent(), 'The shop cannot be reached');
    await page.unroute('**/taps-*');
    await page.evaluate(() => addEventListener('goeswith:add', ({ detail }) => detail.respondWith()));
    await page.locator('[part=add]').first().click();
    await page.fired('added');
    assert.match((await reason.textContent()) ?? '', /^In \d+ of 100 orders/);
    await page.close();
  });

  it('says where "Show more" finds nothing to load, and shows more at the next tap', async () => {
    const page = await visit();
    await page.route('**/taps-*', (route) => route.abort());
    const more = page.locator('[part=more]');
    await more.click();
    await page.fired('error');
    assert.equal(await more.textContent(), 'The shop cannot be reached');
    const before = (await page.titles()).length;
    await page.unroute('**/taps-*');
    await more.click();
    await page.locator('[part=card]').nth(before).waitFor();
    assert.equal(await more.textContent(), 'Show more');
    await page.close();
  });
});

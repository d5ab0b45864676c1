// Bundles: what they say, and what a tap on one does.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { policy } from './policy-store.mjs';
import { openPolicyShop, visitTill } from './policy-shop.mjs';
import { strip } from './shop.mjs';

describe('a bundle that the cart has begun', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop(policy, 5)));
  after(() => shop.close());
  const addAll = (page) => page.locator('[part=bundle] [part=add]');
  const box = (page) => page.locator('[part=bundle]');

  it('is shown once under the list, with its sum, what the checkout takes off, and the code', async () => {
    const page = await visitTill(shop, 'POT', { attributes: 'limit="2"' });
    assert.equal(await page.getByRole('group', { name: 'Teapot set' }).count(), 1);
    assert.deepEqual(await page.texts('bundle-item'), [
      'Breakfast teapot\nIn your cart\n£24.00',
      'Knitted tea cosy\n£12.00',
      'Sugar bowl\n£6.00',
    ]);
    assert.deepEqual(await page.texts('bundle-line'), [
      'Together £42.00',
      '£37.80 with code TEAPOTSET at checkout: £4.20 less',
    ]);
    const name = await addAll(page).getAttribute('aria-label');
    assert.equal(name, 'Add all: Knitted tea cosy, Sugar bowl');
    assert.equal(await page.shift(), 0);
    await page.close();
  });

  it('comes into the cart by one tap, one after the other, and one message says so', async () => {
    const page = await visitTill(shop, 'POT', { width: 390, after: '<p id="below">Checkout</p>' });
    await page.evaluate(() => {
      globalThis.said = [];
      const status = parts('status')[0];
      new MutationObserver(() => status.textContent && said.push(status.textContent)).observe(status, {
        childList: true,
      });
    });
    const below = () => page.locator('#below').evaluate((it) => it.offsetTop);
    const top = await below();
    await addAll(page).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.fired('added', 2);
    await page.waitForTimeout(600);
    assert.deepEqual(await page.calls(), ['COSY=1', 'BOWL=1']);
    assert.deepEqual(await page.evaluate(() => said), ['Added Knitted tea cosy, Sugar bowl']);
    assert.equal(await addAll(page).innerText(), 'Added');
    assert.equal(await addAll(page).getAttribute('aria-disabled'), 'true');
    assert.equal(await page.focused(), 'Added: Knitted tea cosy, Sugar bowl');
    assert.equal(await below(), top, 'nothing moves');
    const places = (await page.events('add')).map(({ sku, index }) => [sku, index]);
    assert.deepEqual(places.map(([sku]) => sku), ['COSY', 'BOWL']);
    assert.equal(places[1][1], -1, 'what is in no list has no place in it');
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('says what was not added, and adds the rest', async () => {
    const page = await visitTill(shop, 'POT', { refuse: ['COSY=1'] });
    await addAll(page).click();
    await page.fired('added');
    await page.locator('[part=bundle] [part=error]:text-is("Could not be added: Knitted tea cosy")').waitFor();
    assert.equal(await page.held(), 'POT×1 BOWL×1');
    assert.equal(await page.status(), 'Added Sugar bowl. Could not be added: Knitted tea cosy');
    await page.waitForTimeout(300);
    assert.deepEqual(await page.texts('bundle-line'), []);
    assert.equal(await page.locator('[part=bundle] [part=error]').isVisible(), true);
    await page.evaluate(() => (refuse.length = 0));
    await addAll(page).click();
    await page.fired('added', 2);
    assert.equal(await page.held(), 'POT×1 BOWL×1 COSY×1');
    await page.close();
  });

  it('says where what answers its taps cannot be loaded, and the next tap tries again', async () => {
    const page = await visitTill(shop, 'POT', { width: 390, after: '<p id="below">Checkout</p>' });
    await page.route('**/taps-*', (route) => route.abort());
    const below = () => page.locator('#below').evaluate((it) => it.offsetTop);
    const top = await below();
    const error = page.locator('[part=bundle] [part=error]');
    for (const tap of [addAll(page), page.getByRole('button', { name: 'Not interested in Teapot set' })]) {
      await page.put('POT', 1);
      await tap.click();
      await page.fired('error');
      assert.equal(await error.innerText(), 'The shop cannot be reached');
      assert.equal(await page.status(), 'The shop cannot be reached');
      assert.equal(await below(), top, 'nothing moves');
    }
    assert.equal((await page.events('error')).at(-1).code, 'unreachable');
    await page.unroute('**/taps-*');
    await addAll(page).click();
    await page.fired('added', 2);
    assert.equal(await error.count(), 0);
    assert.equal(await page.held(), 'POT×1 COSY×1 BOWL×1');
    await page.close();
  });

  it('is dismissed with an undo, for the visit', async () => {
    const page = await visitTill(shop, 'POT', { width: 390, after: '<p id="below">Checkout</p>' });
    const below = () => page.locator('#below').evaluate((it) => it.offsetTop);
    const top = await below();
    const dismiss = page.getByRole('button', { name: 'Not interested in Teapot set' });
    await dismiss.click();
    const undo = page.getByRole('button', { name: 'Undo: suggest Teapot set again' });
    await undo.waitFor();
    assert.equal(await page.focused(), 'Undo: suggest Teapot set again');
    assert.equal(await below(), top);
    assert.equal(await page.status(), 'Removed Teapot set from suggestions');
    await undo.click();
    assert.equal(await box(page).isVisible(), true);
    assert.equal(await page.focused(), 'Not interested in Teapot set');
    await dismiss.click();
    await undo.waitFor();
    const { session } = await page.stored();
    assert.deepEqual(Object.keys(JSON.parse(session['goeswith:bundles'])), ['POT\nCOSY\nBOWL']);
    await page.put('LAMP', 1);
    await page.fired('ready', 2);
    assert.equal(await box(page).count(), 0);
    await page.close();
  });

  it('is none where an item of it is unknown, sold out, dismissed, or where nothing can be added', async () => {
    const kNone = [
      ['LAMP'],
      [[{ sku: 'POT', quantity: 1 }, { sku: 'COSY', quantity: 1 }, { sku: 'BOWL', quantity: 1 }]],
      ['POT', { facts: { stock: { BOWL: 0 } } }],
      ['POT', { attributes: 'action="link"' }],
      ['POT', { attributes: 'placement="product"' }],
      ['POT', { init: `sessionStorage['goeswith:dismissed'] = '{"BOWL":9e15}'` }],
    ];
    for (const [cart, how] of kNone) {
      const page = await visitTill(shop, cart, how);
      assert.equal(await box(page).count(), 0, JSON.stringify([cart, how]));
      assert.ok((await page.titles()).length);
      await page.close();
    }
    const unknown = { ...policy.bundles[0], items: ['POT', 'JUG'] };
    const other = await openPolicyShop({ ...policy, bundles: [unknown] });
    const page = await visitTill(other, 'POT');
    assert.equal(await box(page).count(), 0, 'JUG has no price');
    await page.close();
    await other.close();
  });

  it('goes with an item of it that is dismissed, leaves its room, and comes back with it', async () => {
    const page = await visitTill(shop, 'POT', { width: 390, after: '<p id="below">Checkout</p>' });
    const below = () => page.locator('#below').evaluate((it) => it.offsetTop);
    const top = await below();
    await page.getByRole('button', { name: 'Not interested in Knitted tea cosy' }).click();
    await box(page).waitFor({ state: 'hidden' });
    assert.equal(await below(), top);
    await page.getByRole('button', { name: 'Undo: suggest Knitted tea cosy again' }).click();
    await box(page).waitFor({ state: 'visible' });
    await page.getByRole('button', { name: 'Not interested in Blue Mug' }).click();
    await page.fired('dismiss', 2);
    assert.equal(await box(page).isVisible(), true, 'the mug is none of its items');
    assert.equal(await below(), top);
    await page.close();
  });

  it('can be added again once an item of it was taken out of the cart', async () => {
    const page = await visitTill(shop, 'POT', { width: 390 });
    await addAll(page).click();
    await page.fired('added', 2);
    await page.locator('[part=bundle] [part=add]:text-is("Added")').waitFor();
    await page.waitForTimeout(200);
    await page.put('COSY', 0);
    await page.locator('[part=bundle] [part=add]:text-is("Add all")').waitFor();
    assert.equal((await page.texts('bundle-item'))[1], 'Knitted tea cosy\n£12.00');
    await addAll(page).click();
    await page.fired('added', 3);
    assert.equal(await page.held(), 'POT×1 BOWL×1 COSY×1');
    await page.put('POT', 0);
    await page.waitForTimeout(300);
    assert.equal(await page.held(), 'BOWL×1 COSY×1');
    await page.close();
  });

  it('keeps the focus in the strip where it goes', async () => {
    const page = await visitTill(shop, 'POT');
    await addAll(page).focus();
    await page.put('COSY', 1);
    await page.put('BOWL', 1);
    await box(page).waitFor({ state: 'hidden' });
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'goes-with');
    await page.close();
  });

  it('is shown by one strip of a page, and no other offers what it adds', async () => {
    const attributes = 'limit="4"';
    const after = strip('', `adapter="till" ${attributes}`);
    const page = await visitTill(shop, 'POT', { attributes, after });
    await page.fired('ready', 2);
    const shown = await page.locator('goes-with').evaluateAll((all) =>
      all.map(({ shadowRoot }) => ({
        titles: [...shadowRoot.querySelectorAll('[part=title]')].map((it) => it.textContent),
        hasBundle: !!shadowRoot.querySelector('[part=bundle]'),
      })),
    );
    assert.equal(shown.filter(({ hasBundle }) => hasBundle).length, 1);
    const [{ titles }] = shown.filter(({ hasBundle }) => !hasBundle);
    assert.deepEqual(titles, ['Tea spoons, set of six'], 'and not the sugar bowl');
    const first = shown.findIndex(({ hasBundle }) => hasBundle);
    await page.locator('goes-with').nth(first).evaluate((it) => it.remove());
    await page.put('SOAP', 1);
    await box(page).waitFor();
    await page.close();
  });

  it('says no more of the checkout than the policy does', async () => {
    for (const [bundle, line] of [
      [{ percent: 5 }, '£28.50 at checkout: £1.50 less'],
      [{ amount: 2.5, code: 'SET' }, '£27.50 with code SET at checkout: £2.50 less'],
      [{ percent: 0.01 }, undefined],
    ]) {
      const its = await openPolicyShop({ ...policy, bundles: [{ items: ['POT', 'BOWL'], ...bundle }] });
      const page = await visitTill(its, 'POT');
      assert.deepEqual(await page.texts('bundle-line'), ['Together £30.00', line].filter(Boolean));
      assert.deepEqual(await page.texts('bundle-title'), ['As a set']);
      await page.close();
      await its.close();
    }
  });
});

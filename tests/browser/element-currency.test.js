// Prices on a page that is in another currency than the catalog.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openPolicyShop } from './policy-shop.mjs';
import { items } from './policy-store.mjs';
import { jsonCart, openShop, strip } from './shop.mjs';
import * as store from './store.mjs';

const kMoney = /[£€$]|\d[.,]\d\d/;

/** What a shopper reads in the first strip of a page. */
const words = (page) => page.locator('[part=section]').innerText();
const prices = (page) => page.locator('[part=price]').allInnerTexts();
const extras = (page) => page.locator('[part=extra]').allInnerTexts();

/** @param {string} currency @param {string[]} skus */
const cartIn = (currency, ...skus) => ({ currency, lines: skus.map((sku) => ({ sku, quantity: 1 })) });

describe('a page in another currency than the catalog', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  /** @param {object} cart @param {string} [attributes] */
  async function visit(cart, attributes = '') {
    const page = await shop.visit(strip(jsonCart(cart), `limit="3" ${attributes}`));
    await page.fired('ready');
    return page;
  }

  it('shows the same suggestions without a price', async () => {
    const page = await visit(cartIn('EUR', 'POT'));
    const titles = await page.titles();
    assert.deepEqual(await prices(page), ['', '', '']);
    assert.doesNotMatch(await words(page), kMoney);
    await page.setCart(cartIn('GBP', 'POT', 'SOAP'));
    await page.fired('ready', 2);
    assert.deepEqual(await prices(page), ['£8.50', '£12.00', '£1,234.50']);
    assert.deepEqual(await page.titles(), titles);
    await page.setCart(cartIn('USD', 'POT'));
    await page.fired('ready', 3);
    assert.deepEqual(await prices(page), ['', '', '']);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('is one whose attribute says so, where the cart names none', async () => {
    for (const [cart, attributes, first] of [
      [['POT'], '', '£8.50'],
      [cartIn('', 'POT'), '', '£8.50'],
      [['POT'], 'currency="GBP"', '£8.50'],
      [['POT'], 'currency="EUR"', ''],
      [cartIn('GBP', 'POT'), 'currency="EUR"', '£8.50'],
    ]) {
      const page = await visit(cart, attributes);
      assert.equal((await prices(page))[0], first, `${JSON.stringify(cart)} ${attributes}`);
      await page.close();
    }
  });

  it('is known by the attribute where the catalog names none', async () => {
    const other = await openShop({ ...store, currency: '' });
    for (const [cart, attributes, first] of [
      [cartIn('EUR', 'POT'), 'currency="GBP"', ''],
      [cartIn('GBP', 'POT'), 'currency="GBP"', '£8.50'],
      [cartIn('GBP', 'POT'), '', '8.50'],
    ]) {
      const page = await other.visit(strip(jsonCart(cart), attributes));
      await page.fired('ready');
      assert.equal((await prices(page))[0], first, `${JSON.stringify(cart)} ${attributes}`);
      await page.close();
    }
    await other.close();
  });
});

describe('a page in another currency than a catalog with a policy', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop()));
  after(() => shop.close());

  /** @param {object} cart @param {object} [facts] @param {string} [attributes] */
  async function visit(cart, facts = {}, attributes = '') {
    const page = await shop.visit(strip(jsonCart(cart), `limit="3" ${attributes}`));
    await page.evaluate((it) => (document.querySelector('goes-with').facts = it), {
      ...{ country: 'GB', subtotal: 24 },
      ...facts,
    });
    await page.fired('ready');
    return page;
  }
  const kPolicys = ['threshold', 'bundle', 'until', 'was'];
  const counts = (page) =>
    Promise.all(kPolicys.map((part) => page.locator(`[part=${part}]`).count()));

  it('says nothing of free shipping, bundles and prices for a time, which it does in the catalog’s', async () => {
    const own = await visit(cartIn('GBP', 'POT'));
    assert.deepEqual(await counts(own), [1, 1, 1, 1]);
    assert.match(await words(own), kMoney);
    const titles = await own.titles();
    await own.close();
    for (const [cart, attributes] of [[cartIn('EUR', 'POT'), ''], [['POT'], 'currency="EUR"']]) {
      const page = await visit(cart, {}, attributes);
      assert.deepEqual(await counts(page), [0, 0, 0, 0], attributes);
      assert.doesNotMatch(await words(page), kMoney);
      assert.deepEqual((await page.titles()).toSorted(), titles.toSorted());
      assert.deepEqual(await page.problems(), []);
      await page.close();
    }
  });

  it('shows the prices that the page gives in its own, and no others', async () => {
    const page = await visit(cartIn('EUR', 'POT'), { prices: { MUG: 9.9, COSY: 1450 } });
    const all = await page.locator('[part=card]').evaluateAll((cards) =>
      cards.map((card) => ['title', 'price'].map((part) => card.querySelector(`[part=${part}]`).textContent)),
    );
    assert.deepEqual(Object.fromEntries(all), {
      'Blue Mug': '€9.90',
      'Knitted tea cosy': '€1,450.00',
      'Oak serving tray with rope handles': '',
    });
    assert.deepEqual(await counts(page), [0, 0, 0, 0]);
    await page.close();
  });

  it('says how much more a better version costs only where it knows both prices', async () => {
    for (const [given, price, extra] of [
      [{}, '', []],
      [{ 'KETTLE-2': 45 }, '€45.00', []],
      [{ 'KETTLE-2': 45, KETTLE: 36.5 }, '€45.00', ['+ €8.50']],
    ]) {
      const page = await visit(cartIn('EUR', 'KETTLE'), { prices: given });
      assert.deepEqual(await page.titles(), ['Steel kettle - 2 litres']);
      assert.deepEqual([await prices(page), await extras(page)], [[price], extra]);
      await page.close();
    }
  });

  it('says how far it is to free shipping in its own, where policy and page have sums in that', async () => {
    const free_shipping = [{ from: 40 }, { from: 6000, currency: 'JPY' }, { from: 50, currency: 'EUR' }];
    const other = await openPolicyShop({ currency: 'GBP', free_shipping });
    const prices = Object.fromEntries(items.map(({ sku }) => [sku, 30]));
    for (const [currency, facts, text] of [
      ['EUR', { subtotal: 44.5, prices }, '€5.50 to free shipping'],
      ['EUR', { subtotal: 44.5 }, undefined],
      ['EUR', { prices }, undefined],
      ['JPY', { subtotal: 5960, prices }, '¥40 to free shipping'],
      ['USD', { subtotal: 44.5, prices }, undefined],
    ]) {
      const html = strip(jsonCart(cartIn(currency, 'POT')), 'limit="3"');
      const page = await other.visit(html, { lang: 'en-GB' });
      await page.evaluate((it) => (document.querySelector('goes-with').facts = it), facts);
      await page.fired('ready');
      const [said] = await page.locator('[part=threshold-text]').allInnerTexts();
      assert.equal(said?.replace('JP¥', '¥'), text, currency);
      await page.close();
    }
    await other.close();
  });
});

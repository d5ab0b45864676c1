// Better versions of a line: what their cards compare, and how they take its place.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { difference } from '../../web/widget/offers/difference.js';
import { openPolicyShop, visitTill } from './policy-shop.mjs';
import * as store from './policy-store.mjs';
import { until } from './shared-browser.mjs';
import { openShop } from './shop.mjs';

const kTwo = [{ sku: 'KETTLE', quantity: 2 }];

describe('a better version of a line', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop()));
  after(() => shop.close());
  const replace = (page) => page.getByRole('button', { name: /^Replace/ });

  it('stands under a heading of its own, with what differs and what it costs more', async () => {
    const page = await visitTill(shop, kTwo);
    assert.deepEqual(await page.texts('heading'), ['A step up from Steel kettle - 1 litre']);
    assert.deepEqual(await page.titles(), ['Steel kettle - 2 litres']);
    assert.deepEqual(await page.texts('evidence'), [
      'Instead of Steel kettle - 1 litre\n2 litres instead of 1 litre',
    ]);
    assert.deepEqual(await page.texts('price'), ['£38.50']);
    assert.deepEqual(await page.texts('extra'), ['+ £8.50']);
    const name = await replace(page).getAttribute('aria-label');
    assert.equal(name, 'Replace Steel kettle - 1 litre with Steel kettle - 2 litres');
    assert.equal(await page.shift(), 0);
    await page.close();
  });

  it('takes the place of the line by one tap, as many as there were, and gives it back', async () => {
    const page = await visitTill(shop, kTwo, { after: '<p id="below">Checkout</p>', width: 390 });
    const below = () => page.locator('#below').evaluate((it) => it.offsetTop);
    const top = await below();
    await replace(page).focus();
    await page.keyboard.press('Enter');
    await page.fired('added');
    assert.deepEqual(await page.calls(), ['KETTLE-2=2', 'KETTLE=0']);
    assert.equal(await page.held(), 'KETTLE-2×2');
    assert.equal(await page.status(), 'Replaced Steel kettle - 1 litre');
    await page.settled();
    assert.deepEqual(await page.texts('evidence'), ['Replaced Steel kettle - 1 litre']);
    assert.equal(await page.focused(), 'Undo: put Steel kettle - 1 litre back');
    assert.equal(await below(), top, 'nothing moves');
    const [{ replaces, quantity }] = await page.events('add');
    assert.deepEqual([replaces, quantity], ['KETTLE', 2]);
    await page.keyboard.press('Enter');
    await page.fired('changed');
    assert.equal(await page.held(), 'KETTLE×2');
    await until(() => page.status(), 'Steel kettle - 1 litre is in the cart again');
    assert.deepEqual(await page.texts('evidence'), [
      'Instead of Steel kettle - 1 litre\n2 litres instead of 1 litre',
    ]);
    assert.match(await page.focused(), /^Replace /);
    assert.equal(await below(), top, 'nothing moves');
    await replace(page).click();
    await page.fired('added', 2);
    assert.equal(await page.held(), 'KETTLE-2×2');
    assert.deepEqual(await page.problems(), []);
    assert.deepEqual(await page.events('error'), []);
    await page.close();
  });

  it('says that it is being put there for as long as the shop takes', async () => {
    for (const [lang, label, name] of [
      ['en-GB', 'Replacing', 'Replacing Steel kettle - 1 litre with Steel kettle - 2 litres'],
      ['de', 'Wird ersetzt', 'Wird ersetzt: Steel kettle - 1 litre durch Steel kettle - 2 litres'],
    ]) {
      const page = await visitTill(shop, kTwo, { lang, width: 320 });
      const add = page.locator('[part=card] [part=add]').first();
      const box = await add.boundingBox();
      await page.evaluate(() => void (globalThis.wait = new Promise((go) => (globalThis.goOn = go))));
      await add.click();
      await page.locator(`[part=add]:text-is("${label}")`).waitFor();
      assert.equal(await add.getAttribute('aria-label'), name);
      assert.equal(await add.getAttribute('aria-busy'), 'true');
      assert.deepEqual(await add.boundingBox(), box, 'it keeps its size');
      await page.evaluate(() => goOn());
      await page.fired('added');
      assert.equal(await page.held(), 'KETTLE-2×2');
      await page.close();
    }
  });

  it('is a row rather than a card of a grid, in a place that stays as it is', async () => {
    const page = await visitTill(shop, kTwo, { width: 1280 });
    const size = async (part) => {
      const { width, height } = await page.locator(`[part=${part}]`).first().boundingBox();
      return [width, height].map(Math.round);
    };
    const [width, height] = await size('card');
    assert.equal(width, 36 * 16);
    assert.ok(height < 200, `${height} px`);
    await page.locator('[part=dismiss]').click();
    assert.deepEqual(await size('removed'), [width, height]);
    await page.put('POT', 1);
    await page.locator('[part=heading]:text-is("Goes well with your cart")').waitFor();
    assert.ok((await size('card'))[0] < 300);
    await page.close();
  });

  it('gives way to what goes with the new cart when that changes elsewhere', async () => {
    const page = await visitTill(shop, kTwo);
    await replace(page).click();
    await page.fired('added');
    await page.put('POT', 1);
    await page.locator('[part=heading]:text-is("Goes well with your cart")').waitFor();
    assert.ok((await page.titles()).length > 1);
    assert.ok(!(await page.titles()).includes('Steel kettle - 2 litres'));
    await page.close();
  });

  it('leaves the cart as it was where the shop does not add it, or keeps the line', async () => {
    for (const refuse of ['KETTLE-2=2', 'KETTLE=0']) {
      const page = await visitTill(shop, kTwo, { refuse: [refuse] });
      await replace(page).click();
      await page.fired('error');
      assert.equal(await page.held(), 'KETTLE×2');
      assert.deepEqual(await page.texts('error'), ['The till says no']);
      assert.equal(await page.texts('heading').then(([it]) => it), 'A step up from Steel kettle - 1 litre');
      assert.deepEqual(await page.events('added'), []);
      await page.evaluate(() => (refuse.length = 0));
      await replace(page).click();
      await page.fired('added');
      assert.equal(await page.held(), 'KETTLE-2×2');
      await page.close();
    }
  });

  it('takes its place once, however often it is tried again', async () => {
    const page = await visitTill(shop, kTwo);
    await page.evaluate(() => {
      globalThis.offline = true;
      addEventListener('goeswith:add', ({ detail }) => {
        if (offline) detail.respondWith(Promise.reject(Object.assign(new Error(), { problem: 'offline' })));
      });
    });
    await replace(page).click();
    const again = page.getByRole('button', { name: /^Try again/ });
    await again.waitFor();
    await page.settled();
    await page.evaluate(() => (globalThis.offline = false));
    await again.evaluate((it) => {
      it.click();
      it.click();
    });
    await page.fired('added');
    await page.waitForTimeout(200);
    assert.equal(await page.held(), 'KETTLE-2×2');
    assert.deepEqual(await page.calls(), ['KETTLE-2=2', 'KETTLE=0']);
    await page.close();
  });

  it('says so where both are in the cart', async () => {
    const page = await visitTill(shop, kTwo, { refuse: ['KETTLE=0', 'KETTLE-2=0'] });
    await replace(page).click();
    await page.fired('error');
    assert.equal(await page.held(), 'KETTLE×2 KETTLE-2×2');
    assert.deepEqual(await page.texts('error'), ['Both are in your cart now']);
    await page.close();
  });

  it('says so where the undo fails, and can be tried again', async () => {
    const page = await visitTill(shop, kTwo);
    await replace(page).click();
    await page.fired('added');
    await page.evaluate(() => refuse.push('KETTLE=2'));
    await page.settled();
    const undo = page.getByRole('button', { name: /^Undo/ });
    await undo.click();
    await page.fired('error');
    assert.deepEqual(await page.texts('error'), ['The till says no']);
    await page.evaluate(() => (refuse.length = 0));
    await undo.click();
    await page.fired('changed');
    assert.equal(await page.held(), 'KETTLE×2');
    await page.close();
  });

  it('is linked to at a product, and where the cart cannot be set', async () => {
    for (const how of [{ attributes: 'placement="product"' }, { bare: true }]) {
      const page = await visitTill(shop, kTwo, how);
      const see = page.getByRole('link', { name: 'See it: Steel kettle - 2 litres' });
      assert.match(await see.getAttribute('href'), /\/products\/KETTLE-2$/);
      assert.equal(await page.locator('button[part=add]').count(), 0);
      assert.deepEqual(await page.texts('extra'), ['+ £8.50']);
      await page.close();
    }
  });
});

describe('a better version that can be neither put in the place of the line nor linked to', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => {
    const items = store.items.map((item) => (item.sku === 'KETTLE-2' ? { ...item, link: '' } : item));
    shop = await openShop({ ...store, items });
  });
  after(() => shop.close());

  for (const [name, how] of [
    ['by a till that sets no lines', { bare: true, attributes: 'limit="1"' }],
    ['by a page that only links', { attributes: 'action="link" limit="1"' }],
    ['as the line carries what the shopper typed', { custom: true, attributes: 'limit="1"' }],
  ]) {
    it(`leaves its place to what goes with the cart, ${name}`, async () => {
      const page = await visitTill(shop, [{ sku: 'KETTLE', quantity: 1, custom: how.custom }], how);
      assert.deepEqual(await page.texts('heading'), ['Goes with Steel kettle - 1 litre']);
      const [first] = await page.titles();
      assert.ok(['House blend', 'Blue Mug'].includes(first), first);
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.locator('[part=card]').nth(1).waitFor();
      assert.deepEqual((await page.titles()).toSorted(), ['Blue Mug', 'House blend']);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }

  it('is not what explain() says either, unless it is shown', async () => {
    const ask = (page) =>
      page.evaluate(async () => {
        const { suggestions, withheld } = await document.querySelector('goes-with').explain();
        return [suggestions, withheld].map((list) => list.map(({ sku }) => sku));
      });
    const bare = await visitTill(shop, kTwo, { bare: true, attributes: 'limit="1"' });
    const [suggestions, withheld] = await ask(bare);
    assert.equal(suggestions.length, 1);
    assert.ok(['TEA', 'MUG'].includes(suggestions[0]), suggestions[0]);
    assert.equal([...suggestions, ...withheld].includes('KETTLE-2'), false);
    await bare.close();
    const page = await visitTill(shop, kTwo);
    assert.deepEqual((await ask(page))[0], ['KETTLE-2']);
    await page.close();
  });

  it('is offered where the cart can be set', async () => {
    const page = await visitTill(shop, kTwo);
    assert.deepEqual(await page.titles(), ['Steel kettle - 2 litres']);
    await page.close();
  });
});

describe('the difference of two titles', () => {
  for (const [better, other, ...expected] of [
    ['Brown teapot - 6 cup', 'Brown teapot - 4 cup', '6 cup', '4 cup'],
    ['Brown teapot, 6 cup', 'Brown teapot, 4 cup', '6 cup', '4 cup'],
    ['Moka pot 6 cup', 'Moka pot 3 cup', '6 cup', '3 cup'],
    ['Kettle 2', 'Kettle 1', '2', '1'],
    ['Temperature kettle - Black', 'Everyday kettle - Black', 'Temperature kettle', 'Everyday kettle'],
    ['Teapot with strainer', 'Teapot', 'with strainer', ''],
    ['Gooseneck pouring kettle', 'Everyday kettle', 'Gooseneck pouring', 'Everyday'],
    ['Samovar', 'Teapot', '', ''],
    ['Teapot', 'Teapot', '', ''],
    ['', 'Teapot', '', ''],
  ]) {
    it(`of “${better}” and “${other}”`, () => {
      assert.deepEqual(difference(better, other), expected);
    });
  }
});

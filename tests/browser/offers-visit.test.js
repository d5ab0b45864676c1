// What offers make of the visit, and what they say of services and of all orders.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { policy } from './policy-store.mjs';
import { openPolicyShop, visitTill } from './policy-shop.mjs';

describe('better versions and all orders', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => {
    const upgrades = [
      { item: 'KETTLE', upgrade_of: 'TEA', placements: ['cart'] },
      { item: 'KETTLE-2', upgrade_of: 'KETTLE', placements: ['cart'] },
    ];
    shop = await openPolicyShop({ upgrades });
  });
  after(() => shop.close());

  it('say that one is the most chosen where more orders have it than the line', async () => {
    const page = await visitTill(shop, 'TEA');
    assert.deepEqual(await page.texts('chosen'), ['Most chosen of these']);
    const [evidence] = await page.texts('evidence');
    assert.match(evidence, /^Most chosen of these\nInstead of House blend/);
    assert.equal(await page.shift(), 0);
    await page.close();
  });

  it('say so of none where the line has more', async () => {
    const page = await visitTill(shop, 'KETTLE');
    assert.deepEqual(await page.titles(), ['Steel kettle - 2 litres']);
    assert.deepEqual(await page.texts('chosen'), []);
    await page.close();
  });
});

describe('what nobody needs twice', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop({ once: [{ items: ['COSY'] }] })));
  after(() => shop.close());

  it('has no second: after the tap there is only the way back, which has the focus', async () => {
    const page = await visitTill(shop, 'POT');
    const [other] = (await page.titles()).filter((title) => title !== 'Knitted tea cosy');
    const steps = (title) => page.card(title).locator('[part=step]');
    for (const title of [other, 'Knitted tea cosy']) {
      await page.card(title).locator('[part=add]').focus();
      await page.keyboard.press('Enter');
      await steps(title).first().waitFor();
    }
    assert.equal(await steps(other).count(), 2);
    assert.equal(await steps('Knitted tea cosy').count(), 1);
    await page.settled();
    assert.equal(await page.focused(), 'Remove Knitted tea cosy from the cart');
    await page.keyboard.press('Enter');
    await page.fired('changed');
    assert.ok(!(await page.held()).includes('COSY'));
    assert.equal(await page.focused(), 'Add Knitted tea cosy to cart');
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });
});

describe('a limit of suggestions seen in a visit', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop({ silence: { impressions: 2 } })));
  after(() => shop.close());
  const seen = (page) => page.evaluate(() => sessionStorage.getItem('goeswith:seen'));

  it('counts on the page alone, and stores nothing, before the shopper consents', async () => {
    const page = await visitTill(shop, 'POT');
    await page.fired('impression');
    assert.equal(await seen(page), null);
    await page.close();
  });

  it('counts through the visit with consent, and then falls silent', async () => {
    const attributes = 'consent="granted"';
    const page = await visitTill(shop, 'POT', { attributes });
    await page.fired('impression');
    const count = await seen(page);
    assert.equal(count, String((await page.titles()).length));
    await page.close();
    const init = `sessionStorage.setItem('goeswith:seen', '${count}')`;
    const next = await visitTill(shop, 'POT', { attributes, init: [{ content: init }] });
    assert.deepEqual(await next.titles(), []);
    await next.close();
  });
});

describe('a bundle that is dismissed', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop(policy)));
  after(() => shop.close());

  it('is told to the page, and so is that it is back', async () => {
    const page = await visitTill(shop, 'POT');
    await page.locator('[part=bundle] [part=dismiss]').click();
    await page.fired('dismiss-bundle');
    await page.getByRole('button', { name: 'Undo: suggest Teapot set again' }).click();
    await page.fired('restore-bundle');
    const [{ bundle }] = await page.events('dismiss-bundle');
    assert.deepEqual(bundle.missing, ['COSY', 'BOWL']);
    assert.deepEqual((await page.events('restore-bundle'))[0].bundle, bundle);
    await page.close();
  });
});

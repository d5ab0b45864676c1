// What a policy adds to a strip on the cart page: free shipping, reasons, silence.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { items, policy } from './policy-store.mjs';
import { openPolicyShop, visitTill } from './policy-shop.mjs';
import { strip } from './shop.mjs';

describe('the way to free shipping', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop()));
  after(() => shop.close());
  const kBritain = { facts: { country: 'GB' } };

  it('is a line with the sum that is missing, and a bar that says the same', async () => {
    const page = await visitTill(shop, 'POT', kBritain);
    assert.deepEqual(await page.texts('threshold-text'), ['£16.00 to free shipping']);
    const meter = page.getByRole('progressbar', { name: '£16.00 to free shipping' });
    assert.deepEqual(await meter.evaluate((it) => [it.value, it.max]), [24, 40]);
    assert.equal(await page.shift(), 0);
    await page.close();
  });

  it('follows the cart, and says that it is reached when the shopper has reached it', async () => {
    const page = await visitTill(shop, 'POT', kBritain);
    await page.card('Knitted tea cosy').locator('[part=add]').click();
    await page.fired('ready', 2);
    assert.deepEqual(await page.texts('threshold-text'), ['£4.00 to free shipping']);
    await page.put('POT', 2);
    await page.locator('[part=threshold-text]:text-is("Free shipping reached")').waitFor();
    await page.put('POT', 1);
    await page.locator('[part=threshold-text]:text-is("£4.00 to free shipping")').waitFor();
    await page.close();
  });

  it('is silent where it was reached before, where the shop has none, and elsewhere', async () => {
    for (const [cart, how] of [
      [[{ sku: 'POT', quantity: 2 }], kBritain],
      ['POT', { facts: { country: 'FR' } }],
      ['POT', { ...kBritain, attributes: 'placement="product"' }],
      ['POT', { ...kBritain, attributes: 'placement="thank-you"' }],
    ]) {
      const page = await visitTill(shop, cart, how);
      assert.equal(await page.locator('[part=threshold]').count(), 0);
      assert.ok((await page.titles()).length);
      await page.close();
    }
  });

  it('is said by one strip of a page, and by another once that is gone', async () => {
    const attributes = 'limit="2"';
    const after = strip('', `adapter="till" ${attributes}`);
    const facts = { country: 'GB', subtotal: 39 };
    const init = { content: `addEventListener('DOMContentLoaded', () => {
      document.querySelectorAll('goes-with')[1].facts = ${JSON.stringify(facts)};
    })` };
    const page = await visitTill(shop, 'POT', { facts, attributes, after, init });
    const lines = page.locator('[part=threshold]');
    await lines.first().waitFor();
    await page.locator('goes-with').last().locator('[part=card]').first().waitFor();
    await page.waitForTimeout(200);
    assert.equal(await lines.count(), 1);
    await page.locator('goes-with').evaluateAll((all) =>
      all.find(({ shadowRoot }) => shadowRoot.querySelector('[part=threshold]')).remove(),
    );
    assert.equal(await lines.count(), 0);
    await page.put('SOAP', 1);
    await lines.waitFor();
    await page.close();
  });

  it('is silent where all that is shown could not close the gap', async () => {
    const prices = Object.fromEntries(items.map(({ sku }) => [sku, 1]));
    for (const [subtotal, shown] of [[36, 0], [37, 1]]) {
      const facts = { country: 'GB', subtotal, prices };
      const page = await visitTill(shop, 'POT', { facts, attributes: 'limit="3"' });
      assert.equal(await page.locator('[part=threshold]').count(), shown, `${subtotal}`);
      await page.close();
    }
  });
});

describe('the reason why an item is shown', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop()));
  after(() => shop.close());

  it('is the shop’s choice where there are no orders, and what was bought before', async () => {
    const page = await visitTill(shop, 'LAMP', { facts: { history: { TEA: 45 } } });
    assert.deepEqual(await page.texts('evidence'), [
      'Chosen by this shop',
      'You may be running low',
      'In 60 of 100 orders with Desk lamp',
    ]);
    await page.close();
  });
});

describe('the thank-you page', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop()));
  after(() => shop.close());
  const attributes = 'placement="thank-you" limit="6"';

  it('brings back what is used up by now, but not where it was just bought', async () => {
    const facts = { history: { TEA: 45 } };
    const other = await visitTill(shop, 'KETTLE', { attributes, facts });
    assert.equal((await other.titles())[0], 'House blend');
    assert.equal((await other.texts('evidence'))[0], 'You may be running low');
    await other.close();
    const same = [{ sku: 'KETTLE', quantity: 1 }, { sku: 'TEA', quantity: 1 }];
    const page = await visitTill(shop, same, { attributes, facts });
    assert.ok((await page.titles()).length);
    assert.doesNotMatch(await page.words(), /House blend$|running low/m);
    await page.close();
  });

  it('never brings back what was bought once and is not used up, nor what was bought lately', async () => {
    for (const [cart, history, title] of [
      ['POT', { MUG: 45 }, 'Blue Mug'],
      ['KETTLE', { TEA: 3 }, 'House blend'],
    ]) {
      const page = await visitTill(shop, cart, { attributes, facts: { history } });
      assert.ok((await page.titles()).length);
      assert.ok(!(await page.titles()).includes(title));
      await page.close();
    }
  });
});

describe('silence', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  after(() => shop.close());

  it('falls after as many dismissals as the policy says, with the next cart and page', async () => {
    shop = await openPolicyShop();
    const page = await visitTill(shop, 'POT');
    for (let n = 0; n < policy.silence.dismissals; ++n) {
      await page.locator('[part=dismiss]').first().click();
      await page.fired('dismiss', n + 1);
    }
    assert.equal(await page.locator('[part=section]').isVisible(), true, 'not in the middle of taps');
    await page.put('LAMP', 1);
    await page.getByText('See accessories').waitFor();
    assert.equal(await page.locator('[part=section]').isVisible(), false);
    await page.close();
    await shop.close();
  });

  it('falls after as many suggestions as the policy lets be seen', async () => {
    shop = await openPolicyShop({ ...policy, silence: { impressions: 3 } });
    const page = await visitTill(shop, 'POT');
    await page.fired('impression');
    await page.card('Blue Mug').locator('[part=add]').click();
    await page.fired('added');
    await page.fired('ready', 2);
    assert.equal(await page.locator('[part=section]').isVisible(), true, 'not in the middle of taps');
    await page.put('LAMP', 1);
    await page.getByText('See accessories').waitFor();
    await page.close();
  });
});

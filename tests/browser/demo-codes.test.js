// What the element says of codes and free delivery, the demo's checkout does.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openDemo } from './demo-site.mjs';

const kCart = 'sample/cart.html?cart=tea-for-two';

describe('the checkout of the demo', () => {
  /** @type {Awaited<ReturnType<typeof openDemo>>} */
  let demo;
  before(async () => (demo = await openDemo()));
  after(() => demo.close());

  const pence = (text) => Number(text.replace(/[^\d]/g, ''));
  const total = async (page) => pence(await page.locator('#total').innerText());
  const enter = async (page, code) => {
    await page.locator('#code').fill(code);
    await page.locator('#code').press('Enter');
  };

  it('takes off what the strip says that a code does, once all of the bundle is in the cart', async () => {
    const page = await demo.visit(kCart);
    const line = page.locator('goes-with [part=bundle-line]').last();
    await line.waitFor();
    const [, code, less] = /code (\w+) at checkout: £([\d.]+) less/.exec(await line.innerText());
    await enter(page, code.toLowerCase());
    assert.match(await page.locator('#code-said').innerText(), /not enough of it is in the cart/);
    await page.locator('goes-with [part=bundle] [part=add]').click();
    await page.locator('#discount').waitFor();
    assert.equal(pence(await page.locator('#discount').innerText()), pence(less));
    assert.match(await page.locator('#code-said').innerText(), /the code counts/);
    const [goods, charge] = await Promise.all(
      ['#subtotal', '#delivery'].map(async (id) => pence(await page.locator(id).innerText())),
    );
    assert.equal(await total(page), goods - pence(less) + (charge || 0));
    const due = await total(page);
    await page.locator('#order').click();
    await page.locator('#number').waitFor();
    assert.equal(await total(page), due, 'the receipt says the same');
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('says of a code that it does not know it, and has none at the store without', async () => {
    const page = await demo.visit(kCart);
    await page.locator('#code-form').waitFor();
    await enter(page, 'FREE');
    assert.equal(await page.locator('#code-said').innerText(), 'We do not know this code');
    assert.equal(await page.locator('#discount').count(), 0);
    await page.goto(`${demo.url}gifts/cart.html?cart=baking-day`);
    await page.locator('#order').waitFor();
    assert.equal(await page.locator('#code-form').isVisible(), false);
    await page.leave();
  });

  it('delivers free of charge to loyal customers from the sum that the strip says', async () => {
    const page = await demo.visit(`${kCart}&shopper=loyal`);
    await page.locator('#delivery').waitFor();
    assert.equal(await page.locator('#delivery').innerText(), 'Free');
    await page.goto(`${demo.url}sample/cart.html`);
    await page.locator('#delivery').waitFor();
    assert.match(await page.locator('#delivery').innerText(), /Free|£/);
    const goods = pence(await page.locator('#subtotal').innerText());
    assert.equal((await page.locator('#delivery').innerText()) === 'Free', goods >= 4500);
    await page.leave();
  });
});

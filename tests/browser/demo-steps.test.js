import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { trainSampleStore } from '../wasm/models.mjs';
import { kCarts, openDemo } from './demo-site.mjs';

/** Everything that the shop's stock says is in what goes with this cart. */
const kCart = 'sample/cart.html?cart=slow-coffee';

describe('what the demo’s shop answers to what is added', () => {
  /** @type {Awaited<ReturnType<typeof openDemo>>} */
  let demo;
  before(async () => (demo = await openDemo()));
  after(() => demo.close());

  const press = (page, name) => page.getByRole('button', { name }).last().click();
  /** A visit to the cart, with more than the first suggestions revealed. */
  const visitAll = async () => {
    const page = await demo.visit(kCart);
    await page.suggestions();
    const cards = page.locator('[part=card]');
    const before = await cards.count();
    await press(page, 'Show more');
    await cards.nth(before).waitFor();
    await page.settled();
    return page;
  };
  const count = (page) => page.locator('[part=stepper] [part=quantity]').textContent();

  it('is a quantity that can be stepped, as far as there are pieces, and taken out', async () => {
    const page = await visitAll();
    await press(page, 'Add Paper filters, 100 - 1-2 cups to cart');
    await page.locator('[part=stepper]').waitFor();
    assert.equal(await page.locator('[part=card]').count(), 6, 'what was revealed stays');
    await page.settled();
    for (const status of ['2 of Paper', 'All there are is in your cart']) {
      await press(page, 'One more of Paper filters, 100 - 1-2 cups');
      await page.locator('[part=status]', { hasText: status }).waitFor({ state: 'attached' });
    }
    assert.equal(await count(page), '2');
    assert.equal(await page.locator('.line .quantity').nth(2).textContent(), '2');
    await page.getByRole('button', { name: 'One less of Paper' }).first().click();
    await page.waitForFunction(() => {
      const { shadowRoot } = document.querySelector('goes-with');
      return shadowRoot.querySelector('[part=quantity]').textContent === '1';
    });
    await press(page, 'Remove Paper filters, 100 - 1-2 cups from the cart');
    await page.locator('[part=stepper]').waitFor({ state: 'detached' });
    assert.deepEqual(await page.lines(), ['Ceramic dripper - 1-2 cups', 'Steel-burr hand grinder']);
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('is a choice where the product comes in several forms since', async () => {
    const page = await visitAll();
    await press(page, 'Add Ethiopia Guji to cart');
    const choice = page.getByLabel('Choose which Ethiopia Guji');
    await choice.waitFor();
    assert.deepEqual(await choice.locator('option').allTextContents(), [
      'Choose', 'Whole beans · £12.50', 'Ground for filter · £12.50',
      'Ground for espresso (sold out)',
    ]);
    await choice.selectOption('Ground for filter · £12.50');
    await press(page, 'Add Ethiopia Guji to cart');
    await page.locator('.line').nth(2).waitFor();
    assert.equal((await page.lines())[2], 'Ethiopia Guji - Ground for filter');
    await page.reload();
    assert.ok(!(await page.suggestions()).includes('Ethiopia Guji'), 'it is in the cart');
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('is another suggestion where the last piece was sold since', async () => {
    const page = await demo.visit(kCart);
    const titles = await page.suggestions();
    assert.ok(titles.includes('Brewing scale with timer'));
    await press(page, 'Add Brewing scale with timer to cart');
    await press(page, 'Show another: Brewing scale with timer');
    await page.getByRole('button', { name: 'Add Grinder brush to cart' }).waitFor();
    assert.equal(await page.locator('.line').count(), 2);
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('is a better version in the place of the line, as many as there were, with the way back', async () => {
    const upgrades = [{ item: 'CM-DRIP-4', upgrade_of: 'CM-DRIP-2', placements: ['cart'] }];
    const model = await trainSampleStore({ currency: 'GBP', upgrades });
    const fileOf = (route) => route.request().url().split('/model/')[1];
    const answer = (route) => route.fulfill({ body: readFileSync(join(model, fileOf(route))) });
    const routes = { '**/sample/model/**': answer };
    const page = await demo.visit(kCart, { routes });
    const [title] = await page.suggestions();
    await page.getByRole('button', { name: 'One more of Ceramic dripper' }).click();
    await press(page, `Replace Ceramic dripper - 1-2 cups with ${title}`);
    await page.getByText('Replaced Ceramic dripper - 1-2 cups').first().waitFor();
    assert.deepEqual(await page.lines(), ['Steel-burr hand grinder', title]);
    assert.equal(await page.locator('.line .quantity').last().textContent(), '2');
    await page.settled();
    await press(page, 'Undo: put Ceramic dripper - 1-2 cups back');
    await page.locator('.line', { hasText: title }).waitFor({ state: 'detached' });
    assert.deepEqual(await page.lines(), ['Steel-burr hand grinder', 'Ceramic dripper - 1-2 cups']);
    assert.equal(await page.locator('.line .quantity').last().textContent(), '2');
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('is the same on the product’s own page, which says what is left', async () => {
    const page = await demo.visit('sample/product.html?p=ethiopia-guji');
    await page.getByLabel('Ground for filter').check();
    assert.equal(await page.getByLabel('Ground for espresso (sold out)').isDisabled(), true);
    await page.goto(`${demo.url}sample/product.html?p=brewing-scale`);
    const button = page.getByRole('button', { name: 'Sold out: Brewing scale with timer' });
    await button.waitFor();
    assert.equal(await button.isDisabled(), true);
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('shows nothing on the page of the first product, as the policy says', async () => {
    const page = await demo.visit('sample/product.html?p=cake-stand');
    await page.getByText('Add to cart').first().waitFor();
    await page.waitForTimeout(1000);
    assert.equal(await page.cards.count(), 0);
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  for (const [store, handle, name] of [
    ['sample', 'cake-stand', 'Cake stand'],
    ['gifts', '22423', 'REGENCY CAKESTAND 3 TIER'],
  ]) {
    it(`goes into the cart from the page of a product of ${store}, with its quantity`, async () => {
      const page = await demo.visit(`${store}/cart.html?cart=${kCarts[store]}`);
      await page.locator('.line').first().waitFor();
      const had = await page.lines();
      const count = Number(await page.locator('#count').innerText());
      await page.goto(`${demo.url}${store}/product.html?p=${handle}`);
      const [title] = await page.suggestions();
      assert.equal(await page.locator('[part=heading]').textContent(), `Goes with ${name}`);
      await press(page, `Add ${title} to cart`);
      await page.locator('[part=stepper]').waitFor();
      await page.settled();
      await press(page, `One more of ${title}`);
      await page.locator('#count').getByText(`${count + 2}`, { exact: true }).waitFor();
      await page.locator('.cart-link').click();
      await page.locator('.line').first().waitFor();
      assert.deepEqual((await page.lines()).sort(), [...had, title].sort());
      assert.deepEqual(page.trouble, []);
      await page.leave();
    });
  }

  it('is a new order on the thank-you page, with a link to it while there is one', async () => {
    const page = await demo.visit('sample/cart.html?cart=tea-for-two');
    await page.locator('#order').click();
    await page.waitForURL('**/thank-you.html');
    const [title] = await page.suggestions();
    const note = await page.locator('[part=note]').textContent();
    assert.equal(note, 'Buying more starts a new order');
    const link = page.getByRole('link', { name: 'Go to the new cart' });
    assert.equal(await link.isVisible(), false);
    await press(page, `Add ${title} to cart`);
    await link.waitFor();
    await page.settled();
    await press(page, `Remove ${title} from the cart`);
    await link.waitFor({ state: 'hidden' });
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });
});

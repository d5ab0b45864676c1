import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonCart, openShop, strip } from './shop.mjs';
import { items, orders } from './store.mjs';

const kLong = 'Everyday breakfast tea, two hundred and fifty bags';
const kStore = {
  items: [...items, { ...items[0], sku: 'BAGS', title: kLong }],
  orders: [...orders, ...Array.from({ length: 100 }, (_, n) => ['BAGS', ...(n < 60 ? ['JUG'] : [])])],
};

describe('the heading of <goes-with>', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop(kStore)));
  after(() => shop.close());

  async function visit(cart, attributes = 'limit="2" popular="never"') {
    const page = await shop.visit(strip(jsonCart(cart), attributes));
    await page.evaluate(() => addEventListener('goeswith:add', ({ detail }) => detail.respondWith()));
    await page.fired('ready');
    return page;
  }
  const heading = (page) => page.locator('[part=heading]').textContent();
  const kGeneral = 'Goes well with your cart';
  const kNaming = 'Goes with Breakfast teapot';

  it('names what all of the list goes with', async () => {
    for (const placement of ['cart', 'thank-you', 'product']) {
      const page = await visit(['POT'], `limit="2" placement="${placement}"`);
      assert.equal(await heading(page), kNaming, placement);
      await page.close();
    }
  });

  it('names none where the list goes with several, or the title is too long', async () => {
    for (const cart of [['POT', 'LAMP'], ['BAGS']]) {
      const page = await visit(cart, 'limit="4" popular="never"');
      assert.equal(await heading(page), kGeneral, cart.join());
      await page.close();
    }
  });

  it('is the shop’s own where it has one', async () => {
    const page = await visit(['POT'], 'limit="2" heading="Ours"');
    assert.equal(await heading(page), 'Ours');
    await page.locator('goes-with').evaluate((it) => {
      it.heading = '';
      it.texts = { cart: 'Of the shop' };
    });
    await page.getByRole('heading', { name: 'Of the shop' }).waitFor();
    await page.close();
  });

  it('stays while taps alone change the cart', async () => {
    const page = await visit(['POT']);
    await page.locator('[part=add]').first().click();
    await page.fired('added');
    await page.setCart(['POT', 'MUG']);
    await page.fired('ready', 2);
    assert.equal(await heading(page), kNaming);
    await page.close();
  });

  it('names nothing any more where "Show more" brings what goes with something else', async () => {
    const page = await visit(['LAMP', 'POT'], 'limit="1" popular="never"');
    const first = await heading(page);
    assert.match(first ?? '', /^Goes with /);
    await page.locator('[part=more]').click();
    await page.locator('[part=card]').nth(1).waitFor();
    assert.equal(await heading(page), kGeneral);
    await page.close();
  });

  it('is whole in a narrow strip, in two lines', async () => {
    const page = await visit(['POT']);
    const heading = page.locator('[part=heading]');
    const height = () => heading.evaluate((it) => it.offsetHeight);
    const wide = await height();
    await page.locator('goes-with').evaluate((it) => (it.style.inlineSize = '18em'));
    assert.equal(await height(), 2 * wide);
    assert.ok(await heading.evaluate((it) => it.scrollWidth <= it.clientWidth));
    await page.close();
  });
});

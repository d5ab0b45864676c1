import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonCart, openShop, strip } from './shop.mjs';

describe('<goes-with>', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  it('shows what goes with the cart, best first, with the reason in words', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])));
    await page.fired('ready');
    assert.deepEqual(await page.titles(), [
      'Blue Mug',
      'Knitted tea cosy',
      'Oak serving tray with rope handles',
      'Milk jug',
    ]);
    const first = page.locator('[part=card]').first();
    assert.equal(await first.locator('[part=price]').textContent(), '£8.50');
    assert.equal(
      await first.locator('[part=evidence]').textContent(),
      'In 34 of 100 orders with Breakfast teapot',
    );
    assert.equal(
      await page.getByRole('heading', { level: 2 }).textContent(),
      'Goes with Breakfast teapot',
    );
    assert.equal(await page.getByText('See accessories').isVisible(), false);
    assert.deepEqual(await page.events(), [
      { type: 'ready', count: 4, skus: ['MUG', 'COSY', 'TRAY', 'JUG'] },
    ]);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('links the title to the product and tells of the click', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])));
    await page.fired('ready');
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    const link = page.getByRole('link', { name: 'Knitted tea cosy' });
    assert.equal(await link.evaluate((it) => it.href), `${shop.url}/products/COSY`);
    await link.click();
    assert.deepEqual(await page.events('click'), [{ type: 'click', sku: 'COSY', index: 1 }]);
    await page.close();
  });

  it('keeps a place of the same size where a picture is missing or broken', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])));
    await page.fired('ready');
    const tray = page.locator('[part=card]', { hasText: 'Oak' }).locator('[part=picture]');
    await tray.getByText('O', { exact: true }).waitFor();
    const sizes = await page
      .locator('[part=picture]')
      .evaluateAll((all) => all.map((it) => [it.offsetWidth, it.offsetHeight].join('×')));
    assert.equal(new Set(sizes).size, 1);
    const letters = await page.locator('[part=picture]').allTextContents();
    assert.deepEqual(letters, ['', '', 'O', 'M']);
    const image = page.locator('[part=picture] img').first();
    assert.deepEqual(
      await image.evaluate((it) => [it.alt, it.loading, it.width > 0, it.height > 0]),
      ['', 'lazy', true, true],
    );
    await page.close();
  });

  it('shows no price where the store gave none, and none of its markup either', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])));
    await page.fired('ready');
    const prices = await page.locator('[part=price]').allTextContents();
    assert.deepEqual(prices, ['£8.50', '£12.00', '£1,234.50', '']);
    await page.close();
  });

  it('writes numbers in the language of the page', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])), { lang: 'de' });
    await page.fired('ready');
    const tray = page.locator('[part=card]', { hasText: 'Oak' });
    assert.match(await tray.locator('[part=price]').textContent(), /^1\.234,50\s£$/);
    assert.equal(
      await tray.locator('[part=evidence]').textContent(),
      'Bei 18 von 100 Bestellungen mit Breakfast teapot',
    );
    await page.close();
  });

  it('falls back to the browser’s language where the page’s is not one', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])), { lang: '<img onerror=alert(1)>' });
    await page.fired('ready');
    assert.equal((await page.titles()).length, 4);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('takes junk in an attribute for the default', async () => {
    const page = await shop.visit(
      strip(jsonCart(['POT']), 'placement="shelf" limit="1e9" heading-level="1" popular="always"'),
    );
    await page.fired('ready');
    const settings = await page.locator('goes-with').evaluate((it) => ({
      placement: it.placement,
      limit: it.limit,
      headingLevel: it.headingLevel,
      popular: it.popular,
      heading: it.heading,
      adapter: it.adapter,
      currency: it.currency,
    }));
    assert.deepEqual(settings, {
      placement: 'cart',
      limit: 0,
      headingLevel: 2,
      popular: 'last-resort',
      heading: '',
      adapter: '',
      currency: '',
    });
    assert.equal((await page.titles()).length, 4);
    await page.close();
  });

  it('reflects each property to its attribute and follows the change', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])));
    await page.fired('ready');
    await page.locator('goes-with').evaluate((it) => {
      it.limit = 2;
      it.headingLevel = 4;
      it.heading = 'Goes with tea';
      it.placement = 'thank-you';
      it.popular = 'never';
      it.currency = 'EUR';
    });
    await page.locator('[part=card]:nth-child(3)').waitFor({ state: 'detached' });
    assert.equal((await page.titles()).length, 2);
    assert.equal(await page.getByRole('heading', { level: 4 }).textContent(), 'Goes with tea');
    const attributes = await page
      .locator('goes-with')
      .evaluate((it) => it.getAttributeNames().map((name) => `${name}=${it.getAttribute(name)}`));
    assert.deepEqual(attributes, [
      'model=/model/',
      'limit=2',
      'heading-level=4',
      'heading=Goes with tea',
      'placement=thank-you',
      'popular=never',
      'currency=EUR',
    ]);
    await page.close();
  });

  it('has words of its own for the thank-you page', async () => {
    const page = await shop.visit(strip(jsonCart(['POT', 'LAMP']), 'placement="thank-you"'));
    await page.fired('ready');
    assert.equal(
      await page.getByRole('heading', { level: 2 }).textContent(),
      'Goes well with your order',
    );
    await page.close();
  });

  it('says of a popular item that it is popular, and nothing more', async () => {
    const page = await shop.visit(strip(jsonCart(['SOAP']), 'limit="2"'));
    await page.fired('ready');
    assert.deepEqual(await page.locator('[part=evidence]').allTextContents(), [
      'Popular in this shop',
      'Popular in this shop',
    ]);
    assert.equal(await page.locator('[part=heading]').textContent(), 'Popular in this shop');
    await page.setCart(['SOAP', 'POT']);
    await page.fired('ready', 2);
    assert.match(await page.locator('[part=evidence]').first().textContent(), /Breakfast teapot/);
    assert.equal(await page.locator('[part=heading]').textContent(), 'Goes with Breakfast teapot');
    await page.close();
  });

  it('keeps the fallback where nothing can be suggested, and says so once', async () => {
    const page = await shop.visit(strip(jsonCart(['SOAP']), 'popular="never"'));
    await page.fired('ready');
    assert.equal(await page.getByText('See accessories').isVisible(), true);
    assert.equal(await page.locator('[part=section]').isVisible(), false);
    assert.deepEqual(await page.events(), [{ type: 'ready', count: 0, skus: [] }]);
    await page.close();
  });

  it('tells once that a list was seen, when half of it was in view for a second', async () => {
    const page = await shop.visit(`<div class="far"></div>${strip(jsonCart(['POT']))}`);
    await page.evaluate(() => scrollTo(0, 2500));
    await page.fired('ready');
    await page.waitForTimeout(1300);
    assert.deepEqual(await page.events('impression'), []);
    await page.evaluate(() => scrollTo(0, 9999));
    await page.fired('impression');
    await page.evaluate(() => scrollTo(0, 0));
    await page.evaluate(() => scrollTo(0, 9999));
    await page.waitForTimeout(1300);
    assert.deepEqual(await page.events('impression'), [
      { type: 'impression', skus: ['MUG', 'COSY', 'TRAY', 'JUG'] },
    ]);
    await page.setCart(['LAMP']);
    await page.fired('impression', 2);
    await page.close();
  });

  it('asks for nothing and stores nothing before it comes near the viewport', async () => {
    const page = await shop.visit(`<div class="far"></div>${strip(jsonCart(['POT']))}`);
    await page.waitForTimeout(300);
    const asked = () => page.requests.filter((url) => url.includes('/model/'));
    assert.deepEqual(asked(), []);
    await page.evaluate(() => scrollTo(0, 2000));
    await page.fired('ready');
    assert.notDeepEqual(asked(), []);
    assert.ok(page.requests.every((url) => url.startsWith(shop.url)));
    const stored = await page.evaluate(async () => [
      sessionStorage.length,
      localStorage.length,
      document.cookie,
    ]);
    assert.deepEqual(stored, [0, 0, '']);
    await page.close();
  });
});

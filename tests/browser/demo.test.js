import assert from 'node:assert/strict';
import { basename, dirname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { kCarts, kSite, openDemo } from './demo-site.mjs';
import { kAxe } from './shop.mjs';

const kStores = Object.keys(kCarts);
const cartOf = (store) => `${store}/cart.html?cart=${kCarts[store]}`;
const isOurs = (key) => key.startsWith('goeswith');

describe('the demo', () => {
  /** @type {Awaited<ReturnType<typeof openDemo>>} */
  let demo;
  before(async () => (demo = await openDemo()));
  after(() => demo.close());

  for (const store of kStores) {
    for (const [count, width] of [[3, 390], [4, 1280]]) {
      it(`suggests ${count} things on ${width} pixels of ${store}, with reason and price`, async () => {
        const page = await demo.visit(cartOf(store), { viewport: { width, height: 844 } });
        const titles = await page.suggestions();
        assert.equal(titles.length, count);
        for (const evidence of await page.locator('[part=evidence]').allTextContents()) {
          assert.match(evidence, /^In \d+ of 100 orders with ./);
        }
        for (const price of await page.locator('[part=price]').allTextContents()) {
          assert.match(price, /^£\d+\.\d\d$/);
        }
        assert.deepEqual(page.trouble, []);
        await page.leave();
      });
    }

    it(`puts a suggestion into the cart of ${store} at one tap, and counts its price`, async () => {
      const page = await demo.visit(cartOf(store));
      const [title] = await page.suggestions();
      const before = await page.money('#subtotal');
      const price = await page.locator('[part=price]').first().textContent();
      await page.locator('[part=add]').first().click();
      await page.locator('.line').nth(2).waitFor();
      assert.equal((await page.lines())[2], title);
      const sum = Math.round((before + Number(price.slice(1))) * 100) / 100;
      assert.equal(await page.money('#subtotal'), sum);
      assert.equal(await page.locator('#count').textContent(), '3');
      await page.reload();
      await page.locator('.line').nth(2).waitFor();
      assert.equal((await page.lines())[2], title);
      assert.deepEqual(page.trouble, []);
      await page.leave();
    });

    it(`suggests nothing bought or dismissed on the thank-you page of ${store}`, async () => {
      const page = await demo.visit(cartOf(store));
      const titles = await page.suggestions();
      await page.locator('[part=dismiss]').nth(2).click();
      await page.locator('[part=add]').first().click();
      await page.locator('.line').nth(2).waitFor();
      const bought = await page.lines();
      await page.reload();
      assert.ok(!(await page.suggestions()).includes(titles[2]), 'after a reload');
      await page.locator('#order').click();
      await page.waitForURL('**/thank-you.html');
      const now = await page.suggestions();
      assert.deepEqual(await page.locator('#bought .name').allTextContents(), bought);
      for (const title of [...bought, titles[2]]) assert.ok(!now.includes(title), title);
      await page.locator('[part=add]').first().click();
      await page.locator('#count', { hasText: '1' }).waitFor();
      await page.getByRole('link', { name: 'Go to the new cart' }).click();
      await page.locator('.line').waitFor();
      assert.deepEqual(await page.lines(), [now[0]]);
      assert.deepEqual(page.trouble, []);
      await page.leave();
    });

    it(`moves nothing while cart and thank-you page of ${store} load`, async () => {
      const slowly = (route) => setTimeout(() => route.continue(), 300);
      for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 900 }]) {
        const page = await demo.visit(cartOf(store), { viewport, routes: { '**/*.bin': slowly } });
        await page.suggestions();
        await page.waitForTimeout(300);
        assert.deepEqual(await page.shifts(), [], `cart, ${viewport.width}`);
        await page.locator('#order').click();
        await page.waitForURL('**/thank-you.html');
        await page.suggestions();
        await page.waitForTimeout(300);
        assert.deepEqual(await page.shifts(), [], `thank-you page, ${viewport.width}`);
        await page.leave();
      }
    });

    it(`keeps every page of ${store} within 320 pixels`, async () => {
      const page = await demo.visit(`${store}/`, { viewport: { width: 320, height: 640 } });
      const fits = async (name) => {
        const [content, view] = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return [scrollWidth, clientWidth];
        });
        assert.ok(content <= view, `${name} is ${content} wide`);
      };
      await page.locator('.price').first().waitFor();
      await fits('front');
      await page.goto(`${demo.url}${cartOf(store)}`);
      await page.suggestions();
      await page.getByRole('button', { name: 'One more' }).first().click();
      await fits('cart');
      await page.locator('#order').click();
      await page.locator('#number').waitFor();
      await page.suggestions();
      await fits('thank-you');
      await page.leave();
    });

    for (const colorScheme of ['light', 'dark']) {
      it(`has no findings by axe-core in ${store}, ${colorScheme}`, async () => {
        const page = await demo.visit(`${store}/`, { colorScheme, init: { path: kAxe } });
        const findings = () =>
          page.evaluate(async () => {
            const { violations } = await axe.run();
            return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
          });
        await page.locator('.price').first().waitFor();
        assert.deepEqual(await findings(), [], 'front');
        await page.goto(`${demo.url}${cartOf(store)}`);
        await page.suggestions();
        assert.deepEqual(await findings(), [], 'cart');
        await page.locator('#order').click();
        await page.locator('#number').waitFor();
        await page.suggestions();
        assert.deepEqual(await findings(), [], 'thank-you');
        await page.leave();
      });
    }
  }

  it('keeps what is tapped under the finger while the cart above it grows', async () => {
    const page = await demo.visit(cartOf('sample'));
    await page.suggestions();
    const button = page.locator('[part=add]').nth(1);
    await button.scrollIntoViewIfNeeded();
    const card = page.cards.nth(1);
    const before = await card.boundingBox();
    await button.click();
    await page.locator('.line').nth(2).waitFor();
    await page.locator('[part=stepper]').waitFor();
    const after = await card.boundingBox();
    assert.equal(after.height, before.height);
    assert.ok(Math.abs(after.y - before.y) <= 1, `moved by ${after.y - before.y}`);
    await page.leave();
  });

  it('stores nothing for the suggestions until the shopper dismisses one', async () => {
    const page = await demo.visit(cartOf('sample'));
    await page.suggestions();
    await page.locator('[part=add]').first().click();
    await page.locator('.line').nth(2).waitFor();
    assert.deepEqual((await page.storageKeys()).filter(isOurs), []);
    await page.locator('[part=dismiss]').nth(1).click();
    await page.waitForFunction(() => sessionStorage.getItem('goeswith:dismissed'));
    assert.deepEqual((await page.storageKeys()).filter(isOurs), ['goeswith:dismissed']);
    await page.leave();
  });

  it('places the suggestions after the way to pay, never before it', async () => {
    for (const width of [390, 1280]) {
      const page = await demo.visit(cartOf('sample'), { viewport: { width, height: 800 } });
      await page.suggestions();
      const order = await page.locator('#order').boundingBox();
      const strip = await page.locator('goes-with').boundingBox();
      assert.ok(order.y + order.height <= strip.y || order.x >= strip.x + strip.width, `${width}`);
      await page.leave();
    }
  });

  it('can be walked from the front to the thank-you page by keyboard alone', async () => {
    const page = await demo.visit('sample/');
    await page.locator('.price').first().waitFor();
    const go = async (name, key = 'Tab') => {
      for (let stop = 0; stop < 80; ++stop) {
        await page.keyboard.press(key);
        const at = await page.evaluate(() => {
          let at = document.activeElement;
          while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
          return at.getAttribute('aria-label') ?? at.textContent.trim();
        });
        if (at === name) return;
      }
      assert.fail(`no way to ${name}`);
    };
    await go('Add Butter dish to cart');
    await page.keyboard.press('Enter');
    await go('Cart 1', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cart.html');
    const [title] = await page.suggestions();
    await go('One more of Butter dish');
    await page.keyboard.press('Enter');
    await go(`Add ${title} to cart`);
    await page.keyboard.press('Enter');
    await page.locator('.line').nth(1).waitFor();
    await go('Place order', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/thank-you.html');
    assert.deepEqual(await page.locator('#bought .name').allTextContents(), ['Butter dish', title]);
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('keeps the focus beside a line that was removed', async () => {
    const page = await demo.visit(cartOf('sample'));
    const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    await page.getByRole('button', { name: 'Remove Butter dish' }).click();
    assert.equal(await focused(), 'Remove Bread board');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'title');
    assert.equal(await page.locator('#empty').isVisible(), true);
    assert.equal(await page.locator('goes-with').isVisible(), false);
    await page.leave();
  });

  it('leads from a suggestion to the product in this shop, also from a folder', async () => {
    const nested = await openDemo({ folder: dirname(kSite) });
    const page = await nested.visit(`${basename(kSite)}/${cartOf('sample')}`);
    const [title] = await page.suggestions();
    await page.locator('a[part=title]').first().click();
    await page.waitForURL('**/site/sample/product.html?p=*');
    assert.equal(await page.locator('h1').textContent(), title);
    assert.deepEqual(page.trouble, []);
    await page.leave();
    await nested.close();
  });

  it('has a page where the catalog says that a product is', async () => {
    const page = await demo.visit('products/stoneware-teapot');
    await page.waitForURL('**/sample/product.html?p=stoneware-teapot');
    await page.getByLabel('Oatmeal').check();
    await page.getByRole('button', { name: 'Add Stoneware teapot - Oatmeal to cart' }).click();
    await page.locator('.cart-link').click();
    await page.locator('.line').waitFor();
    assert.deepEqual(await page.lines(), ['Stoneware teapot - Oatmeal']);
    await page.leave();
  });

  it('finds what the gift shop sells by words of its name', async () => {
    const page = await demo.visit('gifts/');
    await page.getByLabel('Search all that we sell').fill('Bunting spot');
    await page.getByRole('heading', { name: '2 found' }).waitFor();
    const found = await page.locator('.row .name').allTextContents();
    assert.deepEqual(found, ['PAPER BUNTING RETROSPOT', 'SPOTTY BUNTING']);
    await page.getByLabel('Search all that we sell').fill('no such thing');
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
    const foot = await page.locator('#foot').textContent();
    assert.match(foot, /Chen, Sain and Guo \(2012\).*CC BY 4\.0/);
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });
});

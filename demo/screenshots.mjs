/**
 * Takes pictures of the demo at three widths, in light and in dark, for people to look at.
 *
 *   node demo/screenshots.mjs [--out DIR] [--site DIR]    build/demo-screenshots of build/site
 *   node demo/screenshots.mjs --readme                    demo/screenshot-cart-390.png alone
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { launchBrowser } from './browser.mjs';
import { serveSite } from './serve.mjs';

const kRoot = fileURLToPath(new URL('..', import.meta.url));
const kWidths = [320, 390, 1280];
const kCarts = { sample: 'good-toast', gifts: 'baking-day' };
const kProducts = { sample: 'stoneware-teapot', gifts: '22423' };
const kReadme = { width: 390, scale: 1.25, margin: 16, cart: 'tea-for-two' };

/** Opens each page of a store in turn, and calls `take` with a name for it. */
async function visitAll(page, site, store, take) {
  const suggested = () => page.locator('[part=card]').first().waitFor();
  await page.goto(`${site}${store}/`);
  await page.locator('.price').first().waitFor();
  await take('front');
  if (store === 'sample') {
    await page.goto(`${site}${store}/?category=Teapots`);
    await page.locator('.price').first().waitFor();
    await take('category');
  }
  await page.goto(`${site}${store}/product.html?p=${kProducts[store]}`);
  await page.locator('goes-with').scrollIntoViewIfNeeded();
  await suggested();
  await take('product');
  await page.goto(`${site}${store}/cart.html?cart=${kCarts[store]}`);
  await page.locator('goes-with').scrollIntoViewIfNeeded();
  await suggested();
  await take('cart');
  await page.locator('[part=add]').nth(1).click();
  await page.locator('[part=stepper]').waitFor();
  await page.locator('[part=dismiss]').nth(2).click();
  await take('cart-used');
  await page.locator('#order').click();
  await page.locator('#number').waitFor();
  await page.locator('goes-with').scrollIntoViewIfNeeded();
  await suggested();
  await take('thank-you');
}

/** The panel at the window's edge would lie over a picture of the whole page. */
async function hidePanel(page) {
  await page.evaluate(() => document.querySelector('.try-it')?.toggleAttribute('hidden', true));
}

/** The whole page, with nothing left unloaded below the fold. */
async function takePicture(page, path) {
  await hidePanel(page);
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    scrollTo(0, 0);
  });
  await page.screenshot({ path, fullPage: true });
}

/** The phone’s cart page as far as the end of the suggestions. */
async function takeReadme(browser, site) {
  const { width, scale, margin, cart } = kReadme;
  const viewport = { width, height: 844 };
  const page = await browser.newPage({ viewport, deviceScaleFactor: scale });
  await page.goto(`${site}sample/cart.html?cart=${cart}`);
  await hidePanel(page);
  await page.locator('goes-with').scrollIntoViewIfNeeded();
  const { y, height } = await page.locator('[part=more]').boundingBox();
  const end = y + height + margin + (await page.evaluate(() => scrollY));
  await page.setViewportSize({ width, height: Math.ceil(end) });
  await page.evaluate(() => scrollTo(0, 0));
  await page.locator('[part=card] img').last().evaluate((image) => image.decode());
  await page.screenshot({ path: join(kRoot, 'demo/screenshot-cart-390.png') });
  await page.close();
}

/** Every page of both stores at every width, in both colour schemes. */
async function takeAll(browser, site, out) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of kWidths) {
      const viewport = { width, height: 800 };
      const context = await browser.newContext({ viewport, colorScheme });
      const page = await context.newPage();
      const take = (name) => takePicture(page, join(out, `${name}-${width}-${colorScheme}.png`));
      await page.goto(site);
      await take('choice');
      for (const store of Object.keys(kCarts)) {
        await visitAll(page, site, store, (name) => take(`${store}-${name}`));
      }
      await context.close();
    }
  }
}

const { values } = parseArgs({
  options: { out: { type: 'string' }, site: { type: 'string' }, readme: { type: 'boolean' } },
});
const server = await serveSite(values.site ?? join(kRoot, 'build/site'));
const browser = await launchBrowser();
try {
  if (values.readme) {
    await takeReadme(browser, server.url);
  } else {
    const out = values.out ?? join(kRoot, 'build/demo-screenshots');
    mkdirSync(out, { recursive: true });
    await takeAll(browser, server.url, out);
    console.log(`pictures are in ${out}`);
  }
} finally {
  await browser.close();
  await server.close();
}

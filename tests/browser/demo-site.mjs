// The demo as built in build/site, served and visited by a shopper with a phone.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchForTrouble } from '../../demo/browser.mjs';
import { serveSite } from '../../demo/serve.mjs';
import { openBrowser } from './shared-browser.mjs';

const kHere = dirname(fileURLToPath(import.meta.url));
export const kSite = join(kHere, '../../build/site');
export const kPhone = { width: 390, height: 844 };

/** One cart of each store that the demo offers to begin with. */
export const kCarts = { sample: 'good-toast', gifts: 'baking-day' };

/** Adds up how far things move on the page, but for what follows a tap within half a second. */
function watchShifts() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const movers = entry.sources.map(({ node }) => node?.id || node?.className || node?.nodeName);
      if (!entry.hadRecentInput) shifts.push({ value: entry.value, movers });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/**
 * @param {{ policy?: string, folder?: string }} [options] folder to serve, if not the site's own
 * @returns what a test file opens before its tests and closes after them
 */
export async function openDemo({ folder = kSite, ...options } = {}) {
  if (!existsSync(kSite)) throw new Error('no build/site; node demo/build-site.mjs makes it');
  const server = await serveSite(folder, options);
  const browser = await openBrowser();
  return {
    url: server.url,
    visit: (path, how) => visit(browser, server.url, path, how),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/**
 * @param {Awaited<ReturnType<typeof openBrowser>>} browser
 * @param {string} url
 * @param {string} path
 * @param {{ viewport?: object, init?: object, routes?: Record<string, Function>,
 *   colorScheme?: 'light' | 'dark' }} [how]
 * @returns the page, with `trouble` that grows from page to page
 */
async function visit(browser, url, path, { viewport = kPhone, init, routes = {}, ...rest } = {}) {
  const context = await browser.newContext({ viewport, ...rest });
  const page = await context.newPage();
  const trouble = await watchForTrouble(page, url);
  await page.addInitScript({ path: join(kHere, 'probe.js') });
  await page.addInitScript(watchShifts);
  if (init) await page.addInitScript(init);
  for (const [pattern, answer] of Object.entries(routes)) await page.route(pattern, answer);
  await page.goto(url + path);
  // Left before that, it would say that its goods did not arrive.
  await page.locator('#main').waitFor();
  return Object.assign(page, {
    trouble,
    cards: page.locator('[part=card]'),
    settled: () => page.evaluate(() => settled()),
    /** Scrolls to the suggestions and waits for them. */
    async suggestions() {
      await page.locator('goes-with').scrollIntoViewIfNeeded();
      await page.locator('[part=card]').first().waitFor();
      return page.locator('[part=card] [part=title]').allTextContents();
    },
    lines: () => page.locator('.line .name').allTextContents(),
    money: async (id) => Number((await page.locator(id).textContent()).replace(/[^\d.]/g, '')),
    events: (type) => page.evaluate((of) => probe.events.filter((it) => it.type === of), type),
    shifts: () => page.evaluate(() => shifts),
    storageKeys: () =>
      page.evaluate(() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)].sort()),
    async leave() {
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
    },
  });
}

// A browser, a server and a page with the element in it, for tests.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './shared-browser.mjs';
import { openSite } from './site.mjs';

export { jsonCart, strip } from './site.mjs';

const kHere = dirname(fileURLToPath(import.meta.url));
export const kAxe = join(kHere, '../../node_modules/axe-core/axe.min.js');

/**
 * @param {object} [store] other items and orders than those of store.mjs
 * @param {number} [shards] into which the model is split
 * @returns what a test file opens before its tests and closes after them
 */
export async function openShop(store, shards) {
  const site = await openSite(store, shards);
  const browser = await openBrowser();
  return {
    mounts: site.mounts,
    url: site.url,
    visit: (html, options) => visit(browser, site, html, options),
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/**
 * Opens a page with `html` in its main part. `head` is what loads the element; `routes` are answers
 * of the test's own, by pattern.
 * @returns the page with what its probe saw
 */
async function visit(browser, site, html, options = {}) {
  const { width = 1024, lang, dir, head, policy, ...others } = options;
  const { init, routes = {}, waitUntil = 'load', ...rest } = others;
  const context = await browser.newContext({ viewport: { width, height: 800 }, ...rest });
  const page = await context.newPage();
  for (const script of [init].flat()) if (script) await page.addInitScript(script);
  for (const [pattern, answer] of Object.entries(routes)) await page.route(pattern, answer);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(site.lay(html, { lang, dir, head, policy }), { waitUntil });
  return Object.assign(page, {
    requests,
    events: (type) =>
      page.evaluate((only) => probe.events.filter((it) => !only || it.type === only), type),
    problems: () => page.evaluate(() => [...probe.problems, ...probe.executed]),
    settled: () => page.evaluate(() => settled()),
    focused: () => page.evaluate(() => focused()),
    /** What is stored once the frame that answers the last tap is shown. */
    stored: () =>
      page.evaluate(async () => {
        await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
        return { session: { ...sessionStorage }, local: { ...localStorage } };
      }),
    /** Resolves when that many events of the type were fired. */
    fired: (type, count = 1) =>
      page.waitForFunction(
        ([what, least]) => probe.events.filter((it) => it.type === what).length >= least,
        [type, count],
      ),
    setCart: (cart) =>
      page.evaluate((it) => void (document.querySelector('goes-with').cart = it), cart),
    titles: () => page.locator('[part=card] [part=title]').allTextContents(),
    close: () => context.close(),
  });
}

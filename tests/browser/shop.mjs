// A browser, a server and a page with the element in it, for tests.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../../demo/browser.mjs';
import { kElement, trainModel } from './models.mjs';
import { serve } from './serve.mjs';
import { kPicture } from './store.mjs';

const kHere = dirname(fileURLToPath(import.meta.url));
const kModule = '<script type="module" src="/goeswith/goeswith.js"></script>';
export const kAxe = join(kHere, '../../node_modules/axe-core/axe.min.js');
/** The strip that most tests look at: its fallback is a link. */
export function strip(inside = '', attributes = '') {
  const fallback = '<a href="/accessories">See accessories</a>';
  return `<goes-with model="/model/" ${attributes}>${inside}${fallback}</goes-with>`;
}

/** @param {unknown} cart */
export function jsonCart(cart) {
  return `<script type="application/json">${JSON.stringify(cart)}</script>`;
}

/**
 * @param {object} [store] other items and orders than those of store.mjs
 * @param {number} [shards] into which the model is split
 * @returns what a test file opens before its tests and closes after them
 */
export async function openShop(store, shards) {
  const model = await trainModel(store, shards);
  const mounts = {
    '/goeswith/': kElement,
    '/model/': model.directory,
    '/tests/probe.js': { body: readFileSync(join(kHere, 'probe.js')) },
    '/tests/page.css': { body: readFileSync(join(kHere, 'page.css')) },
    '/pictures/round.svg': { body: kPicture },
    '/favicon.ico': { body: '' },
  };
  const server = await serve(mounts);
  const browser = await launchBrowser();
  return {
    mounts,
    url: server.url,
    visit: (html, options) => visit(browser, mounts, server.url, html, options),
    async close() {
      await browser.close();
      await server.close();
      await model.remove();
    },
  };
}

/**
 * Opens a page with `html` in its main part. `head` is what loads the element; `routes` are answers
 * of the test's own, by pattern.
 * @returns the page with what its probe saw
 */
async function visit(browser, mounts, url, html, options = {}) {
  const { width = 1024, lang = 'en-GB', dir = 'ltr', head = kModule, ...others } = options;
  const { init, policy, routes = {}, waitUntil = 'load', ...rest } = others;
  const context = await browser.newContext({ viewport: { width, height: 800 }, ...rest });
  context.setDefaultTimeout(5000);
  const page = await context.newPage();
  for (const script of [init].flat()) if (script) await page.addInitScript(script);
  for (const [pattern, answer] of Object.entries(routes)) await page.route(pattern, answer);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  mounts['/cart.html'] = {
    policy,
    body: `<!doctype html>
<html lang="${lang}" dir="${dir}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Cart</title>
    <link rel="stylesheet" href="/tests/page.css">
    <script src="/tests/probe.js"></script>
    ${head}
  </head>
  <body><main><h1>Cart</h1>${html}</main></body>
</html>`,
  };
  await page.goto(`${url}/cart.html`, { waitUntil });
  return Object.assign(page, {
    requests,
    events: (type) =>
      page.evaluate((only) => probe.events.filter((it) => !only || it.type === only), type),
    problems: () => page.evaluate(() => [...probe.problems, ...probe.executed]),
    focused: () => page.evaluate(() => focused()),
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

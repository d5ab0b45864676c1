// A shop without a browser: a model, a server and the pages that have the element in them.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kElement, trainModel } from './models.mjs';
import { serve } from './serve.mjs';
import { kPicture } from './store.mjs';

const kHere = dirname(fileURLToPath(import.meta.url));
export const kModule = '<script type="module" src="/goeswith/goeswith.js"></script>';

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
 * How a page differs from most.
 * @typedef {object} PageOptions
 * @property {string} [path]
 * @property {string} [lang]
 * @property {'ltr' | 'rtl'} [dir]
 * @property {string} [head] what loads the element
 * @property {string} [policy] a content security policy of its own
 * @property {string} [cache] what it says of caching; it is not to be stored unless given
 */

/**
 * @param {Parameters<typeof trainModel>} model what it is learned from, and its shards
 */
export async function openSite(...model) {
  const { directory, remove } = await trainModel(...model);
  /** @type {Parameters<typeof serve>[0]} */
  const mounts = {
    '/goeswith/': kElement,
    '/model/': directory,
    '/tests/probe.js': { body: readFileSync(join(kHere, 'probe.js')) },
    '/tests/page.css': { body: readFileSync(join(kHere, 'page.css')) },
    '/pictures/round.svg': { body: kPicture },
    '/favicon.ico': { body: '' },
  };
  const server = await serve(mounts);
  return {
    mounts,
    url: server.url,
    /**
     * Lays a page with `html` in its main part; the last one counts.
     * @param {string} html
     * @param {PageOptions} [options]
     * @returns its address
     */
    lay(html, options = {}) {
      const { path = '/cart.html', lang = 'en-GB', dir = 'ltr', head = kModule, ...rest } = options;
      const headers = rest.cache ? { 'cache-control': rest.cache } : {};
      mounts[path] = { policy: rest.policy, headers, body: document({ html, lang, dir, head }) };
      return server.url + path;
    },
    async close() {
      await server.close();
      await remove();
    },
  };
}

function document({ html, lang, dir, head }) {
  return `<!doctype html>
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
</html>`;
}

import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

import { kTypes } from '../../../demo/serve.mjs';
import { kDist } from '../../wasm/models.mjs';
import { installRivals } from '../rivals.mjs';
import { cartPage } from './page.mjs';
import { kImmutable, kNoCache, kNoStore } from './server.mjs';
import { kStarted } from './visit.mjs';

const kHere = dirname(fileURLToPath(import.meta.url));
const kLimit = 4;

/** A contender whose host sends all as it is, from the paths that begin so. */
export const kUncompressed = 'goeswith, host without compression';
const kPlain = '/plain';

/** Files that keep their names when they change; every other name holds a hash. */
const kChanging = /(^|\/)(manifest\.json|goeswith\.js)$/;

/**
 * @typedef {object} Contender what one visit needs to know
 * @property {string} name
 * @property {string} url of the page
 * @property {string} script URL of its one script
 * @property {string} host see probe.js
 * @property {string} card
 * @property {number} count
 */

/**
 * @typedef {object} Store
 * @property {string} model directory
 * @property {{ sku: string, title: string, price: string }[]} cart
 */

/**
 * The answers of the one server behind every contender, and the contenders once its port is known.
 * All show the same cart, and suggest the same items by the same titles and prices. The rivals'
 * services answer from another host than the page's, as they do in a shop.
 * @param {Store} store
 */
export async function prepare(store) {
  const suggestions = await suggestionsFor(store);
  const names = await readdir(kDist);
  const engine = (/** @type {string} */ extension) =>
    `/goeswith/${names.find((name) => name.startsWith('engine-') && name.endsWith(extension))}`;
  const links = [
    `<link rel="modulepreload" href="${engine('.js')}">`,
    `<link rel="preload" as="fetch" crossorigin href="${engine('.wasm')}">`,
    '<link rel="preload" as="fetch" crossorigin href="/model/manifest.json">',
  ].join('\n    ');
  const skus = JSON.stringify(store.cart.map(({ sku }) => sku));
  const element = (/** @type {string} */ model) =>
    `<goes-with placement="cart" model="${model}" limit="${kLimit}">
          <script type="application/json">${skus}</script>
        </goes-with>`;
  const rival = `<script type="application/json" id="cart">${skus}</script>
        <div id="suggestions"></div>`;
  const own = {
    script: '/goeswith/goeswith.js',
    ...{ inside: element('/model/'), host: 'goes-with', card: '[part=card]' },
  };
  const plain = { script: kPlain + own.script, inside: element(`${kPlain}/model/`) };
  const others = { inside: rival, host: '', card: '#suggestions li' };
  const pages = {
    goeswith: own,
    'goeswith, preloaded': { ...own, links },
    [kUncompressed]: { ...own, ...plain },
    'instantsearch.js': { ...others, script: '/instantsearch.js' },
    'recombee client': { ...others, script: '/recombee.js' },
    'floor: no request': { ...others, script: '/floor.js' },
  };
  const bundles = await bundleOthers();
  let port = 0;

  /** @param {string} path @returns {Promise<import('./server.mjs').Answer | undefined>} */
  async function find(path) {
    if (path.startsWith(`${kPlain}/`)) {
      const answer = await find(path.slice(kPlain.length));
      return answer && { ...answer, plain: true };
    }
    const at = Object.keys(pages)[Number(path.match(/^\/cart-(\d+)\.html$/)?.[1])];
    if (at) {
      const html = cartPage({ cart: store.cart, api: `localhost:${port}`, ...pages[at] });
      return { body: html, type: kTypes['.html'], cache: kNoCache };
    }
    if (bundles.has(path)) {
      return { body: bundles.get(path), type: kTypes['.js'], cache: kImmutable };
    }
    const answer = answerOf(path, suggestions);
    if (answer) return { body: answer, type: kTypes['.json'], cache: kNoStore };
    return fileOf(path, { '/goeswith/': kDist, '/model/': store.model });
  }

  /** @param {number} open port of the server @returns {Contender[]} */
  function contenders(open) {
    port = open;
    const site = `http://127.0.0.1:${port}`;
    return Object.entries(pages).map(([name, { script, host, card }], at) => ({
      name,
      url: `${site}${name === kUncompressed ? kPlain : ''}/cart-${at}.html`,
      script: site + script,
      ...{ host, card, count: suggestions.length },
    }));
  }

  return { find, contenders };
}

/** What the engine says of the cart, which the rivals' servers then say as well. */
async function suggestionsFor(/** @type {Store} */ { model, cart }) {
  const { Recommender } = await import('../../../build/npm/node.js');
  const recommender = await Recommender.open(model);
  const skus = cart.map(({ sku }) => sku);
  const { suggestions } = await recommender.suggest({ cart: skus, limit: kLimit });
  recommender.close();
  if (suggestions.length < kLimit) {
    throw new Error(`${model} has ${suggestions.length} suggestions for ${skus.join(', ')}`);
  }
  return suggestions.map(({ sku, title, price, currency, score }) => ({
    ...{ sku, title, score },
    price: price === null ? '' : price.toLocaleString('en-GB', { style: 'currency', currency }),
  }));
}

/** The scripts of the others, bundled and minified as a shop would. */
async function bundleOthers() {
  installRivals();
  const { outputFiles } = await build({
    entryPoints: ['instantsearch.js', 'recombee.js', 'floor.js'].map((name) => join(kHere, name)),
    outdir: kHere,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return new Map(outputFiles.map(({ path, text }) => [`/${basename(path)}`, kStarted + text]));
}

/** What the rivals' servers answer, or undefined where they are not meant. */
function answerOf(path, suggestions) {
  const algolia = suggestions.map(({ sku, score, ...shown }) => ({
    ...{ objectID: sku, _score: 100 * score },
    ...shown,
  }));
  if (path === '/1/indexes/*/recommendations') {
    // One result for each of the three items of the cart.
    return JSON.stringify({ results: Array(3).fill({ hits: algolia, processingTimeMS: 1 }) });
  }
  if (/^\/shop\/recomms\/items\/.+\/items\/$/.test(path)) {
    const recomms = suggestions.map(({ sku, title, price }) => ({
      id: sku,
      values: { title, price },
    }));
    return JSON.stringify({ recommId: '0123456789abcdef', recomms, numberNextRecommsCalls: 0 });
  }
  return undefined;
}

/** @param {string} path @param {Record<string, string>} folders by the path that they lie under */
async function fileOf(path, folders) {
  const mount = Object.keys(folders).find((each) => path.startsWith(each));
  if (!mount || path.includes('..')) return undefined;
  const bytes = await readFile(join(folders[mount], path.slice(mount.length))).catch(() => null);
  if (!bytes) return undefined;
  return {
    body: path === '/goeswith/goeswith.js' ? kStarted + bytes : bytes,
    type: kTypes[extname(path)] ?? 'application/octet-stream',
    cache: kChanging.test(path) ? kNoCache : kImmutable,
  };
}

import { problem } from './problem.js';

/**
 * @typedef {import('../stores.mjs').ShopItem} ShopItem
 * @typedef {import('../stores.mjs').ShopProduct} ShopProduct
 * @typedef {import('../stores.mjs').Catalogue} Catalogue
 */

/** @type {Map<string, Promise<any>>} */
const files = new Map();

/** @param {string} name of a file beside the store's pages */
function load(name) {
  const loading = files.get(name) ?? fetchJson(name);
  files.set(name, loading);
  // A failure is not kept: the next one to ask tries again.
  loading.catch(() => files.delete(name));
  return loading;
}

async function fetchJson(name) {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name} did not arrive: ${response.status}`);
  return response.json();
}

/** @returns {Promise<Catalogue>} */
export function loadCatalogue() {
  return load('catalogue.json');
}

/** @returns {Promise<ShopItem[]>} everything that the store sells */
export async function allItems() {
  const { more, products } = await loadCatalogue();
  return more ? load(more) : products.flatMap((product) => product.items);
}

/**
 * @param {string} sku
 * @returns {Promise<ShopItem>}
 * @throws {Error} an `AddError`, if it cannot be bought as it is
 */
export async function findItem(sku) {
  const { products } = await loadCatalogue();
  const toChoose = products.find(({ knownAs }) => knownAs === sku);
  if (toChoose) throw problem('needs-choice', { variants: toChoose.items.map(variantOf) });
  const known = products.flatMap((product) => product.items).find((item) => item.sku === sku);
  const item = known ?? (await allItems()).find((other) => other.sku === sku);
  if (!item || item.soldOut) throw problem('sold-out');
  return item;
}

/** @param {ShopItem} item */
function variantOf({ sku, option, price, soldOut }) {
  return { sku, label: option, price: price / 100, available: !soldOut };
}

/**
 * @param {string} handle
 * @returns {Promise<ShopProduct | undefined>} what its page shows
 */
export async function findProduct(handle) {
  const { products, more } = await loadCatalogue();
  const known = products.find((one) => one.handle === handle);
  if (known || !more) return known;
  const item = (await allItems()).find((one) => one.handle === handle);
  return item && { handle, title: item.title, category: '', text: '', option: '', items: [item] };
}

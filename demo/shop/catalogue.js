/**
 * @typedef {import('../stores.mjs').ShopItem} ShopItem
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
 * @throws {Error} for shoppers to read, if the store does not sell it
 */
export async function findItem(sku) {
  const { products } = await loadCatalogue();
  const known = products.flatMap((product) => product.items).find((item) => item.sku === sku);
  const item = known ?? (await allItems()).find((other) => other.sku === sku);
  if (!item) throw new Error('This is no longer sold');
  if (item.soldOut) throw new Error('Sold out');
  return item;
}

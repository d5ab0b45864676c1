import { loadCatalogue } from './catalogue.js';
import { chosen } from './choices.js';

/**
 * What the shop knows better than the model, which is as old as its training, and tells the suggestions
 * as their `facts`: all of it, where the panel "Try it" says so.
 * @returns {Promise<import('../../web/index.d.ts').Facts>}
 */
export async function shopFacts() {
  if (chosen('told') !== 'all') return { stock: {}, prices: {} };
  const { products } = await loadCatalogue();
  // What must be chosen in some form has no stock and price as one.
  const items = products.flatMap((product) => (product.knownAs ? [] : product.items));
  return {
    stock: Object.fromEntries(items.flatMap(piecesOf)),
    prices: Object.fromEntries(items.map(({ sku, price }) => [sku, price / 100])),
  };
}

/**
 * @param {import('../stores.mjs').ShopItem} item
 * @returns {[string, number][]} none where there are any number of it
 */
function piecesOf({ sku, soldOut, left }) {
  const pieces = soldOut ? 0 : left;
  return pieces === undefined ? [] : [[sku, pieces]];
}

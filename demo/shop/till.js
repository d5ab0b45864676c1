// How the shop answers `goeswith:add`: as one does that asks its server, which may say no.
import { addToCart, quantityOf, removeFromCart, setQuantity } from './cart.js';
import { findItem } from './catalogue.js';
import { askServer } from './network.js';
import { problem } from './problem.js';

/**
 * @param {{ sku: string, quantity: number }} line
 * @returns {Promise<import('../../web/index.d.ts').AddAnswer>}
 * @throws {Error} an `AddError`
 */
export async function add({ sku, quantity }) {
  await askServer();
  const item = await findItem(sku);
  const before = quantityOf(sku);
  const added = addToCart(item, quantity);
  if (!added) throw problem('limited');
  return { quantity: added, change: (wanted) => change(sku, before, wanted) };
}

/**
 * @param {string} sku
 * @param {number} before in the cart already when it was suggested; those stay
 * @param {number} wanted besides
 */
async function change(sku, before, wanted) {
  await askServer();
  if (before + wanted === 0) {
    removeFromCart(sku);
    return { quantity: 0 };
  }
  setQuantity(sku, before + wanted);
  return { quantity: quantityOf(sku) - before };
}

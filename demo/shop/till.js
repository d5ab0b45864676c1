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

/**
 * Sets how many of an item the cart has, as an adapter's `set`: with it a better version can take the
 * place of a line.
 * @param {string} sku
 * @param {number} quantity 0 takes it out
 * @returns {Promise<number>} how many there were
 * @throws {Error} an `AddError`
 */
export async function set(sku, quantity) {
  await askServer();
  const before = quantityOf(sku);
  if (!quantity) removeFromCart(sku);
  else if (before) setQuantity(sku, quantity);
  else addToCart(await findItem(sku), quantity);
  return before;
}

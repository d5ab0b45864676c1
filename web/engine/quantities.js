/**
 * @param {any} cart as its source gave it: lines, or an object with `lines`
 * @returns {any[]}
 */
const linesOf = (cart) => (Array.isArray(cart) ? cart : (cart?.lines ?? []));

/**
 * @param {unknown} cart as its source gave it
 * @returns {Map<string, number>} by SKU, all its lines together, where the cart says how many
 */
export function quantitiesOf(cart) {
  const quantities = new Map();
  for (const line of linesOf(cart)) {
    if (!(line?.quantity > 0)) continue;
    quantities.set(line.sku, (quantities.get(line.sku) ?? 0) + line.quantity);
  }
  return quantities;
}

/**
 * @param {unknown} cart as its source gave it
 * @param {string} sku
 * @returns {boolean} whether a line of it carries what the shopper chose or typed
 */
export function isCustom(cart, sku) {
  return linesOf(cart).some((line) => line?.sku === sku && line.custom);
}

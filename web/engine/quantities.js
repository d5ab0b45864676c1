/**
 * @param {any} cart as its source gave it: lines, or an object with `lines`
 * @returns {Map<string, number>} by SKU, all its lines together, where the cart says how many
 */
export function quantitiesOf(cart) {
  const quantities = new Map();
  for (const line of Array.isArray(cart) ? cart : (cart?.lines ?? [])) {
    if (!(line?.quantity > 0)) continue;
    quantities.set(line.sku, (quantities.get(line.sku) ?? 0) + line.quantity);
  }
  return quantities;
}

/**
 * @param {any} cart as its source gave it
 * @param {string} sku
 * @returns {boolean} whether a line of it carries what the shopper chose or typed
 */
export function isCustom(cart, sku) {
  const lines = Array.isArray(cart) ? cart : (cart?.lines ?? []);
  return lines.some((/** @type {any} */ line) => line?.sku === sku && line.custom);
}

/**
 * The policy's bundles, as far as a cart begins them.
 * @typedef {import('../recommender.d.ts').Bundle} Bundle
 * @typedef {import('../recommender.d.ts').Facts} Facts
 * @typedef {import('./policy.js').PolicyFile} PolicyFile
 * @typedef {import('./session.js').Session} Session
 */

/**
 * @param {number} pieces in stock
 * @param {PolicyFile['stock']} rule
 * @returns {boolean} whether they are enough for the item to be suggested
 */
export function enough(pieces, { minimum = 1, low = 0 } = { minimum: 1 }) {
  return pieces >= minimum && pieces > low;
}

/**
 * @param {Session} session what was written into it before is forgotten
 * @param {PolicyFile} file
 * @param {readonly string[]} cart
 * @param {Facts} facts
 * @returns {Bundle[]} of which a part is in the cart, and the rest can be bought; in the policy's order
 */
export function bundlesOf(session, { bundles = [], stock }, cart, facts) {
  return bundles.flatMap(({ items: skus, title = '', code = '', percent, amount }) => {
    const missing = skus.filter((sku) => !cart.includes(sku));
    if (!missing.length || missing.length === skus.length) return [];
    if (missing.some((sku) => !enough(facts.stock?.[sku] ?? Infinity, stock))) return [];
    const items = session.lookUp(skus);
    if (items.length < skus.length || items.some(({ price }) => price === null)) return [];
    const sum = items.reduce((all, { price }) => all + Math.round((price ?? 0) * session.unit), 0);
    // Never a minor unit more than what the checkout takes off.
    const saving = Math.min(sum, amount ?? Math.floor((sum * (percent ?? 0)) / 100 + 1e-9));
    return { title, code, missing, items, sum: sum / session.unit, saving: saving / session.unit };
  });
}

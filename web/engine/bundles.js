import { enough, isFor } from './terms.js';

/**
 * The policy's bundles, as far as a cart begins them.
 * @typedef {import('../recommender.d.ts').Bundle} Bundle
 * @typedef {import('../recommender.d.ts').Facts} Facts
 * @typedef {import('./policy.js').PolicyFile} PolicyFile
 * @typedef {import('./session.js').Session} Session
 */

/**
 * @typedef {object} Discount one of percent and amount
 * @property {number} [percent]
 * @property {number} [amount]
 */

/**
 * @typedef {Discount & { items: string[], title?: string, code?: string, segments?: string[],
 *   steps?: Array<Discount & { count: number }> }} PolicyBundle
 */

/**
 * @param {Session} session what was written into it before is forgotten
 * @param {PolicyFile} file
 * @param {readonly string[]} cart
 * @param {Facts} facts
 * @returns {Bundle[]} of which a part is in the cart, and the rest can be bought; in the policy's
 *   order. Of one with steps the next that the cart can come to, with the first of its items.
 */
export function bundlesOf(session, { bundles = [], stock }, cart, facts) {
  return bundles.flatMap((bundle) => {
    const { items: skus, title = '', code = '' } = bundle;
    const held = skus.filter((sku) => cart.includes(sku));
    const steps = bundle.steps ?? [{ ...bundle, count: skus.length }];
    const step = steps.find(({ count }) => count > held.length);
    if (!held.length || !step || !isFor(bundle, facts)) return [];
    const known = new Map(session.lookUp(skus).map((row) => [row.sku, row]));
    const isThere = (/** @type {string} */ sku) =>
      known.get(sku)?.why !== 'out-of-stock' && enough(facts.stock?.[sku] ?? Infinity, stock);
    const free = skus.filter((sku) => !held.includes(sku) && known.get(sku)?.price != null && isThere(sku));
    const missing = free.slice(0, step.count - held.length);
    const all = skus.filter((sku) => held.includes(sku) || missing.includes(sku));
    const items = all.flatMap((sku) => known.get(sku) ?? []);
    if (items.length < step.count || items.some(({ price }) => price === null)) return [];
    const { percent = 0, amount } = step;
    const sum = items.reduce((all, { price }) => all + Math.round((price ?? 0) * session.unit), 0);
    // Never a minor unit more than what the checkout takes off.
    const saving = Math.min(sum, amount ?? Math.floor((sum * percent) / 100 + 1e-9));
    return { title, code, missing, items, sum: sum / session.unit, saving: saving / session.unit };
  });
}

import { isFor } from './terms.js';

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
 *   consumable?: string[], steps?: Array<Discount & { count: number }> }} PolicyBundle
 */

/**
 * @param {Session} session that was told where it is; what was written into it before is forgotten
 * @param {PolicyFile} file
 * @param {readonly string[]} cart
 * @param {Facts} facts
 * @returns {Bundle[]} of which a part is in the cart, and the rest can be bought and is not owned; in
 *   the policy's order. Of one with steps the next that the cart can come to, with the first of its items.
 */
export function bundlesOf(session, { bundles = [] }, cart, facts) {
  return bundles.flatMap((bundle) => {
    const { items: skus, title = '', code = '', consumable = [] } = bundle;
    const held = skus.filter((sku) => cart.includes(sku));
    const steps = bundle.steps ?? [{ ...bundle, count: skus.length }];
    const step = steps.find(({ count }) => count > held.length);
    if (!held.length || !step || !isFor(bundle, facts)) return [];
    const known = new Map(session.lookUp(held).map((row) => [row.sku, row]));
    /** @type {string[]} */
    const missing = [];
    for (const sku of skus) {
      if (held.includes(sku) || missing.length === step.count - held.length) continue;
      // Nobody needs a durable thing twice.
      if (facts.history?.[sku] !== undefined && !consumable.includes(sku)) continue;
      // Each must go with the lines, and with those before it in the bundle.
      const [row] = session.lookUp([sku], [...cart, ...missing]);
      if (row?.why !== 'blocked' || row.price === null) continue;
      known.set(sku, row);
      missing.push(sku);
    }
    const items = skus.flatMap((sku) => known.get(sku) ?? []);
    if (items.length < step.count || items.some(({ price }) => price === null)) return [];
    const { percent = 0, amount } = step;
    const sum = items.reduce((all, { price }) => all + Math.round((price ?? 0) * session.unit), 0);
    // Never a minor unit more than what the checkout takes off.
    const saving = Math.min(sum, amount ?? Math.floor((sum * percent) / 100 + 1e-9));
    return { title, code, missing, items, sum: sum / session.unit, saving: saving / session.unit };
  });
}

import { quantitiesOf } from './quantities.js';
import { isFor } from './terms.js';

/**
 * How far a cart is from free shipping.
 * @typedef {import('../recommender.d.ts').Suggestion} Suggestion
 * @typedef {import('../recommender.d.ts').Threshold} Threshold
 * @typedef {import('./policy.js').PolicyFile} PolicyFile
 * @typedef {import('./request.js').CheckedRequest} CheckedRequest
 * @typedef {import('./session.js').Session} Session
 */

/**
 * @param {Session} session
 * @param {PolicyFile} file
 * @param {CheckedRequest} request
 * @param {readonly Suggestion[]} lines what the model has of the cart
 * @returns {Threshold | undefined} none where the policy has none for this cart, where it is not known
 *   what the cart costs, and where the lines are no cart: a product looked at, an order placed
 */
export function thresholdOf(session, { free_shipping }, { cart, placement, facts, ...request }, lines) {
  if (placement !== 'cart' || !cart.length) return undefined;
  const { country, subtotal } = facts ?? {};
  const rule = free_shipping?.find(
    (its) =>
      its.currency === session.currency &&
      (!its.countries || its.countries.includes(country ?? '')) &&
      isFor(its, facts ?? {}),
  );
  if (!rule) return undefined;
  let total = subtotal;
  if (total === undefined) {
    if (lines.length < cart.length || lines.some(({ price }) => price === null)) return undefined;
    const quantities = request.quantities ?? Object.fromEntries(quantitiesOf(request.lines));
    total = lines.reduce((sum, { sku, price }) => sum + (price ?? 0) * (quantities[sku] ?? 1), 0);
  }
  const from = rule.from / session.unit;
  // Sums of decimals are not whole cents.
  const gap = Math.max(0, Math.round((from - total) * session.unit) / session.unit);
  return { from, total, gap };
}

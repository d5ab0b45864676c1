import { quantitiesOf } from './quantities.js';
import { decimalsOf, isFor } from './terms.js';

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
 * @param {import('./abroad.js').Abroad} [abroad] of a page in another currency than the model's
 * @returns {Threshold | undefined} none where the policy has none for this cart, where it is not known
 *   what the cart costs, and where the lines are no cart: a product looked at, an order placed
 */
export function thresholdOf(session, file, { cart, placement, facts, ...request }, lines, abroad) {
  if (placement !== 'cart' || !cart.length) return undefined;
  const { country } = facts ?? {};
  const { currency } = abroad ?? session;
  const rule = file.free_shipping?.find(
    (its) =>
      its.currency === currency &&
      (!its.countries || its.countries.includes(country ?? '')) &&
      isFor(its, facts ?? {}),
  );
  if (!rule) return undefined;
  let total = abroad ? abroad.subtotal : facts?.subtotal;
  if (total === undefined) {
    const counted = quantitiesOf(request.lines);
    const isCounted = cart.every((sku) => counted.has(sku));
    const quantities = request.quantities ?? (isCounted ? Object.fromEntries(counted) : undefined);
    // A list of SKUs does not say how many there are of each.
    if (!quantities || abroad || lines.length < cart.length) return undefined;
    if (lines.some(({ price }) => price === null)) return undefined;
    total = lines.reduce((sum, { sku, price }) => sum + (price ?? 0) * (quantities[sku] ?? 1), 0);
  }
  const unit = abroad ? 10 ** decimalsOf(currency) : session.unit;
  const from = rule.from / unit;
  // Sums of decimals are not whole cents.
  const gap = Math.max(0, Math.round((from - total) * unit) / unit);
  return { from, total, gap };
}

import { quantitiesOf } from './quantities.js';
import { isFor } from './terms.js';

/**
 * How far a cart is from free shipping.
 * @typedef {import('../recommender.d.ts').Suggestion} Suggestion
 * @typedef {import('../recommender.d.ts').Threshold} Threshold
 * @typedef {import('./policy.js').PolicyFile} PolicyFile
 * @typedef {import('./request.js').CheckedRequest} CheckedRequest
 */

/**
 * @param {PolicyFile} file
 * @param {CheckedRequest} request
 * @param {readonly Suggestion[]} lines what is known of the cart, at prices in the currency
 * @param {string} currency that the page is in
 * @param {number} unit minor units in one of the model's currency
 * @returns {Threshold | undefined} none where the policy has none for this cart, where it is not known
 *   what the cart costs, and where the lines are no cart: a product looked at, an order placed
 */
export function thresholdOf({ free_shipping }, { cart, placement, facts, ...request }, lines, currency, unit) {
  if (placement !== 'cart' || !cart.length) return undefined;
  const { country, subtotal } = facts ?? {};
  const rule = free_shipping?.find(
    (its) =>
      its.currency === currency &&
      (!its.countries || its.countries.includes(country ?? '')) &&
      isFor(its, facts ?? {}),
  );
  const total = subtotal ?? sumOf(cart, request, lines);
  if (!rule || total === undefined) return undefined;
  const minor = rule.decimals === undefined ? unit : 10 ** rule.decimals;
  const from = rule.from / minor;
  // Sums of decimals are not whole cents.
  const gap = Math.max(0, Math.round((from - total) * minor) / minor);
  return { from, total, gap, currency };
}

/**
 * @param {readonly string[]} cart
 * @param {Pick<CheckedRequest, 'quantities' | 'lines'>} request
 * @param {readonly Suggestion[]} lines
 * @returns {number | undefined} if each has a price, and a page's cart says how many of each it has
 */
function sumOf(cart, { quantities, lines: source }, lines) {
  const counts = quantities ?? Object.fromEntries(quantitiesOf(source));
  const counted = !source || cart.every((sku) => counts[sku]);
  if (!counted || lines.length < cart.length || lines.some(({ price }) => price === null)) return undefined;
  return lines.reduce((sum, { sku, price }) => sum + (price ?? 0) * (counts[sku] ?? 1), 0);
}

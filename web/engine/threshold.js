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
 * What a cart costs, in the currency of its page.
 * @typedef {object} Worth
 * @property {string} currency ISO 4217
 * @property {number} unit minor units in one of the currency
 * @property {number} [subtotal] where it is known
 */

/**
 * @param {PolicyFile} file
 * @param {CheckedRequest} request
 * @param {Worth} worth
 * @returns {Threshold | undefined} none where the policy has none for this cart, where it is not known
 *   what the cart costs, and where the lines are no cart: a product looked at, an order placed
 */
export function thresholdOf(file, { cart, placement, facts }, worth) {
  if (placement !== 'cart' || !cart.length) return undefined;
  const { country } = facts ?? {};
  const rule = file.free_shipping?.find(
    (its) =>
      its.currency === worth.currency &&
      (!its.countries || its.countries.includes(country ?? '')) &&
      isFor(its, facts ?? {}),
  );
  if (!rule) return undefined;
  const { unit, subtotal: total } = worth;
  if (total === undefined) return undefined;
  const from = rule.from / unit;
  // Sums of decimals are not whole cents.
  const gap = Math.max(0, Math.round((from - total) * unit) / unit);
  return { from, total, gap };
}

/**
 * @param {CheckedRequest} request
 * @param {readonly Suggestion[]} lines what the model has of the cart
 * @returns {number | undefined} what the page says that the cart costs, or else the sum of its lines;
 *   unknown where the model lacks a line or its price, and where the cart is a list of SKUs, which does
 *   not say how many there are of each
 */
export function subtotalOf({ cart, facts, ...request }, lines) {
  if (facts?.subtotal !== undefined) return facts.subtotal;
  const counted = quantitiesOf(request.lines);
  const isCounted = cart.every((sku) => counted.has(sku));
  const quantities = request.quantities ?? (isCounted ? Object.fromEntries(counted) : undefined);
  if (!quantities || lines.length < cart.length) return undefined;
  if (lines.some(({ price }) => price === null)) return undefined;
  return lines.reduce((sum, { sku, price }) => sum + (price ?? 0) * (quantities[sku] ?? 1), 0);
}

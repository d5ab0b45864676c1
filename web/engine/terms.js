/**
 * What several parts of a policy ask of the page.
 * @typedef {import('../recommender.d.ts').Facts} Facts
 * @typedef {import('./policy.js').PolicyFile} PolicyFile
 */

/**
 * @param {number} pieces in stock
 * @param {PolicyFile['stock']} rule
 * @returns {import('../recommender.d.ts').Why | undefined} what keeps so few from being suggested
 */
export function stockReason(pieces, { minimum = 1, low = 0 } = { minimum: 1 }) {
  return pieces < minimum ? 'out-of-stock' : pieces > low ? undefined : 'low-stock';
}

/**
 * @param {{ segments?: string[] }} part of the policy
 * @param {Facts} facts
 * @returns {boolean} whether it is for this shopper
 */
export function isFor({ segments }, facts) {
  return !segments || segments.some((name) => facts.segments?.includes(name));
}

/**
 * @param {string} currency ISO 4217
 * @returns {number} of its amounts
 */
export function decimalsOf(currency) {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * @param {Readonly<Record<string, unknown>> | undefined} record from the page
 * @param {number} [least]
 * @returns {[string, number][]} what of it is a number, of pieces or money
 */
export function numbersIn(record, least = 0) {
  return /** @type {[string, number][]} */ (
    Object.entries(record ?? {}).filter(([, it]) => Number.isFinite(it) && Number(it) >= least)
  );
}

/**
 * Facts as a page set them on an element, where nobody has checked them: what is no list or amount is
 * as if it had not been said.
 * @param {Facts | null} [facts]
 */
export function understood(facts) {
  const { segments, viewed, dismissed, subtotal, ...others } = facts ?? {};
  const list = (/** @type {unknown} */ it) => /** @type {string[]} */ (Array.isArray(it) ? it : []);
  return {
    ...others,
    ...{ segments: list(segments), viewed: list(viewed), dismissed: list(dismissed) },
    ...(Number.isFinite(subtotal) && { subtotal }),
  };
}

/**
 * What is said of a suggestion beside why it is one.
 * @typedef {import('../recommender.d.ts').Suggestion} Suggestion
 * @typedef {import('./session.js').Session} Session
 */

/** The most chosen of some is in so many orders at least, and in so many times as many as the next. */
const kFewOrders = 30;
const kMostChosen = 1.2;

/**
 * @param {Session} session what was written into it before is forgotten
 * @param {Suggestion[]} shown
 * @param {readonly string[]} once SKUs of what nobody needs twice
 * @param {number} orders that the model was learned from
 * @returns {Suggestion[]} the same, with what the policy and all orders say of them
 */
export function marked(session, shown, once = [], orders) {
  const chosen = mostChosen(session, shown, orders);
  return shown.map((its) => ({
    ...its,
    ...(its.sku === chosen && { mostChosen: true }),
    ...(once.includes(its.sku) && { once: true }),
  }));
}

/**
 * @param {Session} session
 * @param {Suggestion[]} shown
 * @param {number} orders
 * @returns {string | undefined} of better versions and what they replace, the one that clearly more
 *   orders have than any other, if it is a better one
 */
function mostChosen(session, shown, orders) {
  const better = shown.filter(({ why }) => why === 'upgrade').map(({ sku }) => sku);
  if (!better.length) return undefined;
  const others = shown.flatMap(({ evidence }) => evidence?.with ?? []);
  const rows = session.lookUp([...new Set([...better, ...others])]);
  const [first, second] = rows.sort((a, b) => b.score - a.score);
  const clear =
    first.score * orders >= kFewOrders && first.score >= kMostChosen * (second?.score ?? 0);
  return clear && better.includes(first.sku) ? first.sku : undefined;
}

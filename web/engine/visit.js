/**
 * What the shopper looks at and refuses in a visit says what they are after. It is in memory alone
 * and gone with the page.
 * @typedef {import('../recommender.d.ts').Facts} Facts
 * @typedef {import('../recommender.d.ts').Suggestion} Suggestion
 */

/** An item that was looked at, and each of its category, two at most. */
const kViewed = 1.5;
const kLikeViewed = 1.2;
const kMostViewed = 2;
/** Each item of its category that was dismissed, three at most. */
const kLikeDismissed = 0.8;
const kMostDismissed = 3;
/** At least as dear as the cheapest of two or more that were dismissed. */
const kAsDear = 0.8;
const kFewDismissed = 2;

/** Suggestions whose place in the list is a probability's. */
const kRanked = ['learned', 'popular'];

export class Visit {
  /** @type {Set<string>} */
  #viewed = new Set();
  /** What an answer has had of an item. @type {Map<string, Suggestion>} */
  #known = new Map();

  /** How many items were looked at. */
  get views() {
    return this.#viewed.size;
  }

  /**
   * @param {readonly string[]} cart which speaks for itself
   * @param {readonly string[]} dismissed
   */
  says(cart, dismissed) {
    return dismissed.length > 0 || [...this.#viewed].some((sku) => !cart.includes(sku));
  }

  /**
   * @param {readonly string[]} viewed
   * @param {readonly Suggestion[]} rows what the model has of some of them
   */
  hear(viewed, rows) {
    for (const sku of viewed) this.#viewed.add(sku);
    this.#learn(rows);
  }

  /**
   * Ranks anew: each probability times what the visit says of the item. What rules have put first
   * stays there.
   * @param {readonly Suggestion[]} suggestions in the engine's order
   * @param {readonly string[]} cart
   * @param {readonly string[]} dismissed
   * @returns {Suggestion[]}
   */
  rank(suggestions, cart, dismissed) {
    this.#learn(suggestions);
    const factor = this.#factors(cart, dismissed);
    const first = suggestions.filter(({ why }) => !kRanked.includes(why));
    const rest = suggestions.filter(({ why }) => kRanked.includes(why));
    // The engine puts what brings something new before what is more probable: so far it counts as
    // probable as the least before it.
    let least = Infinity;
    const weights = new Map(
      rest.map((its) => [its, (least = Math.min(least, its.score)) * factor(its)]),
    );
    const weight = (/** @type {Suggestion} */ its) => weights.get(its) ?? 0;
    return [...first, ...rest.sort((a, b) => weight(b) - weight(a))];
  }

  /**
   * @param {readonly string[]} cart
   * @param {readonly string[]} dismissed
   * @returns {(item: Suggestion) => number} as if it were so many times as probable
   */
  #factors(cart, dismissed) {
    const rowsOf = (/** @type {Iterable<string>} */ skus) =>
      [...skus].flatMap((sku) => this.#known.get(sku) ?? []);
    const viewed = rowsOf(this.#viewed).filter(({ sku }) => !cart.includes(sku));
    const refused = rowsOf(dismissed);
    const prices = refused.flatMap(({ price }) => price ?? []);
    const dear = prices.length < kFewDismissed ? Infinity : Math.min(...prices);
    return ({ sku, category, price }) => {
      const like = (/** @type {Suggestion[]} */ rows, /** @type {number} */ most) =>
        Math.min(most, rows.filter((row) => category && row.category === category && row.sku !== sku).length);
      return (
        (this.#viewed.has(sku) ? kViewed : 1) *
        kLikeViewed ** like(viewed, kMostViewed) *
        kLikeDismissed ** like(refused, kMostDismissed) *
        ((price ?? 0) >= dear ? kAsDear : 1)
      );
    };
  }

  /** @param {readonly Suggestion[]} rows */
  #learn(rows) {
    for (const row of rows) this.#known.set(row.sku, row);
  }
}

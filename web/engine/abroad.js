import { decimalsOf, numbersIn } from './terms.js';

/**
 * A page in another currency than the model's, as a store that sells abroad has. Which items come is
 * decided by the model's prices as everywhere; but none of them is said, nor any sum of the policy in
 * another currency than the page's.
 * @typedef {import('../recommender.d.ts').Facts} Facts
 * @typedef {import('../recommender.d.ts').Suggestion} Suggestion
 */
export class Abroad {
  #prices;
  /** What the page knows, without its money, of which the model knows nothing. @type {Facts} */
  facts;

  /**
   * @param {string} currency of the page
   * @param {Facts | null} [facts]
   */
  constructor(currency, facts) {
    const { prices, subtotal, ...rest } = facts ?? {};
    this.currency = currency;
    /** What the cart costs, if the page says so. */
    this.subtotal = Number.isFinite(subtotal) ? subtotal : undefined;
    this.#prices = new Map(numbersIn(prices));
    this.facts = rest;
  }

  get unit() {
    return 10 ** decimalsOf(this.currency);
  }

  /**
   * @template {Record<string, any>} Answer
   * @param {Answer} answer
   * @returns {Answer} with the page's own prices, where it gives them, and no others
   */
  priced(answer) {
    const priced = (/** @type {Suggestion} */ its) => {
      const price = this.#prices.get(its.sku);
      const own = price === undefined ? { price: null } : { price, currency: this.currency };
      return { ...its, ...own };
    };
    const lists = ['suggestions', 'instead', 'withheld', 'lines'].filter((name) => answer[name]);
    return { ...answer, ...Object.fromEntries(lists.map((name) => [name, answer[name].map(priced)])) };
  }
}

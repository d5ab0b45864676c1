import { numbersIn, stockReason } from './terms.js';

/** Of an item's stock, in src/model/layout.h; of what is not in stock by the reason. */
const kInStock = 1;
const kFlags = { 'out-of-stock': 0, 'low-stock': 4 };

/**
 * Items of which the page or an offer says, or has said, something else than the model.
 * @typedef {import('../recommender.d.ts').Facts} Facts
 * @typedef {import('../recommender.d.ts').Suggestion} Suggestion
 * @typedef {import('./policy.js').Offer} Offer
 * @typedef {import('./policy.js').PolicyFile} PolicyFile
 * @typedef {import('./session.js').Session} Session
 */
export class Listed {
  /** What the model says of them. @type {Map<string, Suggestion>} */
  #rows = new Map();

  /** @param {string} sku */
  of(sku) {
    return this.#rows.get(sku);
  }

  /**
   * Makes prices and stock in the model those of now: what nobody names any more is as the model says.
   * @param {Session} session what was written into it before is forgotten
   * @param {Facts} facts
   * @param {Offer[]} offers that count now
   * @param {PolicyFile['stock']} rule
   */
  refresh(session, facts, offers, rule) {
    /** @type {Map<string, number>} */
    const prices = new Map();
    for (const { items, price } of offers) {
      for (const sku of items) if (price !== undefined) prices.set(sku, price / session.unit);
    }
    for (const [sku, price] of numbersIn(facts.prices)) prices.set(sku, price);
    const stock = new Map(numbersIn(facts.stock, -Infinity)); // a shop that sold too many has less than none
    for (const sku of new Set([...this.#rows.keys(), ...prices.keys(), ...stock.keys()])) {
      // What lies in another shard is not known yet.
      const row = this.#rows.get(sku) ?? session.lookUp([sku])[0];
      if (!row) continue;
      this.#rows.set(sku, row);
      const pieces = stock.get(sku);
      const why = pieces === undefined ? row.why : stockReason(pieces, rule);
      session.refresh(sku, prices.get(sku) ?? row.price, kFlags[/** @type {keyof typeof kFlags} */ (why)] ?? kInStock);
    }
  }
}

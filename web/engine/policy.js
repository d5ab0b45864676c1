import { bundlesOf, enough } from './bundles.js';

/**
 * What the merchant's policy says of the whole store, told to the engine before each question. A
 * module of its own, loaded where a model carries a policy.
 * @typedef {import('../recommender.d.ts').Facts} Facts
 * @typedef {import('../recommender.d.ts').Suggestion} Suggestion
 * @typedef {import('../recommender.d.ts').SuggestAnswer} SuggestAnswer
 * @typedef {import('../recommender.d.ts').Threshold} Threshold
 * @typedef {import('../recommender.d.ts').TimedOffer} TimedOffer
 * @typedef {import('./request.js').CheckedRequest} CheckedRequest
 * @typedef {import('./session.js').Session} Session
 */

/**
 * The policy file, model-data/FORMAT.md. Money is in minor units.
 * @typedef {object} PolicyFile
 * @property {number} [ceiling]
 * @property {number[]} [caps]
 * @property {{ minimum: number, low?: number }} [stock]
 * @property {Record<string, number>} [silence]
 * @property {{ items: string[], title?: string, code?: string, percent?: number,
 *   amount?: number }[]} [bundles]
 * @property {{ countries?: string[], currency: string, from: number }[]} [free_shipping]
 * @property {Offer[]} [offers]
 * @property {{ fits?: Record<string, string[]> }} [words]
 */

/**
 * @typedef {object} Offer
 * @property {string[]} items
 * @property {number} [price]
 * @property {number} [was] the lowest price of the 30 days before
 * @property {number} [starts] milliseconds since 1970
 * @property {number} ends
 * @property {string[]} [segments] of shoppers; all, without them
 */

/** Of Session::Told in engine/session.h, and how many there are of each kind. */
const kPlace = 0;
const kGap = 1;
const kCeiling = 2;
const kPast = 3;
const kAtMost = 4;
const kGroups = 32;
const kPastDays = kAtMost + kGroups;
const kMostPast = 64;

const kPlacements = ['cart', 'thank-you', 'product'];

export class Policy {
  /** How far the page's clock is behind, in milliseconds. */
  #behind = 0;
  /** @type {number | undefined} */
  #told;
  /** What items cost in the model that cost something else now. @type {Map<string, number | null>} */
  #listed = new Map();

  /** The same in every answer. */
  #clock = () => Date.now() + this.#behind;

  /** @param {PolicyFile} file */
  constructor(file) {
    this.file = file;
  }

  /**
   * Tells the engine all that depends on the cart, the place and the page. What was written into it
   * before is forgotten.
   * @param {Session} session
   * @param {CheckedRequest} request
   * @returns {{ least?: number, more: Partial<SuggestAnswer> }} the least probability, where the policy
   *   sets one and the request does not; and what the answer has beside the suggestions
   */
  tell(session, request) {
    const { cart, placement, minProbability } = request;
    const facts = request.facts ?? {};
    const { ceiling = 0, caps = [], silence = {} } = this.file;
    const { engine } = session;
    const current = this.#current(facts);
    this.#refresh(session, facts, current);
    const lines = session.lookUp(cart);
    const bundles = bundlesOf(session, this.file, cart, facts);
    const offers = this.#timed(session, facts, current);
    const threshold = this.#threshold(session, request, lines);
    engine.tell(kPlace, 1 << kPlacements.indexOf(placement));
    engine.tell(kGap, Math.ceil((threshold?.gap ?? 0) * session.unit));
    engine.tell(kCeiling, Math.round(ceiling * 1000));
    for (let group = 0; group < kGroups; ++group) engine.tell(kAtMost + group, caps[group] ?? 0);
    // In the order in which their SKUs are written.
    const days = Object.values(facts.history ?? {}).slice(0, kMostPast);
    engine.tell(kPast, days.length);
    days.forEach((ago, k) => engine.tell(kPastDays + k, ago >= 0 ? Math.round(ago) : 0));
    const more = {
      lines,
      ...((silence.dismissals || silence.impressions) && { silence }),
      ...(threshold && { threshold }),
      ...(bundles.length && { bundles }),
      ...(offers.length && { offers, now: this.#clock }),
    };
    return { least: minProbability < 0 ? silence[placement] : undefined, more };
  }

  /**
   * @param {Facts} facts
   * @returns {Offer[]} those that count now, for this shopper
   */
  #current(facts) {
    // The time by the server, where the page gives it, as it goes on.
    if (facts.now !== undefined && facts.now !== this.#told) {
      this.#told = facts.now;
      this.#behind = facts.now - Date.now();
    }
    const now = this.#clock();
    const segments = facts.segments ?? [];
    return (this.file.offers ?? []).filter(
      ({ starts = 0, ends, segments: its }) =>
        starts <= now && now < ends && (!its || its.some((name) => segments.includes(name))),
    );
  }

  /**
   * The offers that count now, item by item. Where the page knows another price, there is none.
   * @param {Session} session whose prices are those of now
   * @param {Facts} facts
   * @param {Offer[]} current
   * @returns {TimedOffer[]}
   */
  #timed(session, facts, current) {
    const own = new Map(numbersIn(facts.prices));
    const money = (/** @type {number | undefined} */ minor) =>
      minor === undefined ? null : minor / session.unit;
    /** @type {Map<string, TimedOffer>} */
    const timed = new Map();
    for (const { items, price, was, ends } of current) {
      for (const sku of items) {
        const listed = this.#listed.get(sku) ?? session.lookUp([sku])[0]?.price ?? null;
        const after = own.get(sku) ?? timed.get(sku)?.price ?? listed;
        timed.set(sku, { sku, price: money(price), was: money(was), after, ends });
      }
    }
    return [...timed.values()].filter(({ sku, price }) => (own.get(sku) ?? price) === price);
  }

  /**
   * How far a cart is from free shipping; nothing where the policy has none for it, or where it is
   * not known what the cart costs.
   * @param {Session} session
   * @param {CheckedRequest} request
   * @param {readonly Suggestion[]} lines what the model has of the cart
   * @returns {Threshold | undefined}
   */
  #threshold(session, { cart, facts, quantities = {} }, lines) {
    const { country, subtotal } = facts ?? {};
    const rule = this.file.free_shipping?.find(
      ({ countries, currency }) =>
        currency === session.currency && (!countries || countries.includes(country ?? '')),
    );
    if (!rule || !cart.length) return undefined;
    let total = subtotal;
    if (total === undefined) {
      if (lines.length < cart.length || lines.some(({ price }) => price === null)) return undefined;
      total = lines.reduce((sum, { sku, price }) => sum + (price ?? 0) * (quantities[sku] ?? 1), 0);
    }
    const from = rule.from / session.unit;
    // Sums of decimals are not whole cents.
    const gap = Math.max(0, Math.round((from - total) * session.unit) / session.unit);
    return { from, total, gap };
  }

  /**
   * @param {Session} session
   * @param {Facts} facts
   * @param {Offer[]} current
   */
  #refresh(session, facts, current) {
    const { stock } = this.file;
    /** @type {Map<string, number | null>} */
    const prices = new Map(this.#listed);
    for (const { items, price } of current) {
      for (const sku of items) if (price !== undefined) prices.set(sku, price / session.unit);
    }
    for (const [sku, price] of numbersIn(facts.prices)) prices.set(sku, price);
    for (const [sku, price] of prices) {
      // What lies in another shard is not known yet.
      const [known] = this.#listed.has(sku) ? [] : session.lookUp([sku]);
      if (known) this.#listed.set(sku, known.price);
      session.refresh(sku, price, undefined);
    }
    for (const [sku, pieces] of numbersIn(facts.stock)) {
      session.refresh(sku, undefined, enough(pieces, stock));
    }
  }
}

/**
 * @param {Readonly<Record<string, unknown>> | undefined} record from the page
 * @returns {[string, number][]} what of it is a number of pieces, days or money
 */
function numbersIn(record) {
  return /** @type {[string, number][]} */ (
    Object.entries(record ?? {}).filter(([, it]) => Number.isFinite(it) && Number(it) >= 0)
  );
}

import { Abroad } from './abroad.js';
import { bundlesOf } from './bundles.js';
import { Clock } from './clock.js';
import { Listed } from './listed.js';
import { marked } from './marks.js';
import { isFor, numbersIn, understood } from './terms.js';
import { subtotalOf, thresholdOf } from './threshold.js';
import { Visit } from './visit.js';

/**
 * What the merchant's policy says of the whole store, told to the engine before each question. A
 * module of its own, loaded where a model carries a policy.
 * @typedef {import('../recommender.d.ts').Facts} Facts
 * @typedef {import('../recommender.d.ts').Suggestion} Suggestion
 * @typedef {import('../recommender.d.ts').Why} Why
 * @typedef {import('../recommender.d.ts').TimedOffer} TimedOffer
 * @typedef {import('./session.js').Question} Question
 * @typedef {import('./session.js').Session} Session
 */

/**
 * The policy file, model-data/FORMAT.md. Money is in minor units.
 * @typedef {object} PolicyFile
 * @property {number} [ceiling]
 * @property {number[]} [caps]
 * @property {{ minimum: number, low?: number }} [stock]
 * @property {Record<string, number>} [silence]
 * @property {import('./bundles.js').PolicyBundle[]} [bundles]
 * @property {{ countries?: string[], currency: string, from: number,
 *   segments?: string[] }[]} [free_shipping]
 * @property {Offer[]} [offers]
 * @property {string[]} [once]
 * @property {boolean} [visit]
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
const kOvershoot = 2;
const kCeiling = 3;
const kPast = 4;
const kAtMost = 5;
const kGroups = 32;
const kBought = kAtMost + kGroups;

const kPlacements = ['cart', 'thank-you', 'product'];

/** A question says so many times as much, where the visit may change the order of what comes. */
const kMoreToRank = 4;
const kMostSuggestions = 64;

export class Policy {
  #listed = new Listed();
  #orders;
  /** @type {Clock} */
  #clock;
  /** @type {Visit} */
  #visit;

  /**
   * @param {Uint8Array} file
   * @param {number} orders that the model was learned from
   * @param {Policy} [before] of the model that this one follows: what it knew of the visit still counts
   */
  constructor(file, orders, before) {
    this.file = /** @type {PolicyFile} */ (JSON.parse(new TextDecoder().decode(file)));
    this.#orders = orders;
    this.#clock = before ? before.#clock : new Clock();
    this.#visit = before ? before.#visit : new Visit();
  }

  /**
   * The engine's answer by the rules of the whole store.
   * @param {Session} session what was written into it before is forgotten
   * @param {Question} question
   * @param {readonly string[]} cart with the lines that could not be loaded
   * @returns {ReturnType<Session['ask']>}
   */
  answer(session, question, cart) {
    const { placement, limit, minProbability } = question;
    const currency = session.abroad(question);
    const abroad = currency ? new Abroad(currency, question.facts) : undefined;
    const facts = understood(abroad ? abroad.facts : question.facts);
    const { silence = {}, visit = false, once } = this.file;
    const more = this.#tell(session, { ...question, facts }, cart, abroad);
    const { dismissed } = facts;
    const ranks = visit && this.#visit.says(cart, dismissed);
    const early = placement === 'product' && this.#visit.views < (silence.views ?? 0);
    const asked = {
      ...question,
      limit: ranks && !early ? Math.min(kMostSuggestions, limit * kMoreToRank) : limit,
      minProbability: minProbability < 0 ? (silence[placement] ?? minProbability) : minProbability,
    };
    const { suggestions, withheld, ...rest } = session.ask(asked);
    const instead = early ? [] : besideUpgrades(session, asked, suggestions);
    const rank = (/** @type {Suggestion[]} */ list) =>
      ranks ? this.#visit.rank(list, cart, dismissed) : list;
    const ranked = rank(suggestions);
    const shown = ranked.slice(0, early ? 0 : limit);
    const why = /** @type {Why} */ (early ? 'too-early' : 'outranked');
    const left = ranked.slice(shown.length).map((its) => ({ ...its, why }));
    const finish = (/** @type {Suggestion[]} */ list) => marked(session, list, once, this.#orders);
    const answer = {
      ...{ suggestions: finish(shown), ...rest, ...more },
      ...(instead.length && { instead: finish(rank(instead).slice(0, limit)) }),
      ...(withheld && { withheld: [...left, ...withheld].sort((a, b) => b.score - a.score) }),
    };
    return abroad ? abroad.priced(answer) : answer;
  }

  /**
   * Tells the engine all that depends on the cart, the place and the page.
   * @param {Session} session
   * @param {Question & { facts: ReturnType<typeof understood> }} question
   * @param {readonly string[]} cart
   * @param {Abroad} [abroad] of a page in another currency
   * @returns what the answer has beside suggestions
   */
  #tell(session, question, cart, abroad) {
    const { placement, past, facts } = question;
    const { ceiling = 0, caps = [], silence = {} } = this.file;
    const { engine, currency, unit } = session;
    const current = abroad ? [] : this.#current(facts);
    this.#listed.refresh(session, facts, current, this.file.stock);
    const lines = session.lookUp(cart);
    this.#visit.hear([...facts.viewed, ...(placement === 'product' ? cart : [])], lines);
    engine.tell(kPlace, 1 << kPlacements.indexOf(placement));
    engine.tell(kCeiling, Math.round(ceiling * 1000));
    const bundles = abroad ? [] : bundlesOf(session, this.file, cart, facts);
    const offers = this.#timed(session, facts, current);
    const asked = { ...question, cart };
    const home = {
      currency,
      unit,
      get subtotal() {
        return subtotalOf(asked, lines);
      },
    };
    const threshold = thresholdOf(this.file, asked, abroad ?? home);
    // Which item closes the gap, prices of another currency cannot tell.
    const { gap = 0, from = 0 } = abroad ? {} : (threshold ?? {});
    engine.tell(kGap, Math.ceil(gap * unit));
    // Who buys much more to save the shipping saves nothing.
    engine.tell(kOvershoot, Math.round((from * unit) / 2));
    for (let group = 0; group < kGroups; ++group) engine.tell(kAtMost + group, caps[group] ?? 0);
    // In the order in which their SKUs are written.
    const days = past.map((sku) => facts.history?.[sku] ?? 0);
    engine.tell(kPast, days.length);
    days.forEach((ago, k) => engine.tell(kBought + 2 * k + 1, ago >= 0 ? Math.round(ago) : 0));
    return {
      lines,
      ...((silence.dismissals || silence.impressions) && { silence }),
      ...(threshold && { threshold }),
      ...(bundles.length && { bundles }),
      ...(offers.length && { offers, now: this.#clock.now }),
    };
  }

  /**
   * @param {Facts} facts
   * @returns {Offer[]} those that count now, for this shopper; what is listed first has the last word
   */
  #current(facts) {
    this.#clock.hear(facts.now);
    const now = this.#clock.now();
    const counts = (/** @type {Offer} */ offer) =>
      (offer.starts ?? 0) <= now && now < offer.ends && isFor(offer, facts);
    return (this.file.offers ?? []).filter(counts).reverse();
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
        const listed = (this.#listed.of(sku) ?? session.lookUp([sku])[0])?.price ?? null;
        // Listed behind it, another may go on when this one ends.
        const next = timed.get(sku);
        const then = next && next.ends > ends ? next.price : next?.after;
        const after = own.get(sku) ?? then ?? listed;
        timed.set(sku, { sku, price: money(price), was: money(was), after, ends });
      }
    }
    return [...timed.values()].filter(({ sku, price }) => (own.get(sku) ?? price) === price);
  }
}

/**
 * @param {Session} session
 * @param {Question} question that was answered
 * @param {Suggestion[]} suggestions
 * @returns {Suggestion[]} where better versions stand alone, what goes with the cart without them
 */
function besideUpgrades(session, question, suggestions) {
  const exclude = [...question.exclude];
  let others = suggestions;
  while (others[0]?.why === 'upgrade') {
    exclude.push(...others.map(({ sku }) => sku));
    others = session.ask({ ...question, exclude, explain: false }).suggestions;
  }
  return others === suggestions ? [] : others;
}

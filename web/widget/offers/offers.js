import { adopter } from '../adopt.js';
import { create } from '../dom.js';
import { priceText } from '../numbers.js';
import { Remembered } from '../remembered.js';
import { filled } from '../texts.js';
import { BundleBox } from './bundle.js';
import { explainPossible } from './explain.js';
import { canReplace, isPossible, possible } from './possible.js';
import { countSeen, whySilent } from './silence.js';
import css from './styles.css';
import { kEnglish } from './texts.js';
import { ThresholdLine } from './threshold.js';
import { EndOfOffers, untilText } from './until.js';
import { comparison, isUpgrade, replacedBy, UpgradeManners, upgradesHeading, writeExtra } from './upgrades.js';

/**
 * @typedef {import('../../index.d.ts').SuggestAnswer} SuggestAnswer
 * @typedef {import('../../index.d.ts').Suggestion} Suggestion
 * @typedef {import('../card.js').Card} Card
 * @typedef {import('../card.js').Manner} Manner
 * @typedef {import('../inside.js').Inside} Inside
 */

const adopt = adopter(css);

/** Bundles not to be shown, by their items. */
const bundles = new Remembered('bundles');

/** Of the strips of the page, the one that says how far it is to free shipping. @type {Element | undefined} */
let speaker;

/** Shows what the merchant's policy offers beside the suggestions of one element. */
export class Offers {
  #inside;
  #threshold;
  #bundle;
  #manners = new UpgradeManners();
  #ends;
  /** What was to end until then has ended, for all of the page. */
  #over = -Infinity;
  /** @type {SuggestAnswer | undefined} */
  #answer;
  /** Whether taps alone, or no other lines, changed the cart, so that nothing may move. */
  #steady = false;
  /** SKUs of the cart before that are not in it now. @type {string[]} */
  #gone = [];

  /** @param {Inside} inside */
  constructor(inside) {
    this.#inside = inside;
    const { strip, host, stops, consent } = inside;
    adopt(strip.root);
    this.#threshold = new ThresholdLine(strip);
    this.#bundle = new BundleBox(inside, bundles);
    this.#ends = new EndOfOffers(stops, (ended) => this.#end(ended));
    host.addEventListener('goeswith:impression', (event) => countSeen(event, consent()));
    // A bundle goes with an item of it that is dismissed, and comes back with it.
    for (const type of ['goeswith:dismiss', 'goeswith:restore']) {
      host.addEventListener(type, () => this.#showBundle(true));
    }
    // No strip of the page repeats what another offers, nor what its own bundle does below the list;
    // and "Show more" brings nothing that cannot be had.
    const skusOf = (/** @type {{ sku: string }[]} */ all) => all.map(({ sku }) => sku);
    const not = () => this.#answer?.suggestions.filter((its) => !isPossible(inside)(its)) ?? [];
    const skus = () => [...skusOf([...strip.cards, ...not()]), ...this.#bundle.offered];
    Object.defineProperty(strip, 'skus', { get: skus });
    explainPossible(inside, (answer) => this.#whySilent(answer));
    const make = strip.card.bind(strip);
    strip.card = (suggestion, manner, known) => this.#card(make, suggestion, manner, known);
  }

  /**
   * @param {SuggestAnswer} answer
   * @param {Manner} manner
   * @returns {string | undefined} what stands over the answer, if not what the placement says
   */
  heading(answer, manner) {
    const { strip } = this.#inside;
    this.#steady = strip.steady || (strip.places.length > 0 && linesOf(answer) === linesOf(this.#answer));
    const now = new Set(answer.lines?.map(({ sku }) => sku));
    this.#gone = (this.#answer?.lines ?? []).flatMap(({ sku }) => (now.has(sku) ? [] : sku));
    this.#answer = answer;
    this.#ends.clear();
    if (this.#isReplacing()) return strip.heading.textContent ?? undefined;
    return upgradesHeading(possible(this.#inside, answer.suggestions, answer), this.#texts(manner));
  }

  /**
   * @param {Suggestion[]} suggestions
   * @returns {Suggestion[]} those that are shown
   */
  admit(suggestions) {
    if (!this.#steady && this.#whySilent(this.#answer)) return [];
    const good = possible(this.#inside, suggestions, this.#answer);
    return this.#isReplacing() ? good.filter(isUpgrade) : good;
  }

  /** @param {SuggestAnswer | undefined} answer */
  #whySilent(answer) {
    return whySilent(answer?.silence, [this.#inside.dismissed, bundles]);
  }

  /**
   * Right after the suggestions are on the page.
   * @param {SuggestAnswer} answer
   * @param {Manner} manner
   */
  show(answer, manner) {
    const { host, strip } = this.#inside;
    const texts = this.#texts(manner);
    const silent = speaker !== host && speaker?.isConnected;
    const speaks = host.placement === 'cart' && strip.cards.length && !silent;
    const threshold = speaks ? answer.threshold : undefined;
    this.#threshold.show(threshold, this.#most(threshold), this.#steady, manner, texts);
    if (this.#threshold.isShown) speaker = host;
    else if (speaker === host) speaker = undefined;
    const [first, ...others] = strip.cards;
    const isAlone = !!first && isUpgrade(first.suggestion) && !others.length;
    if (!this.#steady) strip.list.classList.toggle('alone', isAlone);
    this.#showBundle(this.#steady);
    this.#gone = [];
    this.#watchEnds(-Infinity);
  }

  /** @param {boolean} steady whether nothing may move */
  #showBundle(steady) {
    const { host, strip, manner } = this.#inside;
    if (!this.#answer) return;
    const { suggestions, bundles = [] } = this.#answer;
    const its = manner();
    const cart = host.placement === 'cart' && strip.places.length > 0;
    const isBetter = isPossible(this.#inside);
    const upgrades = this.#isReplacing() || suggestions.some((it) => isUpgrade(it) && isBetter(it));
    const offered = cart && !its.link && !upgrades ? bundles : [];
    this.#bundle.show(offered, this.#gone, steady, its, this.#texts(its));
  }

  /** @param {Manner} manner @returns {typeof kEnglish & Record<string, string>} */
  #texts({ texts }) {
    return /** @type {any} */ ({ ...kEnglish, ...texts });
  }

  /** Whether one has just taken the place of a line, or is about to, and the rest waits. */
  #isReplacing() {
    const { strip } = this.#inside;
    return this.#steady && strip.cards.some(({ replaces, state }) => replaces && state !== 'ready');
  }

  /**
   * @param {import('../../index.d.ts').Threshold} [threshold]
   * @returns {number} by how much more the cart would cost with all that is shown; in another currency than
   *   the model's it may be any amount, where the page does not say
   */
  #most(threshold) {
    const { suggestions } = this.#inside.strip;
    const isUnknown = (/** @type {Suggestion} */ { price, currency }) =>
      price === null && currency !== threshold?.currency;
    return suggestions.some(isUnknown) ? Infinity : suggestions.reduce((sum, its) => sum + this.#more(its), 0);
  }

  /** @param {Suggestion} suggestion @returns {number} by how much more the cart would cost with it */
  #more(suggestion) {
    const { sku } = replacedBy(suggestion);
    const line = isUpgrade(suggestion) ? this.#answer?.lines?.find((it) => it.sku === sku) : undefined;
    return Math.max(0, (suggestion.price ?? 0) - (line?.price ?? 0));
  }

  /**
   * @param {(...all: any) => Card} make
   * @param {Suggestion} suggestion
   * @param {Manner} manner
   * @param {Map<string, Card>} [known]
   */
  #card(make, suggestion, manner, known) {
    const its = this.#mannerOf(suggestion, manner);
    const old = known?.get(suggestion.sku);
    const same = !!old?.replaces === (isUpgrade(suggestion) && !its.link);
    const kept = old && same && old.add instanceof HTMLAnchorElement === its.link;
    const card = make(suggestion, its, kept ? known : undefined);
    if (kept) return card;
    const { update } = card;
    card.update = (suggestion, manner) => {
      const its = this.#mannerOf(suggestion, manner);
      card.replaces = this.#replacedBy(suggestion, its, manner);
      update.call(card, suggestion, its);
      this.#dress(card, manner);
    };
    card.replaces = this.#replacedBy(suggestion, its, manner);
    return card;
  }

  /**
   * @param {Suggestion} suggestion
   * @param {Manner} its of its card
   * @param {Manner} manner of the others
   */
  #replacedBy(suggestion, its, manner) {
    if (its.link || !isUpgrade(suggestion)) return undefined;
    const line = replacedBy(suggestion);
    return { ...line, said: filled(this.#texts(manner).replaced, { title: line.title }) };
  }

  /**
   * @param {Suggestion} suggestion
   * @param {Manner} manner
   */
  #mannerOf(suggestion, manner) {
    if (!isUpgrade(suggestion)) return manner;
    return this.#manners.of(suggestion, manner, this.#texts(manner), !canReplace(this.#inside));
  }

  /**
   * Says what else there is to say of an item.
   * @param {Card} card
   * @param {Manner} manner
   */
  #dress(card, manner) {
    const { evidence, suggestion, state } = card;
    const texts = this.#texts(manner);
    const { sku, why, price } = suggestion;
    const upgrade = isUpgrade(suggestion);
    card.element.classList.toggle('upgrade', upgrade);
    if (upgrade) writeExtra(card, this.#answer, manner, texts);
    if (card.replaces && state === 'added') {
      return evidence.replaceChildren(create('span', 'replaced', card.replaces.said));
    }
    const [first, differs] = upgrade ? comparison(suggestion, texts) : [evidence.textContent ?? '', ''];
    const chosen = why === 'pinned' && !suggestion.evidence?.orders;
    const said = why === 'due' ? texts.due : chosen ? texts.pinned : first;
    const offer = this.#offerOf(sku);
    const { currency, locale } = manner;
    const lines = [create('span', 'reason', said)];
    if (suggestion.mostChosen) lines.unshift(create('span', 'chosen', texts.mostChosen));
    if (differs) lines.push(create('span', 'differs', differs));
    if (offer && this.#answer?.now && (offer.price ?? price) === price) {
      const until = untilText(offer.ends, this.#answer.now(), locale, texts.until);
      lines.push(create('span', 'until', until));
      const was = priceText(offer.was, suggestion.currency || currency, locale);
      if (offer.was && price !== null && offer.was > price) {
        lines.push(create('span', 'was', filled(texts.was, { price: was })));
      }
    }
    if (lines.length > 1 || said !== first || upgrade) evidence.replaceChildren(...lines);
  }

  /** @param {string} sku @returns {import('../../index.d.ts').TimedOffer | undefined} what counts now */
  #offerOf(sku) {
    const { offers = [], now = Date.now } = this.#answer ?? {};
    return offers.find((it) => it.sku === sku && it.ends > Math.max(this.#over, now()));
  }

  /** @param {number} time after which offers are to end, also those that have since */
  #watchEnds(time) {
    const { offers = [], now = Date.now } = this.#answer ?? {};
    for (const { ends } of offers) if (ends > time) this.#ends.watch(ends, now);
  }

  /**
   * What has ended goes, and leaves its room.
   * @param {number} ended the end that was waited for: a timer may be early by a part of a millisecond
   */
  #end(ended) {
    const { strip, manner } = this.#inside;
    const { offers = [], now = Date.now } = this.#answer ?? {};
    const time = (this.#over = Math.max(ended, now()));
    const after = new Map(offers.filter(({ ends }) => ends <= time).map((it) => [it.sku, it.after]));
    for (const card of strip.cards) {
      const { sku, suggestion, evidence } = card;
      const price = after.get(sku);
      if (price !== undefined) {
        evidence.style.minBlockSize = `${evidence.getBoundingClientRect().height}px`;
        card.update({ ...suggestion, price }, manner());
      }
    }
    const withdrawn = this.#bundle.withdraw([...after.keys()]);
    if (withdrawn && this.#answer) this.#answer = { ...this.#answer, bundles: [] };
    this.#watchEnds(time);
  }
}

/** @param {SuggestAnswer | undefined} answer @returns {string} SKUs of the cart */
const linesOf = (answer) => (answer?.lines ?? []).map(({ sku }) => sku).join('\0');

import { quantitiesOf } from '../../engine/quantities.js';
import { adopter } from '../adopt.js';
import { filled } from '../texts.js';
import { BundleTaps } from './bundle-taps.js';
import { Buying } from './buying.js';
import { takeOut } from './dismissal.js';
import { moveFocus } from './focus.js';
import { Heritage } from './heritage.js';
import { hideAll } from './hide.js';
import { arranged } from './places.js';
import { forget, remember } from './remember.js';
import { Revealer } from './reveal.js';
import css from './styles.css';
import { kEnglish } from './texts.js';

/**
 * @typedef {import('../card.js').Card} Card
 * @typedef {import('../inside.js').Inside} Inside
 */

const adopt = adopter(css);

/** Answers the taps on one element. */
export class Taps {
  #inside;
  #revealer;
  #heritage;
  /** In the cart. @type {Set<string>} */
  #skus;
  /** Of the element that has taken this one's place. @type {Taps | undefined} */
  #heir;
  /**
   * Cards that were taken out, by what is in their place, and whether the shopper said no.
   * @type {WeakMap<Element, { card: Card, lasting: boolean }>}
   */
  out = new WeakMap();
  /** Whether another tells what comes of the taps. */
  quiet = false;
  bundles;
  buying;

  /** @param {Inside} inside */
  constructor(inside) {
    this.#inside = inside;
    this.#revealer = new Revealer(inside);
    this.#heritage = new Heritage(inside, (heir) =>
      heir.tap('inherit', this.#heritage.from ?? this),
    );
    this.bundles = new BundleTaps(inside, this);
    this.buying = new Buying(inside, this);
    this.#skus = new Set(inside.skus);
    const { strip } = inside;
    adopt(strip.root);
    // Where this could not be loaded before, the strip says so.
    if (strip.cards.length) strip.more.textContent = this.texts.more;
    for (const card of strip.cards) {
      if (card.evidence.textContent === this.texts.offline) card.update(card.suggestion, inside.manner());
    }
    strip.steady = true;
    strip.arrange = (suggestions, limit, card) => {
      const { steady } = strip;
      strip.steady = true;
      this.#heritage.take(this, card);
      return arranged(strip, steady, [suggestions, limit, card]);
    };
  }

  /** @returns {Taps} */
  get #last() {
    return this.#heir ? this.#heir.#last : this;
  }

  get strip() {
    return this.#inside.strip;
  }

  /** Where the focus is, or was when the element left. */
  get spot() {
    return this.#heritage.spot;
  }

  /** @returns {Record<string, any>} */
  get texts() {
    return { ...kEnglish, ...this.#inside.manner().texts };
  }

  /** Where what the shop did is told: the page itself if it has taken the element away meanwhile. */
  get place() {
    const { host } = this.#last.#inside;
    return host.isConnected ? host : document.documentElement;
  }

  /** The next answer is to another question: every place may get another card. */
  start() {
    this.#inside.strip.steady = false;
  }

  /** @param {string} sku */
  inCart(sku) {
    return this.#skus.has(sku);
  }

  /**
   * @param {string[]} skus of the cart now
   * @param {any} cart as its source gave it
   */
  follow(skus, cart) {
    if (cart === null) return;
    const before = this.#skus;
    const now = (this.#skus = new Set(skus));
    const { strip } = this.#inside;
    // So many are asked for.
    const { from } = this.#heritage;
    if (from) strip.places = from.strip.places.map(() => null);
    const { cards } = strip;
    const own = new Set([...this.buying.own, ...cards.flatMap((card) => [...card.taken])]);
    const changed = [...before, ...now].filter((sku) => before.has(sku) !== now.has(sku));
    strip.steady &&= changed.every((sku) => own.has(sku));
    const quantities = quantitiesOf(cart);
    const gone = (/** @type {string} */ sku) => before.has(sku) && !now.has(sku);
    for (const card of cards) this.buying.follow(card, quantities, gone);
  }

  /**
   * Goes on where those of an element were whose place this one has taken.
   * @param {Taps} taps
   */
  inherit(taps) {
    const { skus, cart, strip } = this.#inside;
    taps.#heir = this;
    this.buying.own = taps.buying.own;
    this.#skus = taps.#skus;
    strip.steady = taps.strip.steady;
    this.#heritage.from = taps;
    this.follow(skus, cart());
  }

  /** @param {Card} card @param {import('../../index.d.ts').Variant} [variant] of its item */
  add(card, variant) {
    return this.buying.add(card, variant);
  }

  /**
   * Puts the next best suggestion in the place of one that is sold out, and is not shown again.
   * @param {Card} card
   */
  async exchange(card) {
    const { host, strip, dismissed, emit } = this.#inside;
    await this.#revealer.next(1, ([next]) => {
      const index = strip.places.indexOf(card);
      if (index < 0) return; // A second tap, or another cart's answer came.
      this.buying.settle(card);
      dismissed.values.add(card.sku);
      if (!next) return this.dismiss(card, false);
      strip.places[index] = next;
      // Beside it, as what leaves the page has the focus no more.
      card.element.after(next.element);
      moveFocus(card.element, next.add);
      card.element.remove();
      strip.status = next.title;
      emit(host, 'impression', { suggestions: [next.suggestion] });
    });
  }

  /**
   * @param {Card} card
   * @param {boolean} [lasting] whether the shopper said no
   */
  dismiss(card, lasting = true) {
    const { host, strip, dismissed, consent, emit } = this.#inside;
    if (!strip.places.includes(card)) return;
    const its = strip.detail(card);
    if (lasting) remember(dismissed, card.sku, consent());
    this.takeOut(card, lasting, () => {
      const { statusRemoved, none } = this.texts;
      const removed = filled(statusRemoved, { title: card.title });
      this.speak(strip.cards.length ? removed : `${removed}. ${none}`);
    });
    if (lasting) emit(host, 'dismiss', its);
  }

  /**
   * @param {Card} card
   * @param {boolean} lasting
   * @param {() => void} [say] that it is out
   * @returns {HTMLElement} what is in its place, and can bring it back
   */
  takeOut(card, lasting, say) {
    const { host, strip, dismissed, consent, emit } = this.#inside;
    const its = strip.detail(card);
    const hole = takeOut(strip, card, this.texts, {
      say,
      undo: () => {
        forget(dismissed, card.sku, consent());
        this.say('statusRestored', card);
        if (lasting) emit(host, 'restore', its);
      },
      reason: host.reasons ? (reason) => void emit(host, 'reason', { ...its, reason }) : undefined,
    });
    this.out.set(hole, { card, lasting });
    return hole;
  }

  /** Reveals the next best, below. */
  more() {
    return this.#revealer.more(this.texts);
  }

  /** Hides the strip for the visit, or longer with consent. */
  hide() {
    if (!this.#inside.strip.section.hidden) hideAll(this.#inside, this.texts);
  }

  /**
   * Tells of what the shop did.
   * @param {string} type
   * @param {object} detail
   */
  tell(type, detail) {
    this.#inside.emit(this.place, type, detail);
  }

  /**
   * @param {string} key of a text
   * @param {Card} card
   * @param {string} [count]
   */
  say(key, { title }, count = '') {
    this.speak(filled(this.texts[key], { title, count }));
  }

  /** @param {string} text */
  speak(text) {
    if (!this.quiet) this.#last.strip.status = text;
  }
}

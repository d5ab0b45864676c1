import { countText } from '../numbers.js';
import { quantitiesOf } from '../quantities.js';
import { filled } from '../texts.js';
import { takeOut } from './dismissal.js';
import { hideAll } from './hide.js';
import { arranged } from './places.js';
import { Problem } from './problem.js';
import { forget, remember } from './remember.js';
import { Revealer } from './reveal.js';
import { Stepper } from './stepper.js';
import css from './styles.css';
import { kEnglish } from './texts.js';

/**
 * @typedef {import('../../index.d.ts').AddAnswer} AddAnswer
 * @typedef {import('../../index.d.ts').AddError} AddError
 * @typedef {import('../../index.d.ts').CartAdapter} CartAdapter
 * @typedef {import('../../index.d.ts').Suggestion} Suggestion
 * @typedef {import('../../index.d.ts').Variant} Variant
 * @typedef {import('../card.js').Card} Card
 * @typedef {import('../remembered.js').Remembered} Remembered
 */

/**
 * What an element hands over to those that answer its taps and to those that show what a policy
 * offers: they are loaded later, as modules of their own, so all that the page has one of comes from
 * here.
 * @typedef {object} Inside
 * @property {import('../goes-with-element.js').GoesWith} host
 * @property {import('../strip.js').Strip} strip
 * @property {string[]} skus of the cart at the time
 * @property {() => CartAdapter | undefined} adapter
 * @property {() => import('../card.js').Manner} manner of the answer that is shown
 * @property {() => boolean} consent to remember beyond the visit
 * @property {() => Promise<import('../../engine/recommender.js').Recommender>} model that is shown
 * @property {(limit: number) => Promise<Suggestion[]>} more the next best, after what is shown
 * @property {() => void} askAnew
 * @property {Remembered} dismissed
 * @property {Remembered} hidden
 * @property {typeof import('../events.js').emit} emit
 * @property {typeof import('../events.js').emitError} emitError
 */

const kNobody = 'Nobody answered goeswith:add, and there is no adapter that can add';

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** Answers the taps on one element. */
export class Taps {
  #inside;
  /** @type {WeakMap<Card, Problem>} */
  #problems = new WeakMap();
  /** @type {WeakMap<Card, Stepper>} */
  #steppers = new WeakMap();
  #revealer;
  /** In the cart. @type {Set<string>} */
  #skus;
  /** Whether all changes of the cart since the last answer came from taps in this strip. */
  #steady = true;

  /** @param {Inside} inside */
  constructor(inside) {
    this.#inside = inside;
    this.#revealer = new Revealer(inside);
    this.#skus = new Set(inside.skus);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    const { strip } = inside;
    strip.root.adoptedStyleSheets.push(sheet);
    strip.arrange = (...answer) => {
      const steady = this.#steady;
      this.#steady = true;
      return arranged(strip, steady, answer);
    };
  }

  /** @returns {Record<string, any>} */
  get #texts() {
    return { ...kEnglish, ...this.#inside.manner().texts };
  }

  /** How many there are, with those that "Show more" revealed: they stay where they are good. */
  get places() {
    return this.#inside.strip.places.length;
  }

  /** The next answer is to another question: every place may get another card. */
  start() {
    this.#steady = false;
  }

  /**
   * @param {string[]} skus of the cart now
   * @param {any} cart as its source gave it
   */
  follow(skus, cart) {
    const before = this.#skus;
    const now = (this.#skus = new Set(skus));
    const { cards } = this.#inside.strip;
    const own = new Set(cards.flatMap((card) => [...card.taken]));
    const changed = [...before, ...now].filter((sku) => before.has(sku) !== now.has(sku));
    this.#steady &&= changed.every((sku) => own.has(sku));
    const quantities = quantitiesOf(cart);
    for (const card of cards) {
      const stepper = this.#steppers.get(card);
      // What the shop says of the stepper's own question comes with its answer.
      if (stepper?.busy) continue;
      // Taken out of the cart elsewhere, it can be added again.
      const gone = [...card.taken].some((sku) => before.has(sku) && !now.has(sku));
      if (gone && card.state === 'added') card.state = 'ready';
      if (card.state !== 'added') this.#steppers.delete(card);
      const quantity = [...card.taken].map((sku) => quantities.get(sku)).find(Boolean);
      if (quantity) stepper?.follow(quantity);
    }
  }

  /**
   * @param {Card} card
   * @param {Variant} [variant] of its item
   */
  async add(card, variant) {
    const { host, strip, adapter, emit } = this.#inside;
    const line = { sku: variant?.sku ?? card.sku, quantity: 1 };
    const its = { ...strip.detail(card), ...line };
    // How many of the item there were before, the stepper does not count.
    const held = this.#skus.has(line.sku);
    card.state = 'ready';
    this.#settle(card);
    /** @type {{ value: any } | undefined} */
    let response;
    const respondWith = (/** @type {unknown} */ value) => void (response ??= { value });
    if (!emit(host, 'add', { ...its, respondWith }, true)) return;
    strip.status = '';
    card.state = 'pending';
    card.taken.add(line.sku);
    const nobody = response || adapter()?.add ? '' : kNobody;
    /** @type {void | AddAnswer} */
    let answer;
    try {
      if (nobody) throw nobody;
      answer = await (response
        ? response.value
        : adapter()?.add?.({ ...line, suggestion: card.suggestion }));
    } catch (error) {
      card.state = 'ready';
      this.#refuse(card, error, nobody, variant);
      return;
    }
    const quantity = answer?.quantity ?? line.quantity;
    card.state = 'added';
    this.#say(quantity < line.quantity ? 'statusSome' : 'statusAdded', card, String(quantity));
    if (answer?.change) this.#step(card, { ...its, quantity }, held, answer.change);
    this.#tell('added', { ...its, quantity });
  }

  /**
   * @param {Card} card
   * @param {{ quantity: number }} its what was added
   * @param {boolean} held whether the cart had some before
   * @param {NonNullable<AddAnswer['change']>} change
   */
  #step(card, its, held, change) {
    const { locale } = this.#inside.manner();
    const told = (
      /** @type {number} */ now,
      /** @type {number} */ previous,
      /** @type {number} */ asked,
      /** @type {unknown} */ error,
    ) => {
      this.#settle(card);
      const all = now ? 'statusCount' : 'statusTakenOut';
      if (error) this.#refuse(card, error, '', undefined);
      else this.#say(now < asked ? 'statusSome' : all, card, countText(now, locale));
      if (!now) this.#steppers.delete(card);
      if (now === previous) return;
      this.#tell('changed', { ...its, quantity: now, previous });
    };
    const stepper = new Stepper(card, its.quantity, this.#texts, locale, change, told);
    stepper.own = held;
    this.#steppers.set(card, stepper);
  }

  /**
   * Says why an item was not added, and offers what can be done.
   * @param {Card} card
   * @param {any} error
   * @param {string} nobody why it could not even be tried
   * @param {Variant | undefined} variant that was to be added
   */
  #refuse(card, error, nobody, variant) {
    const { host, strip, emitError, manner } = this.#inside;
    const texts = this.#texts;
    const { problem: kind, variants } = /** @type {Partial<AddError>} */ (Object(error));
    const own = !nobody && error instanceof Error && error.message;
    const said = own || texts[kind ?? ''] || texts.notAdded;
    const problem = new Problem(card, said);
    this.#problems.set(card, problem);
    strip.status = `${card.title}: ${said}`;
    emitError(host, 'not-added', error, nobody || said);
    if (card.state === 'added') return;
    if (kind === 'sold-out') problem.offer(texts.next, texts, () => void this.#exchange(card));
    if (kind === 'expired') problem.offer(texts.reload, texts, () => location.reload());
    if (kind === 'offline') problem.offer(texts.again, texts, () => void this.add(card, variant));
    if (kind === 'needs-choice' && variants?.length) {
      const chosen = problem.choose(variants, texts, manner());
      card.choose = () => {
        const one = chosen();
        if (one) this.add(card, one);
      };
    }
  }

  /** @param {Card} card whose problem, if it has one, is over */
  #settle(card) {
    card.choose = undefined;
    this.#problems.get(card)?.end();
    this.#problems.delete(card);
  }

  /**
   * Puts the next best suggestion in the place of one that is sold out, and is not shown again.
   * @param {Card} card
   */
  async #exchange(card) {
    const { host, strip, dismissed, emit } = this.#inside;
    const [next] = await this.#revealer.next(1);
    const index = strip.places.indexOf(card);
    if (index < 0) return;
    this.#settle(card);
    dismissed.values.add(card.sku);
    if (!next) {
      this.dismiss(card, false);
      return;
    }
    strip.places[index] = next;
    card.element.replaceWith(next.element);
    next.add.focus();
    strip.status = next.title;
    emit(host, 'impression', { suggestions: [next.suggestion] });
  }

  /**
   * @param {Card} card
   * @param {boolean} [lasting] whether the shopper said no
   */
  dismiss(card, lasting = true) {
    const { host, strip, dismissed, consent, emit, askAnew } = this.#inside;
    if (!strip.places.includes(card)) return;
    const its = strip.detail(card);
    const texts = this.#texts;
    if (lasting) remember(dismissed, card.sku, consent());
    takeOut(strip, card, texts, {
      undo: (back) => {
        forget(dismissed, card.sku, consent());
        this.#say('statusRestored', card);
        if (!back) askAnew();
        if (lasting) emit(host, 'restore', its);
      },
      reason: host.reasons ? (reason) => void emit(host, 'reason', { ...its, reason }) : undefined,
    });
    this.#say('statusRemoved', card);
    if (!strip.cards.length) strip.status = `${filled(texts.statusRemoved, { title: card.title })}. ${texts.none}`;
    if (lasting) emit(host, 'dismiss', its);
  }

  /** Reveals the next best, below. */
  more() {
    return this.#revealer.more(this.#texts);
  }

  /** Hides the strip for the visit, or longer with consent. */
  hide() {
    if (!this.#inside.strip.section.hidden) hideAll(this.#inside, this.#texts);
  }

  /**
   * Tells of what the shop did, to the page itself where it has taken the element away meanwhile.
   * @param {string} type
   * @param {object} detail
   */
  #tell(type, detail) {
    const { host, emit } = this.#inside;
    emit(host.isConnected ? host : document.documentElement, type, detail);
  }

  /**
   * @param {string} key of a text
   * @param {Card} card
   * @param {string} [count]
   */
  #say(key, { title }, count = '') {
    this.#inside.strip.status = filled(this.#texts[key], { title, count });
  }
}

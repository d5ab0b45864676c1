import { countText } from '../numbers.js';
import { filled } from '../texts.js';
import { takeOut } from './dismissal.js';
import { arranged } from './places.js';
import { Problem } from './problem.js';
import { hideAll } from './hide.js';
import { forget, remember } from './remember.js';
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
 * What an element hands over to those that answer its taps: they are loaded at the first touch, as a
 * module of their own, so all that the page has one of comes from here.
 * @typedef {object} Inside
 * @property {import('../goes-with-element.js').GoesWith} host
 * @property {import('../strip.js').Strip} strip
 * @property {string[]} skus of the cart at the time
 * @property {() => CartAdapter | undefined} adapter
 * @property {() => import('../card.js').Manner} manner of the answer that is shown
 * @property {() => boolean} consent to remember beyond the visit
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
  /** @type {Map<Card, Problem>} */
  #problems = new Map();
  /** @type {Map<Card, Stepper>} */
  #steppers = new Map();
  /** In the cart. @type {Set<string>} */
  #skus;
  /** Whether all changes of the cart since the last answer came from taps in this strip. */
  #steady = true;

  /** @param {Inside} inside */
  constructor(inside) {
    this.#inside = inside;
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
    const quantities = quantitiesOf(Array.isArray(cart) ? cart : (cart?.lines ?? []));
    for (const card of cards) {
      // Taken out of the cart elsewhere, it can be added again.
      const gone = [...card.taken].some((sku) => before.has(sku) && !now.has(sku));
      if (gone && card.state === 'added') card.state = 'ready';
      if (card.state !== 'added') this.#steppers.delete(card);
      const quantity = [...card.taken].map((sku) => quantities.get(sku)).find(Boolean);
      if (quantity) this.#steppers.get(card)?.follow(quantity);
    }
  }

  /**
   * @param {Card} card
   * @param {Variant} [variant] of its item
   */
  async add(card, variant) {
    const { host, strip, adapter, emit } = this.#inside;
    const line = { sku: variant?.sku ?? card.sku, quantity: 1 };
    card.state = 'ready';
    this.#settle(card);
    /** @type {{ value: any } | undefined} */
    let response;
    const respondWith = (/** @type {unknown} */ value) => void (response ??= { value });
    if (!emit(host, 'add', { ...strip.detail(card), ...line, respondWith }, true)) return;
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
      this.#refuse(card, error, nobody);
      return;
    }
    const quantity = answer?.quantity ?? line.quantity;
    card.state = 'added';
    this.#say(quantity < line.quantity ? 'statusSome' : 'statusAdded', card, String(quantity));
    if (answer?.change) this.#step(card, quantity, answer.change);
    emit(host, 'added', { ...strip.detail(card), ...line, quantity });
  }

  /**
   * @param {Card} card
   * @param {number} quantity
   * @param {NonNullable<AddAnswer['change']>} change
   */
  #step(card, quantity, change) {
    const { host, strip, emit, manner } = this.#inside;
    const { locale } = manner();
    const told = (
      /** @type {number} */ now,
      /** @type {number} */ previous,
      /** @type {number} */ asked,
      /** @type {unknown} */ error,
    ) => {
      this.#settle(card);
      const all = now ? 'statusCount' : 'statusTakenOut';
      if (error) this.#refuse(card, error, '');
      else this.#say(now < asked ? 'statusSome' : all, card, countText(now, locale));
      if (!now) this.#steppers.delete(card);
      if (now === previous) return;
      emit(host, 'changed', { ...strip.detail(card), quantity: now, previous });
    };
    const stepper = new Stepper(card, quantity, this.#texts, locale, change, told);
    this.#steppers.set(card, stepper);
  }

  /**
   * Says why an item was not added, and offers what can be done.
   * @param {Card} card
   * @param {any} error
   * @param {string} nobody why it could not even be tried
   */
  #refuse(card, error, nobody) {
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
    if (kind === 'offline') problem.offer(texts.again, texts, () => void this.add(card));
    if (kind === 'needs-choice' && variants?.length) {
      const chosen = problem.choose(variants, texts, manner());
      card.choose = () => {
        const variant = chosen();
        if (variant) this.add(card, variant);
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
   * Puts the next best suggestion in the place of one that is sold out.
   * @param {Card} card
   */
  async #exchange(card) {
    const { strip, more } = this.#inside;
    const [next] = await more(1);
    this.#settle(card);
    const index = strip.places.indexOf(card);
    if (index < 0) return;
    if (!next) {
      this.dismiss(card, false);
      return;
    }
    const other = this.#card(next);
    strip.places[index] = other;
    card.element.replaceWith(other.element);
    other.add.focus();
    strip.status = other.title;
  }

  /** @param {Suggestion} suggestion */
  #card(suggestion) {
    const { strip, manner } = this.#inside;
    const card = strip.card(suggestion, manner());
    card.update(suggestion, manner());
    return card;
  }

  /**
   * @param {Card} card
   * @param {boolean} [lasting] whether the shopper said no
   */
  dismiss(card, lasting = true) {
    const { host, strip, dismissed, consent, emit, askAnew } = this.#inside;
    const its = strip.detail(card);
    const texts = this.#texts;
    if (lasting) remember(dismissed, card.sku, consent());
    takeOut(strip, card, texts, {
      undo: (back) => {
        forget(dismissed, card.sku, consent());
        this.#say('statusRestored', card);
        if (!back) askAnew();
        emit(host, 'restore', its);
      },
      reason: host.reasons ? (reason) => void emit(host, 'reason', { ...its, reason }) : undefined,
    });
    this.#say('statusRemoved', card);
    if (!strip.cards.length) strip.status = `${filled(texts.statusRemoved, { title: card.title })}. ${texts.none}`;
    if (lasting) emit(host, 'dismiss', its);
  }

  /** Reveals the next best. */
  async more() {
    const { host, strip, more, emit } = this.#inside;
    const limit = host.limit || strip.places.length;
    const suggestions = await more(limit);
    const cards = suggestions.map((suggestion) => this.#card(suggestion));
    strip.places.push(...cards);
    strip.list.append(...cards.map(({ element }) => element));
    strip.more.hidden = cards.length < limit;
    if (!cards.length) {
      strip.status = this.#texts.none;
      strip.heading.focus();
      return;
    }
    cards[0].add.focus();
    emit(host, 'impression', { suggestions });
  }

  /** Hides the strip for the visit, or longer with consent. */
  hide() {
    hideAll(this.#inside, this.#texts);
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

/**
 * @param {any[]} lines of a cart
 * @returns {Map<string, number>} by SKU, all its lines together, where the cart says how many
 */
function quantitiesOf(lines) {
  const quantities = new Map();
  for (const line of lines) {
    if (!(line?.quantity > 0)) continue;
    quantities.set(line.sku, (quantities.get(line.sku) ?? 0) + line.quantity);
  }
  return quantities;
}

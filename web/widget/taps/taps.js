import { create } from '../dom.js';
import { countText } from '../numbers.js';
import { filled } from '../texts.js';
import { takeOut } from './dismissal.js';
import { Problem } from './problem.js';
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
 * @property {() => CartAdapter | undefined} adapter
 * @property {() => import('../card.js').Manner} manner of the answer that is shown
 * @property {() => boolean} consent to remember beyond the visit
 * @property {(card: Card) => { sku: string, suggestion: Suggestion, index: number }} detail
 * @property {(limit: number) => Promise<Suggestion[]>} more the next best, after what is shown
 * @property {() => void} shown to be called when the cards are others
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

  /** @param {Inside} inside */
  constructor(inside) {
    this.#inside = inside;
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    inside.strip.root.adoptedStyleSheets.push(sheet);
  }

  /** @returns {Record<string, any>} */
  get #texts() {
    return { ...kEnglish, ...this.#inside.manner().texts };
  }

  /** @param {Map<string, number>} quantities in the cart now, by SKU, where it says so */
  follow(quantities) {
    for (const [card, stepper] of this.#steppers) {
      const quantity = [...card.taken].map((sku) => quantities.get(sku)).find(Boolean);
      if (card.state !== 'added') this.#steppers.delete(card);
      else if (quantity) stepper.follow(quantity);
    }
  }

  /**
   * @param {Card} card
   * @param {Variant} [variant] of its item
   */
  async add(card, variant) {
    const { host, strip, adapter, emit, detail } = this.#inside;
    const line = { sku: variant?.sku ?? card.sku, quantity: 1 };
    card.state = 'ready';
    this.#settle(card);
    /** @type {{ value: any } | undefined} */
    let response;
    const respondWith = (/** @type {unknown} */ value) => void (response ??= { value });
    if (!emit(host, 'add', { ...detail(card), ...line, respondWith }, true)) return;
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
    this.#say('statusAdded', card);
    if (answer?.change) this.#step(card, quantity, answer.change);
    emit(host, 'added', { ...detail(card), ...line, quantity });
  }

  /**
   * @param {Card} card
   * @param {number} quantity
   * @param {NonNullable<AddAnswer['change']>} change
   */
  #step(card, quantity, change) {
    const { host, emit, detail, manner } = this.#inside;
    const { locale } = manner();
    const stepper = new Stepper(card, quantity, this.#texts, locale, change, (now, previous, error) => {
      this.#settle(card);
      if (error) this.#refuse(card, error, '');
      else this.#say(now ? 'statusCount' : 'statusTakenOut', card, countText(now, locale));
      if (!now) this.#steppers.delete(card);
      if (now === previous) return;
      emit(host, 'changed', { ...detail(card), quantity: now, previous });
    });
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
    const { strip, more, shown } = this.#inside;
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
    shown();
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
    const { host, strip, dismissed, consent, detail, emit, shown, askAnew } = this.#inside;
    const its = detail(card);
    const texts = this.#texts;
    if (lasting) remember(dismissed, card.sku, consent());
    takeOut(strip, card, texts, {
      undo: (back) => {
        forget(dismissed, card.sku, consent());
        this.#say('statusRestored', card);
        if (back) shown();
        else askAnew();
        emit(host, 'restore', its);
      },
      reason: host.reasons ? (reason) => void emit(host, 'reason', { ...its, reason }) : undefined,
    });
    this.#say('statusRemoved', card);
    if (!strip.cards.length) strip.status = `${filled(texts.statusRemoved, { title: card.title })}. ${texts.none}`;
    shown();
    if (lasting) emit(host, 'dismiss', its);
  }

  /** Reveals the next best. */
  async more() {
    const { host, strip, more, shown, emit } = this.#inside;
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
    shown();
    emit(host, 'impression', { suggestions });
  }

  /** Hides the strip for the visit, or longer with consent. */
  hide() {
    const { host, strip, hidden, consent, emit, askAnew } = this.#inside;
    const { placement } = host;
    const texts = this.#texts;
    const note = create('p', 'hidden', texts.hidden);
    const undo = create('button', 'undo', texts.undo);
    undo.type = 'button';
    undo.addEventListener('click', () => {
      note.remove();
      forget(hidden, placement, consent());
      askAnew();
      emit(host, 'restore', { sku: null });
    });
    note.append(undo);
    remember(hidden, placement, consent());
    strip.section.after(note);
    undo.focus();
    askAnew();
    strip.status = texts.hidden;
    emit(host, 'hide', {});
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

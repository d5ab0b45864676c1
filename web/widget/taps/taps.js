import { quantitiesOf } from '../../engine/quantities.js';
import { adopter } from '../adopt.js';
import { countText } from '../numbers.js';
import { filled } from '../texts.js';
import { BundleTaps } from './bundle-taps.js';
import { takeOut } from './dismissal.js';
import { hideAll } from './hide.js';
import { arranged } from './places.js';
import { Problem } from './problem.js';
import { forget, remember } from './remember.js';
import { Replacement } from './replacement.js';
import { Revealer } from './reveal.js';
import { Stepper } from './stepper.js';
import css from './styles.css';
import { kEnglish } from './texts.js';

/**
 * @typedef {import('../../index.d.ts').AddAnswer} AddAnswer
 * @typedef {import('../../index.d.ts').AddError} AddError
 * @typedef {import('../../index.d.ts').Variant} Variant
 * @typedef {import('../card.js').Card} Card
 * @typedef {import('../inside.js').Inside} Inside
 */

const kNobody = 'Nobody answered goeswith:add, and there is no adapter that can add';

const adopt = adopter(css);

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
  /** What taps have put into the cart or taken out, beside what the list's cards did. @type {Set<string>} */
  #own = new Set();
  /** Whether another tells what comes of the taps. */
  quiet = false;
  bundles;

  /** @param {Inside} inside */
  constructor(inside) {
    this.#inside = inside;
    this.#revealer = new Revealer(inside);
    this.bundles = new BundleTaps(inside, this);
    this.#skus = new Set(inside.skus);
    const { strip } = inside;
    adopt(strip.root);
    strip.steady = true;
    strip.arrange = (...answer) => {
      const { steady } = strip;
      strip.steady = true;
      return arranged(strip, steady, answer);
    };
  }

  /** @returns {Record<string, any>} */
  get #texts() {
    return { ...kEnglish, ...this.#inside.manner().texts };
  }

  /** The next answer is to another question: every place may get another card. */
  start() {
    this.#inside.strip.steady = false;
  }

  /**
   * @param {string[]} skus of the cart now
   * @param {any} cart as its source gave it
   */
  follow(skus, cart) {
    const before = this.#skus;
    const now = (this.#skus = new Set(skus));
    const { strip } = this.#inside;
    const { cards } = strip;
    const own = new Set([...this.#own, ...cards.flatMap((card) => [...card.taken])]);
    const changed = [...before, ...now].filter((sku) => before.has(sku) !== now.has(sku));
    strip.steady &&= changed.every((sku) => own.has(sku));
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
    const swap = card.replaces && new Replacement(this.#inside, card, card.replaces);
    const line = { sku: variant?.sku ?? card.sku, quantity: 1, ...(swap && (await swap.line())) };
    const its = { ...strip.detail(card), ...line };
    // How many of the item there were before, the stepper does not count.
    const held = this.#skus.has(line.sku);
    card.state = 'ready';
    this.#settle(card);
    /** @type {{ value: any } | undefined} */
    let response;
    const respondWith = (/** @type {unknown} */ value) => void (response ??= { value });
    if (!emit(host, 'add', { ...its, respondWith }, true)) return;
    this.#speak('');
    card.state = 'pending';
    card.taken.add(line.sku);
    for (const sku of [line.sku, swap?.sku]) if (sku !== undefined) this.#own.add(sku);
    const nobody = response || adapter()?.add ? '' : kNobody;
    /** @type {void | AddAnswer} */
    let answer;
    try {
      if (nobody) throw nobody;
      answer = await (response
        ? response.value
        : adapter()?.add?.({ ...line, suggestion: card.suggestion }));
      await swap?.finish(answer, this.#texts);
    } catch (error) {
      card.state = Object(error).isIn ? 'added' : 'ready';
      return this.#refuse(card, error, nobody, variant);
    }
    const quantity = answer?.quantity ?? line.quantity;
    card.state = 'added';
    if (swap) this.#offerBack(card, swap, { ...its, quantity });
    const fewer = quantity < line.quantity;
    if (fewer || !swap) this.#say(fewer ? 'statusSome' : 'statusAdded', card, String(quantity));
    if (answer?.change && !swap) this.#step(card, { ...its, quantity }, held, answer.change);
    this.#tell('added', { ...its, quantity });
  }

  /**
   * @param {Card} card that has taken the place of a line
   * @param {Replacement} swap
   * @param {{ quantity: number }} its what was added
   */
  #offerBack(card, swap, its) {
    const texts = this.#texts;
    this.#speak(swap.said);
    swap.offerBack(texts, (error) => {
      this.#settle(card);
      if (error) return this.#refuse(card, error, '', undefined);
      this.#speak(filled(texts.statusPutBack, { title: swap.title }));
      this.#tell('changed', { ...its, quantity: 0, previous: its.quantity });
    });
  }

  /**
   * @param {Card} card
   * @param {{ quantity: number }} its what was added
   * @param {boolean} held whether the cart had some before
   * @param {NonNullable<AddAnswer['change']>} change
   */
  #step(card, its, held, change) {
    const { locale } = this.#inside.manner();
    /** @type {ConstructorParameters<typeof Stepper>[5]} */
    const told = (now, previous, asked, error) => {
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
    const said = own || texts[kind ?? ''] || texts[card.replaces ? 'notReplaced' : 'notAdded'];
    const problem = new Problem(card, said);
    this.#problems.set(card, problem);
    this.#speak(`${card.title}: ${said}`);
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
    this.#speak(filled(this.#texts[key], { title, count }));
  }

  /** @param {string} text */
  #speak(text) {
    if (!this.quiet) this.#inside.strip.status = text;
  }
}

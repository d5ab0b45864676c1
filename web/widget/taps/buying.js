import { countText } from '../numbers.js';
import { filled } from '../texts.js';
import { Problem } from './problem.js';
import { Replacement } from './replacement.js';
import { Stepper } from './stepper.js';

/**
 * @typedef {import('../../index.d.ts').AddAnswer} AddAnswer
 * @typedef {import('../../index.d.ts').AddError} AddError
 * @typedef {import('../../index.d.ts').Variant} Variant
 * @typedef {import('../card.js').Card} Card
 */

/**
 * What was said and offered beside a card.
 * @typedef {{ error: any, nobody: string, variant: Variant | undefined }} Refusal
 */

const kNobody = 'Nobody answered goeswith:add, and there is no adapter that can add';

/** Puts the items of cards into the cart, as many as the shopper wants, or says why not. */
export class Buying {
  #inside;
  #taps;
  /** @type {WeakMap<Card, Problem>} */
  #problems = new WeakMap();
  /** @type {WeakMap<Card, Refusal>} */
  #refusals = new WeakMap();
  /** @type {WeakMap<Card, Stepper>} */
  #steppers = new WeakMap();
  /** What is being added. @type {Map<Card, Promise<void>>} */
  #adding = new Map();
  /** What taps have put into the cart or taken out. @type {Set<string>} */
  own = new Set();

  /**
   * @param {import('../inside.js').Inside} inside
   * @param {import('./taps.js').Taps} taps
   */
  constructor(inside, taps) {
    this.#inside = inside;
    this.#taps = taps;
  }

  /**
   * @param {Card} card
   * @param {Map<string, number>} quantities in the cart now
   * @param {(sku: string) => boolean} gone whether the cart had it before
   */
  follow(card, quantities, gone) {
    const stepper = this.#steppers.get(card);
    // What the shop says of the stepper's own question comes with its answer.
    if (stepper?.busy) return;
    // Taken out of the cart elsewhere, it can be added again.
    if (card.state === 'added' && [...card.taken].some(gone)) card.state = 'ready';
    if (card.state !== 'added') this.#steppers.delete(card);
    const quantity = [...card.taken].map((sku) => quantities.get(sku)).find(Boolean);
    if (quantity) stepper?.follow(quantity);
  }

  /**
   * @param {Card} card
   * @param {Variant} [variant] of its item
   */
  add(card, variant) {
    const adding =
      this.#adding.get(card) ?? this.#add(card, variant).finally(() => this.#adding.delete(card));
    this.#adding.set(card, adding);
    return adding;
  }

  /**
   * @param {Card} card
   * @param {Variant | undefined} variant
   */
  async #add(card, variant) {
    const { host, strip, adapter, emit } = this.#inside;
    const taps = this.#taps;
    card.state = 'pending';
    this.settle(card);
    const swap = card.replaces && new Replacement(this.#inside, card, card.replaces);
    let replaced;
    try {
      replaced = await swap?.line();
    } catch (error) {
      card.state = 'ready';
      return this.#refuse(card, { error, nobody: '', variant });
    }
    const line = { sku: variant?.sku ?? card.sku, quantity: 1, ...replaced };
    const its = { ...strip.detail(card), ...line };
    // How many of the item there were before, the stepper does not count.
    const held = taps.inCart(line.sku);
    /** @type {{ value: any } | undefined} */
    let response;
    const respondWith = (/** @type {unknown} */ value) => void (response ??= { value });
    if (!emit(host, 'add', { ...its, respondWith }, true)) {
      card.state = 'ready';
      return;
    }
    taps.speak('');
    card.taken.add(line.sku);
    for (const sku of [line.sku, swap?.sku]) if (sku !== undefined) this.own.add(sku);
    const nobody = response || adapter()?.add ? '' : kNobody;
    /** @type {void | AddAnswer} */
    let answer;
    try {
      if (nobody) throw nobody;
      answer = await (response
        ? response.value
        : adapter()?.add?.({ ...line, suggestion: card.suggestion }));
      if (answer?.quantity === 0) throw new Error();
      await swap?.finish(answer, taps.texts);
    } catch (error) {
      card.state = Object(error).isIn ? 'added' : 'ready';
      return this.#refuse(card, { error, nobody, variant });
    }
    const quantity = answer?.quantity ?? line.quantity;
    card.state = 'added';
    if (swap) this.#offerBack(card, swap, { ...its, quantity });
    if (answer?.change && !swap) this.#step(card, { ...its, quantity }, held, answer.change);
    if (quantity < line.quantity) this.#sayFewer(card, quantity);
    else if (quantity > line.quantity && !swap) taps.say('statusCount', card, this.#count(quantity));
    else if (!swap) taps.say('statusAdded', card);
    taps.tell('added', { ...its, quantity });
  }

  /**
   * @param {Card} card that has taken the place of a line
   * @param {Replacement} swap
   * @param {{ quantity: number }} its what was added
   */
  #offerBack(card, swap, its) {
    const taps = this.#taps;
    taps.speak(swap.said);
    swap.offerBack(taps.texts, (error) => {
      this.settle(card);
      if (error) return this.#refuse(card, { error, nobody: '', variant: undefined });
      taps.speak(filled(taps.texts.statusPutBack, { title: swap.title }));
      taps.tell('changed', { ...its, quantity: 0, previous: its.quantity });
    });
  }

  /**
   * @param {Card} card
   * @param {{ sku: string, quantity: number }} its what was added
   * @param {boolean} held whether the cart had some before
   * @param {NonNullable<AddAnswer['change']>} change
   */
  #step(card, its, held, change) {
    const taps = this.#taps;
    const { locale } = this.#inside.manner();
    /** @type {ConstructorParameters<typeof Stepper>[5]} */
    const told = (now, previous, asked, error) => {
      this.settle(card);
      if (error) this.#refuse(card, { error, nobody: '', variant: undefined });
      else this.#sayCount(card, now, previous < asked && now < asked);
      if (!now) this.#steppers.delete(card);
      if (now === previous) return;
      taps.tell('changed', { ...its, quantity: now, previous });
    };
    const stepper = new Stepper(card, its.quantity, taps.texts, locale, change, told);
    stepper.own = held;
    stepper.its = its;
    this.#steppers.set(card, stepper);
  }

  /**
   * Says how many are in the cart after a step, and beside the card where the shop has no more.
   * @param {Card} card
   * @param {number} quantity
   * @param {boolean} capped
   */
  #sayCount(card, quantity, capped) {
    const taps = this.#taps;
    const { limited, statusCount, statusTakenOut } = taps.texts;
    const count = this.#count(quantity);
    const said = filled(quantity ? statusCount : statusTakenOut, { title: card.title, count });
    const few = quantity > 0 && capped;
    if (few) this.#problems.set(card, new Problem(card, limited));
    taps.speak(few ? `${said}. ${limited}` : said);
  }

  /** @param {number} quantity */
  #count(quantity) {
    return countText(quantity, this.#inside.manner().locale);
  }

  /**
   * Says that the shop had fewer than the shopper wanted, beside the card and aloud.
   * @param {Card} card
   * @param {number} quantity
   */
  #sayFewer(card, quantity) {
    const count = this.#count(quantity);
    const said = filled(this.#taps.texts.statusSome, { title: card.title, count });
    this.#problems.set(card, new Problem(card, said));
    this.#taps.speak(said);
  }

  /**
   * Says why an item was not added, and offers what can be done. That a variant must be chosen, and
   * can be, is a step and no error.
   * @param {Card} card
   * @param {Refusal} refusal
   */
  #refuse(card, refusal) {
    const { emitError } = this.#inside;
    const said = this.#offer(card, refusal);
    this.#taps.speak(`${card.title}: ${said}`);
    if (card.choose && !this.#taps.quiet) return;
    emitError(this.#taps.place, 'not-added', refusal.error, refusal.nobody || said);
  }

  /**
   * @param {Card} card
   * @param {Refusal} refusal
   * @returns {string} why, in words
   */
  #offer(card, refusal) {
    const { manner } = this.#inside;
    const { texts } = this.#taps;
    const { error, nobody, variant } = refusal;
    const { problem: kind, variants } = /** @type {Partial<AddError>} */ (Object(error));
    const own = !nobody && error instanceof Error && error.message;
    const said = own || texts[kind ?? ''] || texts[card.replaces ? 'notReplaced' : 'notAdded'];
    const problem = new Problem(card, said);
    this.#problems.set(card, problem);
    this.#refusals.set(card, refusal);
    if (kind === 'expired') problem.offer(texts.reload, texts, () => location.reload());
    if (card.state === 'added') return said;
    if (kind === 'sold-out') problem.offer(texts.next, texts, () => void this.#taps.exchange(card));
    if (kind === 'offline') problem.offer(texts.again, texts, () => void this.add(card, variant));
    if (kind === 'needs-choice' && variants?.length) {
      const chosen = problem.choose(variants, texts, manner());
      card.choose = () => {
        const one = chosen();
        if (one) this.add(card, one);
      };
    }
    return said;
  }

  /** @param {Card} card whose problem, if it has one, is over */
  settle(card) {
    card.choose = undefined;
    this.#problems.get(card)?.end();
    this.#problems.delete(card);
    this.#refusals.delete(card);
  }

  /**
   * Goes on with a card where another element was, now and once the shop has answered it.
   * @param {Card} card
   * @param {Card} theirs of the same item
   * @param {Buying} buying that theirs was bought with
   */
  inherit(card, theirs, buying) {
    if (this.#adding.has(card) || this.#steppers.get(card)?.busy) return;
    const stepper = buying.#steppers.get(theirs);
    const refusal = buying.#refusals.get(theirs);
    this.settle(card);
    card.state = 'ready';
    for (const sku of theirs.taken) card.taken.add(sku);
    card.state = theirs.state;
    if (stepper) {
      const { sku } = stepper.its;
      const its = { ...this.#inside.strip.detail(card), sku, quantity: stepper.wanted };
      this.#step(card, its, stepper.own, stepper.change);
    }
    if (refusal) this.#offer(card, refusal);
    const asked = buying.#adding.get(theirs) ?? (stepper?.busy ? stepper.sent : undefined);
    asked?.then(() => this.inherit(card, theirs, buying));
  }
}

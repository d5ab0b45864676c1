import { nextTask } from '../../engine/tasks.js';
import { safeUrl } from '../links.js';
import { namingHeading } from '../texts.js';
import { moveFocus } from './focus.js';
import { kSettleMs, settle } from './settle.js';

/**
 * @typedef {import('../../index.d.ts').Suggestion} Suggestion
 * @typedef {import('../card.js').Card} Card
 */

/** Brings the next best after what a strip shows. */
export class Revealer {
  #inside;
  /** Whether more are on their way, or have just come. */
  #busy = false;
  /** The newest question: the next waits for it, whose answer it is to leave out. */
  #turn = Promise.resolve();

  /** @param {import('../inside.js').Inside} inside */
  constructor(inside) {
    this.#inside = inside;
  }

  /**
   * @param {number} limit
   * @param {(cards: Card[]) => void} place puts cards of the next best into the strip
   * @returns {Promise<void>}
   */
  next(limit, place) {
    const { manner } = this.#inside;
    const asked = this.#turn.then(async () => {
      const suggestions = await this.#ask(limit);
      const good = suggestions.filter(({ url }) => !manner().link || safeUrl(url));
      const named = this.#naming();
      place(good.map((suggestion) => this.#card(suggestion)));
      // What has come may go with something else than what the heading names.
      const { strip, host } = this.#inside;
      if (named && named !== this.#naming() && named === strip.heading.textContent) {
        strip.heading.textContent = manner().texts[host.placement];
      }
    });
    this.#turn = asked.catch(() => {});
    return asked;
  }

  #naming() {
    const { strip, manner } = this.#inside;
    return namingHeading(strip.cards.map(({ suggestion }) => suggestion), manner().texts);
  }

  /**
   * @param {number} limit
   * @returns {Promise<Suggestion[]>} what no strip of the page shows, this one or another
   */
  async #ask(limit) {
    const { more, strips } = this.#inside;
    const { suggestions } = await more(limit);
    await nextTask();
    const shown = [...strips].flatMap(({ skus }) => skus);
    // A strip has come to show some of these.
    return suggestions.some(({ sku }) => shown.includes(sku)) ? this.#ask(limit) : suggestions;
  }

  /**
   * Shows the next few below.
   * @param {Record<string, string>} texts
   */
  async more(texts) {
    const { host, strip, emit } = this.#inside;
    if (this.#busy) return;
    this.#busy = true;
    strip.more.textContent = texts.more;
    const limit = host.limit || strip.places.length;
    const show = (/** @type {Card[]} */ cards) => {
      strip.places.push(...cards);
      strip.list.append(...cards.map(({ element }) => element));
      moveFocus(strip.more, cards[0]?.add ?? strip.heading);
      strip.more.hidden = cards.length < limit;
      if (!cards.length) {
        strip.status = texts.none;
        return;
      }
      emit(host, 'impression', { suggestions: cards.map(({ suggestion }) => suggestion) });
    };
    try {
      await this.next(limit, show);
    } finally {
      // So long a second tap on what was there is none on what comes in its place.
      setTimeout(() => (this.#busy = false), kSettleMs);
    }
  }

  /** @param {Suggestion} suggestion */
  #card(suggestion) {
    const { strip, manner } = this.#inside;
    const card = strip.card(suggestion, manner());
    card.update(suggestion, manner());
    settle(card.element);
    return card;
  }
}

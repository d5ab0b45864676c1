import { safeUrl } from '../links.js';
import { nextTask } from '../tasks.js';
import { kSettleMs, settle } from './settle.js';

/**
 * @typedef {import('../../index.d.ts').Suggestion} Suggestion
 * @typedef {import('../card.js').Card} Card
 */

/** Brings the next best after what a strip shows, once for each time that it is asked to. */
export class Revealer {
  #inside;
  /** Whether some are on their way, or have just come. */
  #busy = false;

  /** @param {import('../inside.js').Inside} inside */
  constructor(inside) {
    this.#inside = inside;
  }

  /**
   * @param {number} limit
   * @returns {Promise<Card[]>} of the next best; none while others are on their way
   */
  async next(limit) {
    const { more, manner } = this.#inside;
    if (this.#busy) return [];
    this.#busy = true;
    try {
      const found = await more(limit);
      await nextTask();
      const good = found.filter(({ url }) => !manner().link || safeUrl(url));
      return good.map((suggestion) => this.#card(suggestion));
    } finally {
      // So long a second tap on what was there is none on what comes in its place.
      setTimeout(() => (this.#busy = false), kSettleMs);
    }
  }

  /**
   * Shows the next few below.
   * @param {Record<string, string>} texts
   */
  async more(texts) {
    const { host, strip, emit } = this.#inside;
    if (this.#busy) return;
    const limit = host.limit || strip.places.length;
    const cards = await this.next(limit);
    strip.places.push(...cards);
    strip.list.append(...cards.map(({ element }) => element));
    strip.more.hidden = cards.length < limit;
    if (!cards.length) {
      strip.status = texts.none;
      strip.heading.focus();
      return;
    }
    cards[0].add.focus();
    emit(host, 'impression', { suggestions: cards.map(({ suggestion }) => suggestion) });
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

import { create } from '../dom.js';
import { countText } from '../numbers.js';
import { filled } from '../texts.js';
import { settle } from './settle.js';

/**
 * @typedef {import('../../index.d.ts').AddAnswer} AddAnswer
 * @typedef {import('../card.js').Card} Card
 */

/**
 * How many of an added item are in the cart, to be changed; in the place of the card's add button.
 * However fast it is tapped the shop is asked one thing at a time, and last the newest.
 */
export class Stepper {
  #card;
  #texts;
  #locale;
  /** Asks the shop. */
  change;
  #told;
  #group = create('div', 'stepper');
  #fewer = create('button', 'step', '−');
  #more = create('button', 'step', '+');
  #count = create('span', 'quantity');
  /** In the cart, as far as the shop has said. */
  #known;
  /** What the shopper wants. */
  wanted;
  /** Whether the shop is asked something, and the newest such question. */
  busy = false;
  sent = Promise.resolve();
  /** Whether it counts less than the cart has, which had some before. */
  own = false;
  /** What was added. */
  its = { sku: '' };

  /**
   * @param {Card} card
   * @param {number} quantity
   * @param {Record<string, string>} texts
   * @param {string | undefined} locale
   * @param {NonNullable<AddAnswer['change']>} change
   * @param {(quantity: number, previous: number, asked: number, error?: unknown) => void} told gets
   *   what the shop has made of what it was asked, or why it did nothing
   */
  constructor(card, quantity, texts, locale, change, told) {
    this.#card = card;
    this.#texts = texts;
    this.#locale = locale;
    this.change = change;
    this.#told = told;
    this.#known = this.wanted = quantity;
    const { title } = card;
    this.#group.setAttribute('role', 'group');
    this.#group.setAttribute('aria-label', filled(texts.quantity, { title }));
    this.#more.setAttribute('aria-label', filled(texts.another, { title }));
    this.#fewer.addEventListener('click', () => this.#step(-1));
    this.#more.addEventListener('click', () => this.#step(1));
    // Of what nobody needs twice there is no second.
    const { once } = card.suggestion;
    this.#group.append(this.#fewer, this.#count, ...(once ? [] : [this.#more]));
    const focused = card.add.matches(':focus');
    card.add.hidden = true;
    card.add.after(this.#group);
    card.reset = () => this.#end();
    settle(this.#group);
    this.#show();
    if (focused) (once ? this.#fewer : this.#more).focus();
  }

  /** @param {number} quantity in the cart now, by whatever has changed it */
  follow(quantity) {
    if (this.busy || this.own) return;
    this.#known = this.wanted = quantity;
    this.#show();
  }

  #show() {
    const { title } = this.#card;
    const last = this.wanted === 1;
    this.#count.textContent = countText(this.wanted, this.#locale);
    const label = filled(last ? this.#texts.takeOut : this.#texts.fewer, { title });
    this.#fewer.setAttribute('aria-label', label);
  }

  /** @param {number} by */
  #step(by) {
    if (this.wanted + by < 0) return;
    this.wanted += by;
    this.#show();
    if (!this.busy) this.sent = this.#send();
  }

  async #send() {
    this.busy = true;
    this.#group.setAttribute('aria-busy', 'true');
    let error;
    let asked = this.wanted;
    const previous = this.#known;
    while (this.#known !== this.wanted && !error) {
      asked = this.wanted;
      try {
        const answer = await this.change(asked);
        this.#known = answer?.quantity ?? asked;
        // Fewer than asked for is all there are, unless the shopper wants another number by now.
        if (this.wanted === asked) this.wanted = this.#known;
      } catch (caught) {
        error = caught ?? new Error();
      }
    }
    this.busy = false;
    this.#group.removeAttribute('aria-busy');
    this.wanted = this.#known;
    if (!this.#known) this.#card.state = 'ready';
    else this.#show();
    this.#told(this.#known, previous, asked, error);
  }

  /** The card can be added again: its button comes back. */
  #end() {
    const focused = this.#group.contains(/** @type {ShadowRoot} */ (this.#group.getRootNode()).activeElement);
    this.#card.reset = () => {};
    this.#group.remove();
    this.#card.add.hidden = false;
    if (focused) this.#card.add.focus();
  }
}

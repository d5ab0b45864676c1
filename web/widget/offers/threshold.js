import { create } from '../dom.js';
import { priceText } from '../numbers.js';
import { filled } from '../texts.js';

/**
 * @typedef {import('../../index.d.ts').Threshold} Threshold
 * @typedef {import('../card.js').Manner} Manner
 * @typedef {import('../strip.js').Strip} Strip
 */

/** How far it is to free shipping, in a line between heading and list. */
export class ThresholdLine {
  #strip;
  #line = create('div', 'threshold');
  #words = create('p', 'threshold-text');
  #meter = create('progress', 'meter');
  /** As it was with the cart before. @type {Threshold | undefined} */
  #last;
  /** Whether a change of the cart has reached it. */
  #reached = false;

  /** @param {Strip} strip */
  constructor(strip) {
    this.#strip = strip;
    this.#words.id = 'threshold';
    this.#meter.setAttribute('aria-labelledby', 'threshold');
    this.#line.append(this.#words, this.#meter);
  }

  get isShown() {
    return this.#line.isConnected;
  }

  /**
   * @param {Threshold | undefined} threshold of this cart
   * @param {number} most by how much more the cart would cost with all that is shown
   * @param {boolean} steady whether nothing may move
   * @param {Manner} manner
   * @param {import('./texts.js').OfferTexts} texts
   */
  show(threshold, most, steady, { locale, currency }, texts) {
    const before = this.#last;
    this.#last = threshold;
    const gap = threshold?.gap ?? 0;
    const same = !!threshold && before?.from === threshold.from;
    if (same && before.gap && !gap) this.#reached = true;
    else if (gap || !threshold) this.#reached = false;
    const price = priceText(gap, threshold?.currency || currency, locale);
    const text = this.#reached
      ? texts.freeShippingReached
      : gap && gap <= most
        ? filled(texts.freeShipping, { price })
        : '';
    if (!text) return this.#leave(steady);
    // It takes its room when the list comes, or never.
    if (!this.#line.isConnected && steady) return;
    // Fewer words leave the room of those before.
    const { height } = this.#words.getBoundingClientRect();
    this.#words.style.minBlockSize = steady ? `${height}px` : '';
    if (this.#words.textContent !== text) this.#words.textContent = text;
    const { from, total } = /** @type {Threshold} */ (threshold);
    this.#meter.max = from;
    this.#meter.value = Math.min(total, from);
    this.#line.style.visibility = '';
    if (!this.#line.isConnected) this.#strip.list.before(this.#line);
  }

  /** @param {boolean} steady whether its room stays */
  #leave(steady) {
    if (steady) this.#line.style.visibility = 'hidden';
    else this.#line.remove();
  }
}

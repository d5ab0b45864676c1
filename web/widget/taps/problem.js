import { create } from '../dom.js';
import { priceText } from '../numbers.js';
import { filled } from '../texts.js';
import { moveFocus } from './focus.js';
import { settle } from './settle.js';

/**
 * @typedef {import('../../index.d.ts').AddError} AddError
 * @typedef {import('../../index.d.ts').Variant} Variant
 * @typedef {import('../card.js').Card} Card
 */

/**
 * Why an item was not added, in words beside it, and what can be done about it.
 */
export class Problem {
  #card;
  #error = create('p', 'error');
  /** In the place of the add button, or before it. @type {HTMLElement[]} */
  #offers = [];
  /** In whose place a button is. @type {HTMLElement | undefined} */
  #hidden;

  /**
   * @param {Card} card
   * @param {string} message
   */
  constructor(card, message) {
    this.#card = card;
    this.#error.textContent = message;
    card.evidence.after(this.#error);
    // It keeps its room, so that the card does not shrink under the finger.
    card.evidence.style.visibility = 'hidden';
  }

  /**
   * A button in the place of the add button, or of what stands there since the item was added.
   * @param {string} label
   * @param {Record<string, string>} texts
   * @param {() => void} tap
   */
  offer(label, texts, tap) {
    const { add, title } = this.#card;
    const button = create('button', 'add', label);
    button.setAttribute('aria-label', filled(texts.reasonLabel, { label, title }));
    settle(button);
    button.addEventListener('click', tap);
    const there = add.hidden ? /** @type {HTMLElement} */ (add.nextElementSibling) : add;
    const focused = there.matches(':focus-within');
    there.hidden = true;
    there.after(button);
    this.#offers.push(button);
    this.#hidden = there;
    if (focused) button.focus();
  }

  /**
   * A list of variants before the add button.
   * @param {readonly Variant[]} variants
   * @param {Record<string, string>} texts
   * @param {import('../card.js').Manner} manner
   * @returns {() => Variant | undefined} the one that is chosen
   */
  choose(variants, texts, { currency, locale }) {
    const { add, title, suggestion } = this.#card;
    const select = create('select', 'variants');
    select.setAttribute('aria-label', filled(texts.chooseLabel, { title }));
    select.append(new Option(texts.choose, ''));
    for (const { sku, label, price, available = true, ...its } of variants) {
      const cost = priceText(price ?? null, its.currency || suggestion.currency || currency, locale);
      const option = new Option(cost ? `${label} · ${cost}` : label, sku);
      if (!available) option.textContent = filled(texts.variantGone, { label });
      option.disabled = !available;
      select.append(option);
    }
    add.before(select);
    this.#offers.push(select);
    moveFocus(add, select);
    return () => {
      const chosen = variants.find(({ sku }) => sku === select.value);
      if (!chosen) select.focus();
      return chosen;
    };
  }

  /** Takes the words and the steps away again. */
  end() {
    const { add, evidence } = this.#card;
    const focused = this.#offers.some((offer) => offer.matches(':focus'));
    for (const offer of this.#offers) offer.remove();
    this.#error.remove();
    if (this.#hidden) this.#hidden.hidden = false;
    evidence.style.visibility = '';
    if (focused) add.focus();
  }
}

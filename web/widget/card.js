import { create } from './dom.js';
import { safeUrl } from './links.js';
import { priceText } from './numbers.js';
import { addTexts, evidenceText, texts } from './texts.js';

/** @typedef {import('../index.d.ts').Suggestion} Suggestion */

/**
 * What a card tells its strip.
 * @typedef {object} CardTaps
 * @property {(card: Card) => void} click the product link was followed
 * @property {(card: Card) => void} add
 * @property {(card: Card) => void} dismiss
 */

/** Side of the picture as attributes, so that its place is kept; the styles may change it. */
const kPictureSize = 72;

/** One suggestion in the list. Its item never changes; price, evidence and state do. */
export class Card {
  element = create('li', 'card');
  sku;
  suggestion;
  #title;
  #price = create('span', 'price');
  #evidence = create('p', 'evidence');
  #error = create('p', 'error');
  #add = create('button', 'add');
  #dismiss = create('button', 'dismiss', '×');
  /** @type {keyof typeof addTexts} */
  #state = 'ready';

  /**
   * @param {Suggestion} suggestion
   * @param {CardTaps} taps
   */
  constructor(suggestion, taps) {
    this.suggestion = suggestion;
    this.sku = suggestion.sku;
    this.#title = suggestion.title || suggestion.sku;
    const url = safeUrl(suggestion.url);
    const title = create(url ? 'a' : 'span', 'title', this.#title);
    if (title instanceof HTMLAnchorElement) {
      title.href = url;
      title.addEventListener('click', () => taps.click(this));
    }
    this.#add.type = this.#dismiss.type = 'button';
    this.#add.addEventListener('click', () => {
      if (this.#state === 'ready') taps.add(this);
    });
    this.#dismiss.addEventListener('click', () => taps.dismiss(this));
    this.#dismiss.setAttribute('aria-label', texts.dismiss(this.#title));
    this.#error.hidden = true;
    this.state = 'ready';
    const buy = create('div', 'buy');
    buy.append(this.#price, this.#add);
    this.element.append(this.#picture(), title, this.#evidence, this.#error, buy, this.#dismiss);
  }

  get title() {
    return this.#title;
  }

  get state() {
    return this.#state;
  }

  /** The add button keeps the focus in every state, so it is never `disabled`. */
  set state(state) {
    this.#state = state;
    this.#add.textContent = addTexts[state];
    this.#add.setAttribute('aria-label', texts.add(addTexts[state], this.#title));
    this.#add.setAttribute('aria-disabled', String(state !== 'ready'));
    this.#add.setAttribute('aria-busy', String(state === 'pending'));
    if (state !== 'ready') this.showError('');
  }

  /**
   * @param {Suggestion} suggestion of the same item
   * @param {string} currency where the suggestion names none
   * @param {string | undefined} locale
   */
  update(suggestion, currency, locale) {
    this.suggestion = suggestion;
    setText(this.#price, priceText(suggestion.price, suggestion.currency || currency, locale));
    setText(this.#evidence, evidenceText(suggestion.evidence, locale));
  }

  /** @param {string} message in the place of the evidence; `''` brings the evidence back */
  showError(message) {
    setText(this.#error, message);
    this.#error.hidden = !message;
    // It keeps its room, so that the card does not shrink under the finger.
    this.#evidence.style.visibility = message ? 'hidden' : '';
  }

  focusDismiss() {
    this.#dismiss.focus();
  }

  #picture() {
    const box = create('div', 'picture');
    const letter = create('span', 'letter', [...this.#title][0].toLocaleUpperCase());
    letter.setAttribute('aria-hidden', 'true');
    const url = safeUrl(this.suggestion.image);
    if (!url) {
      box.append(letter);
      return box;
    }
    const image = create('img');
    image.alt = '';
    image.loading = 'lazy';
    image.decoding = 'async';
    image.width = image.height = kPictureSize;
    image.addEventListener('error', () => image.replaceWith(letter), { once: true });
    image.src = url;
    box.append(image);
    return box;
  }
}

/**
 * What stays where a card was, with its size, so that nothing moves under the finger.
 * @param {HTMLElement} place the card's element, or what holds them all
 * @param {string} text `''` makes a place that nobody sees nor hears of
 */
export function emptyPlace(place, text) {
  const hole = create('li', 'removed', text);
  if (!text) hole.style.visibility = 'hidden';
  hole.style.minHeight = `${place.offsetHeight}px`;
  return hole;
}

/**
 * @param {Element} element
 * @param {string} text
 */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

import { create } from './dom.js';
import { safeUrl } from './links.js';
import { priceText } from './numbers.js';
import { evidenceText, filled } from './texts.js';

/** @typedef {import('../index.d.ts').Suggestion} Suggestion */
/** @typedef {'ready' | 'pending' | 'added'} CardState */

/**
 * How all cards of an answer are written.
 * @typedef {object} Manner
 * @property {import('./texts.js').Texts} texts
 * @property {string} currency where a suggestion names none
 * @property {string | undefined} locale
 * @property {boolean} link whether items are linked to rather than added
 */

/**
 * @callback Tap
 * @param {'click' | 'add' | 'dismiss'} what was tapped: the link to the product, or a button
 * @param {Card} card
 */

/** Side of the picture as attributes, so that its place is kept; the styles may change it. */
const kPictureSize = 72;

const kLabels = /** @type {const} */ ({ ready: 'add', pending: 'adding', added: 'added' });

/** One suggestion in the list. Its item never changes; price, evidence and state do. */
export class Card {
  element = create('li', 'card');
  buy = create('div', 'buy');
  evidence = create('p', 'evidence');
  dismiss = create('button', 'dismiss', '×');
  /** SKUs that this card has put into the cart, or is about to. @type {Set<string>} */
  taken = new Set();
  /** Called when the card can be added again: what taps put into it goes. */
  reset = () => {};
  /** Where a variant must be chosen: adds the chosen one. @type {(() => void) | undefined} */
  choose;
  /**
   * Of a better version: the line that it takes the place of, and what says that it has.
   * @type {{ sku: string, title: string, said: string } | undefined}
   */
  replaces;
  #manner;
  #price = create('span', 'price');
  /** @type {CardState} */
  #state = 'ready';

  /**
   * @param {Suggestion} suggestion
   * @param {Manner} manner
   * @param {Tap} tap
   */
  constructor(suggestion, manner, tap) {
    this.suggestion = suggestion;
    this.#manner = manner;
    this.sku = suggestion.sku;
    this.title = suggestion.title || suggestion.sku;
    const url = safeUrl(suggestion.url);
    const title = create(url ? 'a' : 'span', 'title', this.title);
    // Where our words are English, the shop's are of its page.
    title.lang = manner.locale ?? '';
    /** A link where items are not added here. */
    this.add = create(manner.link ? 'a' : 'button', 'add');
    for (const link of [title, this.add]) {
      if (!('href' in link)) continue;
      link.href = url;
      link.addEventListener('click', () => tap('click', this));
    }
    if (!manner.link) {
      this.add.addEventListener('click', () => {
        if (this.choose) this.choose();
        else if (this.#state === 'ready') tap('add', this);
      });
    }
    this.dismiss.addEventListener('click', () => tap('dismiss', this));
    this.buy.append(this.#price, this.add);
    this.element.append(this.#picture(), title, this.evidence, this.buy, this.dismiss);
    this.state = 'ready';
  }

  get state() {
    return this.#state;
  }

  /** The add button keeps the focus in every state, so it is never `disabled`. */
  set state(state) {
    const { add } = this;
    const { texts, link } = this.#manner;
    this.hold(state);
    const label = link ? texts.see : texts[kLabels[state]];
    add.textContent = label;
    const name = filled(link ? texts.seeLabel : texts.addLabel, { label, title: this.title });
    add.setAttribute('aria-label', name);
    this.dismiss.setAttribute('aria-label', filled(texts.dismissLabel, { title: this.title }));
  }

  /**
   * Takes a state, and leaves its words for later: the layout that they need would hold back the frame
   * of the tap.
   * @param {CardState} state
   */
  hold(state) {
    this.#state = state;
    if (state === 'ready') this.reset();
    else this.taken.add(this.sku);
    this.add.setAttribute('aria-disabled', String(state !== 'ready'));
    this.add.setAttribute('aria-busy', String(state === 'pending'));
  }

  /**
   * @param {Suggestion} suggestion of the same item
   * @param {Manner} manner
   */
  update(suggestion, manner) {
    const { texts, currency, locale } = manner;
    this.suggestion = suggestion;
    setText(this.#price, priceText(suggestion.price, suggestion.currency || currency, locale));
    setText(this.evidence, evidenceText(suggestion.evidence, texts, locale));
    if (this.#manner.texts === texts) return;
    this.#manner = manner;
    this.state = this.#state;
  }

  #picture() {
    const box = create('div', 'picture');
    const letter = create('span', 'letter', [...this.title][0].toLocaleUpperCase());
    letter.setAttribute('aria-hidden', 'true');
    const url = safeUrl(this.suggestion.image);
    if (!url) {
      box.append(letter);
      return box;
    }
    const image = create('img');
    image.alt = '';
    image.loading = 'lazy';
    image.width = image.height = kPictureSize;
    image.addEventListener('error', () => image.replaceWith(letter), { once: true });
    image.src = url;
    box.append(image);
    return box;
  }
}

/**
 * @param {Element} element
 * @param {string} text
 */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

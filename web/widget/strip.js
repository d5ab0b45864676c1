import { GoeswithError } from '../engine/errors.js';
import { Card, emptyPlace } from './card.js';
import { arrange, create } from './dom.js';
import { styleSheet } from './styles.js';
import { texts } from './texts.js';

/**
 * @typedef {import('../index.d.ts').Suggestion} Suggestion
 * @typedef {import('./card.js').CardTaps} CardTaps
 */

/**
 * The shadow tree: the fallback, or a heading with a list of cards. It keeps what the shopper is
 * on in its place, and the focus with it.
 */
export class Strip {
  section = create('section', 'section');
  /** Why the list cannot be styled, and so must not be shown. @type {GoeswithError | undefined} */
  unstyled;
  #root;
  #taps;
  #slot = create('slot');
  #heading = create('h2', 'heading');
  #list = create('ul', 'list');
  #status = create('p', 'status');
  /** What is in each child of the list; null is a place left empty. @type {Array<Card | null>} */
  #places = [];

  /**
   * @param {HTMLElement} host
   * @param {CardTaps} taps
   */
  constructor(host, taps) {
    this.#taps = taps;
    this.#root = host.attachShadow({ mode: 'open' });
    this.section.hidden = true;
    this.section.setAttribute('aria-labelledby', 'heading');
    // Lists without bullets are no lists to VoiceOver unless they say so.
    this.#list.setAttribute('role', 'list');
    this.#status.setAttribute('role', 'status');
    this.#status.tabIndex = -1;
    this.section.append(this.#heading, this.#list);
    this.#root.append(this.#slot, this.section, this.#status);
    try {
      this.#root.adoptedStyleSheets = [styleSheet()];
    } catch (cause) {
      const message = 'This browser cannot construct style sheets';
      this.unstyled = new GoeswithError('unsupported', message, { cause });
    }
  }

  /** @returns {Suggestion[]} what is on offer now */
  get suggestions() {
    return this.#cards.flatMap((card) => (card.state === 'added' ? [] : card.suggestion));
  }

  get #cards() {
    return this.#places.flatMap((card) => card ?? []);
  }

  /** Whether every card was dismissed, or none shown. */
  get isEmpty() {
    return !this.#cards.length;
  }

  /** @param {string} text spoken by screen readers; `''` so that the same words are spoken again */
  set status(text) {
    this.#status.textContent = text;
  }

  /**
   * @param {string} text
   * @param {number} level 2…6
   */
  setHeading(text, level) {
    if (this.#heading.localName !== `h${level}`) {
      const heading = create(/** @type {'h2'} */ (`h${level}`), 'heading');
      this.#heading.replaceWith(heading);
      this.#heading = heading;
    }
    this.#heading.id = 'heading';
    this.#heading.tabIndex = -1;
    this.#heading.textContent = text;
  }

  /** @param {Card} card */
  indexOf(card) {
    return this.#places.indexOf(card);
  }

  /** @returns {Set<string>} SKUs being added or added here */
  get taken() {
    return new Set(this.#cards.filter((card) => card.state !== 'ready').map((card) => card.sku));
  }

  /**
   * Shows an answer. What is being added stays in its place.
   * @param {Suggestion[]} suggestions best first; of no length shows the fallback
   * @param {object} how
   * @param {number} how.limit places at most
   * @param {boolean} how.steady the cart changed by an add from this strip: what was added stays,
   *   and so does every place, filled anew where its suggestion is good no more
   * @param {string} how.currency
   * @param {string} [how.locale]
   */
  render(suggestions, { limit, steady, currency, locale }) {
    const answer = new Map(suggestions.map((suggestion) => [suggestion.sku, suggestion]));
    const known = new Map(this.#cards.map((card) => [card.sku, card]));
    const kept = this.#places.map((card) => {
      const stays =
        card?.state === 'pending' ||
        (steady && card && (card.state === 'added' || answer.has(card.sku)));
      return stays ? card : null;
    });
    const rest = suggestions.filter(({ sku }) => !kept.some((card) => card?.sku === sku));
    /** @type {Array<Card | null>} */
    const places = [];
    /** @type {HTMLElement[]} */
    const elements = [];
    for (let i = 0; i < Math.max(limit, kept.length); ++i) {
      const next = i < limit && !kept[i] ? rest.shift() : undefined;
      const card = next ? this.#card(next, known) : kept[i];
      if (!card && !(steady && i < kept.length)) continue;
      card?.update(answer.get(card.sku) ?? card.suggestion, currency, locale);
      places.push(card ?? null);
      elements.push(card?.element ?? this.#hole(i));
    }
    this.#show(places, elements);
  }

  /**
   * @param {Suggestion} suggestion
   * @param {Map<string, Card>} known
   */
  #card(suggestion, known) {
    const card = known.get(suggestion.sku) ?? new Card(suggestion, this.#taps);
    if (card.state === 'added') card.state = 'ready';
    return card;
  }

  /** @param {number} index of a place that stays, with nothing in it */
  #hole(index) {
    const element = /** @type {HTMLElement} */ (this.#list.children[index]);
    return this.#places[index] ? emptyPlace(element, '') : element;
  }

  /**
   * @param {Array<Card | null>} places
   * @param {HTMLElement[]} elements
   */
  #show(places, elements) {
    const { host } = this.#root;
    const focused = this.#root.activeElement;
    const outside = /** @type {Document | ShadowRoot} */ (host.getRootNode()).activeElement;
    const onFallback = outside !== host && host.contains(outside);
    const still = focused ? elements.find((element) => element.contains(focused)) : undefined;
    const any = places.length > 0;
    this.#places = places;
    arrange(this.#list, elements, still);
    this.section.hidden = !any;
    this.#slot.hidden = any;
    // The status is the one thing that can hold the focus when nothing else is left.
    if (any ? onFallback || (focused && !this.#root.activeElement) : focused) {
      (any ? this.#heading : this.#status).focus();
    }
  }

  /** Shows the fallback and forgets every card. */
  clear() {
    this.#show([], []);
  }

  /**
   * Takes an item out, and leaves its place empty until the next answer.
   * @param {string} sku
   */
  drop(sku) {
    const index = this.#places.findIndex((card) => card?.sku === sku);
    const card = this.#places[index];
    if (!card) return;
    const focused = card.element.contains(this.#root.activeElement);
    const hole = emptyPlace(card.element, texts.removed);
    if (focused) this.#focusBeside(index);
    this.#places[index] = null;
    card.element.replaceWith(hole);
    if (!this.isEmpty) return;
    this.#list.replaceChildren(emptyPlace(this.#list, texts.none));
    this.#places = [];
  }

  /** @param {number} index of the place that will be empty */
  #focusBeside(index) {
    const next = this.#places.slice(index + 1).find(Boolean);
    const card = next ?? this.#places.slice(0, index).findLast(Boolean);
    if (card) card.focusDismiss();
    else this.#heading.focus();
  }
}

import { Card } from './card.js';
import { arrange, create } from './dom.js';
import { styleSheet } from './styles.js';

/**
 * @typedef {import('../index.d.ts').Suggestion} Suggestion
 * @typedef {import('./card.js').Manner} Manner
 * @typedef {import('./card.js').Tap} Tap
 */

/**
 * The shadow tree: the fallback, or a heading with a list of cards. It keeps what the shopper is
 * on in its place, and the focus with it.
 */
export class Strip {
  section = create('section', 'section');
  list = create('ul', 'list');
  more = create('button', 'more');
  hide = create('button', 'hide', '×');
  heading = create('h2', 'heading');
  /** What is in each child of the list; null is a place left empty. @type {Array<Card | null>} */
  places = [];
  /** Whether nothing but taps in it changed the cart since the last answer; taps/ knows. */
  steady = false;
  #slot = create('slot');
  #head = create('div', 'head');
  #note = create('p', 'note');
  #status = create('p', 'status');

  /**
   * @param {HTMLElement} host
   * @param {(what: Parameters<Tap>[0] | 'more' | 'hide' | 'inherit', of?: any) => void} tap
   */
  constructor(host, tap) {
    /** Answers taps, and goes on where another element was: `inherit`, with its taps. */
    this.tap = tap;
    this.root = host.attachShadow({ mode: 'open' });
    this.section.hidden = true;
    this.section.setAttribute('aria-labelledby', 'heading');
    // Lists without bullets are no lists to VoiceOver unless they say so.
    this.list.setAttribute('role', 'list');
    this.#status.setAttribute('role', 'status');
    this.#status.tabIndex = -1;
    for (const what of /** @type {const} */ (['more', 'hide'])) {
      this[what].addEventListener('click', () => tap(what));
    }
    this.#head.append(this.heading, this.hide);
    this.section.append(this.#head, this.#note, this.list, this.more);
    this.root.append(this.#slot, this.section, this.#status);
  }

  /** @throws {GoeswithError} unsupported: without style the list must not be shown */
  style() {
    if (!this.root.adoptedStyleSheets?.length) this.root.adoptedStyleSheets = [styleSheet()];
  }

  get cards() {
    return this.places.flatMap((card) => card ?? []);
  }

  get skus() {
    return this.cards.map(({ sku }) => sku);
  }

  /** @param {Card} card */
  detail(card) {
    return { sku: card.sku, suggestion: card.suggestion, index: this.places.indexOf(card) };
  }

  /** @returns {Suggestion[]} what is on offer now */
  get suggestions() {
    return this.cards.flatMap((card) => (card.state === 'added' ? [] : card.suggestion));
  }

  /** @param {string} text spoken by screen readers; `''` so that the same words are spoken again */
  set status(text) {
    this.#status.textContent = text;
  }

  /**
   * @param {string} text
   * @param {number} level 2…6
   * @param {string} note under it
   * @param {import('./texts.js').Texts} texts
   */
  setHead(text, level, note, texts) {
    if (this.heading.localName !== `h${level}`) {
      const heading = create(/** @type {'h2'} */ (`h${level}`), 'heading');
      this.heading.replaceWith(heading);
      this.heading = heading;
    }
    this.heading.id = 'heading';
    this.heading.tabIndex = -1;
    this.heading.textContent = text;
    this.#note.textContent = note;
    this.#note.hidden = !note;
    this.more.textContent = texts.more;
    this.hide.setAttribute('aria-label', texts.hide);
    this.section.lang = this.#status.lang = texts.lang;
  }

  /**
   * Shows an answer.
   * @param {Suggestion[]} suggestions best first; of no length shows the fallback
   * @param {number} limit places at most
   * @param {Manner} manner
   * @param {(shown: Suggestion[]) => void} head writes what stands over them
   */
  render(suggestions, limit, manner, head) {
    const answer = new Map(suggestions.map((suggestion) => [suggestion.sku, suggestion]));
    const known = new Map(this.cards.map((card) => [card.sku, card]));
    const card = (/** @type {Suggestion} */ suggestion) => this.card(suggestion, manner, known);
    const [places, elements] = this.arrange(suggestions, limit, card);
    for (const its of places) its?.update(answer.get(its.sku) ?? its.suggestion, manner);
    head(places.flatMap((its) => its?.suggestion ?? []));
    this.more.hidden = suggestions.length < limit;
    this.#show(places, elements);
  }

  /**
   * What comes where. Once the strip was tapped taps/places.js does this, which keeps what was
   * tapped.
   * @param {Suggestion[]} suggestions
   * @param {number} limit
   * @param {(suggestion: Suggestion) => Card} card
   * @returns {[Array<Card | null>, HTMLElement[]]} places, and what is shown in each
   */
  arrange(suggestions, limit, card) {
    const cards = suggestions.slice(0, limit).map(card);
    return [cards, cards.map(({ element }) => element)];
  }

  /**
   * @param {Suggestion} suggestion
   * @param {Manner} manner
   * @param {Map<string, Card>} [known]
   */
  card(suggestion, manner, known) {
    const card = known?.get(suggestion.sku) ?? new Card(suggestion, manner, this.tap);
    if (card.state === 'added') card.state = 'ready';
    return card;
  }

  /**
   * @param {Array<Card | null>} places
   * @param {HTMLElement[]} elements
   */
  #show(places, elements) {
    const { host } = this.root;
    const focused = this.root.activeElement;
    const outside = /** @type {Document | ShadowRoot} */ (host.getRootNode()).activeElement;
    const onFallback = outside !== host && host.contains(outside);
    const still = focused ? elements.find((element) => element.contains(focused)) : undefined;
    const any = places.length > 0;
    this.places = places;
    arrange(this.list, elements, still);
    this.section.hidden = !any;
    this.#slot.hidden = any;
    // The status is the one thing that can hold the focus when nothing else is left.
    if (any ? onFallback || (focused && !this.root.activeElement) : focused) {
      (any ? this.heading : this.#status).focus();
    }
  }

  /** Shows the fallback and forgets every card. */
  clear() {
    this.#show([], []);
  }
}

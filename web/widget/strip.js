import { GoeswithError } from '../engine/errors.js';
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
  root;
  /** What is in each child of the list; null is a place left empty. @type {Array<Card | null>} */
  places = [];
  /** Why the list cannot be styled, and so must not be shown. @type {GoeswithError | undefined} */
  unstyled;
  #tap;
  #slot = create('slot');
  #head = create('div', 'head');
  #note = create('p', 'note');
  #status = create('p', 'status');

  /**
   * @param {HTMLElement} host
   * @param {Tap} tap
   */
  constructor(host, tap) {
    this.#tap = tap;
    this.root = host.attachShadow({ mode: 'open' });
    this.section.hidden = true;
    this.section.setAttribute('aria-labelledby', 'heading');
    // Lists without bullets are no lists to VoiceOver unless they say so.
    this.list.setAttribute('role', 'list');
    this.#status.setAttribute('role', 'status');
    this.#status.tabIndex = -1;
    this.more.type = this.hide.type = 'button';
    this.#head.append(this.heading, this.hide);
    this.section.append(this.#head, this.#note, this.list, this.more);
    this.root.append(this.#slot, this.section, this.#status);
    try {
      this.root.adoptedStyleSheets = [styleSheet()];
    } catch (cause) {
      const message = 'This browser cannot construct style sheets';
      this.unstyled = new GoeswithError('unsupported', message, { cause });
    }
  }

  get cards() {
    return this.places.flatMap((card) => card ?? []);
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
  }

  /**
   * Shows an answer. What is being added stays in its place.
   * @param {Suggestion[]} suggestions best first; of no length shows the fallback
   * @param {number} limit places at most
   * @param {boolean} steady the cart changed by taps in this strip: what was added stays, and so
   *   does every place, filled anew where its suggestion is good no more
   * @param {Manner} manner
   */
  render(suggestions, limit, steady, manner) {
    const answer = new Map(suggestions.map((suggestion) => [suggestion.sku, suggestion]));
    const known = new Map(this.cards.map((card) => [card.sku, card]));
    const kept = this.places.map((card) => {
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
      const card = next ? this.card(next, manner, known) : kept[i];
      if (!card && !(steady && i < kept.length)) continue;
      card?.update(answer.get(card.sku) ?? card.suggestion, manner);
      places.push(card ?? null);
      elements.push(card?.element ?? this.#hole(i));
    }
    this.more.hidden = suggestions.length < limit;
    this.#show(places, elements);
  }

  /**
   * @param {Suggestion} suggestion
   * @param {Manner} manner
   * @param {Map<string, Card>} [known]
   */
  card(suggestion, manner, known) {
    const card = known?.get(suggestion.sku) ?? new Card(suggestion, manner, this.#tap);
    if (card.state === 'added') card.state = 'ready';
    return card;
  }

  /** @param {number} index of a place that stays, with nothing in it */
  #hole(index) {
    const element = /** @type {HTMLElement} */ (this.list.children[index]);
    return this.places[index] ? emptyPlace(element) : element;
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

/**
 * What stays where a card was, with its size, so that nothing moves under the finger.
 * @param {HTMLElement} place the card's element, or what holds them all
 * @param {string} [text] without one the place is neither seen nor heard of
 */
export function emptyPlace(place, text) {
  const hole = create('li', 'removed', text);
  if (!text) hole.style.visibility = 'hidden';
  hole.style.minHeight = `${place.offsetHeight}px`;
  return hole;
}

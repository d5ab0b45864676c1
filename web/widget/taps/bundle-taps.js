import { create } from '../dom.js';
import { filled, titlesOf } from '../texts.js';
import { forget, remember } from './remember.js';
import { kEnglish } from './texts.js';

/**
 * @typedef {import('../../index.d.ts').Suggestion} Suggestion
 * @typedef {import('../inside.js').Inside} Inside
 */

/** Answers the taps on a bundle: on all of its items at once. */
export class BundleTaps {
  #inside;
  #taps;

  /**
   * @param {Inside} inside
   * @param {import('./taps.js').Taps} taps
   */
  constructor(inside, taps) {
    this.#inside = inside;
    this.#taps = taps;
  }

  /** @returns {Record<string, any>} */
  get #texts() {
    return { ...kEnglish, ...this.#inside.manner().texts };
  }

  /**
   * Adds items one after the other, as a tap on each one's card does, and says once what came of it.
   * @param {Suggestion[]} items
   * @returns {Promise<{ added: string[], refused: string }>} SKUs; and in words what was not added,
   *   unless the page cancelled it
   */
  async add(items) {
    const { host, strip, manner } = this.#inside;
    const texts = this.#texts;
    /** @type {Suggestion[]} */
    const added = [];
    /** @type {Suggestion[]} */
    const refused = [];
    let failed = false;
    const fail = () => (failed = true);
    host.addEventListener('goeswith:error', fail);
    this.#taps.quiet = true;
    for (const item of items) {
      failed = false;
      const card = strip.cards.find(({ sku }) => sku === item.sku) ?? strip.card(item, manner());
      if (card.state === 'ready') await this.#taps.add(card);
      if (card.state === 'added') added.push(item);
      else if (failed) refused.push(item);
    }
    this.#taps.quiet = false;
    host.removeEventListener('goeswith:error', fail);
    const said = refused.length ? filled(texts.notAddedOf, { title: titlesOf(refused) }) : '';
    const done = added.length ? filled(texts.statusAdded, { title: titlesOf(added) }) : '';
    strip.status = [done, said].filter(Boolean).join('. ');
    return { added: added.map(({ sku }) => sku), refused: said };
  }

  /**
   * Takes a bundle out and leaves its place, which can bring it back.
   * @param {HTMLElement} box
   * @param {string} title
   * @param {import('../remembered.js').Remembered} refused what the shopper said no to
   * @param {string} key of the bundle there
   * @param {() => void} undone
   * @returns {HTMLElement} its place
   */
  dismiss(box, title, refused, key, undone) {
    const { strip, consent } = this.#inside;
    const texts = this.#texts;
    remember(refused, key, consent());
    const hole = create('div', 'removed', texts.removed);
    hole.style.minBlockSize = `${box.getBoundingClientRect().height}px`;
    const undo = create('button', 'undo', texts.undo);
    undo.setAttribute('aria-label', filled(texts.undoLabel, { title }));
    undo.addEventListener('click', () => {
      forget(refused, key, consent());
      hole.replaceWith(box);
      undone();
      strip.status = filled(texts.statusRestored, { title });
    });
    hole.append(undo);
    box.replaceWith(hole);
    undo.focus();
    strip.status = filled(texts.statusRemoved, { title });
    return hole;
  }
}

import { create } from '../dom.js';
import { filled } from '../texts.js';
import { emptyPlace } from './places.js';

/**
 * @typedef {import('../card.js').Card} Card
 * @typedef {import('../strip.js').Strip} Strip
 */

/**
 * Takes a card out and leaves its place, which can bring it back.
 * @param {Strip} strip
 * @param {Card} card
 * @param {Record<string, string>} texts
 * @param {{ say?: () => void, undo: () => void, reason?: (reason: string) => void }} taps `say` is
 *   called once it is out, before the focus moves, for which the browser lays out what has changed;
 *   `reason` gets one if the shopper gives one
 * @returns {HTMLElement} what is in its place
 */
export function takeOut(strip, card, texts, { say, undo, reason }) {
  const { title } = card;
  const index = strip.places.indexOf(card);
  const focused = card.element.contains(strip.root.activeElement);
  const hole = emptyPlace(card.element);
  hole.append(texts.removed);
  const button = (/** @type {string} */ label, /** @type {string} */ name, /** @type {() => void} */ tap) => {
    const element = create('button', 'undo', label);
    element.setAttribute('aria-label', name);
    element.addEventListener('click', tap);
    hole.append(element);
    return element;
  };
  button(texts.undo, filled(texts.undoLabel, { title }), () => {
    strip.places[index] = card;
    hole.replaceWith(card.element);
    undo();
    card.add.focus();
  });
  if (reason) {
    const reasons = ['notRelevant', 'owned'].map((key) =>
      button(texts[key], filled(texts.reasonLabel, { label: texts[key], title }), () => {
        for (const element of reasons) element.remove();
        hole.firstChild?.replaceWith(texts.thanks);
        hole.querySelector('button')?.focus();
        reason(key);
      }),
    );
  }
  strip.places[index] = null;
  card.element.replaceWith(hole);
  say?.();
  if (focused) focusBeside(strip, index);
  return hole;
}

/**
 * @param {Strip} strip
 * @param {number} index of the place that is empty
 */
function focusBeside(strip, index) {
  const next = strip.places.slice(index + 1).find(Boolean);
  const card = next ?? strip.places.slice(0, index).findLast(Boolean);
  (card?.dismiss ?? strip.heading).focus();
}

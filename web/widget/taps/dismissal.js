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
 * @param {{ undo: () => void, reason?: (reason: string) => void }} taps `reason` gets one if the
 *   shopper gives one
 * @returns {HTMLElement} what is in its place
 */
export function takeOut(strip, card, texts, { undo, reason }) {
  const { title } = card;
  const index = strip.places.indexOf(card);
  const focused = card.element.contains(strip.root.activeElement);
  const hole = emptyPlace(card.element);
  hole.append(texts.removed);
  const say = (/** @type {string} */ label, /** @type {string} */ name, /** @type {() => void} */ tap) => {
    const button = create('button', 'undo', label);
    button.setAttribute('aria-label', name);
    button.addEventListener('click', tap);
    hole.append(button);
    return button;
  };
  say(texts.undo, filled(texts.undoLabel, { title }), () => {
    strip.places[index] = card;
    hole.replaceWith(card.element);
    card.add.focus();
    undo();
  });
  if (reason) {
    const reasons = ['notRelevant', 'owned'].map((key) =>
      say(texts[key], filled(texts.reasonLabel, { label: texts[key], title }), () => {
        for (const button of reasons) button.remove();
        hole.firstChild?.replaceWith(texts.thanks);
        hole.querySelector('button')?.focus();
        reason(key);
      }),
    );
  }
  strip.places[index] = null;
  card.element.replaceWith(hole);
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

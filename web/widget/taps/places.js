import { create } from '../dom.js';

/**
 * @typedef {import('../../index.d.ts').Suggestion} Suggestion
 * @typedef {import('../card.js').Card} Card
 * @typedef {import('../strip.js').Strip} Strip
 */

/**
 * What comes where in a strip whose taps have changed the cart: what is being added stays in its
 * place. So does all else where nothing but taps changed the cart, and a place whose suggestion is
 * good no more is filled anew.
 * @param {Strip} strip
 * @param {boolean} steady whether nothing but taps changed the cart
 * @param {Parameters<Strip['arrange']>} answer
 * @returns {ReturnType<Strip['arrange']>}
 */
export function arranged(strip, steady, [suggestions, limit, card]) {
  const good = new Map(suggestions.map((its) => [its.sku, its]));
  const kept = strip.places.map((its) => {
    const stays =
      its?.state === 'pending' || (steady && its && (its.state === 'added' || good.has(its.sku)));
    return stays ? its : null;
  });
  // The reason too: another may have more lines, and this one holds still.
  for (const its of steady ? kept : []) {
    const now = its && good.get(its.sku);
    if (now) ({ evidence: now.evidence, why: now.why } = its.suggestion);
  }
  const rest = suggestions.filter(({ sku }) => !kept.some((its) => its?.sku === sku));
  // What the shopper took out can be brought back.
  const undone = (/** @type {number} */ i) => steady && strip.list.children[i]?.querySelector('.undo');
  /** @type {Array<Card | null>} */
  const places = [];
  /** @type {HTMLElement[]} */
  const elements = [];
  for (let i = 0; i < Math.max(limit, kept.length); ++i) {
    const next = i < limit && !kept[i] && !undone(i) ? rest.shift() : undefined;
    const its = next ? card(next) : kept[i];
    if (!its && !(steady && i < kept.length)) continue;
    places.push(its ?? null);
    elements.push(its?.element ?? hole(strip, i));
  }
  return [places, elements];
}

/**
 * @param {Strip} strip
 * @param {number} index of a place that stays, with nothing in it
 */
function hole(strip, index) {
  const element = /** @type {HTMLElement} */ (strip.list.children[index]);
  if (!strip.places[index]) return element;
  const empty = emptyPlace(element);
  empty.style.visibility = 'hidden';
  return empty;
}

/**
 * What stays where a card was, with its size, so that nothing moves under the finger.
 * @param {HTMLElement} place the card's element
 */
export function emptyPlace(place) {
  const empty = create('li', 'removed');
  empty.style.minHeight = `${place.getBoundingClientRect().height}px`;
  return empty;
}

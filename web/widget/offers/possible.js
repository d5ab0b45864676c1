import { isCustom } from '../../engine/quantities.js';
import { safeUrl } from '../links.js';
import { isUpgrade, replacedBy } from './upgrades.js';

/**
 * Which better versions the page can carry out.
 * @typedef {import('../../index.d.ts').SuggestAnswer} SuggestAnswer
 * @typedef {import('../../index.d.ts').Suggestion} Suggestion
 * @typedef {import('../inside.js').Inside} Inside
 */

/** @param {Inside} inside Whether a better version can take the place of a line here. */
export function canReplace({ host, adapter }) {
  return host.placement === 'cart' && host.action !== 'link' && !!adapter()?.set;
}

/**
 * @param {Inside} inside
 * @returns {(suggestion: Suggestion) => boolean} whether it can be had, and nothing of a line is lost
 *   for it
 */
export function isPossible(inside) {
  const replaces = canReplace(inside);
  return (its) =>
    !isUpgrade(its) ||
    (replaces ? !isCustom(inside.cart(), replacedBy(its).sku) : !!safeUrl(its.url));
}

/**
 * @param {Inside} inside
 * @param {Suggestion[]} suggestions of the answer
 * @param {SuggestAnswer | undefined} answer
 * @returns {Suggestion[]} those that are possible; where no better version is, what goes with the cart
 */
export function possible(inside, suggestions, answer) {
  const good = suggestions.filter(isPossible(inside));
  const link = inside.host.action === 'link';
  return good.length ? good : (answer?.instead ?? []).filter(({ url }) => !link || safeUrl(url));
}

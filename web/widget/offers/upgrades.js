import { create } from '../dom.js';
import { priceText } from '../numbers.js';
import { filled } from '../texts.js';
import { difference } from './difference.js';

/**
 * @typedef {import('../../index.d.ts').SuggestAnswer} SuggestAnswer
 * @typedef {import('../../index.d.ts').Suggestion} Suggestion
 * @typedef {import('../card.js').Card} Card
 * @typedef {import('../card.js').Manner} Manner
 * @typedef {import('./texts.js').OfferTexts} OfferTexts
 */

/** @param {Suggestion} suggestion */
export function isUpgrade({ why, evidence }) {
  return why === 'upgrade' && !!evidence;
}

/** @param {Suggestion} suggestion a better version @returns {{ sku: string, title: string }} of what */
export function replacedBy({ evidence }) {
  const { with: sku = '', withTitle = '' } = evidence ?? {};
  return { sku, title: withTitle || sku };
}

/**
 * @param {Suggestion[]} suggestions
 * @param {OfferTexts} texts
 * @returns {string | undefined} what stands over better versions
 */
export function upgradesHeading(suggestions, texts) {
  if (!suggestions.length || !suggestions.every(isUpgrade)) return undefined;
  const titles = new Set(suggestions.map((suggestion) => replacedBy(suggestion).title));
  const [title] = titles;
  return titles.size > 1 ? texts.stepUps : filled(texts.stepUp, { title });
}

/** How cards of better versions are written: once for each line and all texts. */
export class UpgradeManners {
  /** @type {WeakMap<object, Map<string, Manner>>} */
  #manners = new WeakMap();

  /**
   * @param {Suggestion} suggestion
   * @param {Manner} manner of the others
   * @param {OfferTexts} texts
   * @param {boolean} link whether it can only be linked to
   * @returns {Manner}
   */
  of(suggestion, manner, texts, link) {
    const { sku, title } = replacedBy(suggestion);
    const known = this.#manners.get(manner.texts) ?? new Map();
    this.#manners.set(manner.texts, known);
    const key = `${link} ${sku}`;
    if (!known.has(key)) {
      const addLabel = texts.replaceLabel.replaceAll('{other}', () => title);
      const own = { add: texts.replace, adding: texts.replacing, see: texts.seeIt, addLabel };
      known.set(key, { ...manner, link, texts: { ...manner.texts, ...own } });
    }
    return known.get(key);
  }
}

/**
 * What a better version is instead of, and what differs.
 * @param {Suggestion} suggestion
 * @param {OfferTexts} texts
 * @returns {[string, string]}
 */
export function comparison(suggestion, texts) {
  const { title } = replacedBy(suggestion);
  const [better, other] = difference(suggestion.title, title);
  const both = better && other && filled(texts.differs, { better, other });
  return [filled(texts.insteadOf, { title }), both || better];
}

/**
 * Writes how much more a better version costs behind its price, or takes that away.
 * @param {Card} card
 * @param {SuggestAnswer | undefined} answer
 * @param {Manner} manner
 * @param {OfferTexts} texts
 */
export function writeExtra({ buy, suggestion }, answer, { currency, locale }, texts) {
  const line = answer?.lines?.find(({ sku }) => sku === replacedBy(suggestion).sku);
  const [now, before] = [suggestion.price, line?.price ?? null];
  const more = now === null || before === null ? 0 : Number((now - before).toFixed(2));
  const price = priceText(Math.abs(more), suggestion.currency || currency, locale);
  const text = more && filled(more > 0 ? texts.dearer : texts.cheaper, { price });
  const extra = buy.querySelector('.extra') ?? create('span', 'extra');
  extra.textContent = text || '';
  if (!text) extra.remove();
  else if (!extra.parentNode) buy.firstElementChild?.after(extra);
}

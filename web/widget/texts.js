import { countText, percentText } from './numbers.js';

/** Every word that the element shows or speaks. Numbers follow the page's language. */

/** @typedef {import('../index.d.ts').Evidence} Evidence */

/** Shares below this would round to nothing, so orders are counted instead. */
const kSmallestShare = 0.01;

export const headings = {
  cart: 'Goes well with your cart',
  'thank-you': 'Goes well with your order',
  product: 'Goes well with this',
};

/** The add button by state. */
export const addTexts = { ready: 'Add', pending: 'Adding', added: 'Added' };

export const texts = {
  popular: 'Popular in this shop',
  removed: 'Removed from suggestions',
  none: 'No more suggestions',
  notAdded: 'Could not be added',
  add: (/** @type {string} */ label, /** @type {string} */ title) => `${label} ${title} to cart`,
  dismiss: (/** @type {string} */ title) => `Not interested in ${title}`,
  statusAdded: (/** @type {string} */ title) => `Added ${title}`,
  statusRemoved: (/** @type {string} */ title) => `Removed ${title} from suggestions`,
};

/**
 * The language of an element: its own or the nearest ancestor's, also outside a shadow tree.
 * @param {Element} element
 * @returns {string | undefined} a tag that `Intl` accepts, or undefined for the browser's own
 */
export function localeOf(element) {
  const nearest = element.closest('[lang]');
  if (!nearest) {
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? localeOf(root.host) : undefined;
  }
  try {
    return Intl.getCanonicalLocales(nearest.getAttribute('lang') || [])[0];
  } catch {
    return undefined;
  }
}

/**
 * Why an item is suggested, in a sentence that the store's orders bear out: 100 % is said only
 * where every order has both.
 * A new item has the orders of items like it.
 * @param {Evidence | null} evidence
 * @param {string | undefined} locale
 */
export function evidenceText(evidence, locale) {
  if (!evidence) return texts.popular;
  const { attachRate, orders } = evidence;
  const title = evidence.withTitle || evidence.with;
  if (!orders) return `Similar items are bought with ${title}`;
  if (attachRate >= kSmallestShare) {
    const percent = attachRate < 1 ? Math.min(Math.round(attachRate * 100), 99) : 100;
    return `In ${percentText(percent, locale)} of orders with ${title}`;
  }
  return `In ${countText(orders, locale)} ${orders === 1 ? 'order' : 'orders'} with ${title}`;
}

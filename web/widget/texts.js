import { loadExtra } from '../engine/extras.js';
import { countText } from './numbers.js';

/**
 * Every word that the element shows or speaks before it is touched; taps/texts.js has the others. In
 * braces stands what is filled in.
 */
export const kEnglish = {
  cart: 'Goes well with your cart',
  'thank-you': 'Goes well with your order',
  product: 'Goes well with this',
  goesWith: 'Goes with {title}',
  newOrder: 'Buying more starts a new order',
  popular: 'Popular in this shop',
  share: 'In {count} of 100 orders with {title}',
  orders: { one: 'In {count} order with {title}', other: 'In {count} orders with {title}' },
  similar: 'Similar items are bought with {title}',
  add: 'Add',
  adding: 'Adding',
  added: 'Added',
  addLabel: '{label} {title} to cart',
  see: 'See product',
  seeLabel: '{label}: {title}',
  dismissLabel: 'Not interested in {title}',
  more: 'Show more',
  hide: 'Hide suggestions',
  offline: 'The shop cannot be reached',
};

/** @typedef {import('../index.d.ts').Evidence} Evidence */
/**
 * With the language that they are in, as the attribute has it.
 * @typedef {typeof kEnglish & { lang: string }} Texts
 */

/** Languages whose texts lie beside the bundle. */
const kLanguages = ['ar', 'de', 'es', 'fr', 'nl'];

/** So long a title may be in a heading. */
const kHeadingLetters = 30;

/** Shares below this would round to nothing, so orders are counted instead. */
const kSmallestShare = 0.01;

/**
 * The texts in a language: English where there are none of it, or where they cannot be loaded.
 * @param {string | undefined} locale
 * @param {Partial<import('../index.d.ts').Texts> | null} own the shop's, each in the place of ours
 * @returns {Texts | Promise<Texts>} at once where nothing must be loaded
 */
export function textsOf(locale, own) {
  const language = locale?.split('-')[0] ?? '';
  const all = (/** @type {object} */ its, lang = locale ?? '') =>
    merged({ ...kEnglish, ...its, lang }, own);
  if (!kLanguages.includes(language)) return all({}, own || language === 'en' ? locale : 'en');
  return loadExtra(language).then((its) => all(its.default), () => all({}, 'en'));
}

/**
 * A shop may set anything: what is not of the type of ours is left out.
 * @param {any} ours
 * @param {any} own
 */
function merged(ours, own) {
  const all = { ...ours };
  for (const key in own) {
    const text = own[key];
    const type = typeof text;
    if (type === typeof (all[key] ?? '')) all[key] = type === 'object' ? merged(all[key], text) : text;
  }
  return all;
}

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
 * @param {string} text
 * @param {Record<string, string>} values in the place of their names in braces
 */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (braces, name) => values[name] ?? braces);
}

/** @param {readonly { sku: string, title: string }[]} items of which one sentence speaks */
export const titlesOf = (items) => items.map(({ sku, title }) => title || sku).join(', ');

/**
 * A heading that names what all of a list goes with.
 * @param {readonly import('../index.d.ts').Suggestion[]} suggestions
 * @param {Texts} texts
 * @returns {string} `''` where that is not one item with a title short enough
 */
export function namingHeading(suggestions, texts) {
  const [title, ...others] = new Set(suggestions.map(({ evidence }) => evidence?.withTitle));
  const short = title && !others.length && title.length <= kHeadingLetters;
  return short ? filled(texts.goesWith, { title }) : '';
}

/**
 * Why an item is suggested, in a sentence that the store's orders bear out: 100 of 100 is said only
 * where every order has both.
 * A new item has the orders of items like it.
 * @param {Evidence | null} evidence
 * @param {Texts} texts
 * @param {string | undefined} locale
 */
export function evidenceText(evidence, texts, locale) {
  if (!evidence) return texts.popular;
  const { attachRate, orders } = evidence;
  const title = evidence.withTitle || evidence.with;
  if (!orders) return filled(texts.similar, { title });
  const percent = attachRate < 1 ? Math.min(Math.round(attachRate * 100), 99) : 100;
  const share = attachRate >= kSmallestShare;
  return filled(share ? texts.share : plural(texts.orders, orders, locale), {
    title,
    count: countText(share ? percent : orders, locale),
  });
}

/**
 * @param {Record<string, string>} forms by the categories of `Intl.PluralRules`
 * @param {number} count
 * @param {string | undefined} locale
 */
function plural(forms, count, locale) {
  // English is known without Intl, whose first use takes long; see numbers.js.
  const english = forms === kEnglish.orders;
  const form = english ? (count === 1 ? 'one' : 'other') : new Intl.PluralRules(locale).select(count);
  return forms[form] ?? forms.other;
}

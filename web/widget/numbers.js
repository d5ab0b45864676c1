/**
 * Numbers in the page's language, as `Intl` writes them. A page's first `Intl.NumberFormat` looks
 * through the data of every locale that Chromium has: 30 ms, and on a phone more than 100, in which
 * nothing else happens. So English is written here, in the very same letters, and for the other
 * languages `Intl` is woken while the network is waited for.
 */

/** Region of an English that is written here, and the American where there is none. */
const kEnglish = /^en(?:-(US|GB|IE|AU|CA|NZ))?$/;

/**
 * The sign before a number, of a currency with two decimals.
 * @param {string} region one of these
 * @param {string} currency
 * @returns {string | undefined} as far as it is known here; `''` for no currency
 */
function signOf(region, currency) {
  if (!currency) return '';
  // Each of these calls its own dollar so; elsewhere it is told apart.
  if (currency === `${region}D`) return '$';
  return /US|GB|IE/.test(region) ? { EUR: '€', GBP: '£' }[currency] : undefined;
}

/** @param {string} digits with at most two decimals */
function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** @param {string | undefined} locale */
function isEnglish(locale) {
  return kEnglish.test(locale ?? '');
}

/**
 * @param {number} number
 * @param {string | undefined} locale
 * @param {Intl.NumberFormatOptions} [options]
 */
function byIntl(number, locale, options) {
  return new Intl.NumberFormat(locale, options).format(number);
}

/**
 * @param {number} count
 * @param {string | undefined} locale
 */
export function countText(count, locale) {
  return isEnglish(locale) ? grouped(`${count}`) : byIntl(count, locale);
}

/**
 * @param {number | null} price
 * @param {string} currency ISO 4217, or `''`
 * @param {string | undefined} locale
 * @returns {string} `''` where there is no price; a plain number where there is no known currency
 */
export function priceText(price, currency, locale) {
  if (price === null) return '';
  const english = locale?.match(kEnglish);
  const sign = english && signOf(english[1] ?? 'US', currency);
  const digits = price.toFixed(2);
  // What has more decimals is rounded by what it reads, not by what a binary fraction makes of it.
  if (typeof sign === 'string' && Number(digits) === price) return sign + grouped(digits);
  try {
    return byIntl(price, locale, { style: 'currency', currency });
  } catch {
    return byIntl(price, locale, { minimumFractionDigits: 2 });
  }
}

/**
 * Has `Intl` look through its locales when the browser has nothing else to do, if it will have to.
 * @param {string | undefined} locale
 */
export function wakeNumbers(locale) {
  if (!isEnglish(locale)) globalThis.requestIdleCallback?.(() => byIntl(0, locale));
}

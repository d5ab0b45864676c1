/**
 * Numbers in the page's language, as `Intl` writes them. A page's first `Intl.NumberFormat` looks
 * through the data of every locale that Chromium has: 30 ms, and on a phone more than 100, in which
 * nothing else happens. So English is written here, in the very same letters, and for the other
 * languages `Intl` is woken while the network is waited for.
 */

/** By locale: currencies of two decimals whose sign stands before the number. */
const kEnglish = {
  en: { USD: '$', GBP: '£', EUR: '€' },
  'en-US': { USD: '$', GBP: '£', EUR: '€' },
  'en-GB': { GBP: '£', EUR: '€' },
  'en-IE': { GBP: '£', EUR: '€' },
  'en-AU': { AUD: '$' },
  'en-CA': { CAD: '$' },
  'en-NZ': { NZD: '$' },
};

/**
 * @param {string | undefined} locale
 * @returns {Record<string, string> | undefined} its currencies, if it is one of these
 */
function englishOf(locale) {
  return kEnglish[/** @type {keyof typeof kEnglish} */ (locale)];
}

/** @param {string} digits with at most two decimals */
function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
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
  return englishOf(locale) ? grouped(`${count}`) : byIntl(count, locale);
}

/**
 * @param {number | null} price
 * @param {string} currency ISO 4217, or `''`
 * @param {string | undefined} locale
 * @returns {string} `''` where there is no price; a plain number where there is no known currency
 */
export function priceText(price, currency, locale) {
  if (price === null) return '';
  const english = englishOf(locale);
  const sign = currency ? english?.[currency] : english && '';
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
  if (!englishOf(locale)) globalThis.requestIdleCallback?.(() => byIntl(0, locale));
}

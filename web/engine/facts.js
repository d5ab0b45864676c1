/**
 * What a page may say in its facts. Programs that say something else hear of it; the element takes what
 * it understands, for a page is not to lose its suggestions over a wrong fact.
 */

/** Of what was seen instead, so many letters are told. */
const kShown = 60;
const kOfEach = 'for each SKU';

/** @type {Array<[string[], string, (value: any) => boolean]>} fields, what each must be, and whether it is */
const kRules = [
  [['stock'], `an object with a number ${kOfEach}`, recordOf(Number.isFinite)],
  [['prices', 'history'], `an object with a number, 0 or more, ${kOfEach}`, recordOf(isAmount)],
  [['segments', 'viewed', 'dismissed'], 'an array of strings', isList],
  [['now'], 'a time in milliseconds since 1970', isAmount],
  [['subtotal'], 'an amount, 0 or more', isAmount],
  [['country'], 'a country in two capital letters', isCountry],
];

/**
 * @param {unknown} facts
 * @throws {TypeError}
 */
export function checkFacts(facts) {
  if (facts === undefined || facts === null) return;
  if (!isObject(facts)) throw new TypeError(`facts must be an object, not ${shown(facts)}`);
  for (const [names, expected, isGood] of kRules) {
    for (const name of names) {
      const value = /** @type {any} */ (facts)[name];
      if (value === undefined || value === null || isGood(value)) continue;
      throw new TypeError(`facts.${name} must be ${expected}, not ${shown(value)}`);
    }
  }
}

/** @param {unknown} value */
function isAmount(value) {
  return Number.isFinite(value) && Number(value) >= 0;
}

/** @param {unknown} value */
function isList(value) {
  return Array.isArray(value) && [...value].every((it) => typeof it === 'string');
}

/** @param {unknown} value */
function isCountry(value) {
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value);
}

/** @param {(value: unknown) => boolean} isGood */
function recordOf(isGood) {
  return (/** @type {unknown} */ value) =>
    isObject(value) &&
    Object.entries(/** @type {object} */ (value)).every(([sku, it]) => !sku.includes('\0') && isGood(it));
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {unknown} value in so many words */
function shown(value) {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return typeof value === 'string' ? `'${text}'` : text.slice(0, kShown);
}

import { checkFacts } from './facts.js';

/**
 * What the engine is asked.
 * @typedef {object} CheckedRequest
 * @property {readonly string[]} cart
 * @property {readonly string[]} exclude
 * @property {number} limit 1…64
 * @property {number} popular place in kPopular
 * @property {number} minProbability 0…1, or kModelsOwn
 * @property {string} placement
 * @property {boolean} [explain] whether the answer says what is withheld
 * @property {import('../recommender.d.ts').Facts | null} [facts]
 * @property {Readonly<Record<string, number>>} [quantities] by SKU of the cart, 1 unless given
 * @property {unknown} [lines] or the cart as its source gave it, which may say them, and its currency
 * @property {string} [currency] of the page where the cart names none, and of the model
 */

/** In the order of engine/recommender.h. */
export const kPopular = ['never', 'last-resort', 'fill'];
const kPlacements = ['cart', 'thank-you', 'product'];
const kMaxLimit = 64;
/** The model's own threshold counts. */
export const kModelsOwn = -1;

/**
 * A request whose every part is known to be good, or an error that says which is not: the engine
 * behind it takes any number for what it is not.
 * @param {import('../recommender.d.ts').SuggestRequest} request
 * @returns {CheckedRequest}
 * @throws {TypeError | RangeError}
 */
export function checkRequest(request) {
  const {
    cart,
    placement = 'cart',
    limit = 4,
    exclude = [],
    popular = 'last-resort',
    minProbability = kModelsOwn,
    facts,
    quantities,
  } = request ?? {};
  for (const [name, skus] of Object.entries({ cart, exclude })) {
    // Spread, for `every` skips the holes of an array.
    if (!Array.isArray(skus) || ![...skus].every(isSku)) {
      throw new TypeError(`${name} must be an array of SKUs (strings)`);
    }
  }
  requireOneOf('placement', placement, kPlacements);
  requireOneOf('popular', popular, kPopular);
  if (!Number.isInteger(limit) || limit < 1 || limit > kMaxLimit) {
    throw new RangeError(`limit must be a whole number in 1…${kMaxLimit}, not ${limit}`);
  }
  const share = typeof minProbability === 'number' && minProbability >= 0 && minProbability <= 1;
  if (!share && minProbability !== kModelsOwn) {
    throw new RangeError(`minProbability must be a number in 0…1, not ${String(minProbability)}`);
  }
  checkFacts(facts);
  if (quantities && typeof quantities !== 'object') throw new TypeError('quantities must be an object');
  const its = { placement, facts, quantities };
  return { cart, exclude, limit, popular: kPopular.indexOf(popular), minProbability, ...its };
}

/**
 * @param {unknown} sku a zero byte ends one on its way to the engine
 * @returns {sku is string}
 */
export function isSku(sku) {
  return typeof sku === 'string' && !sku.includes('\0');
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string[]} known
 */
function requireOneOf(name, value, known) {
  if (!known.includes(value)) {
    throw new TypeError(`${name} must be one of ${known.join(', ')}, not ${value}`);
  }
}

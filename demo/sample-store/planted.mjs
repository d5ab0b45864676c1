/**
 * What a right model should find, in the keys that the trainer gives to items.
 *
 * {
 *   "shop", "currency",
 *   "complements": { "<key>": [["<key>", …], ["<key>", …], ["<key>", …]], … }
 *     The three companions that belong into the first three suggestions for the item. Each is a
 *     list of keys: any variant of the companion will do. Only items sold all year and often
 *     enough to be learned are listed.
 *   "substitutes": [["<key>", …], …]
 *     Items that meet one need, variants of one product among them; never to be suggested
 *     beside each other.
 *   "seasonal": { "<key>": [percent of usual demand, January to December], … }
 *   "repeat": { "items": ["<key>", …], "chance", "daysFrom", "daysTo" }
 *     Consumables, the chance in percent that they are bought again, and after how many days.
 * }
 */
import { complements, kEnoughDemand, repeat, seasons, substitutes } from './affinities.mjs';
import { items, itemsOf, kCurrency, kShop, products } from './products.mjs';

const keysOf = (handle) => itemsOf(handle).map(({ key }) => key);

/** Whether enough is sold of the item, over the whole year, to learn its companions. */
function isLearnable({ product, variant }) {
  const { handle, demand } = product;
  const isSeasonal = (seasons[handle] ?? []).includes(0);
  return !isSeasonal && demand * (variant.share ?? 100) >= kEnoughDemand * 100;
}

/** JSON with one line for each entry of a list or an object. @param {object} content */
function lines(content) {
  const parts = Object.entries(content).map(([name, value]) => {
    if (typeof value !== 'object') return `"${name}": ${JSON.stringify(value)}`;
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    const entries = Object.entries(value).map(([key, entry]) =>
      `  ${Array.isArray(value) ? '' : `${JSON.stringify(key)}: `}${JSON.stringify(entry)}`);
    return `"${name}": ${open}\n${entries.join(',\n')}\n ${close}`;
  });
  return `{\n ${parts.join(',\n ')}\n}\n`;
}

/** @returns {string} the text of planted.json */
export function plantedJson() {
  return lines(planted());
}

/** @returns {object} the content of planted.json */
export function planted() {
  const listed = items.filter((item) => complements[item.product.handle] && isLearnable(item));
  const variants = products.filter((product) => product.variants.length > 1)
    .filter(({ handle }) => !substitutes.some((group) => group.includes(handle)));
  return {
    shop: kShop,
    currency: kCurrency,
    complements: Object.fromEntries(listed.map(({ key, product }) =>
      [key, Object.keys(complements[product.handle]).map(keysOf)])),
    substitutes: [...substitutes.map((group) => group.flatMap(keysOf)),
      ...variants.map(({ handle }) => keysOf(handle))],
    seasonal: Object.fromEntries(Object.entries(seasons).flatMap(([handle, months]) =>
      keysOf(handle).map((key) => [key, months]))),
    repeat: { items: items.filter(({ product }) => product.consumable).map(({ key }) => key),
      ...repeat },
  };
}

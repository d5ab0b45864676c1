/**
 * The catalog of the sample store, an invented shop for tea, coffee and the breakfast table.
 *
 * @typedef {object} Variant one item: what is bought
 * @property {string} [option] value of the product's option, such as 'Sage'; absent if it has none
 * @property {string} sku may be '' and, once, is the same on two products, as in many real stores
 * @property {number} price in pence, VAT included
 * @property {number} cost in pence
 * @property {number} [compareAt] former price in pence
 * @property {number} [stock] pieces in hand; absent for what is not counted
 * @property {number} [share] percent of the product's buyers who choose this variant
 *
 * @typedef {object} Product
 * @property {string} handle last part of its address; unique
 * @property {string} title
 * @property {string} type category
 * @property {string} vendor
 * @property {string} text description, plain text
 * @property {string[]} tags
 * @property {number} demand how often it is the reason for a visit, relative to the others
 * @property {number} grams weight with its packing
 * @property {string} [option] name of the option in which the variants differ
 * @property {boolean} [consumable] it is used up and bought again
 * @property {boolean} [giftCard] it is a voucher
 * @property {boolean} [service] nothing is shipped
 * @property {'Archived'|'Draft'} [status] absent for what is on sale
 * @property {{kind: string, colour?: string, shape?: string, motif?: string, dial?: boolean}}
 *   picture how pictures.mjs draws it
 * @property {Variant[]} variants
 *
 * @typedef {object} Item
 * @property {string} key the SKU, or the full title where the SKU is blank or shared
 * @property {string} title full title: 'Product - Option', or the product's own
 * @property {Product} product
 * @property {Variant} variant
 */
import { coffee } from './products/coffee.mjs';
import { cups } from './products/cups.mjs';
import { pantry } from './products/pantry.mjs';
import { table } from './products/table.mjs';
import { tea } from './products/tea.mjs';
import { teaWare } from './products/tea-ware.mjs';

export const kShop = 'Alderby & Finch';
export const kCurrency = 'GBP';

/** @type {Product[]} */
export const products = [...teaWare, ...tea, ...coffee, ...cups, ...table, ...pantry];

/** @type {Map<string, Product>} */
export const productByHandle = new Map(products.map((product) => [product.handle, product]));

/** @type {Map<string, number>} */
const skuUses = new Map();
for (const { variants } of products) {
  for (const { sku } of variants) skuUses.set(sku, (skuUses.get(sku) ?? 0) + 1);
}

/** @type {Item[]} */
export const items = products.flatMap((product) => product.variants.map((variant) => {
  const title = variant.option ? `${product.title} - ${variant.option}` : product.title;
  const unique = variant.sku !== '' && skuUses.get(variant.sku) === 1;
  return { key: unique ? variant.sku : title, title, product, variant };
}));

/**
 * The items of one product, in catalog order.
 * @param {string} handle
 * @returns {Item[]}
 */
export function itemsOf(handle) {
  const found = items.filter((item) => item.product.handle === handle);
  if (found.length === 0) throw new Error(`no product has the handle ${handle}`);
  return found;
}

/**
 * The name that addresses and files give to an option value: 'Ink blue' is 'ink-blue'.
 * @param {string} option
 */
export function slug(option) {
  return option.toLowerCase().replace('£', 'gbp-').replace(/[^a-z0-9]+/g, '-');
}

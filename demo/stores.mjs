// The two stores of the demo: what they are called, what they sell, and carts to try.
import { items, itemsOf, kCurrency, kShop, products, slug } from './sample-store/products.mjs';
import { nowChosen, piecesLeft } from './sample-store/stock.mjs';
import { readItems } from './read-items.mjs';

/**
 * @typedef {object} ShopItem what is bought
 * @property {string} sku
 * @property {string} title
 * @property {number} price in minor units
 * @property {string} [option] what tells it from the product's other items
 * @property {string} handle of the product's page
 * @property {string} [picture] relative to the store's pages
 * @property {boolean} [soldOut]
 * @property {number} [left] pieces, where there are only so many
 * @property {string} [knownAs] SKU under which the model knows it, if that is another
 *
 * @typedef {object} ShopProduct
 * @property {string} handle of its page; where the store has no products, its one item's SKU
 * @property {string} title
 * @property {string} category
 * @property {string} text
 * @property {string} option name of the option in which the items differ, or `''`
 * @property {ShopItem[]} items at least one
 * @property {string} [knownAs] SKU under which the model knows it as one item, though one of its
 *   items must be chosen
 *
 * @typedef {object} Catalogue the content of a store's catalogue.json
 * @property {ShopProduct[]} products
 * @property {string[]} featured handles, for the front page; all if empty
 * @property {string} more file with the items that are not among the products, or `''`
 * @property {Array<{ id: string, title: string, items: ShopItem[] }>} carts to begin with
 * @property {Code[]} [codes] that the checkout takes
 *
 * @typedef {object} Code of a bundle: off the sum of one of each, if all of them or so many are there
 * @property {string} code
 * @property {string} title
 * @property {string[]} items SKUs
 * @property {number} [percent]
 * @property {Array<{ count: number, percent: number }>} [steps]
 *
 * @typedef {object} Store
 * @property {string} id also its folder
 * @property {string} name
 * @property {string} claim one line about it
 * @property {string} currency ISO 4217
 * @property {number} delivery in minor units; 0 where the store names none
 * @property {number} freeFrom subtotal from which delivery is free
 * @property {number} loyalFreeFrom the same for loyal customers
 * @property {string} footnote HTML
 */

const kBestSellers = 60;

const kSample = {
  id: 'sample',
  name: kShop,
  claim: 'Tea, coffee and everything for the breakfast table',
  currency: kCurrency,
  delivery: 395,
  freeFrom: 4500,
  loyalFreeFrom: 3500,
  footnote: '',
};

const kGifts = {
  id: 'gifts',
  name: 'The Gift Counter',
  claim: 'Presents, parties and pretty things for the home',
  currency: 'GBP',
  delivery: 0,
  freeFrom: 0,
  loyalFreeFrom: 0,
  footnote:
    'Item names and order statistics: ' +
    '<a href="https://archive.ics.uci.edu/dataset/352/online+retail">Online Retail</a> and ' +
    '<a href="https://archive.ics.uci.edu/dataset/502/online+retail+ii">Online Retail II</a>, ' +
    'Chen, Sain and Guo (2012), UCI Machine Learning Repository, ' +
    '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>',
};

/** @type {Store[]} */
export const stores = [kSample, kGifts];

const kSampleCarts = [
  ['tea-for-two', 'Tea for two', ['TP-STO-SG', 'TEA-EARL-125']],
  ['good-toast', 'Good toast', ['TBL-BUTTER', 'TBL-BOARD']],
  ['slow-coffee', 'Slow coffee', ['CM-DRIP-2', 'CM-GR-STEEL']],
  ['a-cake-for-friends', 'A cake for friends', ['TBL-STAND', 'CUP-SAU-WH']],
];

const kGiftCarts = [
  ['afternoon-tea', 'Afternoon tea', ['22423']],
  ['baking-day', 'Baking day', ['22720', '22960']],
  ['lunch-boxes', 'School lunches', ['20725', '22382']],
  ['paper-chains', 'Paper chains', ['22086']],
];

const kFeatured = [
  'stoneware-teapot', 'earl-grey', 'ceramic-dripper', 'butter-dish',
  'stoneware-mug', 'marmalade', 'cake-stand', 'ceremonial-matcha',
];

/**
 * @param {{ bundles: Code[] }} policy of the store
 * @returns {Catalogue} all that Alderby & Finch sells
 */
export function sampleCatalogue({ bundles }) {
  const found = products.filter(({ status }) => !status).map((product) => ({
    handle: product.handle,
    title: product.title,
    category: product.type,
    text: product.text,
    option: product.option ?? '',
    items: itemsOf(product.handle).map(sampleItem),
  })).map(asOfNow);
  const bySku = new Map(items.map((item) => [item.key, sampleItem(item)]));
  return {
    products: found,
    featured: kFeatured,
    more: '',
    carts: carts(kSampleCarts, bySku),
    codes: bundles,
  };
}

/** @param {import('./sample-store/products.mjs').Item} item @returns {ShopItem} */
function sampleItem({ key, title, product: { handle }, variant: { option, price, stock } }) {
  return {
    ...{ sku: key, title, price, handle },
    picture: `pictures/${handle}${option ? `-${slug(option)}` : ''}.svg`,
    ...(option && { option }),
    ...(stock === 0 && { soldOut: true }),
    ...leftOf(key),
  };
}

/** @param {string} sku */
function leftOf(sku) {
  const left = piecesLeft[sku];
  return { ...(left && { left }), ...(left === 0 && { soldOut: true }) };
}

/** @param {ShopProduct} product @returns {ShopProduct} as the shop sells it since */
function asOfNow(product) {
  const [item] = product.items;
  const { text, option, items } = nowChosen[item.sku] ?? {};
  if (!items) return product;
  const knownAs = item.sku;
  const chosen = items.map((its) => ({
    ...{ ...item, ...its, knownAs, title: `${product.title} - ${its.option}` },
    ...leftOf(its.sku),
  }));
  return { ...product, text, option, items: chosen, knownAs };
}

/**
 * @param {string} model directory
 * @returns {{ catalogue: Catalogue, all: ShopItem[] }} the best sellers, and every item
 */
export function giftsCatalogue(model) {
  const { items: known, popular } = readItems(model);
  const item = ({ sku, title, price }) => ({
    ...{ sku, title: title.replace(/\s+/g, ' '), price, handle: sku },
  });
  const product = (its) => ({
    ...{ handle: its.handle, title: its.title, category: '', text: '', option: '' },
    items: [its],
  });
  const all = known.filter(({ price }) => price !== null).map(item);
  const bySku = new Map(all.map((one) => [one.sku, one]));
  const best = popular.flatMap((index) => bySku.get(known[index].sku) ?? []);
  return {
    catalogue: {
      products: best.slice(0, kBestSellers).map(product),
      featured: [],
      more: 'items.json',
      carts: carts(kGiftCarts, bySku),
    },
    all,
  };
}

/** @returns {Catalogue['carts']} */
function carts(named, bySku) {
  return named.map(([id, title, skus]) => ({
    ...{ id, title },
    items: skus.map((sku) => {
      if (!bySku.has(sku)) throw new Error(`The cart '${title}' has an unknown item, ${sku}`);
      return bySku.get(sku);
    }),
  }));
}

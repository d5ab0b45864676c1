import { create } from './dom.js';
import { addButton, pictureOf, productPage, titleOf } from './item-view.js';
import { money } from './money.js';

/**
 * @typedef {import('../stores.mjs').ShopItem} ShopItem
 * @typedef {import('../stores.mjs').ShopProduct} ShopProduct
 */

/** @param {ShopProduct[]} products @returns pictures in a grid, each with a way to the cart */
export function productGrid(products) {
  return create('ul', { class: 'grid', role: 'list' }, ...products.map(productCard));
}

/** @param {ShopProduct} product */
function productCard({ handle, title, items, option }) {
  const [first] = items;
  const lowest = Math.min(...items.map(({ price }) => price));
  const from = items.some(({ price }) => price !== lowest) ? 'from ' : '';
  const more = { class: 'secondary', href: productPage(handle) };
  const name = option.toLowerCase();
  more['aria-label'] = `Choose the ${name} of ${title}`;
  const action = items.length > 1 ? create('a', more, 'Choose') : addButton(first);
  return create(
    'li',
    { class: 'card' },
    pictureOf(first, 240),
    titleOf({ title, handle }),
    create('p', { class: 'price' }, `${from}${money(lowest)}`),
    action,
  );
}

/** @param {ShopItem[]} items @returns lines of a price list, each with a button to add it */
export function priceList(items) {
  const rows = items.map((item) =>
    create(
      'li',
      { class: 'row' },
      pictureOf(item, 48),
      titleOf(item),
      create('p', { class: 'price' }, money(item.price)),
      addButton(item),
    ),
  );
  return create('ul', { class: 'price-list', role: 'list' }, ...rows);
}

import { create } from './dom.js';
import { pictureOf } from './item-view.js';
import { productGrid } from './product-list.js';

/**
 * The goods of a store with categories: tiles of them and a few favourites, or one category.
 * @param {import('../stores.mjs').Catalogue} catalogue
 * @param {string | null} chosen category, null for none
 * @returns {HTMLElement[]}
 */
export function categories({ products, featured }, chosen) {
  const names = [...new Set(products.map(({ category }) => category))];
  if (chosen !== null && names.includes(chosen)) {
    const back = create('p', { class: 'crumb' }, create('a', { href: './' }, 'All categories'));
    const found = products.filter(({ category }) => category === chosen);
    return [back, create('h1', {}, chosen), productGrid(found)];
  }
  const tiles = names.map((name) => {
    const first = products.find(({ category }) => category === name);
    const href = `./?category=${encodeURIComponent(name)}`;
    const tile = create('a', { href }, pictureOf(first.items[0], 200), create('span', {}, name));
    return create('li', {}, tile);
  });
  const favourites = featured.map((handle) => products.find((one) => one.handle === handle));
  return [
    create('h2', {}, 'Look round the shop'),
    create('ul', { class: 'categories', role: 'list' }, ...tiles),
    create('h2', {}, 'Favourites'),
    productGrid(favourites),
  ];
}

import './header.js';
import { findProduct } from './catalogue.js';
import { byId, create, showFailure, showPage } from './dom.js';
import { addButton, pictureOf } from './item-view.js';
import { money } from './money.js';

/**
 * @typedef {import('../stores.mjs').ShopItem} ShopItem
 * @typedef {import('../stores.mjs').ShopProduct} ShopProduct
 */

/** @param {ShopProduct} product */
function show(product) {
  const { title, category, text, items } = product;
  const suggestions = /** @type {HTMLElementTagNameMap['goes-with']} */ (
    document.querySelector('goes-with')
  );
  document.title = `${title} – ${document.title}`;
  const picture = create('div', { class: 'product-picture' });
  const price = create('p', { class: 'product-price' });
  const buy = create('div', { class: 'buy' });
  const choose = (/** @type {ShopItem} */ item) => {
    picture.replaceChildren(pictureOf(item, 400, { eager: true }));
    price.textContent = money(item.price);
    buy.replaceChildren(addButton(item, { look: 'primary', text: 'Add to cart' }));
    // What goes with this item, whatever is in the cart.
    suggestions.cart = [item.knownAs ?? item.sku];
  };
  choose(items.find((item) => !item.soldOut) ?? items[0]);
  const back = category ? `./?category=${encodeURIComponent(category)}` : './';
  const crumb = create('a', { href: back }, category || 'All that we sell');
  const words = create('div', { class: 'product-words' });
  const name = create('h1', { class: 'name' }, title);
  words.append(create('p', { class: 'crumb' }, crumb), name, price);
  if (text) words.append(create('p', {}, text));
  if (items.length > 1) words.append(options(product, choose));
  words.append(buy);
  byId('product').append(picture, words);
}

/**
 * @param {ShopProduct} product
 * @param {(item: ShopItem) => void} choose
 */
function options({ option, items }, choose) {
  const group = create('fieldset', { class: 'options' }, create('legend', {}, option));
  const first = items.find((item) => !item.soldOut) ?? items[0];
  for (const item of items) {
    const input = create('input', { type: 'radio', name: 'option', value: item.sku });
    input.checked = item === first;
    input.disabled = item.soldOut ?? false;
    input.addEventListener('change', () => choose(item));
    const name = item.soldOut ? `${item.option} (sold out)` : String(item.option);
    group.append(create('label', {}, input, create('span', {}, name)));
  }
  return group;
}

function showMissing() {
  byId('suggestions').hidden = true;
  byId('product').append(
    create('h1', {}, 'We no longer have this'),
    create('a', { href: './' }, 'Have a look round the shop'),
  );
}

try {
  const product = await findProduct(new URL(location.href).searchParams.get('p') ?? '');
  if (product) show(product);
  else showMissing();
  showPage();
} catch (error) {
  showFailure(error);
}

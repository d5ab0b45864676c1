import './header.js';
import { cartCount, lastOrder, subscribe } from './cart.js';
import { byId, create, showPage } from './dom.js';
import { pictureOf, titleOf } from './item-view.js';
import { money } from './money.js';
import { sumsOf } from './sums.js';

/** @param {import('./cart.js').Line} line */
function bought(line) {
  const many = line.quantity > 1 ? `${line.quantity} × ${money(line.price)}` : '';
  return create(
    'li',
    {},
    pictureOf(line, 56, { eager: true }),
    create('div', { class: 'what' }, titleOf(line), create('p', { class: 'each' }, many)),
    create('p', { class: 'sum' }, money(line.price * line.quantity)),
  );
}

/** What is added here is a new cart; the link to it has its room, so that nothing moves. */
function showNewCart() {
  const count = cartCount();
  byId('new-cart').classList.toggle('waiting', count === 0);
  byId('new-count').textContent = count === 1 ? 'one piece' : `${count} pieces`;
}

const order = lastOrder();
byId('empty').hidden = order !== null;
byId('thanks').hidden = order === null;
if (order) {
  byId('number').textContent = order.number;
  byId('bought').append(...order.lines.map(bought));
  byId('sums').append(...sumsOf(order.lines, order.discount));
  // What was bought speaks here, though what is added goes to the next cart.
  const suggestions = /** @type {HTMLElementTagNameMap['goes-with']} */ (
    document.querySelector('goes-with')
  );
  suggestions.cart = order.lines.map(({ sku, knownAs = sku }) => knownAs);
  subscribe(showNewCart);
  showNewCart();
}
showPage();

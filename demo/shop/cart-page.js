import './header.js';
import { CartLine } from './cart-line.js';
import {
  cartLines, fillCart, placeOrder, removeFromCart, setQuantity, subscribe,
} from './cart.js';
import { loadCatalogue } from './catalogue.js';
import { withChoices } from './choices.js';
import { discount, sayCode, takeCodes } from './codes.js';
import { byId, say, showFailure, showPage } from './dom.js';
import { sumsOf } from './sums.js';

/** The lines on the page, by SKU. @type {Map<string, CartLine>} */
const shown = new Map();

const taps = {
  quantity(sku, quantity) {
    setQuantity(sku, quantity);
    say(`${quantity} of ${shown.get(sku)?.title}`);
  },
  /** @param {CartLine} line */
  remove(line) {
    const views = [...shown.values()];
    const at = views.indexOf(line);
    const beside = views[at + 1] ?? views[at - 1];
    removeFromCart(line.sku);
    say(`Removed ${line.title} from the cart`);
    (beside?.removeButton ?? byId('title')).focus();
  },
};

function render() {
  const lines = cartLines();
  const skus = new Set(lines.map(({ sku }) => sku));
  for (const [sku, view] of shown) {
    if (skus.has(sku)) continue;
    view.element.remove();
    shown.delete(sku);
  }
  for (const line of lines) {
    const view = shown.get(line.sku) ?? new CartLine(line, taps);
    view.update(line);
    if (shown.has(line.sku)) continue;
    shown.set(line.sku, view);
    byId('lines').append(view.element);
  }
  const less = discount();
  byId('sums').replaceChildren(...sumsOf(lines, less));
  sayCode(less);
  byId('empty').hidden = lines.length > 0;
  byId('checkout').hidden = lines.length === 0;
}

/** What was added below, among the suggestions, must not push them from under the finger. */
function renderInPlace() {
  const suggestions = byId('suggestions');
  const before = suggestions.getBoundingClientRect().top;
  const grows = cartLines().length > shown.size;
  render();
  const moved = suggestions.getBoundingClientRect().top - before;
  if (grows && moved) scrollBy({ top: moved, behavior: 'instant' });
}

/** `cart.html?cart=ID` begins with one of the catalogue's carts; a reload keeps what came of it. */
async function fillFromAddress() {
  const id = new URL(location.href).searchParams.get('cart');
  if (id === null) return;
  const { carts } = await loadCatalogue();
  const cart = carts.find((one) => one.id === id);
  if (cart) fillCart(cart.items);
  history.replaceState(null, '', withChoices(location.pathname));
}

byId('order').addEventListener('click', () => {
  placeOrder(discount());
  location.assign(withChoices('thank-you.html'));
});

try {
  await fillFromAddress();
  await takeCodes(render);
  render();
  subscribe(renderInPlace);
  // Who is shopping decides about delivery.
  document.addEventListener('change', render);
  showPage();
} catch (error) {
  showFailure(error);
}

import { addToCart } from './cart.js';
import { create, say } from './dom.js';

/** @typedef {import('../stores.mjs').ShopItem} ShopItem */

const kTints = 5;
const kAddedMs = 1600;

/**
 * The item's picture; where the store has none, its first letter on a tile of a quiet colour.
 * @param {ShopItem} item
 * @param {number} size in CSS pixels, which the styles may change
 * @param {{ eager?: boolean }} [options]
 */
export function pictureOf(item, size, { eager = false } = {}) {
  if (item.picture) {
    const how = { loading: eager ? 'eager' : 'lazy', decoding: 'async' };
    const source = { src: item.picture, alt: '', width: size, height: size };
    return create('img', { class: 'picture', ...how, ...source });
  }
  const letter = /\p{L}/u.exec(item.title)?.[0] ?? item.title[0];
  const tint = [...item.sku].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % kTints;
  const look = `picture tile tint-${tint}`;
  return create('span', { class: look, 'aria-hidden': 'true' }, letter.toUpperCase());
}

/** @param {{ title: string, handle: string }} item @returns a link to its page */
export function titleOf({ title, handle }) {
  return create('a', { class: 'name', href: productPage(handle) }, title);
}

/** @param {string} handle */
export function productPage(handle) {
  return `product.html?p=${encodeURIComponent(handle)}`;
}

/**
 * @param {ShopItem} item
 * @param {{ look?: string, text?: string }} [how] class of the button, and what is on it
 * @returns a button that adds one of the item, and says so
 */
export function addButton(item, { look = 'secondary', text = 'Add' } = {}) {
  const button = create('button', { class: look, type: 'button' });
  const show = (/** @type {string} */ label, /** @type {string} */ spoken) => {
    button.textContent = label;
    button.setAttribute('aria-label', spoken);
  };
  const offer = () => show(text, `Add ${item.title} to cart`);
  offer();
  if (item.soldOut) {
    show('Sold out', `Sold out: ${item.title}`);
    button.disabled = true;
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  button.addEventListener('click', () => {
    if (addToCart(item)) {
      say(`Added ${item.title} to the cart`);
      show('Added', `Added ${item.title} to cart`);
    } else {
      say(`All there are of ${item.title} is in the cart`);
      show('No more', `No more of ${item.title}`);
    }
    clearTimeout(timer);
    timer = setTimeout(offer, kAddedMs);
  });
  return button;
}

/**
 * All that ties `<goes-with>` to this shop: an adapter to its cart, and the way to its product
 * pages. The shop's own scripts do not import it, so that they work where the element does not.
 */
import { GoesWith } from '../goeswith/goeswith.js';
import { addToCart, cartLines, subscribe } from './cart.js';
import { findItem } from './catalogue.js';
import { productPage } from './item-view.js';

GoesWith.registerAdapter('shop', {
  read: cartLines,
  async add({ sku, quantity }) {
    addToCart(await findItem(sku), quantity);
  },
  subscribe,
});

// The catalog's links begin at the root of the shop's domain; these files may lie in any folder.
document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  const handle = link && /^\/products\/([\w-]+)$/.exec(new URL(link.href).pathname)?.[1];
  if (!handle) return;
  event.preventDefault();
  location.assign(productPage(handle));
});

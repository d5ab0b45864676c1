/**
 * All that ties `<goes-with>` to this shop: an adapter that reads its cart, the answer to what is to
 * be added, and the way to its product pages. The shop's own scripts do not import it, so that they
 * work where the element does not.
 */
import { GoesWith } from '../goeswith/goeswith.js';
import { cartLines, subscribe } from './cart.js';
import { chosen, withChoices } from './choices.js';
import { shopFacts } from './facts.js';
import { productPage } from './item-view.js';
import { refreshNumbers } from './numbers.js';
import { add, set } from './till.js';

GoesWith.registerAdapter('shop', {
  /** By the SKUs that the model knows; what was chosen in some form is not to be replaced. */
  read: () =>
    cartLines().map(({ sku, knownAs = sku, quantity }) => ({
      ...{ sku: knownAs, quantity, custom: knownAs !== sku },
    })),
  set,
  subscribe,
});

// Both stores deliver at home; what counts towards free delivery the element reads off the cart. Who
// put something into the cart has looked at it; the product of this page the element knows itself.
function tellVisit() {
  const viewed = cartLines().map(({ sku, knownAs = sku }) => knownAs);
  for (const strip of document.querySelectorAll('goes-with')) {
    strip.facts = { ...strip.facts, country: 'GB', viewed };
  }
}

tellVisit();
subscribe(tellVisit);

let told = 'little';

async function tellMore() {
  if (chosen('told') === told) return;
  told = chosen('told');
  const facts = await shopFacts();
  for (const strip of document.querySelectorAll('goes-with')) strip.facts = { ...strip.facts, ...facts };
  refreshNumbers();
}

tellMore();
document.addEventListener('change', tellMore);

document.addEventListener('goeswith:add', ({ detail }) => detail.respondWith(add(detail)));

// The catalog's links begin at the root of the shop's domain; these files may lie in any folder.
document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  const handle = link && /^\/products\/([\w-]+)$/.exec(new URL(link.href).pathname)?.[1];
  if (!handle) return;
  event.preventDefault();
  location.assign(withChoices(productPage(handle)));
});

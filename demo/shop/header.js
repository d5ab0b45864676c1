import { cartCount, subscribe } from './cart.js';
import { byId } from './dom.js';

function show() {
  byId('count').textContent = String(cartCount());
}

subscribe(show);
show();

/**
 * How an element reads the cart of one platform, adds to it and hears of its changes.
 * @typedef {import('../index.d.ts').CartAdapter} CartAdapter
 */

/** @type {Map<string, CartAdapter>} */
const adapters = new Map();

/** Whose modules are loaded where an element names them. */
export const kExtras = ['page', 'shopify', 'woocommerce'];

/** @type {Set<() => void>} */
const waiting = new Set();

/**
 * Makes an adapter known under a name; one registered earlier under that name is replaced for
 * elements that start later. Elements that wait for the name start now.
 * @param {string} name as in the attribute `adapter`
 * @param {CartAdapter} adapter
 * @throws {TypeError} if the adapter cannot be read or subscribed to
 */
export function registerAdapter(name, adapter) {
  if (typeof adapter?.read !== 'function' || typeof adapter.subscribe !== 'function') {
    throw new TypeError(`The adapter ${name} must have read and subscribe`);
  }
  adapters.set(name, adapter);
  for (const look of [...waiting]) look();
}

/**
 * Hands over the adapter of that name: at once if there is one, else when it is registered, by the
 * page or by its own module.
 * @param {string} name
 * @param {(name: string) => Promise<{ adapter: CartAdapter }>} load
 * @param {(adapter: CartAdapter) => void} start called once
 * @param {(error: unknown) => void} fail gets why it cannot be loaded
 * @returns {() => void} stops waiting
 */
export function whenAdapter(name, load, start, fail) {
  const look = () => {
    const adapter = adapters.get(name);
    if (!adapter) return;
    waiting.delete(look);
    start(adapter);
  };
  waiting.add(look);
  look();
  if (waiting.has(look) && kExtras.includes(name)) {
    load(name).then(
      ({ adapter }) => adapters.has(name) || registerAdapter(name, adapter),
      (error) => waiting.has(look) && fail(error),
    );
  }
  return () => void waiting.delete(look);
}

/**
 * How an element reads the cart of one platform, adds to it and hears of its changes.
 * @typedef {import('../index.d.ts').CartAdapter} CartAdapter
 */

/** @type {Map<string, CartAdapter>} */
const adapters = new Map();

/** Whose modules are loaded where an element names them. */
export const kExtras = ['page', 'shopify', 'woocommerce'];

/** So long a page may take to register one before it is told that it has not. */
const kPatienceMs = 10_000;

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
 * @param {(error: unknown) => void} fail gets why it cannot be loaded, or that it is not there yet
 * @returns {() => void} stops waiting
 */
export function whenAdapter(name, load, start, fail) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const stop = () => {
    clearTimeout(timer);
    waiting.delete(look);
  };
  const look = () => {
    const adapter = adapters.get(name);
    if (!adapter) return;
    stop();
    start(adapter);
  };
  const failed = (/** @type {unknown} */ error) => waiting.has(look) && fail(error);
  waiting.add(look);
  look();
  if (!waiting.has(look)) return stop;
  if (kExtras.includes(name)) {
    load(name).then(({ adapter }) => adapters.has(name) || registerAdapter(name, adapter), failed);
  } else timer = setTimeout(failed, kPatienceMs, new Error(`There is no adapter ${name}`));
  return stop;
}

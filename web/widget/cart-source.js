import { whenAdapter } from '../cart/adapter.js';
import { loadExtra } from '../engine/extras.js';
import { isSku } from '../engine/request.js';
import { emitError } from './events.js';

/** @typedef {import('../index.d.ts').CartAdapter} CartAdapter */

/**
 * Follows the cart of one element. The first that is there counts: the property, the adapter that
 * the attribute names, the JSON child; on a thank-you page the child comes before the adapter, whose
 * cart is a new one.
 */
export class CartSource {
  #host;
  #take;
  #fail;
  #following = false;
  #turn = 0;
  /** @type {unknown} */
  #value = null;
  /** @type {string | null} */
  #text = null;
  /** @type {Array<() => void>} */
  #stops = [];

  /** The one that is followed. @type {CartAdapter | undefined} */
  adapter;
  /** On a thank-you page, what the new cart has. @type {string[]} */
  held = [];

  /**
   * @param {import('./goes-with-element.js').GoesWith} host
   * @param {(skus: string[] | null, cart: unknown) => void} take gets the cart's SKUs, each once, and
   *   the cart as it came; null if no source has one
   * @param {(error: unknown) => void} fail gets what is wrong with a cart
   */
  constructor(host, take, fail) {
    this.#host = host;
    this.#take = take;
    this.#fail = fail;
  }

  /** What the page set as the property, or null. */
  get value() {
    return this.#value;
  }

  set value(value) {
    this.#value = value ?? null;
    if (this.#following) this.#read();
  }

  start() {
    this.#following = true;
    // Before the adapter, which reads by itself: its answer takes the place of this one.
    this.#read();
    const name = this.#host.adapter;
    this.#stops.push(
      name
        ? whenAdapter(
            name,
            loadExtra,
            (adapter) => this.#use(adapter),
            (error) => this.#lose(error),
          )
        : this.#watch(),
    );
  }

  stop() {
    this.#following = false;
    this.adapter = undefined;
    ++this.#turn;
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** @param {CartAdapter} adapter */
  #use(adapter) {
    try {
      const stop = adapter.subscribe(() => {
        if (this.adapter === adapter) this.#read();
      });
      if (stop) this.#stops.push(stop);
    } catch (error) {
      return this.#lose(error);
    }
    this.adapter = adapter;
    this.#read();
  }

  /** @param {unknown} error why there is no adapter; the property's cart needs none */
  #lose(error) {
    if (this.#value !== null) return emitError(this.#host, 'bad-cart', error);
    ++this.#turn;
    this.#fail(error);
  }

  /** Follows the JSON child; the host's other children are none of its business. */
  #watch() {
    const observer = new MutationObserver(() => {
      if (this.#value === null && this.#script() !== this.#text) this.#read();
    });
    observer.observe(this.#host, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }

  #script() {
    const script = this.#host.querySelector(':scope>script[type="application/json"]');
    return script?.textContent ?? null;
  }

  async #read() {
    const turn = ++this.#turn;
    const { adapter } = this;
    let skus;
    /** @type {unknown} */
    let cart = null;
    let error;
    try {
      const bought = adapter && this.#host.placement === 'thank-you';
      const own = this.#own(bought);
      cart = await (own ?? adapter?.read() ?? null);
      skus = cart === null ? null : skusOf(cart);
      // If that cannot be read, what was bought is known all the same.
      this.held = bought && own !== null ? skusOf(await adapter.read()) : [];
    } catch (caught) {
      error = caught;
    }
    if (turn !== this.#turn) return;
    if (skus !== undefined) this.#take(skus, cart);
    else this.#fail(error);
  }

  /**
   * @param {unknown} bought whether what was bought is asked for, and the new cart can be
   * @returns {unknown} the page's own cart; null where it has none, or the adapter's counts
   */
  #own(bought) {
    if (this.#value !== null) return this.#value;
    const text = (this.#text = this.#script());
    // What was bought is in the page alone. Nothing is shown before it is known what the new cart has.
    if (!text?.trim() || (this.#host.adapter && !bought)) return null;
    try {
      return JSON.parse(text);
    } catch (error) {
      // The parser may not have come to the end of the child yet; the observer hears of the rest.
      if (document.readyState === 'loading') return null;
      throw error;
    }
  }
}

/**
 * @param {any} cart an array of SKUs or of objects with one, or an object with such `lines`
 * @returns {string[]} each SKU once, in the cart's order; lines whose SKU is missing, null or empty
 *   (a gift card, a custom charge) are left out
 * @throws {TypeError}
 */
export function skusOf(cart) {
  const lines = Array.isArray(cart) ? cart : cart?.lines;
  if (!Array.isArray(lines)) throw new TypeError('The cart is not a list');
  const skus = lines.map((line, index) => {
    const sku = line && typeof line === 'object' ? (line.sku ?? '') : line;
    if (isSku(sku)) return sku;
    throw new TypeError(`Line ${index + 1} of the cart has the SKU ${sku}, not a string`);
  });
  return [...new Set(skus.filter(Boolean))];
}

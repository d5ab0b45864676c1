import createModule from 'emscripten-module';
import { decoder, Opening } from './opening.js';

/** Bytes of a row of engine/session.h, and the price that stands for none. */
const kRowBytes = 44;
const kNoPrice = 0xffffffff;
const kMostRows = 64;
/** Of Session::Told. */
const kBeside = 165;

/** In the order of Why in engine/cart_rules.h. */
const kWhy = /** @type {const} */ ([
  'learned',
  'popular',
  'pinned',
  'upgrade',
  'closes-gap',
  'due',
  'blocked',
  'out-of-stock',
  'not-here',
  'never-with',
  'unfit',
  'too-dear',
  'replaces',
  'capped',
  'unlikely',
  'outranked',
  'low-stock',
]);

/**
 * @typedef {import('../recommender.d.ts').Explanation} Explanation
 * @typedef {object} Asked
 * @property {readonly string[]} past what was bought before, of which the engine was told
 * @typedef {import('./request.js').CheckedRequest & Asked} Question its cart is of lines that are loaded
 */

const encoder = new TextEncoder();

/**
 * Starts an engine; built into one file with what Emscripten wrote, which the page loads beside the
 * WASM.
 * @param {object} own what Emscripten's module is given
 * @param {typeof import('./errors.js').GoeswithError} Failure of the page's one module of errors
 */
export default async function start(own, Failure) {
  return new Session(await createModule(own), Failure);
}

/** What goes into the memory of one engine, and what comes out of it. */
export class Session extends Opening {
  /**
   * @param {readonly string[]} skus that are asked about next
   * @returns {string} what was written
   */
  write(skus) {
    const text = skus.map((sku) => `${sku}\0`).join('');
    const bytes = encoder.encode(text);
    const place = this.engine.skuBuffer(bytes.length);
    if (!place && text) throw new RangeError('not enough memory for the cart');
    this.engine.HEAPU8.set(bytes, place);
    return text;
  }

  /**
   * @param {Question} question
   * @returns {Pick<Explanation, 'suggestions' | 'unknown'> & Partial<Explanation>} with what was
   *   withheld, if the question asks for it
   */
  ask(question) {
    const { cart, exclude, past, limit, popular, minProbability, explain } = question;
    const { engine } = this;
    this.write([...cart, ...exclude, ...past]);
    const count = engine.suggest(cart.length, exclude.length, limit, popular, minProbability);
    const suggestions = this.rows(count, explain);
    if (this.abroad(question)) for (const its of suggestions) its.price = null;
    return {
      suggestions,
      unknown: cart.filter((_, line) => !engine.known(line)),
      ...(explain && {
        withheld: this.rows(engine.withheld(), true).sort((a, b) => b.score - a.score),
      }),
    };
  }

  /**
   * @param {Question} question
   * @returns {string | undefined} the currency of the page, if it is known to be another than the
   *   model's: a price of the model would be a lie there
   */
  abroad({ lines, currency }) {
    const shown = /** @type {any} */ (lines)?.currency || currency;
    if ((this.currency || currency || shown) !== shown) return shown;
  }

  /**
   * @param {number} count of what the engine has put into its rows
   * @param {boolean} [explain] whether what a policy makes of their probabilities is told
   * @returns {import('../index.d.ts').Suggestion[]}
   */
  rows(count, explain) {
    const { engine } = this;
    const rows = new DataView(engine.HEAPU8.buffer, engine.rows(), count * kRowBytes);
    return Array.from({ length: count }, (_, row) => this.#row(rows, row * kRowBytes, explain));
  }

  /**
   * @param {readonly string[]} skus what was written before is forgotten
   * @param {readonly string[]} [beside] lines beside which it is asked what forbids each
   * @returns {import('../index.d.ts').Suggestion[]} what the model has of the first 64 of them, with
   *   its share of all orders as the score; `blocked` where it is in stock and nothing else forbids it
   */
  lookUp(skus, beside = []) {
    const few = skus.slice(0, kMostRows);
    this.engine.tell(kBeside, beside.length);
    this.write([...few, ...beside]);
    return this.rows(this.engine.lookUp(few.length));
  }

  /**
   * Says what an item costs now, and how it is in stock. What was written before is forgotten.
   * @param {string} sku
   * @param {number | null} price in units of the currency; null for none
   * @param {number} flags of its stock, of src/model/layout.h
   */
  refresh(sku, price, flags) {
    this.write([sku]);
    this.engine.refresh(price === null ? kNoPrice : Math.round(price * this.unit), flags);
  }

  /**
   * @param {DataView} rows
   * @param {number} at
   * @param {boolean} [explain]
   * @returns {import('../index.d.ts').Suggestion}
   */
  #row(rows, at, explain) {
    const model = this.engine.model();
    const word = (/** @type {number} */ k) => rows.getUint32(at + 4 * k, true);
    const number = (/** @type {number} */ k) => rows.getFloat32(at + 4 * k, true);
    const texts = (/** @type {number} */ place, /** @type {number} */ size) =>
      decoder.decode(new Uint8Array(rows.buffer, model + place, size)).split('\0');
    const [sku, title, url, image, category] = texts(word(0), word(1));
    const [withSku, withTitle] = texts(word(2), word(3));
    const [price, factor] = [word(8), number(9)];
    return {
      sku,
      score: number(4),
      evidence: word(3)
        ? { with: withSku, withTitle, attachRate: number(5), lift: number(6), orders: word(7) }
        : null,
      title,
      price: price === kNoPrice ? null : price / this.unit,
      currency: this.currency,
      url,
      image,
      category,
      why: kWhy[word(10)],
      ...(explain && factor !== 1 && { factor }),
    };
  }
}

import { createEngine } from './engine.js';
import { GoeswithError } from './errors.js';
import { directoryUrl, readFile } from './files.js';
import { readManifest } from './manifest.js';
import { checkRequest } from './request.js';

/** Bytes of a row of engine/session.h, and the price that stands for none. */
const kRowBytes = 40;
const kNoPrice = 0xffffffff;

const kOutOfMemory = 255;

// A byte order mark in a SKU is a part of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** One store's model, opened: the owner of an engine and of the memory in it. */
export class Recommender {
  /** @type {import('./engine.js').Engine | undefined} */
  #engine;
  #model = 0;
  #currency = '';
  #unit = 1;
  items = 0;
  orders = 0;

  /**
   * @param {string | URL} model
   * @returns {Promise<Recommender>}
   */
  static async open(model) {
    const directory = await directoryUrl(model);
    // All that can start at once starts at once: two round trips, however slow the network.
    const file = readManifest(directory).then(({ shards: [shard] }) =>
      readFile(new URL(shard.file, directory), shard.integrity),
    );
    const [engine, bytes] = await Promise.all([createEngine(), file]);
    return new Recommender(engine, bytes, directory);
  }

  /**
   * @param {import('./engine.js').Engine} engine
   * @param {Uint8Array} bytes of the model file
   * @param {URL} directory for messages
   */
  constructor(engine, bytes, directory) {
    this.#model = engine.modelBuffer(bytes.length);
    const error = this.#model ? this.#openModel(engine, bytes) : kOutOfMemory;
    if (error) {
      throw error === kOutOfMemory
        ? new GoeswithError('unreachable', `not enough memory for the model in ${directory}`)
        : new GoeswithError(
            'damaged',
            `the model in ${directory} breaks its format: ${readString(engine, engine.errorName(error))}`,
          );
    }
    this.#engine = engine;
    this.items = engine.items();
    this.orders = engine.orders();
    this.#currency = readString(engine, engine.currency()).slice(0, 3);
    this.#unit = 10 ** engine.decimals();
  }

  /**
   * @param {import('../index.d.ts').SuggestRequest} request
   * @returns {Promise<import('../index.d.ts').SuggestAnswer>}
   */
  async suggest(request) {
    const { cart, exclude, limit, popular, minProbability } = checkRequest(request);
    const engine = this.#engine;
    if (!engine) throw new GoeswithError('closed', 'the recommender was closed');
    const skus = encoder.encode([...cart, ...exclude].map((sku) => `${sku}\0`).join(''));
    const place = engine.skuBuffer(skus.length);
    if (!place && skus.length) throw new RangeError('not enough memory for the cart');
    new Uint8Array(engine.memory.buffer).set(skus, place);
    const count = engine.suggest(cart.length, exclude.length, limit, popular, minProbability);
    const rows = new DataView(engine.memory.buffer, engine.rows(), count * kRowBytes);
    const suggestions = [];
    for (let row = 0; row < count; ++row) suggestions.push(this.#readRow(rows, row * kRowBytes));
    return { suggestions, unknown: cart.filter((_, line) => !engine.known(line)) };
  }

  close() {
    this.#engine = undefined;
  }

  /**
   * @param {import('./engine.js').Engine} engine
   * @param {Uint8Array} bytes
   */
  #openModel(engine, bytes) {
    new Uint8Array(engine.memory.buffer).set(bytes, this.#model);
    return engine.open();
  }

  /**
   * @param {DataView} rows
   * @param {number} at
   * @returns {import('../index.d.ts').Suggestion}
   */
  #readRow(rows, at) {
    const word = (/** @type {number} */ k) => rows.getUint32(at + 4 * k, true);
    const number = (/** @type {number} */ k) => rows.getFloat32(at + 4 * k, true);
    const texts = (/** @type {number} */ place, /** @type {number} */ size) =>
      decoder.decode(new Uint8Array(rows.buffer, this.#model + place, size)).split('\0');
    const [sku, title, url, image, category] = texts(word(0), word(1));
    const [withSku, withTitle] = texts(word(2), word(3));
    const price = word(8);
    return {
      sku,
      score: number(4),
      evidence: word(3)
        ? { with: withSku, withTitle, attachRate: number(5), lift: number(6), orders: word(7) }
        : null,
      title,
      price: price === kNoPrice ? null : price / this.#unit,
      currency: this.#currency,
      url,
      image,
      category,
    };
  }
}

/**
 * A string that ends with a zero byte.
 * @param {import('./engine.js').Engine} engine
 * @param {number} place
 */
function readString(engine, place) {
  const bytes = new Uint8Array(engine.memory.buffer, place);
  return decoder.decode(bytes.subarray(0, bytes.indexOf(0)));
}

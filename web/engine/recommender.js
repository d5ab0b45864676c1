import { createEngine } from './engine.js';
import { GoeswithError } from './errors.js';
import { directoryUrl, readFile } from './files.js';
import { readManifest } from './manifest.js';
import { checkRequest } from './request.js';
import { Parts, shardOf } from './shards.js';

/** Bytes of a row of engine/session.h, and the price that stands for none. */
const kRowBytes = 40;
const kNoPrice = 0xffffffff;

/** Of a model in memory, as in a file of version 1 or 2: where its currency is, and its decimals. */
const kCurrency = 44;
const kDecimals = 47;

const kErrorBits = 8;
/** Of engine errors, in the order of model::OpenError: those that are not damage. */
const kUnsupported = 4;
const kOutOfMemory = 21;

// A byte order mark in a SKU is a part of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * Parts of a sharded model that were fetched, and what went wrong with the others.
 * @typedef {{ names: string[], bytes: Uint8Array<ArrayBuffer>[], errors: Map<string, GoeswithError> }}
 *   Gathered
 */

/** One store's model, opened: the owner of an engine and of the memory in it. */
export class Recommender {
  /** @type {import('./engine.js').Engine | undefined} */
  #engine;
  #directory;
  #manifest;
  /** Of a sharded model. @type {Parts | undefined} */
  #parts;
  /** Which parts are open, and for which SKUs. */
  #open = '';
  #currency = '';
  #unit = 1;

  /**
   * @param {string | URL} model
   * @param {{ cart?: readonly string[] }} [hints]
   * @returns {Promise<Recommender>}
   */
  static async open(model, { cart = [] } = {}) {
    const directory = await directoryUrl(model);
    // All that can start at once starts at once: two round trips, however slow the network.
    const starting = createEngine();
    const reading = readManifest(directory).then(async (manifest) => {
      const parts = partsOf(manifest, directory);
      parts?.names(cart);
      const { single } = manifest;
      const bytes = single
        ? await readFile(new URL(single.file, directory), single.integrity)
        : await parts?.read('head');
      return { manifest, parts, bytes };
    });
    const [engine, { manifest, parts, bytes }] = await Promise.all([starting, reading]);
    const recommender = new Recommender(engine, directory, manifest, parts);
    const file = /** @type {Uint8Array<ArrayBuffer>} */ (bytes);
    if (parts) {
      recommender.#openParts({ names: ['head'], bytes: [file], errors: new Map() }, '');
    } else {
      const error = recommender.#openModel([file], false);
      if (error) throw recommender.#failure(error, directory);
    }
    return recommender;
  }

  /**
   * @param {import('./engine.js').Engine} engine
   * @param {URL} directory of the model
   * @param {import('./manifest.js').Manifest} manifest
   * @param {Parts | undefined} parts
   */
  constructor(engine, directory, manifest, parts) {
    this.#engine = engine;
    this.#directory = directory;
    this.#manifest = manifest;
    this.#parts = parts;
  }

  get items() {
    return this.#manifest.items;
  }

  get orders() {
    return this.#manifest.orders;
  }

  /**
   * @param {import('../index.d.ts').SuggestRequest} request
   * @returns {Promise<import('../index.d.ts').SuggestAnswer>}
   */
  async suggest(request) {
    const { cart, exclude, limit, popular, minProbability } = checkRequest(request);
    const parts = this.#parts && (await this.#gather(cart));
    const engine = this.#engine;
    if (!engine) throw new GoeswithError('closed', 'the recommender was closed');
    const all = this.#writeSkus([...cart, ...exclude]);
    if (parts) this.#openParts(parts, all);
    // Of what could not be loaded nothing is known but that it must not be offered.
    const lost = (/** @type {string} */ sku) => !!parts?.errors.has(this.#shardOf(sku));
    const lines = cart.filter((sku) => !lost(sku));
    const hidden = [...exclude, ...cart.filter(lost)];
    if (hidden.length > exclude.length) this.#writeSkus([...lines, ...hidden]);
    const count = engine.suggest(lines.length, hidden.length, limit, popular, minProbability);
    const rows = new DataView(engine.memory.buffer, engine.rows(), count * kRowBytes);
    const suggestions = [];
    for (let row = 0; row < count; ++row) suggestions.push(this.#readRow(rows, row * kRowBytes));
    return {
      suggestions,
      unknown: lines.filter((_, line) => !engine.known(line)),
      errors: [...(parts?.errors.values() ?? [])],
    };
  }

  close() {
    this.#engine = undefined;
  }

  /**
   * Into the engine's buffer.
   * @param {readonly string[]} skus
   * @returns {string} what was written
   */
  #writeSkus(skus) {
    const engine = /** @type {import('./engine.js').Engine} */ (this.#engine);
    const text = skus.map((sku) => `${sku}\0`).join('');
    const bytes = encoder.encode(text);
    const place = engine.skuBuffer(bytes.length);
    if (!place && bytes.length) throw new RangeError('not enough memory for the cart');
    new Uint8Array(engine.memory.buffer).set(bytes, place);
    return text;
  }

  /** @param {string} sku */
  #shardOf(sku) {
    return String(shardOf(sku, this.#manifest.shards));
  }

  /**
   * The parts that a cart needs. If one is missing because a newer model was published meanwhile,
   * all are that model's.
   * @param {readonly string[]} cart
   * @param {boolean} [again]
   * @returns {Promise<Gathered>}
   */
  async #gather(cart, again = false) {
    const parts = /** @type {Parts} */ (this.#parts);
    const errors = new Map();
    const names = parts.names(cart);
    const read = await Promise.all(
      names.map((name) => parts.read(name).catch((error) => void errors.set(name, error))),
    );
    if (errors.size && !again) {
      const manifest = await readManifest(this.#directory).catch(() => this.#manifest);
      const newer = partsOf(manifest, this.#directory);
      if (newer && manifest.model !== this.#manifest.model) {
        this.#manifest = manifest;
        this.#parts = newer;
        return this.#gather(cart, true);
      }
    }
    if (errors.has('head')) throw errors.get('head');
    return {
      names: names.filter((name) => !errors.has(name)),
      bytes: read.flatMap((bytes) => bytes ?? []),
      errors,
    };
  }

  /**
   * Puts parts together, for what was written last. One that is not what it should be is left out and
   * told of.
   * @param {Gathered} parts
   * @param {string} skus
   */
  #openParts({ names, bytes, errors }, skus) {
    for (;;) {
      const opening = `${names}\0${skus}`;
      if (this.#open === opening) return;
      this.#open = '';
      const error = this.#openModel(bytes, true);
      if (!error) {
        this.#open = opening;
        return;
      }
      const part = error >> kErrorBits;
      const name = names[part];
      const failure = this.#failure(error & 255, /** @type {Parts} */ (this.#parts).url(name));
      this.#parts?.forget(name);
      if (!part) throw failure;
      errors.set(name, failure);
      names.splice(part, 1);
      bytes.splice(part, 1);
    }
  }

  /**
   * @param {Uint8Array<ArrayBuffer>[]} files one model file; or parts, each behind its length
   * @param {boolean} parts
   * @returns {number} an error of the engine, 0 for none
   */
  #openModel(files, parts) {
    const engine = /** @type {import('./engine.js').Engine} */ (this.#engine);
    const lengthBytes = parts ? 4 : 0;
    const place = engine.modelBuffer(files.reduce((sum, { length }) => sum + lengthBytes + length, 0));
    if (!place) return kOutOfMemory;
    let at = place;
    for (const file of files) {
      const { buffer } = engine.memory;
      if (parts) new DataView(buffer).setUint32(at, file.length, true);
      new Uint8Array(buffer).set(file, at + lengthBytes);
      at += lengthBytes + file.length;
    }
    const error = engine.open(parts);
    if (!error) {
      this.#currency = readString(engine, engine.model() + kCurrency).slice(0, 3);
      this.#unit = 10 ** new Uint8Array(engine.memory.buffer)[engine.model() + kDecimals];
    }
    return error;
  }

  /**
   * @param {number} error of the engine
   * @param {URL} url
   */
  #failure(error, url) {
    const engine = /** @type {import('./engine.js').Engine} */ (this.#engine);
    const why = readString(engine, engine.errorName(error));
    return error === kOutOfMemory
      ? new GoeswithError('unreachable', `not enough memory for the model ${url}`)
      : new GoeswithError(
          error === kUnsupported ? 'unsupported' : 'damaged',
          `the model ${url} breaks its format: ${why}`,
        );
  }

  /**
   * @param {DataView} rows
   * @param {number} at
   * @returns {import('../index.d.ts').Suggestion}
   */
  #readRow(rows, at) {
    const model = /** @type {import('./engine.js').Engine} */ (this.#engine).model();
    const word = (/** @type {number} */ k) => rows.getUint32(at + 4 * k, true);
    const number = (/** @type {number} */ k) => rows.getFloat32(at + 4 * k, true);
    const texts = (/** @type {number} */ place, /** @type {number} */ size) =>
      decoder.decode(new Uint8Array(rows.buffer, model + place, size)).split('\0');
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
 * @param {import('./manifest.js').Manifest} manifest
 * @param {URL} directory
 */
function partsOf({ model, shards }, directory) {
  return model ? new Parts(directory, model, shards) : undefined;
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

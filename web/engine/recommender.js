import { createEngine } from './engine.js';
import { GoeswithError } from './errors.js';
import { directoryUrl, readFile } from './files.js';
import { readManifest } from './manifest.js';
import { encoder, Parts } from './shards.js';

/** Bytes of a row of engine/session.h, and the price that stands for none. */
const kRowBytes = 44;
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

/**
 * One store's model, opened: the owner of an engine and of the memory in it. It takes every request
 * for good; what is exported to others checks them first, see web/recommender.js.
 */
export class Recommender {
  /** @type {import('./engine.js').Engine | undefined} */
  engine;
  #directory;
  manifest;
  /** Of a sharded model. @type {Parts | undefined} */
  parts;
  /** Which model's parts are open, and for which SKUs. */
  #open = '';
  #currency = '';
  #unit = 1;

  /**
   * There as soon as the manifest is: every cart that is asked about from then on starts its shards
   * at once, and waits for the rest. Two round trips, however slow the network.
   * @template {typeof Recommender} Class
   * @this {Class}
   * @param {string | URL} model
   * @returns {Promise<InstanceType<Class>>}
   */
  static async begin(model) {
    const directory = directoryUrl(model);
    const starting = createEngine();
    starting.catch(() => {}); // told to those who wait for `ready`, if the manifest is there at all
    return /** @type {any} */ (new this(directory, await readManifest(directory), starting));
  }

  /**
   * @param {URL} directory of the model
   * @param {import('./manifest.js').Manifest} manifest
   * @param {Promise<import('./engine.js').Engine>} starting
   */
  constructor(directory, manifest, starting) {
    this.#directory = directory;
    this.manifest = manifest;
    this.parts = partsOf(manifest, directory);
    /** Until then nothing is answered. @type {Promise<void>} */
    this.ready = this.#start(starting);
    this.ready.catch(() => {});
  }

  /**
   * @param {import('./request.js').CheckedRequest} request
   * @returns {Promise<import('../index.d.ts').SuggestAnswer>}
   */
  async answer({ cart, exclude, limit, popular, minProbability }) {
    const [gathered] = await Promise.all([this.#gather(cart), this.ready]);
    const engine = /** @type {import('./engine.js').Engine} */ (this.engine);
    const all = this.#writeSkus([...cart, ...exclude]);
    if (gathered) this.#openParts(gathered, all);
    const { parts, errors = new Map() } = gathered ?? {};
    // Of what could not be loaded nothing is known but that it must not be offered.
    const lost = (/** @type {string} */ sku) => !!parts && errors.has(parts.of(sku));
    const lines = cart.filter((sku) => !lost(sku));
    const hidden = [...exclude, ...cart.filter(lost)];
    if (hidden.length > exclude.length) this.#writeSkus([...lines, ...hidden]);
    const count = engine.suggest(lines.length, hidden.length, limit, popular, minProbability);
    const rows = new DataView(engine.HEAPU8.buffer, engine.rows(), count * kRowBytes);
    const suggestions = [];
    for (let row = 0; row < count; ++row) suggestions.push(this.#readRow(rows, row * kRowBytes));
    return {
      suggestions,
      unknown: lines.filter((_, line) => !engine.known(line)),
      errors: [...errors.values()],
    };
  }

  /**
   * Into the engine's buffer.
   * @param {readonly string[]} skus
   * @returns {string} what was written
   */
  #writeSkus(skus) {
    const engine = /** @type {import('./engine.js').Engine} */ (this.engine);
    const text = skus.map((sku) => `${sku}\0`).join('');
    const bytes = encoder.encode(text);
    const place = engine.skuBuffer(bytes.length);
    if (!place && text) throw new RangeError('not enough memory for the cart');
    engine.HEAPU8.set(bytes, place);
    return text;
  }

  /** @param {Promise<import('./engine.js').Engine>} starting */
  async #start(starting) {
    const { single } = this.manifest;
    const [engine, file, gathered] = await Promise.all([
      starting,
      single && readFile(new URL(single.file, this.#directory), single.integrity),
      this.#gather([]),
    ]);
    this.engine = engine;
    if (gathered) this.#openParts(gathered, '');
    const error = file ? this.#openModel([file], false) : 0;
    if (error) throw this.#failure(error, this.#directory);
  }

  /**
   * The parts of a sharded model that a cart needs. If one is missing because a newer model was
   * published meanwhile, all are that model's.
   * @param {readonly string[]} cart
   */
  async #gather(cart) {
    const parts = this.parts;
    if (!parts) return undefined;
    let gathered = await parts.gather(cart);
    if (gathered.errors.size) {
      const newer = await this.#newer(parts);
      if (newer) gathered = await newer.gather(cart);
    }
    const failure = gathered.errors.get('head');
    if (failure) throw failure;
    return gathered;
  }

  /**
   * @param {Parts} parts
   * @returns {Promise<Parts | undefined>} those of the model that was published after them
   */
  async #newer(parts) {
    const manifest = await readManifest(this.#directory).catch(() => this.manifest);
    // Another cart may have found it already, and a closed recommender has none.
    if (this.parts && manifest.model && manifest.model !== this.parts.model) {
      this.manifest = manifest;
      this.parts = partsOf(manifest, this.#directory);
    }
    return this.parts === parts ? undefined : this.parts;
  }

  /**
   * Puts parts together, for what was written last. One that is not what it should be is left out
   * and told of.
   * @param {import('./shards.js').Gathered} gathered
   * @param {string} skus
   */
  #openParts({ parts, names, bytes, errors }, skus) {
    const key = () => `${parts.model} ${names}\0${skus}`;
    while (this.#open !== key()) {
      this.#open = '';
      const error = this.#openModel(bytes, true);
      if (!error) {
        this.#open = key();
        return;
      }
      // What is wrong with all of them together counts as wrong with the head.
      const part = error >> kErrorBits < names.length ? error >> kErrorBits : 0;
      const [name] = names.splice(part, 1);
      bytes.splice(part, 1);
      parts.forget(name);
      const failure = this.#failure(error & 255, parts.url(name));
      if (!part) throw failure;
      errors.set(name, failure);
    }
  }

  /**
   * @param {Uint8Array<ArrayBuffer>[]} files one model file; or parts, each behind its length
   * @param {boolean} parts
   * @returns {number} an error of the engine, 0 for none
   */
  #openModel(files, parts) {
    const engine = /** @type {import('./engine.js').Engine} */ (this.engine);
    const lengthBytes = parts ? 4 : 0;
    const place = engine.modelBuffer(files.reduce((sum, { length }) => sum + lengthBytes + length, 0));
    if (!place) return kOutOfMemory;
    let at = place;
    for (const file of files) {
      const memory = engine.HEAPU8;
      if (parts) new DataView(memory.buffer).setUint32(at, file.length, true);
      memory.set(file, at + lengthBytes);
      at += lengthBytes + file.length;
    }
    const error = engine.open(parts);
    if (!error) {
      this.#currency = readString(engine, engine.model() + kCurrency).slice(0, 3);
      this.#unit = 10 ** engine.HEAPU8[engine.model() + kDecimals];
    }
    return error;
  }

  /**
   * @param {number} error of the engine
   * @param {URL} url
   */
  #failure(error, url) {
    const engine = /** @type {import('./engine.js').Engine} */ (this.engine);
    const why = readString(engine, engine.errorName(error));
    return error === kOutOfMemory
      ? new GoeswithError('unreachable', `not enough memory for ${url}`)
      : new GoeswithError(
          error === kUnsupported ? 'unsupported' : 'damaged',
          `${url} breaks the format: ${why}`,
        );
  }

  /**
   * @param {DataView} rows
   * @param {number} at
   * @returns {import('../index.d.ts').Suggestion}
   */
  #readRow(rows, at) {
    const model = /** @type {import('./engine.js').Engine} */ (this.engine).model();
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
  const { HEAPU8 } = engine;
  return decoder.decode(HEAPU8.subarray(place, HEAPU8.indexOf(0, place)));
}

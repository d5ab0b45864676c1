import { kOutOfMemory } from './errors.js';

/** Of a model in memory, as in a file of version 1 or 2: where its currency is, and its decimals. */
const kCurrency = 44;
const kDecimals = 47;

/** Of an error of the engine; above them is the number of the part. */
const kErrorBits = 8;
/** One that is not damage, as kOutOfMemory. */
const kUnsupported = 4;

// A byte order mark in a SKU is a part of it.
export const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The model in the memory of one engine: brings it there, and says what is wrong with it. */
export class Opening {
  engine;
  #Failure;
  /** Which model's parts are open, and for which SKUs. */
  #open = '';
  /** Of the model that is open: ISO 4217, or `''`; and minor units in one of its units. */
  currency = '';
  unit = 1;

  /**
   * @param {import('./engine.js').Engine} engine
   * @param {typeof import('./errors.js').GoeswithError} Failure
   */
  constructor(engine, Failure) {
    this.engine = engine;
    this.#Failure = Failure;
  }

  /**
   * Opens a model that is one file.
   * @param {Uint8Array<ArrayBuffer>} file
   * @param {URL} url to be named where it breaks the format
   * @throws {GoeswithError}
   */
  openFile(file, url) {
    const error = this.#read([file], false);
    if (error) throw this.#failure(error, url);
  }

  /**
   * Puts parts together, for what was written last. One that is not what it should be is left out
   * and told of.
   * @param {import('./shards.js').Gathered} gathered
   * @param {string} skus
   * @throws {GoeswithError} where it is the head
   */
  openParts({ parts, names, bytes, errors }, skus) {
    const key = () => `${parts.model} ${names}\0${skus}`;
    while (this.#open !== key()) {
      this.#open = '';
      const error = this.#read(bytes, true);
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
  #read(files, parts) {
    const { engine } = this;
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
      this.currency = this.#string(engine.model() + kCurrency).slice(0, 3);
      this.unit = 10 ** engine.HEAPU8[engine.model() + kDecimals];
    }
    return error;
  }

  /**
   * @param {number} error of the engine
   * @param {URL} url
   */
  #failure(error, url) {
    return error === kOutOfMemory
      ? new this.#Failure('unreachable', `not enough memory for ${url}`)
      : new this.#Failure(
          error === kUnsupported ? 'unsupported' : 'damaged',
          `${url} breaks the format: ${this.#string(this.engine.errorName(error))}`,
        );
  }

  /** @param {number} place of a string that ends with a zero byte */
  #string(place) {
    const { HEAPU8 } = this.engine;
    return decoder.decode(HEAPU8.subarray(place, HEAPU8.indexOf(0, place)));
  }
}

import { readFile } from './files.js';
import { hashOf } from './hash.js';

/**
 * Parts of one model that were asked for: those that came, the head first, and what went wrong with
 * the others, by their names.
 * @typedef {object} Gathered
 * @property {Parts} parts
 * @property {string[]} names
 * @property {Uint8Array<ArrayBuffer>[]} bytes
 * @property {Map<string, Error>} errors
 */

/**
 * The parts of one sharded model: each is fetched once, when a cart first needs it, and again only
 * if that failed. Whether it is whole and of this model is told by the engine, from the part itself.
 */
export class Parts {
  #folder;
  #shards;
  /** @type {Map<string, Promise<Uint8Array<ArrayBuffer>>>} */
  #parts = new Map();

  /**
   * @param {URL} directory of the model
   * @param {string} model
   * @param {number} shards
   */
  constructor(directory, model, shards) {
    this.model = model;
    this.#folder = new URL(`model-${model}/`, directory);
    this.#shards = shards;
  }

  /** @param {string} name */
  url(name) {
    return new URL(`${name}.bin`, this.#folder);
  }

  /**
   * The name of the part that holds an item.
   * @param {string} sku
   */
  of(sku) {
    return String(hashOf(sku, this.#shards));
  }

  /**
   * The parts that a cart needs; all start loading at once.
   * @param {readonly string[]} cart
   * @returns {Promise<Gathered>}
   */
  async gather(cart) {
    const names = ['head', ...[...new Set(cart.map((sku) => this.of(sku)))].sort()];
    const errors = new Map();
    const read = await Promise.all(
      names.map((name) => this.#read(name).catch((error) => void errors.set(name, error))),
    );
    return {
      parts: this,
      names: names.filter((name) => !errors.has(name)),
      bytes: read.flatMap((bytes) => bytes ?? []),
      errors,
    };
  }

  /** @param {string} name */
  #read(name) {
    let part = this.#parts.get(name);
    if (!part) {
      part = readFile(this.url(name), '');
      this.#parts.set(name, part);
      part.catch(() => this.forget(name));
    }
    return part;
  }

  /** @param {string} name of a part that is not what it should be */
  forget(name) {
    this.#parts.delete(name);
  }
}

import { readFile } from './files.js';

const encoder = new TextEncoder();

/**
 * The number of the shard that holds an item; src/model/shard_layout.h says how.
 * @param {string} sku
 * @param {number} shards of the model
 */
export function shardOf(sku, shards) {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(sku)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % shards;
}

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
    this.#folder = new URL(`model-${model}/`, directory);
    this.#shards = shards;
  }

  /** @param {string} name as `names` gives it */
  url(name) {
    return new URL(`${name}.bin`, this.#folder);
  }

  /**
   * The names of the parts that a cart needs, the head first; all start loading.
   * @param {readonly string[]} skus
   */
  names(skus) {
    const shards = new Set(skus.map((sku) => shardOf(sku, this.#shards)));
    const names = ['head', ...[...shards].sort((a, b) => a - b).map(String)];
    for (const name of names) this.read(name);
    return names;
  }

  /**
   * @param {string} name
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  read(name) {
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

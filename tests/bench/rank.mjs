import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { readItems } from '../../demo/read-items.mjs';
import { Random } from '../../demo/sample-store/random.mjs';
import { Recommender } from '../../build/npm/node.js';
import { Parts } from '../../web/engine/shards.js';
import { goeswith, kDist, temporaryDirectory } from '../wasm/models.mjs';
import { kBench, measure, quantiles } from './measure.mjs';

const kCarts = 100_000;
const kShardedCarts = 1_000;
const kWarmUp = 5_000;
const kLines = 20;
const kRounds = 3;

/**
 * @typedef {ReturnType<typeof quantiles>} Quantiles
 * @typedef {{ every: Quantiles, fastest: Quantiles }} Times microseconds of every call, and of the
 *   fastest of each cart's three, which leaves out what the machine did meanwhile
 */

/**
 * Times a cart of 20 over 100,000 carts, whose lines are drawn as often as they are bought, three
 * rounds of them; and over 1,000 of them with the model in shards.
 * @param {string} model directory, of a single file
 * @returns {Promise<Record<'native' | 'engine' | 'suggest', Times> &
 *   Record<'nativeSharded' | 'sharded', Record<'opening' | 'ranking', Times>>>} `engine` finds 20
 *   SKUs and ranks, all of it WASM, `native` the same compiled for this machine; `suggest` is the
 *   whole call of a page. Of shards `opening` puts together those of a cart, once they are loaded
 */
export async function timeRanking(model) {
  const carts = drawCarts(readItems(model).items);
  const encoder = new TextEncoder();
  const encoded = carts.map((cart) => encoder.encode(cart.map((sku) => `${sku}\0`).join('')));
  const engine = await openEngine(model);
  const recommender = await Recommender.open(model);
  const shards = join(temporaryDirectory(), 'shards');
  await goeswith('shard', model, '--plain', '--out', shards);
  const native = await timeNative(model, encoded, await readManifest(shards));
  return {
    native: native.file,
    engine: await time((cart) => rank(engine, encoded[cart])),
    suggest: await time((cart) => recommender.suggest({ cart: carts[cart] })),
    nativeSharded: native.sharded,
    sharded: await timeSharded(shards, carts.slice(0, kShardedCarts), encoded),
  };
}

const readManifest = async (/** @type {string} */ model) =>
  JSON.parse(await readFile(join(model, 'manifest.json'), 'utf8'));

/** Finds 20 SKUs and ranks. */
function rank(/** @type {any} */ engine, /** @type {Uint8Array} */ skus) {
  write(engine, skus, engine.skuBuffer(skus.length));
  if (engine.suggest(kLines, 0, 4, 1, -1) !== 4) throw new Error('a cart has not 4 suggestions');
}

function write(/** @type {any} */ engine, /** @type {Uint8Array} */ bytes, /** @type {number} */ at) {
  new Uint8Array(engine.memory.buffer).set(bytes, at);
}

/** The same carts by the engine in goeswith_bench, which is handed them in a file. */
async function timeNative(model, encoded, { shards }) {
  const carts = join(temporaryDirectory(), 'carts.bin');
  await writeFile(carts, Buffer.concat(encoded));
  const { output } = await measure(kBench, [
    ...['rank', model, '--carts', carts, '--lines', `${kLines}`],
    ...['--shards', `${shards}`, '--sharded-carts', `${kShardedCarts}`],
  ]);
  return JSON.parse(output);
}

/**
 * @param {string} model directory, of shards
 * @param {string[][]} carts
 * @param {Uint8Array[]} encoded
 */
async function timeSharded(model, carts, encoded) {
  const manifest = await readManifest(model);
  const parts = new Parts(pathToFileURL(`${model}/`), manifest.model, manifest.shards);
  const files = new Map();
  const read = async (/** @type {string} */ name) => {
    if (!files.has(name)) files.set(name, await readFile(parts.url(name)));
    const file = files.get(name);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(file.length);
    return [length, file];
  };
  const engine = await startEngine();
  const taken = { opening: new Taken(carts.length), ranking: new Taken(carts.length) };
  for (let round = 0; round < kRounds; ++round) {
    for (const [cart, skus] of carts.entries()) {
      const names = ['head', ...new Set(skus.map((sku) => parts.of(sku)))];
      const bytes = Buffer.concat((await Promise.all(names.map(read))).flat());
      taken.opening.time(cart, () => {
        write(engine, encoded[cart], engine.skuBuffer(encoded[cart].length));
        write(engine, bytes, engine.modelBuffer(bytes.length));
        if (engine.open(true) !== 0) throw new Error('the shards do not open');
      });
      taken.ranking.time(cart, () => rank(engine, encoded[cart]));
    }
  }
  return { opening: taken.opening.figures(), ranking: taken.ranking.figures() };
}

/**
 * A policy that has a rule for most items: every line of a cart and every candidate has something to
 * say and to be asked.
 * @param {{ sku: string }[]} items
 */
export function busyPolicy(items) {
  const every = (count, rest) => items.filter((_, at) => at % count === rest).map(({ sku }) => sku);
  return {
    boost: [{ items: every(2, 0), factor: 1.1 }, { items: every(3, 0), factor: 0.9 }],
    never_with: [{ items: every(50, 7), beside: { items: every(50, 8) } }],
    fits: [0, 1, 2].map((k) => ({ items: every(7, k), attribute: 'size', value: `size ${k}` })),
    pin: [{ items: [items[0].sku], beside: { items: every(20, 3) } }],
    strategic: [{ items: every(11, 0) }],
    consumable: [{ items: every(4, 1), days: 30 }],
    price_ceiling: 2,
  };
}

/**
 * What a policy costs: the same carts by the engine with a model without one and with it.
 * @param {string} plain directory of a model
 * @param {string} ruled of the same model with a policy
 * @returns {Promise<Record<'plain' | 'ruled', Quantiles>>} microseconds, of the fastest of three
 */
export async function timeRules(plain, ruled) {
  const carts = drawCarts(readItems(plain).items);
  const encoder = new TextEncoder();
  const encoded = carts.map((cart) => encoder.encode(cart.map((sku) => `${sku}\0`).join('')));
  const result = {};
  for (const [name, model] of Object.entries({ plain, ruled })) {
    const engine = await openEngine(model);
    const kCeiling = 2; // Session::kCeiling
    engine.tell(kCeiling, name === 'ruled' ? 2000 : 0);
    const ask = (cart) => {
      write(engine, encoded[cart], engine.skuBuffer(encoded[cart].length));
      engine.suggest(kLines, 0, 4, 1, -1);
    };
    result[name] = (await time(ask)).fastest;
  }
  return result;
}

/** @param {(cart: number) => unknown} call */
async function time(call) {
  for (let cart = 0; cart < kWarmUp; ++cart) await call(cart);
  const taken = new Taken(kCarts);
  for (let round = 0; round < kRounds; ++round) {
    for (let cart = 0; cart < kCarts; ++cart) {
      const waited = taken.time(cart, () => call(cart));
      if (waited) await waited;
    }
  }
  return taken.figures();
}

/** Microseconds of calls, some for each cart. */
class Taken {
  /** @type {number[]} */
  #every = [];
  #fastest;

  constructor(/** @type {number} */ carts) {
    this.#fastest = new Float64Array(carts).fill(Infinity);
  }

  /**
   * @param {number} cart
   * @param {() => unknown} call
   * @returns {Promise<void> | undefined} where the call takes until its promise is kept
   */
  time(cart, call) {
    const started = performance.now();
    const answer = call();
    if (answer instanceof Promise) return answer.then(() => this.#note(cart, started));
    this.#note(cart, started);
  }

  #note(/** @type {number} */ cart, /** @type {number} */ started) {
    const microseconds = 1000 * (performance.now() - started);
    this.#every.push(microseconds);
    this.#fastest[cart] = Math.min(this.#fastest[cart], microseconds);
  }

  figures() {
    return { every: quantiles(this.#every), fastest: quantiles([...this.#fastest]) };
  }
}

/** @param {{ sku: string, orders: number }[]} items */
function drawCarts(items) {
  const random = new Random(20);
  const bought = items.flatMap(({ sku, orders }) => Array(Math.ceil(orders / 10)).fill(sku));
  return Array.from({ length: kCarts }, () => {
    const cart = new Set();
    while (cart.size < kLines) cart.add(random.pick(bought));
    return [...cart];
  });
}

/** The engine with a model that is one file. */
async function openEngine(/** @type {string} */ model) {
  const engine = await startEngine();
  const { shards } = await readManifest(model);
  const file = await readFile(join(model, shards[0].file));
  write(engine, file, engine.modelBuffer(file.length));
  if (engine.open(false) !== 0) throw new Error('the model does not open');
  return engine;
}

/** The engine without its session, as web/engine/engine.js starts it. */
async function startEngine() {
  const names = await readdir(kDist);
  const named = (extension) =>
    join(kDist, names.find((name) => name.startsWith('engine-') && name.endsWith(extension)));
  const { default: startSession } = await import(pathToFileURL(named('.js')).href);
  const wasm = await readFile(named('.wasm'));
  let memory;
  const { engine } = await startSession({
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(wasm, imports).then(({ instance }) => {
        memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
        done(instance);
      });
      return {};
    },
  });
  return Object.assign(engine, { memory });
}

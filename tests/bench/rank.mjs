import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { readItems } from '../../demo/read-items.mjs';
import { Random } from '../../demo/sample-store/random.mjs';
import { Recommender } from '../../build/npm/node.js';
import { kDist } from '../wasm/models.mjs';
import { quantiles } from './measure.mjs';

const kCarts = 100_000;
const kWarmUp = 5_000;
const kLines = 20;
const kRounds = 3;

/** @typedef {ReturnType<typeof quantiles>} Quantiles */

/**
 * Times a cart of 20 over 100,000 carts, whose lines are drawn as often as they are bought, three
 * rounds of them.
 * @param {string} model directory
 * @returns {Promise<Record<'engine' | 'suggest', { every: Quantiles, fastest: Quantiles }>>}
 *   microseconds of every call, and of the fastest of each cart's three, which leaves out what the
 *   machine did meanwhile. `engine` finds 20 SKUs and ranks, all of it WASM; `suggest` is the whole
 *   call of a page
 */
export async function timeRanking(model) {
  const carts = drawCarts(readItems(model).items);
  const engine = await openEngine(model);
  const encoder = new TextEncoder();
  const rank = (/** @type {Uint8Array} */ skus) => {
    new Uint8Array(engine.memory.buffer).set(skus, engine.skuBuffer(skus.length));
    if (engine.suggest(kLines, 0, 4, 1, -1) !== 4) throw new Error('a cart has not 4 suggestions');
  };
  const encoded = carts.map((cart) => encoder.encode(cart.map((sku) => `${sku}\0`).join('')));
  const recommender = await Recommender.open(model);
  return {
    engine: await time((cart) => rank(encoded[cart])),
    suggest: await time((cart) => recommender.suggest({ cart: carts[cart] })),
  };
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
    const rank = (cart) => {
      new Uint8Array(engine.memory.buffer).set(encoded[cart], engine.skuBuffer(encoded[cart].length));
      engine.suggest(kLines, 0, 4, 1, -1);
    };
    result[name] = (await time(rank)).fastest;
  }
  return result;
}

/** @param {(cart: number) => unknown} call */
async function time(call) {
  for (let cart = 0; cart < kWarmUp; ++cart) await call(cart);
  const every = [];
  const fastest = new Float64Array(kCarts).fill(Infinity);
  for (let round = 0; round < kRounds; ++round) {
    for (let cart = 0; cart < kCarts; ++cart) {
      const started = performance.now();
      const answer = call(cart);
      if (answer) await answer;
      const microseconds = 1000 * (performance.now() - started);
      every.push(microseconds);
      fastest[cart] = Math.min(fastest[cart], microseconds);
    }
  }
  return { every: quantiles(every), fastest: quantiles([...fastest]) };
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

/** The engine without its session, as web/engine/engine.js starts it. */
async function openEngine(model) {
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
  const manifest = JSON.parse(await readFile(join(model, 'manifest.json'), 'utf8'));
  const file = await readFile(join(model, manifest.shards[0].file));
  const place = engine.modelBuffer(file.length);
  new Uint8Array(memory.buffer).set(file, place);
  if (engine.open(false) !== 0) throw new Error('the model does not open');
  return Object.assign(engine, { memory });
}

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { Random } from '../../demo/sample-store/random.mjs';
import { Recommender } from '../../build/dist/goeswith.js';
import { kDist, modelItems } from '../wasm/models.mjs';
import { quantiles } from './measure.mjs';

const kCarts = 100_000;
const kWarmUp = 5_000;
const kLines = 20;

/**
 * Times a cart of 20 over 100,000 carts, whose lines are drawn as often as they are bought.
 * @param {string} model directory
 * @returns {Promise<Record<'engine' | 'suggest', ReturnType<typeof quantiles>>>} microseconds:
 *   `engine` finds 20 SKUs and ranks, all of it WASM; `suggest` is the whole call of a page
 */
export async function timeRanking(model) {
  const carts = drawCarts(await modelItems(model));
  const engine = await openEngine(model);
  const encoder = new TextEncoder();
  const rank = (/** @type {Uint8Array} */ skus) => {
    new Uint8Array(engine.memory.buffer).set(skus, engine.skuBuffer(skus.length));
    if (engine.suggest(kLines, 0, 4, 1) !== 4) throw new Error('a cart has not 4 suggestions');
  };
  const encoded = carts.map((cart) => encoder.encode(cart.map((sku) => `${sku}\0`).join('')));
  for (const skus of encoded.slice(0, kWarmUp)) rank(skus);
  const inEngine = encoded.map((skus) => {
    const started = performance.now();
    rank(skus);
    return 1000 * (performance.now() - started);
  });

  const recommender = await Recommender.open(model);
  for (const cart of carts.slice(0, kWarmUp)) await recommender.suggest({ cart });
  const inSuggest = [];
  for (const cart of carts) {
    const started = performance.now();
    await recommender.suggest({ cart });
    inSuggest.push(1000 * (performance.now() - started));
  }
  return { engine: quantiles(inEngine), suggest: quantiles(inSuggest) };
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

/** The engine without the wrapper, as web/engine/engine.js starts it. */
async function openEngine(model) {
  const names = await readdir(kDist);
  const named = (extension) =>
    join(kDist, names.find((name) => name.startsWith('engine-') && name.endsWith(extension)));
  const { default: createModule } = await import(pathToFileURL(named('.js')).href);
  const wasm = await readFile(named('.wasm'));
  let memory;
  const engine = await createModule({
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
  if (engine.open() !== 0) throw new Error('the model does not open');
  return Object.assign(engine, { memory });
}

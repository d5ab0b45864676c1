import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { Recommender } from 'goeswith';
import { readItems } from '../../demo/read-items.mjs';
import { randomCarts, sampleModel, times } from './models.mjs';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** Every memory that the engine makes from here on, without holding on to it. */
const memories = [];
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...args) => {
  const instance = await instantiate(...args);
  const memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
  memories.push(new WeakRef(memory));
  return instance;
};

const model = await sampleModel();
const skus = readItems(model).items.map(({ sku }) => sku);

test('suggestions by the ten thousand leave the size of the memory as it was', async () => {
  const recommender = await Recommender.open(model);
  const memory = memories[memories.length - 1].deref();
  const carts = randomCarts(skus, { count: 1000 });
  const longest = Array.from({ length: 500 }, (_, line) => skus[line % skus.length]);
  await recommender.suggest({ cart: longest, exclude: longest });
  const bytes = memory.buffer.byteLength;
  for (let round = 0; round < times(40, 200); ++round) {
    for (const cart of carts) {
      await recommender.suggest({ cart, exclude: carts[round], limit: 1 + (round % 64) });
    }
  }
  assert.equal(memory.buffer.byteLength, bytes);
});

/** How many memories are still held once those that are not have been collected. */
async function heldMemories() {
  for (let round = 0; round < 10; ++round) {
    await sleep(5);
    collectGarbage();
  }
  return memories.filter((memory) => memory.deref()).length;
}

for (const [end, way] of [
  ['closed', (recommender) => recommender.close()],
  ['dropped', () => {}],
]) {
  test(`the memory of recommenders that are ${end} is collected`, async () => {
    const before = await heldMemories();
    for (let i = 0; i < 50; ++i) {
      const recommender = await Recommender.open(model);
      await recommender.suggest({ cart: [skus[i]] });
      way(recommender);
    }
    const held = (await heldMemories()) - before;
    assert.ok(held <= 2, `${held} of 50 memories are held`);
  });
}

test('a recommender that is held but closed gives its memory back', async () => {
  const before = await heldMemories();
  const recommenders = [];
  for (let i = 0; i < 20; ++i) recommenders.push(await Recommender.open(model));
  assert.ok((await heldMemories()) >= before + 20);
  for (const recommender of recommenders) recommender.close();
  const held = (await heldMemories()) - before;
  assert.ok(held <= 2, `${held} of ${recommenders.length} memories are held`);
});

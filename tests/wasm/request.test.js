import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Recommender } from 'goeswith';
import { sampleModel } from './models.mjs';

let recommender;

before(async () => {
  recommender = await Recommender.open(await sampleModel());
});

after(() => recommender.close());

test('limit is a whole number in 1…64', async () => {
  const cart = ['TP-GLS'];
  for (const limit of [1, 4, 64]) {
    const { suggestions } = await recommender.suggest({ cart, limit, popular: 'fill' });
    assert.equal(suggestions.length, limit);
  }
  const numbers = [0, -1, 65, 1.5, NaN, Infinity, 2 ** 32, 2 ** 32 + 4];
  for (const limit of [...numbers, '4', null, true, [4], 4n]) {
    await assert.rejects(recommender.suggest({ cart, limit }), RangeError, String(limit));
  }
});

test('a probability outside 0…1 is a range error', async () => {
  for (const minProbability of [-0.1, 1.1, NaN, Infinity, '0.5', null, true, [0.5], 1n]) {
    await assert.rejects(recommender.suggest({ cart: [], minProbability }), RangeError);
  }
});

test('a request of another shape is a type error that names the part', async () => {
  const odd = [NaN, 4, '4', 1.5, 2 ** 32, null, true, {}, new Set(['TP-GLS']), () => []];
  for (const value of [undefined, ...odd]) {
    await assert.rejects(recommender.suggest({ cart: value }), /^TypeError: cart /);
    await assert.rejects(recommender.suggest(value), /^TypeError: cart /);
  }
  for (const value of odd) {
    for (const part of ['exclude', 'placement', 'popular']) {
      const request = { cart: [], [part]: value };
      await assert.rejects(recommender.suggest(request), new RegExp(`^TypeError: ${part} `));
    }
  }
  for (const sku of [undefined, NaN, 4, null, {}, ['TP-GLS'], Symbol('sku')]) {
    await assert.rejects(recommender.suggest({ cart: ['TP-GLS', sku] }), /^TypeError: cart /);
    await assert.rejects(recommender.suggest({ cart: [], exclude: [sku] }), /^TypeError: exclude /);
  }
  const withHole = ['TP-GLS', , 'KT-FJUG'];
  await assert.rejects(recommender.suggest({ cart: withHole }), /^TypeError: cart /);
});

test('a SKU with a zero byte is refused, for it would be two', async () => {
  for (const sku of ['\0', 'TP-GLS\0', 'a\0TP-GLS']) {
    await assert.rejects(recommender.suggest({ cart: [sku] }), TypeError);
    await assert.rejects(recommender.suggest({ cart: [], exclude: [sku] }), TypeError);
  }
});

test('a refused request leaves the recommender as it was', async () => {
  const before = await recommender.suggest({ cart: ['TP-GLS'] });
  await assert.rejects(recommender.suggest({ cart: [5] }), TypeError);
  await assert.rejects(recommender.suggest({ cart: ['TP-GLS'], limit: 0 }), RangeError);
  assert.deepEqual(await recommender.suggest({ cart: ['TP-GLS'] }), before);
});

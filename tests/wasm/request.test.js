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

test('facts of another type are a type error that says what was seen and what is expected', async () => {
  const kEach = {
    stock: [5, 'x', [], { A: '4' }, { A: NaN }, { A: null }, { 'A\0': 4 }],
    prices: ['9.50', { A: '9.50' }, { A: -1 }, 9.5],
    history: [['TP-GLS'], { A: -1 }, { A: '2026-11-01' }],
    segments: ['disloyal', 5, {}, [5], ['a', , 'b'], new Set(['loyal'])],
    viewed: ['TP-GLS', { 'TP-GLS': true }],
    dismissed: ['TP-GLS', [null]],
    now: ['2029-12-24', NaN, -1, new Date()],
    subtotal: ['25.50', NaN, Infinity, -0.01],
    country: ['gb', 'United Kingdom', 44, ['GB']],
  };
  const ask = (facts) => recommender.suggest({ cart: ['TP-GLS'], facts });
  for (const [name, values] of Object.entries(kEach)) {
    for (const value of values) {
      const pattern = new RegExp(`^TypeError: facts\\.${name} must be an? .+, not .+`);
      await assert.rejects(ask({ [name]: value }), pattern, `${name}: ${String(value)}`);
    }
    for (const nothing of [undefined, null]) assert.ok(await ask({ [name]: nothing }));
  }
  for (const facts of [5, 'GB', [], true]) {
    await assert.rejects(ask(facts), /^TypeError: facts must be an object, not /);
  }
  await assert.rejects(ask({ segments: 'disloyal' }), {
    message: "facts.segments must be an array of strings, not 'disloyal'",
  });
  const good = {
    ...{ stock: { A: -1 }, prices: { A: 0 }, history: { A: 0.5 }, segments: [], viewed: ['A'] },
    ...{ dismissed: ['A'], now: Date.now(), subtotal: 0, country: 'GB' },
  };
  assert.deepEqual(await ask(good), await ask(null));
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

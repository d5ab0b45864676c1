// The sample store's policy is an example of each rule: each changes what some cart is answered.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Recommender } from '../../build/npm/node.js';
import { kSampleStore, trainSampleStore } from './models.mjs';

const policy = JSON.parse(await readFile(join(kSampleStore, 'policy.json'), 'utf8'));
const listing = await readFile(join(kSampleStore, 'products.csv'), 'utf8');
const skus = [...new Set(listing.match(/(?<=,)[A-Z]{2,4}-[A-Z0-9]+(?:-[A-Z0-9]+)?(?=,)/g))];
const { $schema, currency, ...rules } = policy;

/** A shopper of whom the page knows all that it may tell. */
const facts = {
  country: 'GB',
  subtotal: 30,
  segments: ['loyal'],
  now: Date.parse('2026-11-27T12:00:00Z'),
  history: { 'TEA-ASSAM': 50, 'COF-GUJI': 35 },
  viewed: ['TP-GLS', 'TP-GLS', 'TT-WARMER'],
};

/** What all carts of one item are answered at each placement. */
async function answers(of) {
  const recommender = await Recommender.open(await trainSampleStore(of));
  const all = {};
  for (const sku of skus) {
    for (const placement of ['cart', 'thank-you', 'product']) {
      const answer = await recommender.suggest({ cart: [sku], placement, limit: 8, facts });
      const { suggestions, threshold, bundles, instead = [] } = answer;
      const list = [...suggestions, ...instead].map((its) => [its.sku, its.price, its.why, its.once]);
      all[`${sku} ${placement}`] = JSON.stringify({ list, threshold, bundles });
    }
  }
  return all;
}

/** How many products of all have suggestions on their page, for who has looked at so many others. */
async function spoken(of, viewed) {
  const model = await trainSampleStore(of);
  const counts = skus.map(async (sku) => {
    const recommender = await Recommender.open(model);
    const asked = { cart: [sku], placement: 'product', facts: { ...facts, viewed } };
    return (await recommender.suggest(asked)).suggestions.length > 0;
  });
  return (await Promise.all(counts)).filter(Boolean).length;
}

describe('the policy of the sample store', { concurrency: 2 }, async () => {
  const whole = await answers(policy);

  it('has an example of each rule that there is', async () => {
    const { properties } = JSON.parse(await readFile(join(kSampleStore, '../policy.schema.json'), 'utf8'));
    assert.deepEqual(Object.keys(properties).filter((rule) => !(rule in policy)), []);
  });

  it('is silent on the page of the first product that is looked at', async () => {
    const { views, ...others } = policy.silence;
    assert.equal(views, 2);
    assert.equal(await spoken(policy, []), 0);
    assert.ok((await spoken(policy, ['TP-GLS'])) > skus.length / 2);
    assert.ok((await spoken({ ...policy, silence: others }, [])) > skus.length / 2);
  });

  it('tells the element after how many dismissals and impressions it is silent', async () => {
    const recommender = await Recommender.open(await trainSampleStore(policy));
    const { silence } = await recommender.suggest({ cart: ['TP-BRN-4'], facts });
    assert.deepEqual([silence.dismissals, silence.impressions], [4, 40]);
  });

  for (const rule of Object.keys(rules)) {
    it(`has an example of "${rule}" that some cart meets`, async () => {
      const { [rule]: left, ...others } = policy;
      const without = await answers(others);
      const changed = Object.keys(whole).filter((asked) => whole[asked] !== without[asked]);
      assert.ok(changed.length > 0, JSON.stringify(left));
    });
  }
});

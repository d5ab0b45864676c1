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
      const { suggestions, ...rest } = await recommender.suggest({ cart: [sku], placement, limit: 8, facts });
      const list = suggestions.map((its) => [its.sku, its.price, its.why, its.once, its.offer]);
      all[`${sku} ${placement}`] = JSON.stringify({ list, rest });
    }
  }
  return all;
}

describe('the policy of the sample store', { concurrency: 2 }, async () => {
  const whole = await answers(policy);

  for (const rule of Object.keys(rules)) {
    // Silence after dismissals and impressions is the element's; that of product pages is the answer's.
    it(`has an example of "${rule}" that some cart meets`, async () => {
      const { [rule]: left, ...others } = policy;
      const without = await answers(others);
      const changed = Object.keys(whole).filter((asked) => whole[asked] !== without[asked]);
      assert.ok(changed.length > 0, JSON.stringify(left));
    });
  }
});

// What a page knows changes the answer in the browser as it changes that of `goeswith suggest`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';

import { Recommender } from '../../build/npm/node.js';
import { goeswith, kSampleStore, trainSampleStore } from './models.mjs';

const kPolicy = JSON.parse(readFileSync(join(kSampleStore, 'policy.json'), 'utf8'));
const kCarts = [
  ['TP-BRN-4'],
  ['TEA-HOUSE-125'],
  ['CM-DRIP-2', 'TEA-ASSAM'],
  ['KT-EVD-WH', 'TEA-HOUSE-125', 'TT-COSY-SG'],
  ['CM-PRESS-3'],
];
const kOffers = [
  { items: ['PAN-SHORT'], price: 3, was: 4.2, ends: '2029-12-24T23:59:59Z', segments: ['loyal'] },
  { items: ['PAN-SHORT'], price: 3.5, was: 4.2, ends: '2028-12-24T23:59:59Z' },
  {
    ...{ items: ['TT-STRAIN'], price: 1, was: 6 },
    ...{ starts: '2028-01-01T00:00:00Z', ends: '2028-02-01T00:00:00Z' },
  },
];

/** `SKU=3,…` @param {Record<string, number>} record */
const pairs = (record) => Object.entries(record).map(([sku, count]) => `${sku}=${count}`).join();
/** @param {string} time */
const at = (time) => [{ now: Date.parse(time) }, ['--now', time]];
/** @param {string} name @param {Record<string, number>} record */
const counts = (name, record) => [{ [name]: record }, [`--${name}`, pairs(record)]];
const kUsual = at('2027-01-01T00:00:00Z');

describe('what a page knows', () => {
  /** @type {string} */
  let model;
  /** Of what goes with a cart, all. @type {string[]} */
  let known;
  /** @type {object[]} */
  let without;
  before(async () => {
    // What the visit changes is policy-visit.test.js's; the command line knows none.
    const { views, ...silence } = kPolicy.silence;
    model = await trainSampleStore({ ...kPolicy, visit: false, silence, offers: kOffers });
    const recommender = await Recommender.open(model);
    const all = { cart: kCarts[0], popular: 'fill', limit: 64 };
    const { suggestions, withheld } = await recommender.explain(all);
    known = [...suggestions, ...withheld].map(({ sku }) => sku);
    without = await sameOfBoth(...kUsual);
  });

  const judged = ({ sku, score, why, factor }) => ({ sku, score, why, factor });
  const decided = ({ suggestions, withheld }) => [
    suggestions.map((its) => ({ ...judged(its), price: its.price })),
    withheld.map(judged),
  ];

  /** @returns {Promise<object[]>} what both say of each cart, seen to be the same */
  async function sameOfBoth(facts, options) {
    const recommender = await Recommender.open(model);
    const all = [];
    for (const cart of kCarts) {
      for (const placement of ['cart', 'thank-you', 'product']) {
        const asked = ['--cart', cart.join(), '--placement', placement, '--limit', '6', ...options];
        const native = JSON.parse(await goeswith('suggest', model, ...asked, '--explain', '--json'));
        const quantities = Object.fromEntries(cart.map((sku) => [sku, 1]));
        const page = await recommender.explain({ cart, placement, limit: 6, quantities, facts });
        assert.deepEqual(decided(page), decided(native), `${cart} ${placement} ${options.join(' ')}`);
        all.push(decided(page));
      }
    }
    return all;
  }

  const kCounts = {
    stock: { 'TT-COSY-SG': 0, 'TT-STRAIN': 4, 'TEA-XMAS': 500, 'CM-PAPER-2': 9 },
    history: { 'TEA-ASSAM': 45, 'CM-PAPER-2': 10, 'TEA-XMAS': 300, 'TT-STRAIN': 1 },
  };
  const kIreland = { country: 'IE', subtotal: 70 };
  const kLoyal = { country: 'GB', segments: ['new', 'loyal'] };
  const manyBought = () => Object.fromEntries(known.map((sku, n) => [sku, n + 20]));
  for (const [what, facts] of [
    ['the country', () => [{ country: 'GB' }, ['--country', 'GB']]],
    ['what the cart costs', () => [kIreland, ['--country', 'IE', '--subtotal', '70']]],
    ['what is in stock', () => counts('stock', kCounts.stock)],
    ['what the shopper bought before', () => counts('history', kCounts.history)],
    ['more bought before than the engine takes', () => counts('history', manyBought())],
    ['segments', () => [kLoyal, ['--country', 'GB', '--segments', 'new,loyal']]],
    ['a time of another offer', () => at('2028-01-15T00:00:00Z')],
    ['a time after all offers', () => at('2030-01-01T00:00:00Z')],
  ]) {
    it(`counts as for suggest: ${what}`, async () => {
      const [told, options] = facts();
      const [now, sameNow] = told.now ? [{}, []] : kUsual;
      const answers = await sameOfBoth({ ...now, ...told }, [...sameNow, ...options]);
      assert.notDeepEqual(answers, without, 'it changes what is said');
    });
  }
});

// The sample store's policy, and others, as a page's engine obeys them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';

import { Recommender } from '../../build/npm/node.js';
import {
  goeswith,
  kSampleStore,
  manifestText,
  temporaryDirectory,
  trainSampleStore,
} from './models.mjs';

const kPolicy = JSON.parse(readFileSync(join(kSampleStore, 'policy.json'), 'utf8'));

const skus = ({ suggestions }) => suggestions.map(({ sku }) => sku);
const whyOf = ({ suggestions, withheld }, wanted) =>
  [...suggestions, ...withheld].find(({ sku }) => sku === wanted)?.why;

describe('a model with a policy', () => {
  /** @type {string} */
  let model;
  /** @type {Recommender} */
  let recommender;
  before(async () => {
    // What the visit changes is policy-visit.test.js's; the command line knows none.
    const { views, ...silence } = kPolicy.silence;
    model = await trainSampleStore({ ...kPolicy, visit: false, silence });
    recommender = await Recommender.open(model);
  });

  it('says the same as `suggest --explain`, item by item', async () => {
    for (const cart of [['CM-DRIP-2'], ['TP-GLS'], ['KT-EVD-WH', 'TEA-HOUSE-125'], ['TBL-EGG-EA']]) {
      for (const placement of ['cart', 'thank-you', 'product']) {
        const native = JSON.parse(
          await goeswith(
            ...['suggest', model, '--cart', cart.join(), '--placement', placement],
            ...['--explain', '--json'],
          ),
        );
        const page = await recommender.explain({ cart, placement });
        const short = (list) => list.map(({ sku, score, why, factor }) => ({ sku, score, why, factor }));
        assert.deepEqual(short(page.suggestions), short(native.suggestions), `${cart} ${placement}`);
        assert.deepEqual(short(page.withheld), short(native.withheld), `${cart} ${placement}`);
      }
    }
  });

  it('explains, and says nowhere else, how a boosted item is ranked', async () => {
    const request = { cart: ['TEA-HOUSE-125'], limit: 64, popular: 'fill' };
    const { suggestions, withheld } = await recommender.explain(request);
    const all = [...suggestions, ...withheld];
    const factorOf = (sku) => all.find((its) => its.sku === sku).factor;
    assert.ok(Math.abs(factorOf('PAN-SHORT') - 1.5) < 0.2, 'a boost and a margin');
    assert.ok(all.some(({ factor }) => factor === undefined), 'of what nothing is made');
    const asked = await recommender.suggest(request);
    assert.ok(asked.suggestions.every((its) => !('factor' in its)));
  });

  it('says why of each cart, though several are asked about at once', async () => {
    const requests = [['TP-GLS'], ['CM-DRIP-2'], ['TBL-EGG-EA']].map((cart) => ({ cart }));
    const alone = [];
    for (const request of requests) alone.push(await recommender.explain(request));
    assert.deepEqual(await Promise.all(requests.map((request) => recommender.explain(request))), alone);
  });

  it('shows the pinned descaler with a kettle, on the thank-you page alone', async () => {
    const cart = ['KT-EVD-WH'];
    const bought = await recommender.suggest({ cart, placement: 'thank-you' });
    assert.equal(bought.suggestions[0].sku, 'KT-DESCALE');
    assert.equal(bought.suggestions[0].why, 'pinned');
    assert.ok(bought.suggestions[0].evidence.orders > 0);
    assert.notEqual(whyOf(await recommender.explain({ cart }), 'KT-DESCALE'), 'pinned');
  });

  it('offers the larger teapot in place of the smaller, on the product page, and nothing beside it', async () => {
    const { suggestions } = await recommender.suggest({ cart: ['TP-BRN-4'], placement: 'product' });
    assert.deepEqual(suggestions.map(({ sku, why }) => [sku, why]), [['TP-BRN-6', 'upgrade']]);
    assert.equal(suggestions[0].evidence.with, 'TP-BRN-4');
    assert.ok(!skus(await recommender.suggest({ cart: ['TP-BRN-4'] })).includes('TP-BRN-6'));
  });

  it('offers of a tier all that is better, the nearest first', async () => {
    const offered = async (sku) => skus(await recommender.suggest({ cart: [sku], placement: 'product' }));
    const [, [good, better, best]] = kPolicy.tiers;
    assert.deepEqual(await offered(good), [better, best]);
    assert.deepEqual(await offered(better), [best]);
  });

  it('says beside better versions what goes with the cart, for who cannot replace a line', async () => {
    const request = { cart: ['TP-BRN-4'], placement: 'product', facts: { viewed: ['TEA-MINT'] } };
    const { suggestions, instead } = await recommender.explain({ ...request, limit: 3 });
    assert.deepEqual(suggestions.map(({ why }) => why), ['upgrade']);
    const excluded = await recommender.suggest({ ...request, limit: 3, exclude: skus({ suggestions }) });
    assert.deepEqual(instead, excluded.suggestions);
    assert.equal(instead.length, 3);
    assert.equal(excluded.instead, undefined);
  });

  it('shows filters that fit the dripper in the cart, and no others', async () => {
    const answer = await recommender.explain({ cart: ['CM-DRIP-2'], limit: 64 });
    assert.ok(skus(answer).includes('CM-PAPER-2'));
    assert.ok(!skus(answer).includes('CM-PAPER-4'));
  });

  it('knows how far the cart is from free shipping, and suggests what closes the gap', async () => {
    const cart = ['TP-BRN-4', 'TEA-HOUSE-125']; // 19.00 and 6.50
    const ask = (facts, quantities = {}) => recommender.suggest({ cart, limit: 8, facts, quantities });
    const far = await ask({ country: 'GB' });
    assert.deepEqual(far.threshold, { from: 45, total: 25.5, gap: 19.5 });
    const closer = far.suggestions.find(({ why }) => why === 'closes-gap');
    assert.equal(closer, far.suggestions[0]);
    assert.ok(closer.price >= 19.5);
    assert.deepEqual((await ask({ country: 'GB' }, { 'TP-BRN-4': 3 })).threshold.gap, 0);
    assert.deepEqual((await ask({ country: 'IE' })).threshold.from, 75);
    assert.equal((await ask({ country: 'FR' })).threshold, undefined);
    assert.equal((await ask()).threshold, undefined);
    const told = await ask({ country: 'GB', subtotal: 39.5 });
    assert.deepEqual(told.threshold, { from: 45, total: 39.5, gap: 5.5 });
  });

  it('does not know the gap of a cart that does not say how many it has of each', async () => {
    const ask = (facts, more) =>
      recommender.suggest({ cart: ['TP-BRN-4'], facts: { country: 'GB', ...facts }, ...more });
    assert.equal((await ask()).threshold, undefined);
    assert.equal((await ask({ subtotal: 38 })).threshold.gap, 7);
    assert.equal((await ask({}, { quantities: { 'TP-BRN-4': 2 } })).threshold.gap, 7);
  });

  it('closes the gap of a cart alone: not of a product looked at, nor of an order placed', async () => {
    for (const [placement, facts] of [['thank-you', {}], ['product', { viewed: ['TEA-MINT'] }]]) {
      const ask = (facts) => recommender.suggest({ cart: ['TP-GLS', 'TEA-HOUSE-125'], placement, facts });
      const answer = await ask({ ...facts, country: 'GB', subtotal: 37 });
      assert.deepEqual(answer, await ask(facts), placement);
      assert.ok(answer.suggestions.length > 0);
      assert.equal(answer.threshold, undefined);
    }
  });

  it('has free shipping sooner for loyal customers', async () => {
    const ask = (segments) =>
      recommender.suggest({ cart: ['TP-BRN-4'], facts: { country: 'GB', segments, subtotal: 19 } });
    assert.equal((await ask(['loyal'])).threshold.from, 35);
    assert.equal((await ask([])).threshold.from, 45);
  });

  it('has a set of three with a code, and teas that are cheaper by the number', async () => {
    const bundlesOf = async (cart) => (await recommender.suggest({ cart })).bundles ?? [];
    const [set] = await bundlesOf(['TP-BRN-4']);
    assert.deepEqual([set.code, set.items.length, set.missing.length], ['TEAPOTSET', 3, 2]);
    const [one] = await bundlesOf(['TEA-EARL-125']);
    const [two] = await bundlesOf(['TEA-EARL-125', 'TEA-ASSAM']);
    assert.deepEqual([one.title, one.items.length], ['For the tea cupboard', 2]);
    assert.equal(two.items.length, 3);
    assert.ok(two.saving / two.sum > one.saving / one.sum);
  });

  it('takes stock and prices from the page, and both back when it takes them away', async () => {
    const cart = ['TP-GLS'];
    const ask = (facts) => recommender.suggest({ cart, facts });
    const before = await ask();
    const [first] = before.suggestions;
    const out = await ask({ stock: { [first.sku]: 0 } });
    assert.ok(!skus(out).includes(first.sku));
    assert.deepEqual(await ask({}), before);
    assert.ok(!skus(await ask({ stock: { [first.sku]: 9 } })).includes(first.sku), 'low is not pushed');
    assert.deepEqual(await ask({ stock: { [first.sku]: 10 } }), before);
    const priced = await ask({ prices: { [first.sku]: 1.25 } });
    assert.equal(priced.suggestions[0].price, 1.25);
    assert.deepEqual(await ask(), before);
    const cheaper = { prices: { [first.sku]: 1.25 }, stock: { [first.sku]: 0 } };
    assert.ok(!skus(await ask(cheaper)).includes(first.sku));
    assert.deepEqual(await ask({ stock: { 'TP-BRN-4': 12 } }), before);
    assert.ok(!skus(await ask({ stock: { [first.sku]: -2 } })).includes(first.sku), 'sold too often');
  });

  it('tells what is low in stock from what is out of it', async () => {
    const cart = ['TP-BRN-4'];
    const [{ sku }] = (await recommender.suggest({ cart })).suggestions;
    const whyOf = async (pieces) => {
      const { withheld } = await recommender.explain({ cart, facts: { stock: { [sku]: pieces } } });
      return withheld.find((its) => its.sku === sku)?.why;
    };
    assert.equal(await whyOf(0), 'out-of-stock');
    assert.equal(await whyOf(1), 'low-stock');
    assert.equal(await whyOf(9), 'low-stock');
    assert.equal(await whyOf(10), undefined);
  });

  it('takes facts of an element that are junk as if they had not been said', async () => {
    const [exclude, popular, minProbability, placement] = [[], 1, -1, 'cart'];
    const question = { cart: ['TP-GLS'], limit: 4, exclude, popular, minProbability, placement };
    const ask = (facts) => recommender.answer({ ...question, facts: { country: 'GB', ...facts } });
    const before = await ask();
    const [{ sku }] = before.suggestions;
    for (const junk of [
      ...[{ stock: { [sku]: 'x' } }, { stock: 5 }, { stock: null }, { prices: { [sku]: NaN } }],
      ...[{ segments: 'disloyal' }, { segments: 5 }, { segments: { loyal: true } }, { viewed: 5 }],
      ...[{ dismissed: 'x' }, { subtotal: 'x' }, { subtotal: NaN }, { now: 'x' }, { history: 5 }],
    ]) {
      assert.deepEqual(await ask(junk), before, JSON.stringify(junk));
    }
  });

  it('takes from the page that something is there again, only as long as the page says so', async () => {
    const cart = ['TEA-WIN24'];
    const whyNow = async (facts) => (await recommender.suggest({ cart, facts })).lines[0].why;
    assert.equal(await whyNow(), 'out-of-stock');
    assert.notEqual(await whyNow({ stock: { 'TEA-WIN24': 40 } }), 'out-of-stock');
    assert.equal(await whyNow({}), 'out-of-stock');
  });

  it('shows the price of an offer while it lasts, by the time of the server', async () => {
    const [offer] = kPolicy.offers;
    const cart = ['TEA-HOUSE-125', 'PAN-SHORT', 'GIFT-GREET'];
    const priceAt = async (now) => {
      const { suggestions } = await recommender.suggest({ cart, limit: 64, popular: 'fill', facts: { now } });
      return suggestions.find(({ sku }) => sku === 'TEA-XMAS').price;
    };
    const [starts, ends] = [Date.parse(offer.starts), Date.parse(offer.ends)];
    assert.equal(await priceAt(starts - 60_000), 11.5);
    assert.equal(await priceAt(starts + 60_000), 9.5);
    assert.equal(await priceAt(ends - 60_000), 9.5);
    assert.equal(await priceAt(ends + 60_000), 11.5);
  });

  it('has an offer end once, whatever earlier time another strip of the page was given', async () => {
    const page = await Recommender.open(model);
    const ends = Date.parse(kPolicy.offers[0].ends);
    const isOn = async (now) => !!(await page.suggest({ cart: ['TP-BRN-4'], facts: { now } })).offers;
    assert.ok(await isOn(ends - 1000));
    assert.ok(!(await isOn(ends + 2000)));
    assert.ok(!(await isOn(ends - 1000)));
    assert.ok(!(await isOn(undefined)));
  });

  it('brings back tea that is used up, and nothing else that was bought before', async () => {
    const cart = ['TP-GLS'];
    const usual = await recommender.suggest({ cart });
    const ask = (days) => recommender.suggest({ cart, facts: { history: { 'TEA-ASSAM': days } } });
    const due = await ask(50);
    assert.deepEqual([due.suggestions[0].sku, due.suggestions[0].why], ['TEA-ASSAM', 'due']);
    assert.ok(!skus(await ask(3)).includes('TEA-ASSAM'));
    const owned = usual.suggestions[0].sku;
    const without = await recommender.suggest({ cart, facts: { history: { [owned]: 400 } } });
    assert.ok(!skus(without).includes(owned));
    assert.deepEqual(await recommender.suggest({ cart }), usual);
  });

  it('suggests nothing that was bought before, however much that was', async () => {
    const cart = ['TP-GLS'];
    const usual = skus(await recommender.suggest({ cart }));
    const others = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`X-${n}`, n % 9]));
    const owned = Object.fromEntries(usual.map((sku) => [sku, 400]));
    const left = skus(await recommender.suggest({ cart, facts: { history: { ...others, ...owned } } }));
    assert.ok(left.length > 0);
    assert.deepEqual(left.filter((sku) => usual.includes(sku)), []);
    const due = { ...others, ...owned, 'TEA-ASSAM': 50 };
    assert.ok(!skus(await recommender.suggest({ cart, facts: { history: due } })).includes('TEA-ASSAM'));
    const newest = { ...Object.fromEntries(Object.entries(due).slice(-60)), 'TEA-ASSAM': 50 };
    const [first] = (await recommender.suggest({ cart, facts: { history: newest } })).suggestions;
    assert.deepEqual([first.sku, first.why], ['TEA-ASSAM', 'due'], 'of the newest 64');
  });

  it('neither pins nor offers as a better version what was bought before, however much that was', async () => {
    const others = Object.fromEntries(Array.from({ length: 64 }, (_, n) => [`X-${n}`, n]));
    for (const [cart, placement, owned] of [
      ['KT-EVD-WH', 'thank-you', 'KT-DESCALE'],
      ['TP-BRN-4', 'product', 'TP-BRN-6'],
    ]) {
      const ask = async (history) =>
        skus(await recommender.suggest({ cart: [cart], placement, facts: { history } }));
      assert.equal((await ask({}))[0], owned);
      const newest = await ask({ [owned]: 1 });
      assert.ok(newest.length > 0 && !newest.includes(owned), owned);
      assert.deepEqual(await ask({ ...others, [owned]: 100 }), newest, 'beyond the 64 newest');
    }
  });

  it('is silent on the product page below the policy\'s probability, unless asked', async () => {
    const cart = ['TEA-HOUSE-125'];
    const least = kPolicy.silence.product;
    const answer = await recommender.explain({ cart, placement: 'product', limit: 64 });
    for (const { score, why } of answer.suggestions) assert.ok(score >= least || why !== 'learned');
    assert.ok(answer.withheld.some(({ why }) => why === 'unlikely'));
    const asked = await recommender.suggest({ cart, placement: 'product', limit: 64, minProbability: 0 });
    assert.ok(asked.suggestions.length > answer.suggestions.length);
  });

  it('says the same from shards', async () => {
    const sharded = await Recommender.open(await trainSampleStore(kPolicy, '--shards', '7'));
    const facts = { viewed: ['TP-GLS'] };
    for (const [cart, placement, why] of [
      [['KT-EVD-WH'], 'thank-you', 'pinned'],
      [['TP-BRN-4'], 'product', 'upgrade'],
    ]) {
      const whole = await recommender.suggest({ cart, placement });
      const { suggestions } = await sharded.suggest({ cart, placement, facts });
      assert.equal(suggestions[0].sku, whole.suggestions[0].sku);
      assert.equal(suggestions[0].why, why);
    }
    const due = { cart: ['TP-GLS'], facts: { history: { 'TEA-ASSAM': 50 } } };
    assert.equal((await sharded.suggest(due)).suggestions[0].sku, 'TEA-ASSAM');
  });

  it('loads shards for the eight newest of what was bought before, and keeps all of it out', async () => {
    const sharded = await Recommender.open(await trainSampleStore(kPolicy, '--shards', '40'));
    const { parts } = sharded.edition;
    const names = new Set();
    const gather = parts.gather.bind(parts);
    parts.gather = async (needed) => {
      const gathered = await gather(needed);
      for (const name of gathered.names) names.add(name);
      return gathered;
    };
    const cart = ['TP-GLS'];
    const usual = skus(await sharded.suggest({ cart }));
    assert.equal(names.size, 2, 'the head and the shard of the cart');
    const many = await recommender.suggest({ cart: ['TEA-HOUSE-125'], limit: 64, popular: 'fill' });
    const all = [...skus(many).filter((sku) => !usual.includes(sku) && sku !== 'TEA-ASSAM'), ...usual];
    const history = Object.fromEntries(all.map((sku, n) => [sku, 100 + n]));
    const answer = await sharded.suggest({ cart, facts: { history: { ...history, 'TEA-ASSAM': 50 } } });
    assert.ok(names.size <= 10, `${names.size} parts`);
    assert.equal(answer.suggestions[0].sku, 'TEA-ASSAM');
    const again = skus(answer).filter((sku) => usual.includes(sku));
    assert.deepEqual(again.filter((sku) => !/^(TEA|COF)-/.test(sku)), [], 'but what was used up long ago');
  });

  it('is not opened with a policy file that is missing, or not the one that was published', async () => {
    const folder = await trainSampleStore({ price_ceiling: 0.5 });
    const [policy] = (await readdir(folder)).filter((name) => name.startsWith('policy-'));
    const bytes = await readFile(join(folder, policy));
    await writeFile(join(folder, policy), Buffer.from(bytes).fill(32, 10, 11));
    await assert.rejects(Recommender.open(folder), { code: 'damaged' });
    await writeFile(join(folder, policy), bytes);
    assert.ok(await Recommender.open(folder));
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    for (const wrong of [{ file: '../policy.json', integrity: manifest.policy.integrity }, 'policy', {}]) {
      await writeFile(join(folder, 'manifest.json'), manifestText({ ...manifest, policy: wrong }));
      await assert.rejects(Recommender.open(folder), { code: 'damaged' });
    }
    const missing = { ...manifest.policy, file: 'policy-0000000000000000.json' };
    await writeFile(join(folder, 'manifest.json'), manifestText({ ...manifest, policy: missing }));
    await assert.rejects(Recommender.open(folder), { code: 'unreachable' });
  });
});

describe('a policy that says nothing', () => {
  it('leaves the model as it would be without one, bit for bit', async () => {
    const with_ = await trainSampleStore({});
    const folder = temporaryDirectory();
    const files = ['orders.csv.gz', 'products.csv'].map((name) => join(kSampleStore, name));
    await goeswith(
      ...['train', '--orders', files[0], '--catalog', files[1], '--quick', '--plain'],
      ...['--out', folder],
    );
    const modelIn = async (at) => (await readdir(at)).find((name) => name.startsWith('model-'));
    assert.equal(await modelIn(with_), await modelIn(folder));
  });
});

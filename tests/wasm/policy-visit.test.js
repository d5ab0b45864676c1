// What the policy makes of the visit and of all orders, beside what the engine is told.
import assert from 'node:assert/strict';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { Recommender } from '../../build/npm/node.js';
import { temporaryDirectory, trainSampleStore } from './models.mjs';

const skus = ({ suggestions }) => suggestions.map(({ sku }) => sku);

describe('a policy that lets the visit count', () => {
  const cart = ['TP-GLS'];
  const open = async (more) => Recommender.open(await trainSampleStore({ visit: true, ...more }));

  it('changes nothing as long as nothing was looked at or dismissed', async () => {
    const plain = await Recommender.open(await trainSampleStore({}));
    assert.deepEqual(skus(await (await open()).suggest({ cart })), skus(await plain.suggest({ cart })));
  });

  it('brings forward what was looked at, with the probability that it has', async () => {
    const recommender = await open();
    const before = (await recommender.suggest({ cart })).suggestions;
    const { sku, score } = before[1];
    const after = (await recommender.suggest({ cart, facts: { viewed: [sku] } })).suggestions;
    assert.deepEqual([after[0].sku, after[0].score], [sku, score]);
    assert.deepEqual(skus(await recommender.suggest({ cart }))[0], sku, 'and keeps it in mind');
    assert.deepEqual((await (await open()).suggest({ cart })).suggestions, before, 'until the page is left');
  });

  it('takes a product page for a look at its product', async () => {
    const recommender = await open();
    const [, second] = skus(await recommender.suggest({ cart }));
    await recommender.suggest({ cart: [second], placement: 'product' });
    assert.equal(skus(await recommender.suggest({ cart }))[0], second);
  });

  it('keeps what a rule has put first there', async () => {
    const recommender = await open({ pin: [{ items: ['KT-DESCALE'] }] });
    const [, , viewed] = skus(await recommender.suggest({ cart }));
    const after = skus(await recommender.suggest({ cart, facts: { viewed: [viewed] } }));
    assert.deepEqual(after.slice(0, 2), ['KT-DESCALE', viewed]);
  });

  it('has as many as were asked for, and tells of the others as outranked', async () => {
    const recommender = await open();
    const [, viewed] = skus(await recommender.suggest({ cart }));
    const answer = await recommender.explain({ cart, limit: 2, facts: { viewed: [viewed] } });
    assert.equal(answer.suggestions.length, 2);
    const left = answer.withheld.filter(({ why }) => why === 'outranked').map(({ sku }) => sku);
    assert.ok(left.length > 1);
    assert.ok(left.every((sku) => !skus(answer).includes(sku)));
    const scores = answer.withheld.map(({ score }) => score);
    assert.deepEqual(scores, [...scores].sort((a, b) => b - a));
  });
});

describe('a policy whose model is published anew while a page is open', () => {
  it('still knows what was looked at, and what time it is', async () => {
    const ends = '2099-01-01T00:00:00Z';
    const policy = { visit: true, currency: 'GBP', offers: [{ items: ['TEA-XMAS'], price: 9.5, ends }] };
    const [older, newer] = await Promise.all(
      [[], ['--recency', '30']].map((more) => trainSampleStore(policy, '--shards', '40', ...more)),
    );
    const folder = join(temporaryDirectory(), 'model');
    await cp(older, folder, { recursive: true });
    const recommender = await Recommender.open(folder);
    const cart = ['TP-GLS'];
    const [, second] = skus(await recommender.suggest({ cart }));
    const now = Date.parse(ends) + 1000;
    assert.ok((await recommender.suggest({ cart })).offers);
    await recommender.suggest({ cart, facts: { viewed: [second], now } });
    await rm(folder, { recursive: true });
    await cp(newer, folder, { recursive: true });
    assert.equal((await recommender.suggest({ cart: ['TEA-SENCHA'] })).offers, undefined);
    const other = await Recommender.open(newer);
    assert.equal(recommender.edition.manifest.model, other.edition.manifest.model);
    const answer = await recommender.suggest({ cart });
    assert.equal(answer.offers, undefined);
    const plain = await other.suggest({ cart });
    const place = (answer) => skus(answer).indexOf(second);
    assert.ok(place(answer) < place(plain), `${skus(answer)}; ${skus(plain)}`);
  });
});

describe('a policy that is silent at products until some were looked at', () => {
  it('suggests from the so manyth product on, and says why not before', async () => {
    const recommender = await Recommender.open(await trainSampleStore({ silence: { views: 3 } }));
    const at = (sku, facts) => recommender.explain({ cart: [sku], placement: 'product', facts });
    const first = await at('TP-GLS');
    assert.deepEqual(first.suggestions, []);
    assert.equal(first.withheld[0].why, 'too-early');
    assert.deepEqual((await at('TP-GLS')).suggestions, [], 'the same product is no other');
    assert.ok((await recommender.suggest({ cart: ['TP-GLS'] })).suggestions.length, 'at the cart it speaks');
    assert.ok((await at('TEA-ASSAM', { viewed: ['TEA-MINT'] })).suggestions.length > 0);
  });
});

describe('what all orders say of better versions', () => {
  const ask = async (upgrade_of, item) => {
    const upgrades = [{ item, upgrade_of, placements: ['cart'] }];
    const recommender = await Recommender.open(await trainSampleStore({ upgrades }));
    const { lines, suggestions } = await recommender.suggest({ cart: [upgrade_of] });
    assert.equal(suggestions[0].why, 'upgrade');
    return { lines, suggestions };
  };

  it('marks the one that more orders have than the line', async () => {
    const { suggestions } = await ask('TP-BRN-4', 'COF-ESP-1K');
    assert.equal(suggestions[0].mostChosen, true);
  });

  it('marks none where the line is chosen more', async () => {
    const { lines, suggestions } = await ask('TP-BRN-4', 'TP-BRN-6');
    assert.equal(suggestions[0].mostChosen, undefined);
    assert.ok(lines[0].score > 0 && lines[0].score < 1, 'its share of all orders');
  });
});

describe('bundles of a policy', () => {
  const kTeas = {
    ...{ title: 'For the tea cupboard', code: 'TEACUPBOARD' },
    items: ['TEA-ASSAM', 'TEA-DARJ', 'TEA-EARL-125', 'TEA-JASMINE'],
    steps: [{ count: 2, percent: 5 }, { count: 3, percent: 8 }],
  };
  const ask = async (bundle, cart, facts) => {
    const recommender = await Recommender.open(await trainSampleStore({ bundles: [bundle] }));
    return (await recommender.suggest({ cart, facts })).bundles ?? [];
  };

  it('in steps offer the next step that the cart can come to', async () => {
    const [one] = await ask(kTeas, ['TEA-DARJ']);
    assert.deepEqual(one.items.map(({ sku }) => sku), ['TEA-ASSAM', 'TEA-DARJ']);
    assert.deepEqual([one.missing, one.sum, one.saving], [['TEA-ASSAM'], 21, 1.05]);
    const [two] = await ask(kTeas, ['TEA-DARJ', 'TEA-ASSAM']);
    assert.deepEqual(two.missing, ['TEA-EARL-125']);
    assert.equal(two.saving, 2.28); // 8 % of 28.50
    assert.deepEqual(await ask(kTeas, ['TEA-DARJ', 'TEA-ASSAM', 'TEA-EARL-125']), []);
    assert.deepEqual(await ask(kTeas, ['TP-GLS']), []);
  });

  it('in steps pass over what is out of stock, in the model or by the page', async () => {
    const facts = { stock: { 'TEA-ASSAM': 0 } };
    const [one] = await ask(kTeas, ['TEA-DARJ'], facts);
    assert.deepEqual(one.missing, ['TEA-EARL-125']);
    const sold = { ...kTeas, items: ['TEA-WIN24', ...kTeas.items] };
    assert.deepEqual((await ask(sold, ['TEA-DARJ']))[0].missing, ['TEA-ASSAM']);
  });

  it('whose partner is out of stock in the model are not offered', async () => {
    const bundle = { items: ['TEA-DARJ', 'TEA-WIN24'], percent: 5 };
    assert.deepEqual(await ask(bundle, ['TEA-DARJ']), []);
  });

  it('have nothing durable that the shopper bought before, but what is used up', async () => {
    const bundles = ['TT-WARMER', 'TEA-ASSAM'].map((sku) => ({ items: ['TP-GLS', sku], percent: 5 }));
    const consumable = [{ categories: ['Tea'], days: 45 }];
    const recommender = await Recommender.open(await trainSampleStore({ bundles, consumable }));
    const missing = async (history) => {
      const answer = await recommender.suggest({ cart: ['TP-GLS'], facts: { history } });
      return (answer.bundles ?? []).flatMap((bundle) => bundle.missing);
    };
    assert.deepEqual(await missing({}), ['TT-WARMER', 'TEA-ASSAM']);
    assert.deepEqual(await missing({ 'TT-WARMER': 400, 'TEA-ASSAM': 3 }), ['TEA-ASSAM']);
  });

  it('have nothing that is low, excluded here, dearer than the ceiling, or never beside a line', async () => {
    const bundles = [{ items: ['TEA-DARJ', 'TEA-ASSAM'], percent: 5 }];
    const asked = { cart: ['TEA-DARJ'], facts: { stock: { 'TEA-ASSAM': 40 } } };
    for (const [rule, expected, place] of [
      [{}, 1],
      [{ exclude: [{ items: ['TEA-ASSAM'] }] }, 0],
      [{ exclude: [{ items: ['TEA-ASSAM'], placements: ['thank-you'] }] }, 1],
      [{ exclude: [{ items: ['TEA-ASSAM'], placements: ['thank-you'] }] }, 0, 'thank-you'],
      [{ never_with: [{ items: ['TEA-ASSAM'], beside: { items: ['TEA-DARJ'] } }] }, 0],
      [{ stock: { minimum: 1, low: 40 } }, 0],
      [{ stock: { minimum: 1, low: 39 } }, 1],
      [{ price_ceiling: 0.5 }, 0],
    ]) {
      const recommender = await Recommender.open(await trainSampleStore({ bundles, ...rule }));
      const { bundles: offered = [] } = await recommender.suggest({ ...asked, placement: place });
      assert.equal(offered.length, expected, JSON.stringify(rule));
    }
  });

  it('have no two items that are never beside each other', async () => {
    const never_with = [{ items: ['TEA-ASSAM'], beside: { items: ['TEA-EARL-125'] } }];
    const three = { items: ['TEA-DARJ', 'TEA-ASSAM', 'TEA-EARL-125'], percent: 5 };
    const recommender = await Recommender.open(
      await trainSampleStore({ never_with, bundles: [three, kTeas] }),
    );
    const { bundles } = await recommender.suggest({ cart: ['TEA-DARJ'] });
    assert.deepEqual(bundles.map(({ missing }) => missing), [['TEA-ASSAM']], 'of the one with steps');
    const next = await recommender.suggest({ cart: ['TEA-DARJ', 'TEA-ASSAM'] });
    assert.deepEqual(next.bundles.map(({ missing }) => missing), [['TEA-JASMINE']]);
  });

  it('for a segment are offered to it alone', async () => {
    const bundle = { ...kTeas, segments: ['loyal'] };
    assert.deepEqual(await ask(bundle, ['TEA-DARJ'], { segments: ['new'] }), []);
    assert.equal((await ask(bundle, ['TEA-DARJ'], { segments: ['loyal'] })).length, 1);
  });
});

describe('a policy that names segments and services', () => {
  it('has another threshold for a segment', async () => {
    const free_shipping = [{ from: 35, segments: ['loyal'] }, { from: 45 }];
    const recommender = await Recommender.open(await trainSampleStore({ free_shipping }));
    const from = async (segments) =>
      (await recommender.suggest({ cart: ['TP-BRN-4'], facts: { segments, subtotal: 19 } })).threshold?.from;
    assert.equal(await from(['loyal']), 35);
    assert.equal(await from(['new']), 45);
    assert.equal(await from(undefined), 45);
  });

  it('has the offer that is listed first, of those that count for the shopper', async () => {
    const ends = '2029-12-24T23:59:59Z';
    const offer = (price, segments) => ({ items: ['TEA-XMAS'], price, ends, ...(segments && { segments }) });
    const offers = [offer(8, ['loyal']), offer(9.5), offer(10)];
    const pin = [{ items: ['TEA-XMAS'] }];
    const recommender = await Recommender.open(await trainSampleStore({ currency: 'GBP', offers, pin }));
    const price = async (...segments) => {
      const { suggestions } = await recommender.suggest({ cart: ['TP-BRN-4'], facts: { segments } });
      return suggestions.find(({ sku }) => sku === 'TEA-XMAS').price;
    };
    assert.deepEqual([await price('loyal'), await price('new')], [8, 9.5]);
  });

  it('goes on, when an offer ends, with the price of the next that has not ended by then', async () => {
    const offer = (price, year) => ({ items: ['TEA-XMAS'], price, ends: `${year}-01-01T00:00:00Z` });
    const pin = [{ items: ['TEA-XMAS'] }];
    for (const [years, after] of [[[2097, 2099], 9.5], [[2099, 2097], 11.5]]) {
      const offers = [offer(8, years[0]), offer(9.5, years[1])];
      const recommender = await Recommender.open(await trainSampleStore({ currency: 'GBP', offers, pin }));
      const answer = await recommender.suggest({ cart: ['TP-BRN-4'] });
      const [told] = answer.offers.filter(({ sku }) => sku === 'TEA-XMAS');
      assert.deepEqual([told.price, told.after], [8, after]);
    }
  });

  it('marks what nobody needs twice', async () => {
    const recommender = await Recommender.open(
      await trainSampleStore({ once: [{ items: ['GIFT-WRAP'] }], pin: [{ items: ['GIFT-WRAP'] }] }),
    );
    const { suggestions } = await recommender.suggest({ cart: ['TP-BRN-4'] });
    assert.deepEqual(suggestions.map(({ once }) => once), [true, ...suggestions.slice(1).map(() => undefined)]);
  });
});

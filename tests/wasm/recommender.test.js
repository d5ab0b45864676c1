import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { GoeswithError, Recommender } from 'goeswith';
import { readItems } from '../../demo/read-items.mjs';
import { serve } from '../browser/serve.mjs';
import { goeswith, modelOf, randomCarts, sampleModel } from './models.mjs';

let model;
let recommender;
let items;

before(async () => {
  model = await sampleModel();
  recommender = await Recommender.open(model);
  ({ items } = readItems(model));
});

after(() => recommender.close());

const native = async (...args) => JSON.parse(await goeswith('suggest', model, '--json', ...args));
const skusOf = ({ suggestions }) => suggestions.map(({ sku }) => sku);

test('a model opens by path, by file URL as text and as object, and over HTTP', async () => {
  const server = await serve({ '/shop/model/': `${model}/` });
  const places = [
    model,
    `${model}/`,
    pathToFileURL(model),
    pathToFileURL(model).href,
    `${server.url}/shop/model`,
    new URL(`${server.url}/shop/model/`),
  ];
  try {
    for (const place of places) {
      const opened = await Recommender.open(place);
      assert.deepEqual([opened.items, opened.orders], [149, 6041], String(place));
      const { suggestions } = await opened.suggest({ cart: ['TP-GLS'] });
      assert.equal(suggestions.length, 4);
      opened.close();
    }
  } finally {
    await server.close();
  }
});

test('a relative path is seen from the working directory; a URL stays as it was', async () => {
  const here = process.cwd();
  process.chdir(join(model, '..'));
  try {
    (await Recommender.open('model')).close();
  } finally {
    process.chdir(here);
  }
  const url = pathToFileURL(model);
  const { href } = url;
  (await Recommender.open(url)).close();
  assert.equal(url.href, href);
});

test('a place that is neither text nor URL is a type error', async () => {
  for (const place of [undefined, null, 5, {}, ['a']]) {
    await assert.rejects(Recommender.open(place), TypeError, String(place));
  }
});

test('suggestions have the shape that index.d.ts describes', async () => {
  const { suggestions, unknown } = await recommender.suggest({ cart: ['TP-GLS', 'nope'] });
  assert.deepEqual(unknown, ['nope']);
  assert.equal(suggestions.length, 4);
  const first = suggestions.find(({ sku }) => sku === 'TT-WARMER');
  assert.deepEqual(Object.keys(first), [
    ...['sku', 'score', 'evidence', 'title', 'price', 'currency', 'url', 'image', 'category'],
    'why',
  ]);
  const { score, evidence, ...display } = first;
  assert.deepEqual(display, {
    sku: 'TT-WARMER',
    title: 'Glass teapot warmer',
    price: 24,
    currency: 'GBP',
    url: '/products/teapot-warmer',
    image: 'pictures/teapot-warmer.svg',
    category: 'Tea tools',
    why: 'learned',
  });
  const { attachRate, lift, orders, ...line } = evidence;
  assert.deepEqual(line, { with: 'TP-GLS', withTitle: 'Glass teapot with infuser' });
  assert.ok(score > 0 && attachRate > 0 && attachRate <= 1 && lift > 1);
  assert.ok(Number.isInteger(orders) && orders > 1);
});

test('evidence is what the orders say of the pair', async () => {
  const inspected = JSON.parse(await goeswith('inspect', model, '--item', 'TP-GLS', '--json'));
  const { suggestions } = await recommender.suggest({ cart: ['TP-GLS'], limit: 64 });
  assert.ok(suggestions.length > 4);
  for (const { sku, evidence } of suggestions) {
    const neighbour = inspected.neighbours.find((each) => each.sku === sku);
    assert.equal(evidence.orders, neighbour.orders);
    assert.equal(evidence.attachRate, Math.fround(neighbour.orders / inspected.orders));
    assert.ok(Math.abs(evidence.lift / neighbour.lift - 1) < 1e-6);
  }
});

test('answers are those of `goeswith suggest --json`', async () => {
  const carts = [
    { cart: ['TP-GLS'] },
    { cart: ['TP-GLS', 'nope', 'CM-MACHINE', 'MUG-STO-SG'] },
    { cart: ['Tea caddy - Mustard', 'TEA-ASSAM'], limit: 10 },
    { cart: ['TP-GLS'], exclude: ['TT-WARMER', 'nope'], limit: 2 },
    { cart: ['nope'] },
    { cart: ['nope'], popular: 'never' },
    { cart: ['TP-GLS'], popular: 'fill', limit: 64, placement: 'thank-you' },
  ];
  for (const request of carts) {
    const options = Object.entries(request).flatMap(([name, value]) => [`--${name}`, `${value}`]);
    const { cart, ...expected } = await native(...options);
    assert.deepEqual(cart, request.cart);
    assert.deepEqual(await recommender.suggest(request), expected, JSON.stringify(request));
  }
});

test('unknown SKUs are reported as they came and change nothing else', async () => {
  const near = ['', 'TP-GL', 'TP-GLSS', 'tp-gls', ' TP-GLS'];
  const unknown = [...near, 'nope', 'ÿ', '日本', '\u{1F375}', 'nope', '\uD800'];
  const mixed = await recommender.suggest({ cart: [...unknown, 'TP-GLS'] });
  const alone = await recommender.suggest({ cart: ['TP-GLS'] });
  assert.deepEqual(mixed, { suggestions: alone.suggestions, unknown, errors: [] });
});

test('an empty cart has no suggestions', async () => {
  for (const popular of [undefined, 'never', 'last-resort']) {
    const answer = await recommender.suggest({ cart: [], popular });
    assert.deepEqual(answer, { suggestions: [], unknown: [], errors: [] });
  }
});

test('a cart of 500 lines has the same answer as natively', async () => {
  const skus = items.map(({ sku }) => sku);
  const few = skus.filter((sku, at) => at % 5 === 0 && !sku.includes(','));
  const cart = Array.from({ length: 500 }, (_, line) =>
    line % 7 === 0 ? `no-${line}` : few[line % few.length],
  );
  const answer = await recommender.suggest({ cart, limit: 12 });
  const { cart: asked, ...expected } = await native('--cart', cart.join(), '--limit', '12');
  assert.equal(answer.suggestions.length, 12);
  assert.equal(answer.unknown.length, 72);
  assert.deepEqual(asked, cart);
  assert.deepEqual(answer, expected);
});

test('a line that repeats counts once', async () => {
  const once = await recommender.suggest({ cart: ['TP-GLS', 'KT-FJUG'] });
  const often = await recommender.suggest({ cart: ['TP-GLS', 'KT-FJUG', 'TP-GLS', 'TP-GLS'] });
  assert.deepEqual(often, once);
});

test('what is excluded is not suggested, and the next best moves up', async () => {
  const cart = ['TP-GLS'];
  const { suggestions } = await recommender.suggest({ cart, limit: 64 });
  const [first, ...rest] = suggestions;
  const all = skusOf({ suggestions });
  const others = skusOf(await recommender.suggest({ cart, exclude: [first.sku] }));
  assert.equal(others.length, 4);
  assert.ok(others.every((sku) => sku !== first.sku && all.includes(sku)), others.join());
  const next = rest.reduce((best, its) => (its.score > best.score ? its : best));
  assert.equal(others[0], next.sku);
  const none = await recommender.suggest({ cart, exclude: all, limit: 64 });
  assert.deepEqual(none.suggestions, [], 'dismissed items are not replaced by best-sellers');
});

test('popular items are shown never, as the last resort, or to fill', async () => {
  const ask = (cart, popular, limit = 64) => recommender.suggest({ cart, popular, limit });
  const known = skusOf(await ask(['TP-GLS'], 'never'));
  assert.deepEqual(skusOf(await ask(['TP-GLS'], 'last-resort')), known);
  const filled = (await ask(['TP-GLS'], 'fill')).suggestions;
  assert.deepEqual(filled.slice(0, known.length).map(({ sku }) => sku), known);
  assert.equal(filled.length, 64);
  for (const { evidence, score } of filled.slice(known.length)) {
    assert.deepEqual([evidence, score], [null, 0]);
  }

  assert.deepEqual((await ask(['nope'], 'never')).suggestions, []);
  const resort = (await ask(['nope'], 'last-resort', 4)).suggestions;
  assert.equal(resort.length, 4);
  assert.ok(resort.every(({ evidence }) => evidence === null));
  assert.deepEqual((await ask([], 'fill', 4)).suggestions, resort);
});

test('nothing of the cart, no variant of it, no two variants, nothing out of stock', async () => {
  const bySku = new Map(items.map((item) => [item.sku, item]));
  const skus = [...bySku.keys()];
  assert.ok(items.filter(({ inStock }) => !inStock).length >= 3);
  assert.ok(new Set(items.map(({ product }) => product)).size < items.length - 20);
  const carts = randomCarts(skus, { count: 3000, most: 5, seed: 7 });
  for (const cart of [...skus.map((sku) => [sku]), ...carts]) {
    const { suggestions } = await recommender.suggest({ cart, limit: 64, popular: 'fill' });
    const taken = new Set(cart.map((sku) => bySku.get(sku)?.product));
    for (const { sku } of suggestions) {
      const { product, inStock } = bySku.get(sku);
      assert.ok(inStock, `${sku} is out of stock`);
      assert.ok(!taken.has(product), `${sku} for ${cart}`);
      taken.add(product);
    }
  }
});

test('what is less probable than asked for is not suggested', async () => {
  const ask = (minProbability) =>
    recommender.suggest({ cart: ['TP-GLS'], limit: 64, popular: 'never', minProbability });
  const all = (await ask(0)).suggestions;
  const least = Math.max(...all.map(({ score }) => score));
  const probable = (await ask(least)).suggestions;
  assert.equal(probable.length, all.filter(({ score }) => score >= least).length);
  assert.ok(probable.length < all.length);
  assert.deepEqual((await ask(1)).suggestions, []);
});

test('scores are probabilities, and each one with evidence is above zero', async () => {
  for (const cart of randomCarts(items.map(({ sku }) => sku), { count: 300 })) {
    const { suggestions } = await recommender.suggest({ cart, limit: 64 });
    suggestions.forEach(({ score, evidence }) => {
      assert.ok(score >= 0 && score <= 1);
      assert.equal(score > 0, evidence !== null);
      if (evidence) assert.ok(cart.includes(evidence.with));
    });
  }
});

test('a price is in units of the currency, and texts are as the store wrote them', async () => {
  const title = 'Café ☕ "Ø", 5 €';
  const own = await Recommender.open(
    await modelOf(
      [1, 2, 3].flatMap((order) => [
        `${order},2026-03-0${order},\uFEFFÜ1,"${title.replaceAll('"', '""')}",0.07`,
        `${order},2026-03-0${order},日本,,`,
      ]),
    ),
  );
  const [cup] = (await own.suggest({ cart: ['日本'] })).suggestions;
  assert.deepEqual([cup.sku, cup.title, cup.price], ['\uFEFFÜ1', title, 0.07]);
  const [other] = (await own.suggest({ cart: ['\uFEFFÜ1'] })).suggestions;
  assert.deepEqual([other.sku, other.title, other.price], ['日本', '日本', null]);
  assert.deepEqual([other.currency, other.url, other.image, other.category], ['', '', '', '']);
});

test('two recommenders of two stores do not disturb each other', async () => {
  const pairs = [1, 2].flatMap((order) => ['A', 'B'].map((sku) => `${order},2026-01-01,${sku},,1`));
  const other = await Recommender.open(await modelOf([...pairs, '3,2026-01-01,C,,1']));
  const alone = await recommender.suggest({ cart: ['TP-GLS'] });
  assert.deepEqual(skusOf(await other.suggest({ cart: ['A', 'TP-GLS'] })), ['B']);
  assert.deepEqual(await recommender.suggest({ cart: ['TP-GLS'] }), alone);
});

test('a recommender may be closed twice, and is then closed', async () => {
  const opened = await Recommender.open(model);
  opened.close();
  opened.close();
  await assert.rejects(opened.suggest({ cart: ['TP-GLS'] }), (error) => {
    assert.ok(error instanceof GoeswithError && error instanceof Error);
    assert.deepEqual([error.name, error.code], ['GoeswithError', 'closed']);
    return true;
  });
});

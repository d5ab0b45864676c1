// A model in shards under questions that overlap, while a newer model is published, and when it ends.
import assert from 'node:assert/strict';
import { cp, readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';

import { Recommender } from 'goeswith';
import { hashOf as shardOf } from '../../web/engine/hash.js';
import {
  goeswith,
  kSampleStore,
  sampleModel,
  temporaryDirectory,
  trainSampleStore,
} from './models.mjs';

const kShards = 40;
/** Of three shards. */
const [kPot, kTea, kGlass] = ['TP-BRN-4', 'TEA-SENCHA', 'TP-GLS'];

/** Two models of the same items in as many shards. */
let older;
let newer;
/** What each of them answers alone, by the first SKU of the cart. */
let ofOlder;
let ofNewer;

let server;
/** The folder that is served. */
let root;
/** What was asked for and read, in order. @type {string[]} */
let asked;
/** What is not answered before it resolves, by URL. @type {Map<string, Promise<void>>} */
const held = new Map();

async function split(model) {
  const directory = join(temporaryDirectory(), 'model');
  await goeswith('shard', model, '--plain', '--shards', String(kShards), '--out', directory);
  return directory;
}

async function otherModel() {
  const model = join(temporaryDirectory(), 'model');
  const orders = join(kSampleStore, 'orders.csv.gz');
  const catalog = join(kSampleStore, 'products.csv');
  const files = ['--orders', orders, '--catalog', catalog, '--out', model];
  await goeswith('train', ...files, '--quick', '--recency', '30', '--shards', '1');
  return model;
}

async function answersOf(directory) {
  const recommender = await Recommender.open(directory);
  const answers = {};
  for (const sku of [kPot, kTea, kGlass]) answers[sku] = await recommender.suggest({ cart: [sku] });
  return answers;
}

before(async () => {
  [older, newer] = await Promise.all([sampleModel().then(split), otherModel().then(split)]);
  [ofOlder, ofNewer] = await Promise.all([answersOf(older), answersOf(newer)]);
  for (const sku of [kPot, kTea, kGlass]) assert.notDeepEqual(ofOlder[sku], ofNewer[sku]);
  server = createServer(async ({ url }, response) => {
    const bytes = await readFile(join(root, url)).catch(() => undefined);
    asked.push(url);
    await held.get(url);
    response.writeHead(bytes ? 200 : 404);
    response.end(bytes);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
});

after(() => {
  server.closeAllConnections?.();
  server.close();
});

beforeEach(async () => {
  root = join(temporaryDirectory(), 'model');
  await cp(older, root, { recursive: true });
  asked = [];
  held.clear();
});

const url = () => `http://127.0.0.1:${server.address().port}/`;
const manifestOf = async (directory) =>
  JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8'));
const part = async (directory, name) => `/model-${(await manifestOf(directory)).model}/${name}.bin`;
const shard = (sku) => String(shardOf(sku, kShards));

/** Publishes the newer model, without leaving the older one in place. */
async function publish(model = newer) {
  await rm(root, { recursive: true });
  await cp(model, root, { recursive: true });
}

/** The server keeps its answer back until the returned function is called. */
function hold(path) {
  let release;
  held.set(path, new Promise((resolve) => (release = resolve)));
  return release;
}

/** Resolves when the server has read it. */
async function wasAsked(path) {
  while (!asked.includes(path)) await turn();
}

test('the three carts of the test lie in three shards', () => {
  assert.equal(new Set([kPot, kTea, kGlass].map(shard)).size, 3);
});

test('what the older model answered is asked of the newer one, once there is one', async () => {
  const recommender = await Recommender.open(url());
  assert.deepEqual(await recommender.suggest({ cart: [kPot] }), ofOlder[kPot]);
  await publish();
  assert.deepEqual(await recommender.suggest({ cart: [kPot] }), ofOlder[kPot], 'it is here');
  assert.deepEqual(await recommender.suggest({ cart: [kTea] }), ofNewer[kTea]);
  assert.deepEqual(await recommender.suggest({ cart: [kPot] }), ofNewer[kPot]);
});

test('carts that find the newer model at the same time all go on with it', async () => {
  const recommender = await Recommender.open(url());
  await publish();
  const skus = [kPot, kTea, kGlass];
  const answers = await Promise.all(skus.map((sku) => recommender.suggest({ cart: [sku] })));
  assert.deepEqual(answers, skus.map((sku) => ofNewer[sku]));
});

test('a cart that finds it late goes on with what another found', async () => {
  const recommender = await Recommender.open(url());
  const late = await part(root, shard(kPot));
  const release = hold(late);
  await publish();
  const waiting = recommender.suggest({ cart: [kPot] });
  await wasAsked(late);
  assert.deepEqual(await recommender.suggest({ cart: [kTea] }), ofNewer[kTea]);
  release();
  assert.deepEqual(await waiting, ofNewer[kPot]);
});

test('a cart whose shards still came is answered by their model, while others go on', async () => {
  const recommender = await Recommender.open(url());
  const late = await part(root, shard(kPot));
  const release = hold(late);
  const waiting = recommender.suggest({ cart: [kPot] });
  await wasAsked(late);
  await publish();
  const tea = recommender.suggest({ cart: [kTea] });
  assert.deepEqual(await tea, ofNewer[kTea]);
  release();
  assert.deepEqual(await waiting, ofOlder[kPot]);
  assert.deepEqual(await recommender.suggest({ cart: [kTea] }), ofNewer[kTea]);
});

test('a model that is published between its manifest and its head opens as the newer', async () => {
  const head = await part(root, 'head');
  const manifest = '/manifest.json';
  const release = hold(manifest);
  const opening = Recommender.open(url(), { cart: [kPot] });
  await wasAsked(manifest);
  await publish();
  release();
  const recommender = await opening;
  assert.ok(asked.includes(head), 'of the older');
  assert.deepEqual(await recommender.suggest({ cart: [kPot] }), ofNewer[kPot]);
});

test('a recommender that is closed while it waits has no answer and asks for no more', async () => {
  const recommender = await Recommender.open(url());
  const late = await part(root, shard(kPot));
  const release = hold(late);
  await rm(join(root, late));
  const waiting = recommender.suggest({ cart: [kPot] });
  await wasAsked(late);
  recommender.close();
  release();
  await assert.rejects(waiting, { code: 'closed' });
  const before = asked.length;
  await assert.rejects(recommender.suggest({ cart: [kTea] }), { code: 'closed' });
  assert.equal(asked.length, before);
});

test('a shard in the place of the head is damage, and does not hang', async () => {
  await cp(join(root, await part(root, '0')), join(root, await part(root, 'head')));
  await assert.rejects(Recommender.open(url()), { code: 'damaged' });
  await assert.rejects(Recommender.open(url(), { cart: [kPot] }), { code: 'damaged' });
});

test('a hint that is no cart is a type error, before anything is asked for', async () => {
  for (const cart of [null, 'POT', [5], ['A\0B']]) {
    await assert.rejects(Recommender.open(url(), { cart }), TypeError);
  }
  assert.deepEqual(asked, []);
});

test('the memory of the engine grows under a large cart and stays right', async () => {
  const recommender = await Recommender.open(url());
  const alone = await recommender.suggest({ cart: [kPot] });
  const many = Array.from({ length: 20_000 }, (_, line) => `${'no-such-item-'.repeat(9)}${line}`);
  const { unknown } = await recommender.suggest({ cart: [kTea], exclude: many });
  assert.deepEqual(unknown, []);
  assert.deepEqual(await recommender.suggest({ cart: [kPot] }), alone);
});

describe('a model with a policy', () => {
  /** Free shipping from so much on, which tells whose policy an answer has. */
  const [kFromOlder, kFromNewer] = [35, 45];
  let withOlder;
  let withNewer;
  /** Whose shards. @type {Record<number, object>} */
  const alone = {};

  before(async () => {
    const train = (from, ...options) =>
      trainSampleStore({ free_shipping: [{ from }] }, '--shards', String(kShards), ...options);
    [withOlder, withNewer] = await Promise.all([train(kFromOlder), train(kFromNewer, '--recency', '30')]);
    for (const [from, model] of [[kFromOlder, withOlder], [kFromNewer, withNewer]]) {
      alone[from] = await ask(await Recommender.open(model), kPot);
    }
    assert.notDeepEqual(skusOf(alone[kFromOlder]), skusOf(alone[kFromNewer]));
  });

  beforeEach(() => publish(withOlder));

  const ask = (recommender, sku) => recommender.suggest({ cart: [sku], facts: { subtotal: 19 } });
  const skusOf = ({ suggestions }) => suggestions.map(({ sku }) => sku);
  const policyOf = async (directory) => `/${(await manifestOf(directory)).policy.file}`;

  /** The answer about the pot is that of one model and its own policy, not of two. */
  async function assertOneOf(recommender, ...expected) {
    const answer = await ask(recommender, kPot);
    assert.ok(expected.includes(answer.threshold.from), `from ${answer.threshold.from}`);
    assert.deepEqual(skusOf(answer), skusOf(alone[answer.threshold.from]));
  }

  test('goes on whole with the older, where the policy of the newer cannot be loaded, until it can', async () => {
    const recommender = await Recommender.open(url());
    await assertOneOf(recommender, kFromOlder);
    await publish(withNewer);
    const policy = join(root, await policyOf(root));
    await rename(policy, `${policy}.away`);
    await assert.rejects(ask(recommender, kTea), { code: 'unreachable' });
    await assertOneOf(recommender, kFromOlder);
    await rename(`${policy}.away`, policy);
    assert.equal((await ask(recommender, kTea)).threshold.from, kFromNewer);
    await assertOneOf(recommender, kFromNewer);
  });

  test('answers others whole, while the policy of the newer is on its way', async () => {
    const recommender = await Recommender.open(url());
    await assertOneOf(recommender, kFromOlder);
    await publish(withNewer);
    const policy = await policyOf(root);
    const release = hold(policy);
    const tea = ask(recommender, kTea);
    await wasAsked(policy);
    await assertOneOf(recommender, kFromOlder);
    release();
    assert.equal((await tea).threshold.from, kFromNewer);
    await assertOneOf(recommender, kFromNewer);
  });

  test('answers a cart whose shards still came by the policy that came with them', async () => {
    const recommender = await Recommender.open(url());
    const late = await part(root, shard(kPot));
    const release = hold(late);
    const waiting = ask(recommender, kPot);
    await wasAsked(late);
    await publish(withNewer);
    assert.equal((await ask(recommender, kTea)).threshold.from, kFromNewer);
    release();
    const answer = await waiting;
    assert.equal(answer.threshold.from, kFromOlder);
    assert.deepEqual(skusOf(answer), skusOf(alone[kFromOlder]));
  });
});

// A model in shards: a cart loads its own, and what fails takes away its own suggestions only.
import assert from 'node:assert/strict';
import { copyFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Recommender } from 'goeswith';
import { hashOf as shardOf } from '../../web/engine/hash.js';
import { goeswith, sampleModel, temporaryDirectory } from './models.mjs';

const kShards = 40;
/** Of two shards, and in both rows the same neighbours. */
const kCart = ['TP-BRN-4', 'TEA-SENCHA'];

let whole;
let good;
let server;
/** What the server was asked for, in order. @type {string[]} */
let asked = [];
/** Answers that take the place of files. @type {Map<string, { status?: number, body?: string }>} */
const instead = new Map();
let root;

before(async () => {
  whole = await sampleModel();
  good = await split(whole, kShards);
  server = createServer(async ({ url }, response) => {
    asked.push(url);
    const { status = 200, body } = instead.get(url) ?? {};
    const bytes = body ?? (await readFile(join(root, url)).catch(() => undefined));
    response.writeHead(bytes === undefined ? 404 : status);
    response.end(bytes ?? 'no such file');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
});

after(() => {
  server.closeAllConnections?.();
  server.close();
});

async function split(model, shards) {
  const directory = join(temporaryDirectory(), 'model');
  await goeswith('shard', model, '--plain', '--shards', String(shards), '--out', directory);
  return directory;
}

/** A copy of the good model, served. */
async function served() {
  const directory = join(temporaryDirectory(), 'model');
  await cp(good, directory, { recursive: true });
  root = directory;
  asked = [];
  instead.clear();
  const { model } = JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8'));
  const part = (sku) => `/model-${model}/${sku === 'head' ? sku : shardOf(sku, kShards)}.bin`;
  return { directory, model, part, url: `http://127.0.0.1:${server.address().port}/` };
}

const skusOf = ({ suggestions }) => suggestions.map(({ sku }) => sku);
const kAll = { cart: kCart, minProbability: 0, limit: 12 };

test('the cart of the test lies in two shards', () => {
  assert.notEqual(shardOf(kCart[0], kShards), shardOf(kCart[1], kShards));
});

test('a cart loads the manifest, the head and its own shards, each once', async () => {
  const { url, part } = await served();
  const recommender = await Recommender.open(url);
  await recommender.suggest({ cart: kCart });
  await recommender.suggest({ cart: [...kCart].reverse() });
  await recommender.suggest({ cart: kCart.slice(1) });
  const expected = ['/manifest.json', part('head'), part(kCart[0]), part(kCart[1])];
  assert.deepEqual(asked.sort(), expected.sort());
});

test('the shards of the cart that is hinted at load together with the head', async () => {
  const { url, part } = await served();
  const recommender = await Recommender.open(url, { cart: kCart });
  assert.equal(asked[0], '/manifest.json');
  assert.deepEqual(asked.slice(1).sort(), ['head', ...kCart].map(part).sort());
  await recommender.suggest({ cart: kCart });
  assert.equal(asked.length, 4);
});

test('the best suggestions are those of the whole model', async () => {
  const inShards = await Recommender.open(good);
  const inOneFile = await Recommender.open(whole);
  assert.equal(inShards.items, inOneFile.items);
  assert.equal(inShards.orders, inOneFile.orders);
  const [shards, file] = await Promise.all(
    [inShards, inOneFile].map((recommender) => recommender.suggest({ cart: kCart, limit: 3 })),
  );
  assert.deepEqual(skusOf(shards), skusOf(file));
  const { score, ...first } = shards.suggestions[0];
  const { score: ofFile, ...firstOfFile } = file.suggestions[0];
  assert.deepEqual(first, firstOfFile);
  assert.ok(Math.abs(score - ofFile) < 0.01);
});

test('questions that wait for each other have their own answers', async () => {
  const alone = await Recommender.open(good);
  const carts = [kCart, [kCart[0]], [kCart[1]], ['no-such-item'], kCart];
  const answers = [];
  for (const cart of carts) answers.push(await alone.suggest({ cart }));
  const together = await Recommender.open(good);
  const all = await Promise.all(carts.map((cart) => together.suggest({ cart })));
  assert.deepEqual(all, answers);
});

const kFailures = [
  ['a shard that is missing', 'unreachable', { status: 404, body: 'gone' }],
  ['a page in place of a shard', 'damaged', { body: '<!doctype html><title>Sorry</title>'.repeat(9) }],
  ['an empty file in place of a shard', 'damaged', { body: '' }],
];
for (const [what, code, answer] of kFailures) {
  test(`${what} is one error and takes away its own suggestions only`, async () => {
    const { url, part } = await served();
    instead.set(part(kCart[0]), answer);
    const recommender = await Recommender.open(url);
    const left = await recommender.suggest(kAll);
    assert.equal(left.errors.length, 1);
    assert.equal(left.errors[0].code, code);
    assert.ok(left.errors[0].message.includes(part(kCart[0])), left.errors[0].message);
    assert.deepEqual(left.unknown, []);
    const other = await recommender.suggest({ ...kAll, cart: [kCart[1]], exclude: [kCart[0]] });
    assert.deepEqual(skusOf(left), skusOf(other));
    assert.ok(left.suggestions.length > 0);
    instead.clear();
    const again = await recommender.suggest(kAll);
    assert.deepEqual(again.errors, [], 'it is tried again');
    assert.notDeepEqual(skusOf(again), skusOf(left));
  });
}

test('a shard of another model or another version is refused by name', async () => {
  const { url, part, directory } = await served();
  const other = await split(whole, kShards + 1);
  const [folder] = (await readdir(other)).filter((name) => name.startsWith('model-'));
  const file = join(directory, part(kCart[0]));
  const bytes = await readFile(file);
  await copyFile(join(other, folder, '0.bin'), file);
  const first = await (await Recommender.open(url)).suggest({ cart: kCart });
  assert.match(first.errors[0].message, /part of another model/);
  assert.equal(first.errors[0].code, 'damaged');
  bytes[8] = 4;
  await writeFile(file, bytes);
  const second = await (await Recommender.open(url)).suggest({ cart: kCart });
  assert.match(second.errors[0].message, /unsupported version/);
  assert.equal(second.errors[0].code, 'unsupported');
});

test('without its head a model does not open', async () => {
  const { url, part } = await served();
  instead.set(part('head'), { status: 404, body: '' });
  await assert.rejects(Recommender.open(url), { code: 'unreachable' });
  instead.set(part('head'), { body: 'goeswith' });
  await assert.rejects(Recommender.open(url), { code: 'damaged' });
});

test('a page that was open while a newer model was published goes on with that', async () => {
  const { url, directory, model } = await served();
  const recommender = await Recommender.open(url);
  await rm(join(directory, `model-${model}`), { recursive: true });
  const newer = await split(whole, kShards + 3);
  await cp(newer, directory, { recursive: true });
  const answer = await recommender.suggest({ cart: kCart });
  assert.deepEqual(answer.errors, []);
  assert.deepEqual(answer, await (await Recommender.open(newer)).suggest({ cart: kCart }));
});

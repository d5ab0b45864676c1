// The same engine natively and as WASM: random carts, the same items in the same order with the same
// bits.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

import { Recommender } from 'goeswith';
import { readItems } from '../../demo/read-items.mjs';
import {
  goeswith,
  kGoeswith,
  kRetailModel,
  randomCarts,
  sampleModel,
  temporaryDirectory,
  times,
} from './models.mjs';

const kCarts = times(20_000, 100_000);
const kShardedCarts = times(2_000, 10_000);
const kLimit = 6;

/** The native answers, one after the other: there are 200 MB of them. */
async function* nativeAnswers(model, carts) {
  const file = join(temporaryDirectory(), 'carts.txt');
  await writeFile(file, carts.map((cart) => `${cart.join()}\n`).join(''));
  const args = ['suggest', model, '--carts', file, '--json', '--limit', String(kLimit)];
  const child = spawn(kGoeswith, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{"cart":')) yield JSON.parse(line.replace(/,$/, ''));
  }
  assert.equal(await ended, 0);
}

const isSingle = (number) => Math.fround(number) === number;

/** `model` holds what `whole`, which may be read here, was split into. */
async function assertParity(model, t, whole = model, count = kCarts) {
  const recommender = await Recommender.open(model);
  const skus = readItems(whole).items.map(({ sku }) => sku).filter((sku) => !sku.includes(','));
  const carts = randomCarts(skus, { count });
  let compared = 0;
  let suggestions = 0;
  for await (const { cart, ...native } of nativeAnswers(model, carts)) {
    assert.deepEqual(cart, carts[compared]);
    const answer = await recommender.suggest({ cart, limit: kLimit });
    // Equal numbers of single precision, none of them zero with a sign, are equal bits.
    for (const { score, evidence } of native.suggestions) {
      assert.ok(isSingle(score) && !Object.is(score, -0));
      if (evidence) assert.ok(isSingle(evidence.attachRate) && isSingle(evidence.lift));
    }
    if (JSON.stringify(answer) !== JSON.stringify(native)) assert.deepEqual(answer, native);
    suggestions += answer.suggestions.length;
    ++compared;
  }
  recommender.close();
  t.diagnostic(`${compared} carts, ${suggestions} suggestions, no difference`);
  assert.equal(compared, count);
  assert.ok(suggestions > 5 * count);
}

test('carts of the sample store have the same answers natively and in WASM', async (t) => {
  await assertParity(await sampleModel(), t);
});

test('carts of a real retailer have the same answers natively and in WASM', async (t) => {
  await assertParity(kRetailModel, t);
});

test('carts of it in shards have the same answers natively and in WASM', async (t) => {
  const model = join(temporaryDirectory(), 'model');
  await goeswith('shard', kRetailModel, '--plain', '--shards', '400', '--out', model);
  await assertParity(model, t, kRetailModel, kShardedCarts);
});

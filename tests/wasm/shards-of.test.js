import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { hashOf as shardOf } from '../../web/engine/hash.js';
import { kRoot } from './models.mjs';

// What shard_layout_test.cc expects of src/model/shard_layout.h as well.
const file = join(kRoot, 'tests/unit/model/shard_of.json');
const { vectors, random } = JSON.parse(await readFile(file, 'utf8'));

test('the browser looks for an item in the shard into which the writer put it', () => {
  assert.ok(vectors.length > 20);
  for (const { sku, shards, shard } of vectors) assert.equal(shardOf(sku, shards), shard, sku);
});

test('the browser agrees with the writer on random SKUs', () => {
  let state = random.seed;
  const next = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % limit;
  };
  let digest = 0;
  for (let k = 0; k < random.skus; ++k) {
    let sku = '';
    for (let letter = next(20); letter > 0; --letter) {
      sku += random.letters[next(random.letters.length)];
    }
    digest = (Math.imul(digest, 31) + shardOf(sku, 1 + next(1 << 24))) >>> 0;
  }
  assert.equal(digest, random.digest);
});

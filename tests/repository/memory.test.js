// Training keeps its memory bound and learns the same within it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { measure } from '../bench/measure.mjs';
import { writeSimulatedOrders } from '../bench/simulated-orders.mjs';
import { kGoeswith, temporaryDirectory } from '../wasm/models.mjs';

const kMebibyte = (1 << 20) / 1e6;

/** Hashes of the files of a directory, by name. */
const hashes = (directory) =>
  readdirSync(directory)
    .sort()
    .map((name) => [name, createHash('sha256').update(readFileSync(join(directory, name))).digest('hex')]);

test('a bound below what training takes is kept, and changes no byte of the model', async () => {
  const work = temporaryDirectory();
  const orders = join(work, 'orders.csv');
  await writeSimulatedOrders(orders, 1_500_000, 3000);
  const train = (name, ...options) =>
    measure(kGoeswith, [
      ...['train', '--orders', orders, '--quick', '--shards', '1', '--plain'],
      ...['--out', join(work, name), ...options],
    ]);
  const free = await train('free');
  const bound = await train('bound', '--memory', '48M');
  const figures = `${free.peakMb.toFixed(0)} MB without, ${bound.peakMb.toFixed(0)} MB with a bound`;
  assert.ok(free.peakMb > 60 * kMebibyte, figures);
  assert.ok(bound.peakMb <= 48 * kMebibyte, figures);
  assert.deepEqual(hashes(join(work, 'bound')), hashes(join(work, 'free')));
});

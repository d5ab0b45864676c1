import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { readItems } from '../../demo/read-items.mjs';
import * as models from '../wasm/models.mjs';
import { digits, table } from './report.mjs';

const row = (name, { p50, p99, max }) => [name, ...[p50, p99, max].map((us) => digits(us, 1))];

/**
 * Ranking latency, compiled for this machine and as WASM; needs build/dist.
 * @param {import('./report.mjs').Bounds} bounds
 * @param {string} model directory, of a single file
 */
export async function benchRanking(bounds, model) {
  const { timeRanking } = await import('./rank.mjs');
  const times = await timeRanking(model);
  const { native, engine, suggest, nativeSharded, sharded } = times;
  console.log('A cart of 20 of Online Retail, 100,000 carts, of the parts of a sharded model 1,000;');
  console.log('microseconds, of the fastest of 3 calls and of every call');
  const both = (name, { fastest, every }) => [
    row(`${name}, fastest of 3`, fastest),
    row(`${name}, every call`, every),
  ];
  table(
    ['', 'p50', 'p99', 'max'],
    [
      ...both('ranking in WASM (find 20 SKUs, rank)', engine),
      ...both('ranking in the native engine', native),
      ...both('suggest(), the whole call in JavaScript', suggest),
      ...both('parts put together: ranking in WASM', sharded.ranking),
      ...both('parts put together: ranking in the native engine', nativeSharded.ranking),
      ...both('putting the parts of a cart together in WASM', sharded.opening),
      ...both('putting the parts of a cart together natively', nativeSharded.opening),
    ],
  );
  const what = 'ranking a cart of 20 in WASM, p99';
  bounds.atMost(`${what} of the fastest of 3 calls`, engine.fastest.p99, 50, 'µs');
  bounds.tell('p99 of every call', engine.every.p99, 'µs');
  bounds.tell('p99 of the fastest of 3, parts put together', sharded.ranking.fastest.p99, 'µs');
  bounds.tell('p99 of the fastest of 3, native engine', native.fastest.p99, 'µs');
  return times;
}

/** What a busy policy adds. @param {import('./report.mjs').Bounds} bounds */
export async function benchRules(bounds) {
  const { busyPolicy, timeRules } = await import('./rank.mjs');
  const [plain, ruled] = ['plain', 'ruled'].map((name) => join(models.temporaryDirectory(), name));
  const train = (out, ...more) =>
    models.goeswith(
      ...['train', ...models.kRetailArguments, '--quick', '--plain', '--shards', '1'],
      ...['--out', out, ...more],
    );
  await train(plain);
  const policy = join(models.temporaryDirectory(), 'policy.json');
  await writeFile(policy, JSON.stringify(busyPolicy(readItems(plain).items)));
  await train(ruled, '--policy', policy);
  const times = await timeRules(plain, ruled);
  console.log('The same with a policy that has a rule for most items, fastest of 3, microseconds');
  table(
    ['', 'p50', 'p99', 'max'],
    [row('without', times.plain), row('with', times.ruled)],
  );
  const added = times.ruled.p50 - times.plain.p50;
  bounds.atMost('what rules add to ranking a cart of 20, p50 of the fastest of 3', added, 20, 'µs');
  return times;
}

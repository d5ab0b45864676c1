import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { kGoeswith, temporaryDirectory } from '../wasm/models.mjs';
import { measure } from './measure.mjs';
import { digits, table } from './report.mjs';
import { installRivals } from './rivals.mjs';
import { writeSimulatedOrders } from './simulated-orders.mjs';

const kDuckDb = join(dirname(fileURLToPath(import.meta.url)), 'duckdb-pairs.mjs');

/** Lines, and what training on them may take. */
const kSizes = [
  { lines: 1_000_000, mostSeconds: 60, mostMb: 2000 },
  { lines: 4_000_000 },
  { lines: 16_000_000 },
  { lines: 32_000_000, mostSeconds: 900, mostMb: 8000 },
];

/**
 * Counts the pairs, keeps the weightiest and chooses nothing: of all training the most like a
 * self-join.
 */
export const kFixed = [
  ...['--quick', '--learner', 'cosine', '--recency', '180', '--order-size', '0.5'],
  ...['--asymmetry', '0.2', '--shrinkage', '2', '--shards', '400'],
];

/** What DuckDB may take: half as much memory again as training, and none of the disk. */
const kDuckDbMemory = '12GB';
const kDuckDbSeconds = 600;

/**
 * Times `goeswith train` on simulated orders of 50,000 items, with all its choosing and without, and
 * DuckDB, which only counts their pairs.
 * @param {import('./report.mjs').Bounds} bounds
 * @param {number} [sizes] so many, from 1 million lines on; all of them are 1, 4, 16 and 32 million
 */
export async function benchScale(bounds, sizes = kSizes.length) {
  installRivals();
  const runs = [];
  for (const { lines, mostSeconds, mostMb } of kSizes.slice(0, sizes)) {
    const directory = temporaryDirectory();
    const orders = join(directory, 'orders.csv');
    const written = await writeSimulatedOrders(orders, lines);
    const run = async (program, args, limit) => {
      const { seconds, peakMb } = await measure(program, args, limit);
      return { seconds, peakMb, linesPerSecond: written / seconds };
    };
    const train = ['train', '--orders', orders, '--out', join(directory, 'model')];
    const chosen = await run(kGoeswith, train);
    const fixed = await run(kGoeswith, [...train, '--plain', ...kFixed]);
    const duckdb = await run(
      process.execPath,
      [kDuckDb, orders, '--neutral', '--memory', kDuckDbMemory],
      kDuckDbSeconds,
    ).catch((error) => ({ failed: reason(error) }));
    rmSync(directory, { recursive: true });
    runs.push({ lines: written, chosen, fixed, duckdb });
    if (mostSeconds === undefined) continue;
    const what = `train on ${lines / 1e6} million lines of 50,000 items`;
    bounds.atMost(what, chosen.seconds, mostSeconds, 's');
    bounds.atMost(`${what}, peak memory`, chosen.peakMb, mostMb, 'MB');
  }
  print(runs);
  return runs;
}

/**
 * @param {Error} error of measure
 * @throws what is neither memory nor time
 */
function reason(error) {
  if (/out of memory/i.test(error.message)) return `not in ${kDuckDbMemory}`;
  if (error.message.startsWith('not done')) return error.message;
  const [signal] = error.message.match(/ended with SIG\w+/) ?? [];
  if (!signal) throw error;
  return signal;
}

function print(runs) {
  console.log('Simulated orders of 50,000 items, 1 run each');
  const row = (name, lines, { failed, seconds, peakMb, linesPerSecond }) => [
    `${digits(lines)} lines: ${name}`,
    ...(failed ? [failed, '', ''] : [digits(seconds, 1), digits(peakMb), digits(linesPerSecond)]),
  ];
  table(
    ['', 'seconds', 'peak MB', 'lines/s'],
    runs.flatMap(({ lines, chosen, fixed, duckdb }) => [
      row('goeswith train, everything chosen', lines, chosen),
      row('goeswith train, nothing chosen: read, count, calibrate, write', lines, fixed),
      row('DuckDB self-join: read, count', lines, duckdb),
    ]),
  );
}

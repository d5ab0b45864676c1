import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { kGoeswith, temporaryDirectory } from '../wasm/models.mjs';
import { measure } from './measure.mjs';
import { digits, table } from './report.mjs';
import { writeSimulatedOrders } from './simulated-orders.mjs';

/** Lines, and what training on them may take. */
const kSizes = [
  { lines: 1_000_000, mostSeconds: 60, mostMb: 2000 },
  { lines: 4_000_000 },
  { lines: 32_000_000, mostSeconds: 900, mostMb: 8000 },
];

/**
 * Times `goeswith train`, with all its choosing, on simulated orders of 50,000 items.
 * @param {import('./report.mjs').Bounds} bounds
 * @param {number} [sizes] so many, from 1 million lines on; all of them are 1, 4 and 32 million
 */
export async function benchScale(bounds, sizes = kSizes.length) {
  const runs = [];
  for (const { lines, mostSeconds, mostMb } of kSizes.slice(0, sizes)) {
    const directory = temporaryDirectory();
    const orders = join(directory, 'orders.csv');
    const written = await writeSimulatedOrders(orders, lines);
    const options = ['train', '--orders', orders, '--out', join(directory, 'model')];
    const { seconds, peakMb } = await measure(kGoeswith, options);
    rmSync(directory, { recursive: true });
    runs.push({ lines: written, seconds, peakMb });
    if (mostSeconds === undefined) continue;
    const what = `train on ${lines / 1e6} million lines of 50,000 items`;
    bounds.atMost(what, seconds, mostSeconds, 's');
    bounds.atMost(`${what}, peak memory`, peakMb, mostMb, 'MB');
  }
  console.log('Simulated orders of 50,000 items, train with everything chosen, 1 run');
  table(
    ['lines', 'seconds', 'peak MB', 'lines/s'],
    runs.map(({ lines, seconds, peakMb }) => [
      ...[digits(lines), digits(seconds, 1), digits(peakMb), digits(lines / seconds)],
    ]),
  );
  return runs;
}

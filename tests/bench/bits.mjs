import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { kRetailArguments, kRoot } from '../wasm/models.mjs';
import { bitsChart } from './bits-chart.mjs';
import { kBench, measure } from './measure.mjs';
import { digits, table } from './report.mjs';

const kChart = 'build/bench-bits.svg';
/** Per cent of the hit rate of the table that is not rounded, which the shards must keep. */
const kLeastKept = 99;

const share = (/** @type {number} */ figure) => figure.toFixed(4);
/** A difference from the exact table, in thousandths, and its standard error. */
const lost = (/** @type {number} */ figure, /** @type {number} */ exact, error) =>
  `${digits(1000 * (figure - exact), 1)} ± ${digits(1000 * error, 1)}`;

/**
 * Hit rate against the model's bytes for numbers of neighbours and bits of weight, on the validation
 * orders of Online Retail, and how much of it the model has that is shipped. Writes a chart.
 * @param {import('./report.mjs').Bounds} bounds
 */
export async function benchBits(bounds) {
  const { output } = await measure(kBench, ['bits', ...kRetailArguments]);
  const result = JSON.parse(output);
  const { exact, cells, shipped } = result;
  const rates = (/** @type {any} */ row) => [
    ...[share(row.hr4), lost(row.hr4, exact.hr4, row.hr4Error)],
    ...[share(row.looHr6), lost(row.looHr6, exact.looHr6, row.looHr6Error)],
  ];
  console.log(
    `Online Retail, ${digits(result.asked)} validation orders, ${digits(result.items)} items: ` +
      'bytes of the model (rows, evidence, cards, text) after brotli, of these the rows (length, ' +
      'numbers, codes), bits a neighbour (entropy), differences in ‰',
  );
  table(
    ['neighbours, bits', 'model', 'rows', 'number', 'weight', 'hr4', '', 'loo_hr6', ''],
    cells.map((cell) => [
      `${cell.neighbours}, ${cell.bits ?? 'not rounded'}`,
      ...(cell.bits === null
        ? ['', '', '', '']
        : [
            ...[digits(cell.modelBytes), digits(cell.bytes)],
            `${digits(cell.number, 2)} (${digits(cell.numberBound, 2)})`,
            `${digits(cell.code, 2)} (${digits(cell.codeBound, 2)})`,
          ]),
      ...rates(cell),
    ]),
  );
  console.log(
    `As shipped: ${digits(shipped.shards)} shards, ${digits(shipped.number, 2)} + ` +
      `${digits(shipped.code, 2)} bits a neighbour, entropy ${digits(shipped.bound.number, 2)} + ` +
      digits(shipped.bound.code, 2),
  );
  table(
    ['through the engine', 'hr4', '‰', 'loo_hr6', '‰'],
    [
      ['weights not rounded, in double precision', ...rates(exact)],
      ['the single file', ...rates(shipped.file)],
      ['its shards', ...rates(shipped.sharded)],
    ],
  );
  const kept = (100 * shipped.sharded.hr4) / exact.hr4;
  bounds.atLeast('hr4 of the shards, of that of weights not rounded', kept, kLeastKept, '%');
  await writeFile(join(kRoot, kChart), bitsChart(cells, exact.hr4));
  console.log(`the chart is ${kChart}\n`);
  return result;
}

import { join } from 'node:path';

import { kNoRetail, kRetailArguments, kSampleStore } from '../wasm/models.mjs';
import { kBench, measure } from './measure.mjs';
import { digits, table } from './report.mjs';

const kStores = {
  'sample store, with its catalog': [
    ...['--orders', join(kSampleStore, 'orders.csv.gz')],
    ...['--catalog', join(kSampleStore, 'products.csv')],
  ],
  ...(kNoRetail ? {} : { 'Online Retail, names alone': kRetailArguments }),
};

/**
 * What a tenth of the items, made new by hiding them from the taught orders, are asked for and from:
 * best-sellers, without borrowing and with it. On validation orders, with the default learner.
 */
export async function benchCold() {
  /** @type {Record<string, Record<string, any>>} */
  const result = {};
  for (const [store, args] of Object.entries(kStores)) {
    result[store] = JSON.parse((await measure(kBench, ['cold', ...args])).output);
  }
  const share = (/** @type {number} */ value) => value.toFixed(3);
  for (const [store, { hidden, ...methods }] of Object.entries(result)) {
    console.log(`${store}: ${digits(hidden)} items nobody has bought yet`);
    table(
      ['', 'asked for, hr6', 'percentile', 'asked from, hr4'],
      ['popularity', 'plain', 'borrowing'].map((name) => [
        name,
        ...[share(methods[name].forHr6), digits(methods[name].forPercentile, 1)],
        share(methods[name].fromHr4),
      ]),
    );
  }
  return result;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { kRoot } from '../wasm/models.mjs';
import { kBench, measure } from './measure.mjs';
import { digits, table } from './report.mjs';

const kFolder = join(kRoot, '../shared/data/amazon-registry');
const kSets = { apparel: 'apparel', 'three categories': 'apparel-diaper-feeding' };
const kLearners = ['cosine', 'ridge', 'log-linear'];

/**
 * What others measured. The first four are means of five random splits; the last is from Gartrell,
 * Brunel, Dohmatob, Krichene 2019, "Learning nonsymmetric determinantal point processes", and
 * Gartrell, Han, Dohmatob, Gillenwater, Brunel 2021, "Scalable learning and MAP inference for
 * nonsymmetric determinantal point processes", whose split is used here.
 */
const kPublished = [
  ['popularity', '58.8', ''],
  ['cosine, all pairs', '73.9', ''],
  ['smoothed log-lift, all pairs', '74.5', ''],
  ['dense EASE', '73–74', ''],
  ['nonsymmetric DPP, published', '69–72', '73–74'],
];

/** Why the comparison is left out, or false. */
export const kNoRegistry = existsSync(join(kFolder, 'apparel.csv.gz'))
  ? false
  : `the baby registries are not in ${kFolder}`;

/** @param {string} name of the sets @param {string[]} options of learning */
async function rank(name, options) {
  const file = join(kFolder, name);
  const { seconds, output } = await measure(kBench, [
    ...['registry', `${file}.csv.gz`, `${file}.split.json`, ...options],
  ]);
  return { seconds, ...JSON.parse(output) };
}

/**
 * The mean percentile rank of what is hidden from baby registries: what `train` chooses, and each
 * learner by itself.
 * @param {import('./report.mjs').Bounds} bounds
 */
export async function benchRegistry(bounds) {
  /** @type {Record<string, Record<string, any>>} */
  const result = {};
  for (const [title, name] of Object.entries(kSets)) {
    result[title] = { chosen: await rank(name, []) };
    for (const learner of kLearners) {
      result[title][learner] = await rank(name, ['--learner', learner]);
    }
  }
  const rows = Object.values(result);
  const row = (name, method) => [
    name,
    ...rows.map((sets) => `${digits(sets[method].mpr, 1)} ± ${digits(sets[method].error, 1)}`),
  ];
  const items = rows.map(({ chosen }) => chosen.items).join(' and ');
  console.log(`Baby registries of ${items} items, mean percentile rank of a hidden item`);
  table(
    ['', ...Object.keys(result)],
    [
      ...kPublished,
      ['popularity, this split', ...rows.map(({ chosen }) => digits(chosen.popularity, 1))],
      ...kLearners.map((learner) => row(`goeswith, --learner ${learner}`, learner)),
      row('goeswith, as it chooses', 'chosen'),
      ['  chosen', ...rows.map(({ chosen }) => chosen.learner)],
      ['  bytes of the model', ...rows.map(({ chosen }) => digits(chosen.bytes))],
    ],
  );
  bounds.atLeast('mean percentile rank, apparel', result.apparel.chosen.mpr, 75, '');
  return result;
}

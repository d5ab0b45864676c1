// Speed and size beside their bounds, printed as tables and written to build/bench.json.
//   node tests/bench/run.mjs      (tests/run bench builds first)
import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Random } from '../../demo/sample-store/random.mjs';
import * as models from '../wasm/models.mjs';
import { sizesOf } from '../wasm/sizes.mjs';
import { measure, quantiles } from './measure.mjs';
import { timeRanking } from './rank.mjs';

const kHere = dirname(fileURLToPath(import.meta.url));
const kRuns = 5;
const kRawLines = 525_461 + 541_909;

const digits = (number, fraction = 0) =>
  number.toLocaleString('en', { minimumFractionDigits: fraction, maximumFractionDigits: fraction });

/** @param {string[]} header @param {string[][]} rows */
function table(header, rows) {
  const widths = header.map((_, c) => Math.max(...[header, ...rows].map((row) => row[c].length)));
  for (const row of [header, ...rows]) {
    const padded = row.slice(1).map((cell, c) => cell.padStart(widths[c + 1]));
    console.log(`  ${[row[0].padEnd(widths[0]), ...padded].join('  ')}`);
  }
  console.log('');
}

/** @type {{ what: string, figure: number, bound: number, unit: string, met: boolean }[]} */
const bounds = [];
function bound(what, figure, most, unit) {
  bounds.push({ what, figure, bound: most, unit, met: figure <= most });
}

async function benchSizes() {
  const sizes = {};
  for (const name of (await readdir(models.kDist)).sort()) {
    sizes[name] = sizesOf(await readFile(join(models.kDist, name)));
  }
  const engine = Object.entries(sizes).filter(([name]) => name.startsWith('engine-'));
  bound('WASM + glue, brotli', engine.reduce((sum, [, size]) => sum + size.brotli, 0), 14_000, 'B');
  return sizes;
}

async function modelSize(model) {
  const manifest = JSON.parse(await readFile(join(model, 'manifest.json'), 'utf8'));
  return sizesOf(await readFile(join(model, manifest.shards[0].file)));
}

function printSizes(title, sizes) {
  console.log(title);
  table(
    ['file', 'bytes', 'gzip', 'brotli'],
    Object.entries(sizes).map(([name, { bytes, gzip, brotli }]) => [
      ...[name, digits(bytes), digits(gzip), digits(brotli)],
    ]),
  );
}

/** Some runs of a program: best and median seconds, largest memory, the last output. */
async function repeated(program, args) {
  const runs = [];
  for (let run = 0; run < kRuns; ++run) runs.push(await measure(program, args));
  const seconds = quantiles(runs.map((run) => run.seconds));
  return {
    best: seconds.min,
    median: seconds.p50,
    peakMb: Math.max(...runs.map((run) => run.peakMb)),
    output: runs[kRuns - 1].output,
  };
}

/** What 200 items' neighbours say of their orders, for DuckDB to compare. */
async function somePairs(model) {
  const random = new Random(200);
  const items = (await models.modelItems(model)).filter(({ orders }) => orders >= 10);
  const pairs = [];
  for (let k = 0; k < 200; ++k) {
    const { sku } = random.pick(items);
    const item = JSON.parse(await models.goeswith('inspect', model, '--item', sku, '--json'));
    for (const each of item.neighbours) pairs.push({ a: sku, b: each.sku, orders: each.orders });
  }
  const file = join(models.temporaryDirectory(), 'pairs.json');
  await writeFile(file, JSON.stringify(pairs));
  return file;
}

async function benchTraining(model) {
  const goeswith = await repeated(models.kGoeswith, [
    ...['train', ...models.kRetailArguments, '--out', model],
  ]);
  bound('train, median', goeswith.median, 3, 's');
  bound('train, peak memory', goeswith.peakMb, 600, 'MB');

  execFileSync('npm', ['ci', '--loglevel=error'], { cwd: kHere, stdio: 'ignore' });
  const script = [join(kHere, 'duckdb-pairs.mjs'), ...models.kRetailFiles];
  const duckdb = await repeated(process.execPath, script);
  const compare = [...script, '--pairs', await somePairs(model)];
  const facts = JSON.parse((await measure(process.execPath, compare)).output);
  const row = (name, { best, median, peakMb }) => [
    ...[name, digits(best, 2), digits(median, 2), digits(peakMb), digits(kRawLines / median)],
  ];
  console.log(`Online Retail, ${digits(kRawLines)} raw lines, ${kRuns} runs`);
  table(
    ['', 'best s', 'median s', 'peak MB', 'lines/s'],
    [
      row('goeswith train: read, count, weigh, write', goeswith),
      row('DuckDB self-join: read, count', duckdb),
    ],
  );
  console.log(
    `  DuckDB: ${digits(facts.orders)} orders, ${digits(facts.items)} items, ` +
      `${digits(facts.lines)} lines, ${digits(facts.pairs)} distinct pairs; ` +
      `${facts.readSeconds.toFixed(2)} s to read, ${facts.countSeconds.toFixed(2)} s to count`,
  );
  console.log(
    `  orders of ${digits(facts.compared)} pairs of 200 random items that the model holds: ` +
      `${facts.different} differ from DuckDB's\n`,
  );
  bound('pairs that DuckDB counts otherwise', facts.different, 0, '');
  delete goeswith.output;
  delete duckdb.output;
  return { goeswith, duckdb, facts };
}

async function benchRanking(model) {
  const times = await timeRanking(model);
  console.log('A cart of 20 of Online Retail, 100,000 carts, microseconds');
  const row = (name, { p50, p99, max }) => [name, ...[p50, p99, max].map((us) => digits(us, 1))];
  table(
    ['', 'p50', 'p99', 'max'],
    [
      row('ranking in WASM (find 20 SKUs, rank), fastest of 3', times.engine.fastest),
      row('ranking in WASM, every call', times.engine.every),
      row('suggest(), the whole call in JavaScript, fastest of 3', times.suggest.fastest),
      row('suggest(), every call', times.suggest.every),
    ],
  );
  bound('ranking a cart of 20 in WASM, p99', times.engine.fastest.p99, 50, 'µs');
  return times;
}

const result = {
  machine: {
    processor: cpus()[0].model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    load: loadavg()[0],
  },
};
const { processor, cores, memoryGb, node, load } = result.machine;
console.log(`${processor}, ${cores} cores, ${memoryGb} GB, Node ${node}`);
console.log(`load of the last minute ${load.toFixed(1)}; above 0.5 the times are too long\n`);

result.dist = await benchSizes();
printSizes('build/dist', result.dist);
result.models = { 'sample store': await modelSize(await models.sampleModel()) };
let model = models.kRetailModel;
if (models.kNoRetail) {
  console.log(`Not measured: training; ${models.kNoRetail}.\n`);
} else {
  model = join(models.temporaryDirectory(), 'model');
  result.training = await benchTraining(model);
}
result.ranking = await benchRanking(model);
result.models['Online Retail'] = await modelSize(model);
printSizes('Model files', result.models);

table(
  ['bound', 'figure', 'at most', ''],
  bounds.map(({ what, figure, bound: most, unit, met }) => [
    ...[what, `${digits(figure, unit === 's' ? 2 : 0)} ${unit}`, `${digits(most)} ${unit}`],
    met ? 'met' : 'NOT MET',
  ]),
);
result.bounds = bounds;
await writeFile(join(models.kRoot, 'build/bench.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log('written to build/bench.json');

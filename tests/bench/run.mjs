// Speed and size beside their bounds, printed as tables and written to build/bench.json.
//   node tests/bench/run.mjs [scale]      (tests/run bench builds first)
// With `scale`, only how training scales to 32 million lines, which takes ten minutes or more. Either
// run leaves there what the other has measured.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readItems } from '../../demo/read-items.mjs';
import { Random } from '../../demo/sample-store/random.mjs';
import * as models from '../wasm/models.mjs';
import { sizesOf } from '../wasm/sizes.mjs';
import { benchBits } from './bits.mjs';
import { benchCatalogs } from './catalogs.mjs';
import { benchCold } from './cold.mjs';
import { benchLoading } from './loading.mjs';
import { measure, quantiles } from './measure.mjs';
import { benchRanking, benchRules } from './ranking.mjs';
import { benchRegistry, kNoRegistry } from './registry.mjs';
import { Bounds, digits, table } from './report.mjs';
import { readResults, writeResults } from './results.mjs';
import { installRivals } from './rivals.mjs';
import { benchScale, kFixed } from './scale.mjs';
import { benchTaps } from './taps.mjs';

const kHere = dirname(fileURLToPath(import.meta.url));
const kRuns = 5;
/** Script that a page loads of it, after brotli. */
const kSmallestRival = 15_700;
const kRawLines = 525_461 + 541_909;

const bounds = new Bounds();

async function benchSizes() {
  const sizes = {};
  // Those that lie beside them compressed are the same again.
  const names = (await readdir(models.kDist)).filter((name) => !/\.(br|gz)$/.test(name));
  for (const name of names.sort()) {
    sizes[name] = sizesOf(await readFile(join(models.kDist, name)));
  }
  const engine = Object.entries(sizes).filter(([name]) => name.startsWith('engine-'));
  const brotli = engine.reduce((sum, [, size]) => sum + size.brotli, 0);
  const element = sizes['goeswith.js'];
  bounds.atMost('WASM + glue, brotli', brotli, 14_000, 'B');
  bounds.atMost('element and loader, brotli', element.brotli, 9_000, 'B');
  bounds.atMost('element and loader, gzip', element.gzip, 10_000, 'B');
  bounds.atMost('all script and WASM, brotli', brotli + element.brotli, 22_000, 'B');
  bounds.tell('the smallest rival that has an interface', kSmallestRival, 'B');
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
async function repeated(program, args, count = kRuns) {
  const runs = [];
  for (let run = 0; run < count; ++run) runs.push(await measure(program, args));
  const seconds = quantiles(runs.map((run) => run.seconds));
  return {
    best: seconds.min,
    median: seconds.p50,
    peakMb: Math.max(...runs.map((run) => run.peakMb)),
    output: runs[count - 1].output,
  };
}

/** What 200 items' neighbours say of their orders, for DuckDB to compare. */
async function somePairs(model) {
  const random = new Random(200);
  const items = readItems(model).items.filter(({ orders }) => orders >= 10);
  const pairs = [];
  for (let k = 0; k < 200; ++k) {
    const { sku } = random.pick(items);
    const item = JSON.parse(await models.goeswith('inspect', model, '--item', sku, '--json'));
    for (const each of item.neighbours) {
      // What is borrowed from similar items stands on no order of these two.
      if (each.orders > 0) pairs.push({ a: sku, b: each.sku, orders: each.orders });
    }
  }
  const file = join(models.temporaryDirectory(), 'pairs.json');
  await writeFile(file, JSON.stringify(pairs));
  return file;
}

async function benchTraining(model) {
  const train = (options, out, runs) =>
    repeated(
      models.kGoeswith,
      ['train', ...models.kRetailArguments, '--plain', ...options, '--out', out],
      runs,
    );
  const unused = join(models.temporaryDirectory(), 'model');
  const quick = await train(['--quick'], unused, kRuns);
  const fixed = await train(kFixed, unused, kRuns);
  const chosen = await train(['--shards', '1'], model, 1);
  bounds.atMost('train, nothing chosen, median', fixed.median, 2, 's');
  bounds.atMost('train --quick, median', quick.median, 3, 's');
  bounds.atMost('train --quick, peak memory', quick.peakMb, 600, 'MB');
  bounds.atMost('train with everything chosen', chosen.median, 60, 's');
  bounds.atMost('train with everything chosen, peak memory', chosen.peakMb, 2000, 'MB');

  installRivals();
  const script = [join(kHere, 'duckdb-pairs.mjs'), ...models.kRetailFiles];
  const duckdb = await repeated(process.execPath, script);
  const compare = [...script, '--pairs', await somePairs(model)];
  const facts = JSON.parse((await measure(process.execPath, compare)).output);
  const row = (name, { best, median, peakMb }) => [
    ...[name, digits(best, 2), digits(median, 2), digits(peakMb), digits(kRawLines / median)],
  ];
  console.log(`Online Retail, ${digits(kRawLines)} raw lines; everything chosen runs once`);
  table(
    ['', 'best s', 'median s', 'peak MB', 'lines/s'],
    [
      row('goeswith train --quick: read, count, solve, calibrate, write', quick),
      row('goeswith train, nothing chosen: read, count, calibrate, write', fixed),
      row('goeswith train, everything chosen', chosen),
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
  bounds.atMost('pairs that DuckDB counts otherwise', facts.different, 0, '');
  for (const each of [quick, fixed, chosen, duckdb]) delete each.output;
  return { quick, fixed, chosen, duckdb, facts };
}

const machine = {
  processor: cpus()[0].model,
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 1e9),
  node: process.version,
  load: loadavg()[0],
};
const { processor, cores, memoryGb, node, load } = machine;
console.log(`${processor}, ${cores} cores, ${memoryGb} GB, Node ${node}`);
console.log(`load of the last minute ${load.toFixed(1)}; above 0.5 the times are too long\n`);

async function benchAll() {
  /** @type {Record<string, any>} */
  const result = {};
  result.dist = await benchSizes();
  printSizes('build/dist', result.dist);
  result.models = { 'sample store': await modelSize(await models.sampleModel()) };
  let model = models.kRetailModel;
  if (models.kNoRetail) {
    console.log(`Not measured: training, bits; ${models.kNoRetail}.\n`);
  } else {
    model = join(models.temporaryDirectory(), 'model');
    result.training = await benchTraining(model);
    result.bits = await benchBits(bounds);
  }
  result.catalogs = await benchCatalogs(bounds);
  if (kNoRegistry) console.log(`Not measured: baby registries; ${kNoRegistry}.\n`);
  else result.registry = await benchRegistry(bounds);
  result.cold = await benchCold();
  result.simulated = await benchScale(bounds, 1);
  result.ranking = await benchRanking(bounds, model);
  if (!models.kNoRetail) result.rules = await benchRules(bounds);
  result.loading = await benchLoading(bounds);
  result.taps = await benchTaps(bounds);
  result.models['Online Retail'] = await modelSize(model);
  printSizes('Model files', result.models);
  return result;
}

/** Of this run. */
const measured = () => ({ bounds: bounds.all, told: bounds.told });

await readResults();
const date = new Date().toISOString();
if (process.argv[2] === 'scale') {
  const runs = await benchScale(bounds);
  bounds.print();
  const before = await readResults();
  await writeResults({ ...before, scale: { date, machine, runs, ...measured() } });
} else {
  const result = await benchAll();
  bounds.print();
  const { scale } = await readResults();
  const when = scale ? `on ${scale.date.slice(0, 10)}` : 'not yet';
  console.log(`training on up to 32 million lines, tests/run bench scale, was measured ${when}`);
  await writeResults({ date, machine, ...result, ...measured(), ...(scale && { scale }) });
}

// Models for the tests, learned by build/goeswith from real exports when a test starts, and removed
// when its process ends.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { Random } from '../../demo/sample-store/random.mjs';
import { hashOf } from '../../web/engine/hash.js';

export const kRoot = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const kGoeswith = join(kRoot, 'build/goeswith');
export const kDist = join(kRoot, 'build/dist');
export const kSampleStore = join(kRoot, 'model-data/sample-store');
/** The committed model of a real retailer. */
export const kRetailModel = join(kRoot, 'model-data/online-retail');

const kRetailFolder = join(kRoot, '../shared/data/online-retail');
export const kRetailFiles = ['2009-2010.csv.gz', '2010-2011.csv.gz'].map((name) =>
  join(kRetailFolder, name),
);

/** Why what needs the real orders is left out, or false. */
export const kNoRetail = kRetailFiles.every((file) => existsSync(file))
  ? false
  : `the Online Retail exports are not in ${kRetailFolder}`;

/**
 * How often something is tried: less in what every change must pass than in `tests/run soak`.
 * @param {number} often
 * @param {number} soaked
 */
export const times = (often, soaked) => (process.env.GOESWITH_SOAK ? soaked : often);

/** @type {string | undefined} */
let temporary;

/** @returns {string} a new directory, removed when the process ends */
export function temporaryDirectory() {
  if (temporary === undefined) {
    const all = mkdtempSync(join(tmpdir(), 'goeswith-'));
    process.once('exit', () => rmSync(all, { recursive: true, force: true }));
    temporary = all;
  }
  return mkdtempSync(join(temporary, 'test-'));
}

/** @returns {Promise<string>} a copy of build/ with what the npm package needs of it, to be damaged */
export async function copyOfBuild() {
  const copy = temporaryDirectory();
  for (const folder of ['dist', 'npm']) {
    await cp(join(kRoot, 'build', folder), join(copy, folder), { recursive: true });
  }
  await writeFile(join(copy, 'package.json'), '{"type":"module"}');
  return copy;
}

/**
 * @param {string[]} args of build/goeswith
 * @returns {Promise<string>} what it prints on standard output
 */
export async function goeswith(...args) {
  const run = promisify(execFile)(kGoeswith, args, { maxBuffer: 1 << 26 });
  return (await run).stdout;
}

/** @returns {Promise<string>} the model directory of the sample store */
export async function sampleModel() {
  const model = join(temporaryDirectory(), 'model');
  const orders = join(kSampleStore, 'orders.csv.gz');
  const catalog = join(kSampleStore, 'products.csv');
  await goeswith('train', '--orders', orders, '--catalog', catalog, '--out', model);
  return model;
}

/**
 * A model of the sample store with a policy, learned by the defaults.
 * @param {object} policy
 * @param {string[]} options of `goeswith train`
 */
export async function trainSampleStore(policy, ...options) {
  const folder = temporaryDirectory();
  await writeFile(join(folder, 'policy.json'), JSON.stringify(policy));
  const files = ['orders.csv.gz', 'products.csv'].map((name) => join(kSampleStore, name));
  await goeswith(
    ...['train', '--orders', files[0], '--catalog', files[1], '--quick', '--plain'],
    ...['--policy', join(folder, 'policy.json'), '--out', join(folder, 'model'), ...options],
  );
  return join(folder, 'model');
}

/** @returns {Promise<string>} the committed model of a real retailer, as a shop would publish it */
export async function shardedRetailModel() {
  const folder = join(temporaryDirectory(), 'shards');
  await goeswith('shard', kRetailModel, '--plain', '--out', folder);
  return folder;
}

/** What `goeswith train` is told to learn from the real orders. */
export const kRetailArguments = ['--orders', ...kRetailFiles, '--item-pattern', '^[0-9]{5}'];

/**
 * @param {string[]} rows of a neutral export: order, date, SKU, title, price
 * @returns {Promise<string>} the model directory
 */
export async function modelOf(rows) {
  const work = temporaryDirectory();
  const orders = join(work, 'orders.csv');
  await writeFile(orders, ['order_id,ordered_at,sku,title,price', ...rows, ''].join('\n'));
  await goeswith('train', '--orders', orders, '--out', join(work, 'model'));
  return join(work, 'model');
}

/**
 * Carts of 1…`most` lines drawn from the SKUs; one line in twenty is a SKU that no store has.
 * @param {string[]} skus
 * @param {{ count: number, most?: number, seed?: number }} options
 * @returns {string[][]}
 */
export function randomCarts(skus, { count, most = 20, seed = 1 }) {
  const random = new Random(seed);
  const line = () => (random.chance(5) ? `no-${random.below(100)}` : random.pick(skus));
  return Array.from({ length: count }, () => Array.from({ length: random.between(1, most) }, line));
}

/**
 * The hash as a manifest writes it.
 * @param {Uint8Array} bytes
 */
export const integrityOf = (bytes) =>
  `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

/**
 * A manifest of other fields, with a check that is right.
 * @param {object} fields
 */
export function manifestText({ check, ...fields }) {
  const text = `${JSON.stringify(fields).slice(0, -1)},`;
  return `${text}"check":${hashOf(text, 2 ** 32)}}`;
}

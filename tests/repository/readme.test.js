// The README's figures are what the code gives.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { browsers } from '../browser/everywhere/browsers.mjs';

const kRoot = fileURLToPath(new URL('../..', import.meta.url));
const kReadme = readFileSync(join(kRoot, 'README.md'), 'utf8');
const kOrders = ['2009-2010.csv.gz', '2010-2011.csv.gz'].map((file) =>
  join(kRoot, '../shared/data/online-retail', file),
);

/** Those of the baselines take longest, and change with nothing but themselves: `tests/run figures`. */
const kAllFigures = process.env.GOESWITH_FIGURES === 'all';
/** What evaluate chooses for these orders, which takes half of its time; there it does so itself. */
const kChoice = [
  ...['--learner', 'ridge', '--recency', '180', '--order-size', '0.5'],
  ...['--asymmetry', '0.1', '--shrinkage', '1'],
];
const kMethods = ['goeswith', 'ease', 'confidence', 'llr', 'cosine', 'popularity'];

/** Cells of the table row that begins with this text. */
function rowOf(start) {
  const line = kReadme.split('\n').find((each) => each.startsWith(`| ${start}`));
  assert.ok(line, `the README has a row "${start}"`);
  return line.split('|').slice(1, -1).map((cell) => cell.trim());
}

const threeDigits = (share) => share.toFixed(3).replace(/^0/, '');

/** What a page loads that may use WebAssembly. */
const kLoaded = /^(engine-|goeswith\.js$)/;

/** Of files as they are sent: compressed, or with `''` by servers that compress nothing. */
const bytesOf = (pattern, sent = '.br') =>
  readdirSync(join(kRoot, 'build/dist'))
    .filter((name) => /\.(js|wasm)$/.test(name) && pattern.test(name))
    .map((name) => statSync(join(kRoot, 'build/dist', name + sent)).size)
    .reduce((sum, bytes) => sum + bytes, 0);

test('the sizes in the README are those of build/dist, give or take one in a hundred', () => {
  const sizes = {
    'engine: WASM': /^engine-/,
    'element and loader': /^goeswith\.js$/,
    'all together': kLoaded,
    'engine where WebAssembly is forbidden': /^plain-/,
    'what answers taps': /^taps-/,
    'what tells a policy': /^policy-/,
    'what a policy offers': /^offers-/,
    'adapter of Shopify': /^shopify-/,
    'adapter of WooCommerce': /^woocommerce-/,
    'words of Arabic': /^ar-/,
  };
  for (const [row, pattern] of Object.entries(sizes)) {
    const stated = Number(rowOf(row)[1].replace(',', ''));
    const real = bytesOf(pattern);
    assert.ok(Math.abs(stated - real) <= real / 100, `${row}: stated ${stated}, real ${real}`);
  }
  const inWords = Number(/(\d+) kB of script and WebAssembly/.exec(kReadme)[1]);
  assert.equal(inWords, Math.round(bytesOf(kLoaded) / 1000));
  const [, plain, packed] = /sends (\d+) kB of script and WASM for (\d+)/.exec(kReadme);
  const inThousands = ['', '.br'].map((sent) => Math.round(bytesOf(kLoaded, sent) / 1000));
  assert.deepEqual([Number(plain), Number(packed)], inThousands);
});

test('the model bytes of a cart in the README are those of the committed model in shards', () => {
  const goeswith = (...args) =>
    execFileSync(join(kRoot, 'build/goeswith'), args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const model = mkdtempSync(join(tmpdir(), 'goeswith-'));
  goeswith('shard', join(kRoot, 'model-data/online-retail'), '--plain', '--out', model);
  const moved = JSON.parse(goeswith('inspect', model, '--json')).cart_brotli_bytes[3];
  const manifest = readFileSync(join(model, 'manifest.json'));
  rmSync(model, { recursive: true });
  const bytes = moved + brotliCompressSync(manifest).length;
  assert.ok(bytes <= 12_000, `${bytes} bytes`);
  const [, stated] = /(\d+) kB of model for a cart of\s+three/.exec(kReadme);
  assert.equal(Number(stated), Math.round(bytes / 1000));
  const { orders } = JSON.parse(manifest);
  assert.ok(kReadme.includes(`the ${orders.toLocaleString('en')} orders of the UK gift`));
});

test('the relevance figures in the README are what evaluate prints', (t) => {
  if (!kOrders.every(existsSync)) return t.skip('the Online Retail orders are not here');
  const quick = kAllFigures ? [] : ['--baselines', 'none', ...kChoice];
  const printed = JSON.parse(
    execFileSync(
      join(kRoot, 'build/goeswith'),
      ['evaluate', '--json', ...quick, '--item-pattern', '^[0-9]{5}', '--orders', ...kOrders],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    ),
  );
  for (const method of kAllFigures ? kMethods : ['goeswith']) {
    const figures = printed.methods[method];
    const columns = ['hr4', 'hr4_k1', 'hr4_k3', 'loo_hr6', 'hr4_tail', 'coverage'];
    const real = columns.map((column) => threeDigits(figures[column]));
    assert.deepEqual(rowOf(method).slice(1), real, method);
  }
  const { goeswith, ease, confidence } = printed.methods;
  const stated = /file the whole model is (\d+) kB\s+after brotli; dense EASE's matrix is (\d+) MB/.exec(kReadme);
  assert.equal(Number(stated[1]), Math.round(goeswith.bytes / 1000));
  assert.equal(/are off by (\.\d+) on\s+average/.exec(kReadme)[1], threeDigits(goeswith.ece));
  // What relevance has to show, of the shipped shards.
  assert.ok(goeswith.hr4 >= 0.459 && goeswith.loo_hr6 >= 0.249 && goeswith.ece <= 0.02);
  if (!kAllFigures) return;
  assert.equal(Number(stated[2]), Math.round(ease.bytes / 1e6));
  assert.ok(goeswith.hr4_tail >= 1.3 * confidence.hr4_tail);
  assert.ok(goeswith.bytes <= ease.bytes / 100);
});

test('each difference between browsers is in the README, with the browsers that differ', () => {
  const [chromium, ...others] = browsers;
  const flags = Object.keys(chromium).filter((key) => typeof chromium[key] === 'boolean');
  const [, rows] = /^\| in \[`browsers.mjs`\].*\n.*\n((?:\|.*\n)+)/m.exec(kReadme);
  const named = [...rows.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]);
  assert.deepEqual(named.toSorted(), flags.toSorted());
  for (const flag of flags) {
    const differ = others.filter((browser) => browser[flag] !== chromium[flag]).map(({ name }) => name);
    const [, row] = rowOf(`\`${flag}\``);
    assert.deepEqual(others.map(({ name }) => name).filter((name) => row.includes(name)), differ, flag);
  }
});

test('every folder in the README exists, and every folder is in the README', () => {
  const named = [...kReadme.matchAll(/^\| `([\w/-]+)\/` \|/gm)].map((match) => match[1]);
  for (const folder of named) assert.ok(existsSync(join(kRoot, folder)), folder);
  for (const parent of ['src', 'web']) {
    for (const entry of readdirSync(join(kRoot, parent), { withFileTypes: true })) {
      if (entry.isDirectory()) assert.ok(named.includes(`${parent}/${entry.name}`), entry.name);
    }
  }
});

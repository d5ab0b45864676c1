// What a warehouse counts by src/train/sql is what goeswith counts, and teaches the same model.
// GOESWITH_SINCE=2009-01-01 counts all orders of Online Retail, which takes minutes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { goeswith, kNoRetail, kRoot, kSampleStore, temporaryDirectory } from '../wasm/models.mjs';
import { DuckDb } from './duckdb.mjs';
import { kNoPostgres, Postgres } from './postgres.mjs';
import { countIn, query, retailLines, sampleLines } from './warehouse.mjs';

const kBench = join(kRoot, 'build/goeswith_bench');
const kPounds = ['--currency', 'GBP'];
const kCatalog = ['--catalog', join(kSampleStore, 'products.csv')];

/** Of sums of the same numbers in another order. */
const kNoise = 1e-12;

/** @type {DuckDb} */
let duckdb;
/** @type {Postgres} */
let postgres;
before(async () => {
  duckdb = await DuckDb.start();
  if (!kNoPostgres) postgres = await Postgres.start();
});
after(async () => {
  await duckdb.stop();
  await postgres?.stop();
});

/** The native counter's files of store, items and pairs. */
function countNatively(orders, ...options) {
  const out = temporaryDirectory();
  execFileSync(kBench, ['pair-counts', '--orders', orders, '--out', out, ...options]);
  return ['store', 'items', 'pairs'].map((name) => join(out, `${name}.csv`));
}

/** How many rows of two files with a key differ, by column; weights by more than noise. */
async function differences(ours, theirs, key, same) {
  // SKUs are text, whatever they look like.
  const types = key.filter((name) => name !== 'recency_days').map((name) => `'${name}': 'varchar'`);
  const typed = types.length > 0 ? `, types = {${types.join(', ')}}` : '';
  const read = (file) => `read_csv('${file}', header = true${typed})`;
  const columns = same.map(
    (column) => `count(*) filter (a.${column} is distinct from b.${column})::integer as ${column}`,
  );
  const [row] = await duckdb.rows(`
    select count(*)::integer as rows, ${columns.join(', ')},
      count(*) filter (a.weight is null or b.weight is null
        or abs(a.weight - b.weight) > ${kNoise} * a.weight)::integer as weight
    from ${read(ours)} a full join ${read(theirs)} b
      on ${key.map((column) => `a.${column} = b.${column}`).join(' and ')}`);
  return row;
}

async function assertSameCounts(native, counted, least) {
  const zeros = (columns) => Object.fromEntries([...columns, 'weight'].map((name) => [name, 0]));
  const told = ['orders', 'orders_of_two', 'order_lines', 'pairs', 'newest_order', 'min_orders'];
  const tables = [
    [['recency_days'], told],
    [['sku'], ['orders', 'orders_before', 'title', 'price']],
    [['sku', 'other'], ['orders']],
  ];
  for (const [t, [key, columns]] of tables.entries()) {
    const { rows, ...different } = await differences(native[t], counted[t], key, columns);
    assert.deepEqual(different, zeros(columns));
    assert.ok(rows >= least[t], `${rows} rows`);
  }
}

/** The name of the model file, which is the hash of its bytes. */
async function modelOf(...options) {
  const out = temporaryDirectory();
  await goeswith('train', ...options, '--out', out);
  return readdirSync(out).find((name) => name.startsWith('model-'));
}

describe('the sample store, counted in', () => {
  for (const [name, engineOf, reason] of [
    ['DuckDB', () => duckdb, false],
    ['PostgreSQL', () => postgres, kNoPostgres],
  ]) {
    test(name, { skip: reason }, async () => {
      const { lines, orders } = await sampleLines(duckdb);
      const counted = await countIn(engineOf(), lines);
      await assertSameCounts(countNatively(orders), counted, [1, 50, 1000]);
      const fixed = ['--learner', 'ridge', '--recency', '180', '--order-size', '0.5'];
      const from = ['--pair-counts', ...counted, ...kCatalog];
      assert.equal(
        await modelOf(...from, '--orders', orders, ...kPounds, '--quick'),
        await modelOf('--orders', orders, ...kPounds, ...kCatalog, ...fixed, '--quick'),
        'the same orders choose and calibrate alike',
      );
      assert.match(await modelOf(...from), /^model-[0-9a-f]{16}\.bin$/, 'without any orders');
    });
  }
});

test('weights, support and currency are what the queries are told', async () => {
  const { lines, orders } = await sampleLines(duckdb);
  const told = { recency_days: '0', order_size: '1.25', min_orders: '5', currency: '' };
  const options = ['--recency', '0', '--order-size', '1.25', '--min-orders', '5'];
  await assertSameCounts(countNatively(orders, ...options), await countIn(duckdb, lines, told), [
    ...[1, 50, 300],
  ]);
});

describe('the newest orders of Online Retail, counted in', { skip: kNoRetail }, () => {
  const since = process.env.GOESWITH_SINCE ?? '2011-11-25';
  /** @type {string} */
  let lines;
  /** @type {string[]} */
  let quick;
  /** @type {string[]} */
  let native;
  /** @type {string} */
  let model;
  before(async () => {
    const written = await retailLines(duckdb, since);
    lines = written.lines;
    native = countNatively(written.orders);
    quick = ['--orders', written.orders, ...kPounds, '--quick'];
    model = await modelOf(...quick);
  });
  for (const [name, engineOf, reason] of [
    ['DuckDB', () => duckdb, false],
    ['PostgreSQL', () => postgres, kNoPostgres],
  ]) {
    test(name, { skip: reason }, async () => {
      const counted = await countIn(engineOf(), lines);
      await assertSameCounts(native, counted, [1, 2000, 100_000]);
      assert.equal(await modelOf('--pair-counts', ...counted, ...quick), model);
    });
  }
});

test('every query is portable: nothing but what all engines have', () => {
  const values = { double: 'double', order_lines: 'x', recency_days: '1', order_size: '1' };
  const known = /\b(min|max|sum|count|cast|exp|power|least|greatest|coalesce|nullif|row_number|over|partition|as|and|join|from|on|with|having|order_lines|goeswith_lines|newest|by)\b/;
  for (const name of ['prepare', 'store', 'items', 'pairs']) {
    const sql = query(name, { ...values, min_orders: '2', currency: 'GBP' });
    for (const [, called] of sql.matchAll(/(\w+) *\(/g)) {
      assert.match(called, known, `${name}.sql calls ${called}`);
    }
    assert.doesNotMatch(sql, /::|\bqualify\b|\blimit\b|\bfilter\b|"|`/i, name);
  }
});

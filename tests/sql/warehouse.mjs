// Order lines as a warehouse has them, and what src/train/sql makes of them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { kRetailFiles, kRoot, kSampleStore, temporaryDirectory } from '../wasm/models.mjs';

const kSql = join(kRoot, 'src/train/sql');
const kColumns =
  'order_id varchar(40), ordered_at bigint, line_number bigint, sku varchar(200), ' +
  'title varchar(400), price double precision';
export const kWeighting = { recency_days: '180', order_size: '0.5' };

/**
 * Fills in what a query leaves open.
 * @param {string} name
 * @param {Record<string, string>} values
 */
export function query(name, values) {
  const sql = readFileSync(join(kSql, `${name}.sql`), 'utf8').replace(/^--.*\n/gm, '');
  return sql.replace(/\{\{(\w+)\}\}/g, (_, key) => {
    if (!(key in values)) throw new Error(`${name}.sql has {{${key}}}, which nothing fills`);
    return values[key];
  });
}

/**
 * Counts the lines of a file in an engine.
 * @param {import('./duckdb.mjs').DuckDb | import('./postgres.mjs').Postgres} engine
 * @param {string} lines a file of the columns above
 * @param {Record<string, string>} [changed] other values than the usual ones
 * @returns {Promise<string[]>} the files of store, items and pairs
 */
export async function countIn(engine, lines, changed = {}) {
  const values = {
    ...{ order_lines: 'shop_lines', double: engine.double, min_orders: '2', currency: 'GBP' },
    ...kWeighting,
    ...changed,
  };
  for (const table of ['shop_lines', 'goeswith_lines', 'goeswith_orders', 'goeswith_items']) {
    await engine.run(`drop table if exists ${table}`);
  }
  await engine.load('shop_lines', kColumns, lines);
  await engine.run(query('prepare', values));
  await engine.analyze();
  const directory = temporaryDirectory();
  const files = ['store', 'items', 'pairs'].map((name) => join(directory, `${name}.csv`));
  for (const [f, name] of ['store', 'items', 'pairs'].entries()) {
    await engine.export(query(name, values).trim().replace(/;$/, ''), files[f]);
  }
  return files;
}

/**
 * Writes the order lines that count, oldest first, twice: for an engine, and for goeswith.
 * @param {import('./duckdb.mjs').DuckDb} duckdb
 * @param {string} lines a query with columns nr, order_id, moment, sku, title, price
 */
async function writeLines(duckdb, lines) {
  const directory = temporaryDirectory();
  await duckdb.run(`
    create or replace table given as ${lines};
    create or replace table taken as
    with heads as (select order_id, arg_min(moment, nr) as moment from given group by order_id)
    select order_id, heads.moment, nr, trim(sku) as sku, trim(title) as title, price
    from given join heads using (order_id) order by heads.moment, order_id, nr`);
  const files = { lines: join(directory, 'lines.csv'), orders: join(directory, 'orders.csv') };
  await duckdb.export(
    `select order_id, epoch(moment)::bigint as ordered_at, nr as line_number, sku, title, price
     from taken order by moment, order_id, nr`,
    files.lines,
  );
  await duckdb.export(
    `select order_id, strftime(moment, '%Y-%m-%d %H:%M:%S') as ordered_at, sku, title, price
     from taken order by moment, order_id, nr`,
    files.orders,
  );
  return files;
}

/**
 * The sample store's orders. Items without a SKU, or with one that others of the catalog have too, go
 * by name.
 * @param {import('./duckdb.mjs').DuckDb} duckdb
 */
export function sampleLines(duckdb) {
  const read = (/** @type {string} */ name) =>
    `read_csv('${join(kSampleStore, name)}', header = true, all_varchar = true)`;
  const shared = `select "SKU" from ${read('products.csv')} where "SKU" <> '' group by all having count(*) > 1`;
  return writeLines(
    duckdb,
    `select row_number() over () as nr, "Name" as order_id,
       strptime(left("Created at", 19), '%Y-%m-%d %H:%M:%S') as moment, 
       case when "Lineitem sku" is null or "Lineitem sku" in (${shared}) then "Lineitem name"
         else "Lineitem sku" end as sku,
       "Lineitem name" as title, "Lineitem price"::double as price
     from ${read('orders.csv.gz')}`,
  );
}

/**
 * The orders of Online Retail, the newest only if asked for.
 * @param {import('./duckdb.mjs').DuckDb} duckdb
 * @param {string} [since] a date
 */
export function retailLines(duckdb, since = '2000-01-01') {
  const names = "['order_id', 'sku', 'title', 'quantity', 'date', 'price', 'person', 'country']";
  const file = (/** @type {number} */ f) =>
    `select * from read_csv('${kRetailFiles[f]}', header = true, all_varchar = true,
       delim = ',', quote = '"', escape = '"', names = ${names})`;
  const all = `${file(0)} union all (select * from (${file(1)})
    where order_id not in (select order_id from (${file(0)})))`;
  const both = since < '2010-12-10';
  const moment = "coalesce(try_strptime(date, '%Y-%m-%d %H:%M:%S'), strptime(date, '%m/%d/%Y %H:%M'))";
  return writeLines(
    duckdb,
    `select row_number() over () as nr, order_id, ${moment} as moment, upper(sku) as sku, title,
       price::double as price
     from (${both ? all : file(1)})
     where quantity::double > 0 and price::double > 0 and not starts_with(upper(order_id), 'C')
       and regexp_matches(sku, '^[0-9]{5}') and ${moment} >= '${since}'`,
  );
}

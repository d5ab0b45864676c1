// The pair counts of the Online Retail exports, or of one in the neutral dialect, by a self-join in
// DuckDB, for comparison; prints one JSON object.
//   node duckdb-pairs.mjs FILE… [--pairs FILE] [--neutral] [--memory SIZE]
// FILE of --pairs is a JSON array of { a, b, orders } to compare. SIZE is the most that it may take,
// as in 8GB; then nothing is put aside on the disk.
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';

const { values, positionals } = parseArgs({
  options: {
    pairs: { type: 'string' },
    neutral: { type: 'boolean' },
    memory: { type: 'string' },
  },
  allowPositionals: true,
});

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

if (values.memory) {
  await connection.run(`set memory_limit = ${quoted(values.memory)}; set temp_directory = ''`);
}

// The clean set: sold and paid for, no cancellations, codes that begin with five digits, invoices
// of an earlier file dropped from the later.
async function readRetail() {
  const names = "['invoice', 'code', 'title', 'quantity', 'date', 'price', 'person', 'country']";
  for (const [file, path] of positionals.entries()) {
    await connection.run(`
      create table file${file} as
      select invoice, upper(code) as sku from read_csv(${quoted(path)}, header = true,
        all_varchar = true, delim = ',', quote = '"', escape = '"', names = ${names})
      where quantity::double > 0 and price::double > 0 and not starts_with(upper(invoice), 'C')
        and regexp_matches(code, '^[0-9]{5}')`);
  }
  const union = positionals
    .map((_, file) => {
      const earlier = [...Array(file).keys()].map((k) => `select invoice from file${k}`);
      const repeated = earlier.length > 0 ? `where invoice not in (${earlier.join(' union ')})` : '';
      return `select * from file${file} ${repeated}`;
    })
    .join(' union all ');
  await connection.run(`create table lines as select distinct invoice, sku from (${union})`);
}

const readNeutral = () =>
  connection.run(`
    create table lines as select distinct order_id as invoice, sku
    from read_csv(${quoted(positionals[0])}, header = true,
      types = { 'order_id': 'integer', 'sku': 'varchar' })`);

await (values.neutral ? readNeutral() : readRetail());
await connection.run(`
  create table items as select sku, (row_number() over (order by sku))::integer as item
    from (select distinct sku from lines);
  create table orders as select invoice, (row_number() over ())::integer as nr
    from (select distinct invoice from lines);
  create table cart as select nr, item
    from lines join items using (sku) join orders using (invoice)`);
const readSeconds = performance.now() / 1000;

// Numbers for SKUs and invoices, which is how DuckDB counts fastest.
await connection.run(`
  create table pairs as select a.item as i, b.item as j, count(*) as orders
  from cart a join cart b using (nr) where a.item < b.item group by all`);
const countSeconds = performance.now() / 1000 - readSeconds;

const [facts] = await rows(`
  select (select count(*)::integer from cart) as lines,
    (select count(*)::integer from orders) as orders,
    (select count(*)::integer from items) as items,
    (select count(*)::integer from pairs) as pairs`);
const answer = { ...facts, readSeconds, countSeconds };

if (values.pairs) {
  const [compared] = await rows(`
    select count(*)::integer as compared,
      count(*) filter (where asked.orders is distinct from pairs.orders)::integer as different
    from read_json(${quoted(values.pairs)}) asked
    left join items a on a.sku = asked.a left join items b on b.sku = asked.b
    left join pairs on i = least(a.item, b.item) and j = greatest(a.item, b.item)`);
  Object.assign(answer, compared);
}
console.log(JSON.stringify(answer));

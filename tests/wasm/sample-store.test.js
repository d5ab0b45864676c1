import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { pictureFiles, storeFiles } from '../../demo/sample-store/generate.mjs';
import { items, products } from '../../demo/sample-store/products.mjs';
import { Random } from '../../demo/sample-store/random.mjs';

const kCommitted = new URL('../../model-data/sample-store/', import.meta.url);

const kOrderHeader = 'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,'
  + 'Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,'
  + 'Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,'
  + 'Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,'
  + 'Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,'
  + 'Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,'
  + 'Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,'
  + 'Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,'
  + 'Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,'
  + 'Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,'
  + 'Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,'
  + 'Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,'
  + 'Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,'
  + 'Next Payment Due At,Payment References';
const kProductHeader = 'Title,URL handle,Description,Vendor,Product category,Type,Tags,'
  + 'Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,'
  + 'Option2 name,Option2 value,Option2 Linked To,Option3 name,Option3 value,Option3 Linked To,'
  + 'Price,Compare-at price,Cost per item,Charge tax,Tax code,Unit price total measure,'
  + 'Unit price total measure unit,Unit price base measure,Unit price base measure unit,'
  + 'Inventory tracker,Inventory quantity,Continue selling when out of stock,'
  + 'Weight value (grams),Weight unit for display,Requires shipping,Fulfillment service,'
  + 'Product image URL,Image position,Image alt text,Variant image URL,Gift card,SEO title,'
  + 'SEO description,Color (product.metafields.shopify.color-pattern),'
  + 'Google Shopping / Google product category,';

const files = storeFiles();
const pictures = pictureFiles();
const planted = JSON.parse(files['planted.json']);
const orderRows = parse(files['orders.csv']);
const productRows = parse(files['products.csv']);

/** Rows of an RFC 4180 file as objects by column name. */
function parse(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\n]*))(,|\n)/g)) {
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
  }
  const [header, ...body] = rows.slice(0, -1);
  return body.map((cells) => {
    assert.equal(cells.length, header.length);
    return Object.fromEntries(header.map((name, i) => [name, cells[i]]));
  });
}

const share = (part, whole) => part.length / whole.length;

test('the generator writes the committed files again', () => {
  for (const name of ['products.csv', 'planted.json']) {
    assert.ok(readFileSync(new URL(name, kCommitted), 'utf8') === files[name], name);
  }
  const committed = gunzipSync(readFileSync(new URL('orders.csv.gz', kCommitted)));
  assert.ok(committed.toString('utf8') === files['orders.csv']);
  assert.ok(storeFiles()['orders.csv'] === files['orders.csv'], 'twice in one process');
});

test('the random numbers are those of sfc32 whatever the engine', () => {
  const random = new Random(1);
  const drawn = [random.next(), random.next(), random.next()];
  assert.deepEqual(drawn, [1506684997, 389392296, 138374344]);
});

test('a weighted pick follows the weights and never takes an entry without weight', () => {
  const random = new Random(7);
  const taken = { a: 0, b: 0, c: 0 };
  for (let i = 0; i < 4000; ++i) {
    ++taken[random.weighted(['a', 'b', 'c'], (name) => ({ a: 3, b: 0, c: 1 }[name]))];
  }
  assert.equal(taken.b, 0);
  assert.ok(taken.a > 2850 && taken.a < 3150, `${taken.a} of 4000`);
});

test('the committed files stay small', () => {
  const size = (name) => readFileSync(new URL(name, kCommitted)).length;
  assert.ok(size('products.csv') <= 150_000 && size('orders.csv.gz') <= 700_000);
});

test('the orders export has the 79 columns that Shopify documents', () => {
  assert.equal(kOrderHeader.split(',').length, 79);
  assert.equal(files['orders.csv'].split('\n', 1)[0], kOrderHeader);
});

test('the products export begins with the columns of the current dialect', () => {
  assert.ok(files['products.csv'].startsWith(kProductHeader));
});

test('rows after the first of an order carry its name and time, not its total or id', () => {
  let first;
  let continued = 0;
  for (const row of orderRows) {
    if (row.Name !== first?.Name) {
      first = row;
      assert.match(row.Id, /^\d{13}$/);
      assert.notEqual(row['Financial Status'], '');
      continue;
    }
    ++continued;
    assert.equal(row['Created at'], first['Created at']);
    assert.equal(row['Financial Status'] + row.Total + row.Id + row['Billing Name'], '');
  }
  assert.ok(continued > 4000);
});

test('about 6,000 orders of 1 to 8 lines span 24 months, two in five of a single line', () => {
  const sizes = new Map();
  for (const { Name } of orderRows) sizes.set(Name, (sizes.get(Name) ?? 0) + 1);
  const counts = [...sizes.values()];
  assert.ok(counts.length > 5700 && counts.length < 6400, `${counts.length} orders`);
  assert.ok(Math.max(...counts) <= 8);
  const single = share(counts.filter((count) => count === 1), counts);
  assert.ok(single > 0.36 && single < 0.45, `${single} single`);
  const times = orderRows.map((row) => row['Created at']);
  for (const time of times) assert.match(time, /^\d{4}(-\d\d){2} \d\d(:\d\d){2} \+0000$/);
  assert.equal(times[0].slice(0, 10), '2026-10-31');
  assert.equal(times[times.length - 1].slice(0, 7), '2024-11');
});

test('the orders hold the traps of real exports', () => {
  const statuses = new Set(orderRows.map((row) => row['Financial Status']));
  assert.deepEqual([...statuses].filter(Boolean).sort(),
    ['authorized', 'paid', 'partially_refunded', 'pending', 'refunded', 'voided']);
  assert.ok(orderRows.some((row) => row['Cancelled at'] !== ''));
  assert.ok(orderRows.some((row) => /\n.*"|".*\n/.test(row.Notes)));
  assert.ok(orderRows.some((row) => /^'\d{5}$/.test(row['Billing Zip'])));
  assert.ok(orderRows.some((row) => row['Lineitem name'].includes(',')));
  assert.ok(orderRows.some((row) => row['Lineitem sku'] === ''));
  const titlesOfShared = new Set(orderRows.filter((row) => row['Lineitem sku'] === 'CM-003')
    .map((row) => row['Lineitem name']));
  assert.equal(titlesOfShared.size, 2);
});

test('every person in the orders is invented', () => {
  for (const row of orderRows) {
    assert.match(row.Email, /@example\.com$/);
    assert.match(row.Phone, /^(\+44 7700 900\d{3})?$/);
  }
});

test('the catalog holds about 150 items under distinct keys', () => {
  assert.ok(items.length >= 145 && items.length <= 155, `${items.length} items`);
  assert.equal(new Set(items.map(({ key }) => key)).size, items.length);
  assert.equal(new Set(products.map(({ handle }) => handle)).size, products.length);
  assert.equal(productRows.filter((row) => row.Price !== '').length, items.length);
  assert.deepEqual(products.map(({ status }) => status).filter(Boolean).sort(),
    ['Archived', 'Draft']);
});

test('every item costs less than its price, and nothing is reduced to more than it was', () => {
  for (const { product, variant } of items) {
    assert.ok(variant.cost < variant.price || product.giftCard, product.handle);
    assert.ok(variant.compareAt === undefined || variant.compareAt > variant.price);
  }
});

test('every ordered line is an item of the catalog at its price', () => {
  const prices = new Map(items.map(({ title, variant }) => [title, variant.price]));
  for (const row of orderRows) {
    assert.equal(Math.round(Number(row['Lineitem price']) * 100),
      prices.get(row['Lineitem name']), row['Lineitem name']);
  }
});

test('planted complements name three companions each for forty items or more', () => {
  const known = new Map(items.map((item) => [item.key, item.product]));
  const entries = Object.entries(planted.complements);
  assert.ok(entries.length >= 40, `${entries.length} items`);
  for (const [key, companions] of entries) {
    assert.ok(known.has(key), key);
    assert.equal(companions.length, 3);
    const companionProducts = companions.map((keys) => new Set(keys.map((k) => known.get(k))));
    for (const set of companionProducts) {
      assert.equal(set.size, 1);
      assert.ok(!set.has(undefined) && !set.has(known.get(key)), key);
      const [product] = set;
      assert.ok(!product.status && product.variants.some(({ stock = 1 }) => stock > 0));
    }
  }
  const others = [...planted.substitutes.flat(), ...Object.keys(planted.seasonal),
    ...planted.repeat.items];
  for (const key of others) assert.ok(known.has(key), key);
});

test('substitutes share an order in fewer than one case of fifty', () => {
  const groups = planted.substitutes.map((group) => new Set(group));
  const keyOf = new Map(items.map((item) => [item.title, item.key]));
  const carts = new Map();
  for (const row of orderRows) {
    carts.set(row.Name, [...(carts.get(row.Name) ?? []), keyOf.get(row['Lineitem name'])]);
  }
  const several = [...carts.values()].filter((cart) => cart.length > 1);
  const mixed = several.filter((cart) => groups.some((group) =>
    cart.filter((key) => group.has(key)).length > 1));
  assert.ok(mixed.length > 0);
  assert.ok(share(mixed, several) < 0.02, `${share(mixed, several)}`);
});

test('the bestseller is a planted companion of none', () => {
  const sold = new Map();
  for (const row of orderRows) {
    sold.set(row['Lineitem sku'], (sold.get(row['Lineitem sku']) ?? 0) + 1);
  }
  const [[best]] = [...sold].sort((left, right) => right[1] - left[1]);
  assert.ok(!Object.values(planted.complements).flat(2).includes(best), best);
});

test('every picture that the products export names is drawn, and no other', () => {
  const named = new Set(productRows.flatMap((row) =>
    [row['Product image URL'], row['Variant image URL']]).filter(Boolean));
  const drawn = Object.keys(pictures).map((name) => `pictures/${name}`);
  assert.deepEqual([...named].sort(), drawn.sort());
});

test('pictures are well-formed XML', () => {
  const kTag = /<(\/?)([A-Za-z]+)((?: [a-zA-Z0-9-]+="[^"<&]*")*)(\/?)>/y;
  for (const [name, svg] of Object.entries(pictures)) {
    const open = [];
    kTag.lastIndex = 0;
    const text = svg.trimEnd();
    while (kTag.lastIndex < text.length) {
      const at = kTag.lastIndex;
      const tag = kTag.exec(text);
      assert.ok(tag, `${name}: ${text.slice(at, at + 60)}`);
      if (tag[1]) assert.equal(open.pop(), tag[2], name);
      else if (!tag[4]) open.push(tag[2]);
      const attributes = [...tag[3].matchAll(/ ([a-zA-Z0-9-]+)=/g)].map(([, key]) => key);
      assert.equal(new Set(attributes).size, attributes.length, `${name}: ${tag[0]}`);
    }
    assert.deepEqual(open, [], name);
  }
});

test('pictures hold no script, no style and no reference outside themselves', () => {
  for (const [name, svg] of Object.entries(pictures)) {
    assert.doesNotMatch(svg, /<script|<style|style=|href|<image|<use|\son[a-z]+=|NaN|undefined/i,
      name);
    const references = svg.replace('xmlns="http://www.w3.org/2000/svg"', '');
    assert.doesNotMatch(references, /https?:|data:|url\((?!#g\d+\))/, name);
  }
});

/**
 * Writes the sample store's files.
 *
 *   node demo/sample-store/generate.mjs [--out DIR]     products.csv, orders.csv.gz, planted.json
 *   node demo/sample-store/generate.mjs --pictures DIR  <handle>[-<variant>].svg
 *
 * DIR is model-data/sample-store unless it is named. The same files come out every time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import { picture } from './pictures.mjs';
import { plantedJson } from './planted.mjs';
import { products, slug } from './products.mjs';
import { ordersExport, productsExport } from './shopify-export.mjs';
import { simulate } from './simulate.mjs';

const kDefaultOut = join(dirname(fileURLToPath(import.meta.url)),
  '../../model-data/sample-store');

/**
 * The store's files by name, uncompressed.
 * @returns {Record<'products.csv' | 'orders.csv' | 'planted.json', string>}
 */
export function storeFiles() {
  return {
    'products.csv': productsExport(products),
    'orders.csv': ordersExport(simulate()),
    'planted.json': plantedJson(),
  };
}

/** The drawings by file name. @returns {Record<string, string>} */
export function pictureFiles() {
  const files = {};
  for (const product of products) {
    files[`${product.handle}.svg`] = picture(product, product.variants[0]);
    for (const variant of product.variants) {
      if (variant.option) {
        files[`${product.handle}-${slug(variant.option)}.svg`] = picture(product, variant);
      }
    }
  }
  return files;
}

function write(directory, files) {
  mkdirSync(directory, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(directory, name), content);
  }
  console.error(`${Object.keys(files).length} files in ${directory}`);
}

function main() {
  let values;
  try {
    ({ values } = parseArgs({ options: {
      out: { type: 'string' }, pictures: { type: 'string' } } }));
  } catch (error) {
    console.error(`${error.message}\nusage: generate.mjs [--out DIR] [--pictures DIR]`);
    process.exit(2);
  }
  if (values.pictures) write(values.pictures, pictureFiles());
  if (values.out || !values.pictures) {
    const { 'orders.csv': orders, ...files } = storeFiles();
    // Node writes no time into a gzip header.
    write(values.out ?? kDefaultOut, { ...files, 'orders.csv.gz': gzipSync(orders, { level: 9 }) });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

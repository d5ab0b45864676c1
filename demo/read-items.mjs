// Reads the items of a model, and which of them sell best. The layout is model-data/FORMAT.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const kMagic = 'goeswith';
const kVersion = 2;
const kHeaderBytes = 64;
const kLevels = 16;
const kNoPrice = 0xffffffff;
const kInStock = 1;

/**
 * @typedef {object} ModelItem
 * @property {string} sku
 * @property {string} title
 * @property {string} url
 * @property {string} image
 * @property {string} category
 * @property {number} orders that have it
 * @property {number | null} price in minor units
 * @property {number} product the same item index for all variants of one product
 * @property {boolean} inStock
 */

/**
 * @param {string} directory of the model
 * @returns {{ items: ModelItem[], popular: number[], currency: string }} `popular` holds indexes of
 *   items, best-selling first
 * @throws if there is no model of this format
 */
export function readItems(directory) {
  const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
  const bytes = readFileSync(join(directory, manifest.shards[0].file));
  const text = (from, to) => bytes.toString('utf8', from, to);
  if (text(0, 8) !== kMagic || bytes.readUInt32LE(8) !== kVersion) {
    throw new Error(`${directory} holds no model of format ${kVersion}`);
  }
  const counts = [20, 24, 28, 48, 52].map((place) => bytes.readUInt32LE(place));
  const [items, neighbours, populars, classes, knots] = counts;

  let end = kHeaderBytes;
  const array = (count, size) => {
    const start = end;
    end += count * size;
    return (index) => bytes.readUInt32LE(start + index * size);
  };
  array(classes * (1 + kLevels + 3 + 2 * knots), 4); // how carts of each size are ranked
  array(items, 4); // row ends
  array(neighbours, 4); // their items
  array(neighbours, 4); // their orders
  const orders = array(items, 4);
  const price = array(items, 4);
  const product = array(items, 4);
  const popular = array(populars, 4);
  const textEnd = array(items, 4);
  array(items, 2); // priors
  array(neighbours, 1); // codes of weights
  const flags = end;
  const texts = flags + items;

  return {
    currency: text(44, 47).replaceAll('\0', ''),
    popular: Array.from({ length: populars }, (_, rank) => popular(rank)),
    items: Array.from({ length: items }, (_, index) => {
      const start = texts + (index > 0 ? textEnd(index - 1) : 0);
      const fields = text(start, texts + textEnd(index)).split('\0');
      const [sku, title, url, image, category] = fields;
      return {
        ...{ sku, title, url, image, category },
        orders: orders(index),
        price: price(index) === kNoPrice ? null : price(index),
        product: product(index),
        inStock: (bytes[flags + index] & kInStock) !== 0,
      };
    }),
  };
}

// Models for the tests, learned by the real trainer from the orders of a store in store.mjs.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as teaShop from './store.mjs';

const kRoot = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** What a shop uploads: the element and the engine, as built. */
export const kElement = join(kRoot, 'build/dist/');

/**
 * @param {{ items: typeof teaShop.items, orders: string[][], policy?: object, currency?: string }} [store]
 * @param {number} [shards] 1 for a single file
 * @returns {Promise<{ directory: string, remove: () => Promise<void> }>} a model directory
 */
export async function trainModel(store = teaShop, shards = 1) {
  const { items, orders, policy, currency = 'GBP' } = store;
  const work = await mkdtemp(join(tmpdir(), 'goeswith-'));
  const directory = join(work, 'model/');
  const title = new Map(items.map((item) => [item.sku, item.title]));
  await writeFile(
    join(work, 'orders.csv'),
    csv([
      ['order_id', 'ordered_at', 'sku', 'title', 'price', 'quantity'],
      ...orders.flatMap((skus, order) =>
        skus.map((sku) => [order + 1, '2026-03-01 10:00:00', sku, title.get(sku), '1.00', 1]),
      ),
    ]),
  );
  await writeFile(
    join(work, 'feed.csv'),
    csv([
      ['id', 'title', 'description', 'link', 'image_link', 'availability', 'price'],
      ...items.map(({ sku, title, link, image, price }) => [
        ...[sku, title, '', link, image, 'in_stock'],
        price && `${price} ${currency}`.trim(),
      ]),
    ]),
  );
  const files = ['--orders', join(work, 'orders.csv'), '--catalog', join(work, 'feed.csv')];
  const options = ['--recency', '0', '--shards', String(shards), '--plain', '--out', directory];
  if (policy) {
    await writeFile(join(work, 'policy.json'), JSON.stringify(policy));
    options.push('--policy', join(work, 'policy.json'));
  }
  await promisify(execFile)(join(kRoot, 'build/goeswith'), ['train', ...files, ...options]);
  return { directory, remove: () => rm(work, { recursive: true }) };
}

/** @param {unknown[][]} rows */
function csv(rows) {
  const field = (value) => `"${String(value).replaceAll('"', '""')}"`;
  return rows.map((row) => row.map(field).join(',')).join('\r\n');
}

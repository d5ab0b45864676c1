import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync, readFileSync } from 'node:fs';
import { items, orders } from './store.mjs';
export const kElement = '/tmp/element-npm/real/';
export async function trainModel(store = { items, orders }) {
  const directory = mkdtempSync('/tmp/element-npm/model-') + '/';
  writeFileSync(directory + 'store.json', JSON.stringify(store));
  execFileSync('/tmp/element-npm/mk', [directory + 'store.json', directory + 'm.bin']);
  const h = createHash('sha256').update(readFileSync(directory + 'm.bin')).digest('base64');
  writeFileSync(directory + 'manifest.json', JSON.stringify({ format: 1, shards: [{ file: 'm.bin', integrity: `sha256-${h}` }] }));
  return { directory, async remove() {} };
}

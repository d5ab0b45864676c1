import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { kRoot } from '../wasm/models.mjs';

/** All that the bench has measured; the part `scale` by a run of its own, on a day of its own. */
export const kResults = 'build/bench.json';
const kFile = join(kRoot, kResults);

/**
 * @returns {Promise<Record<string, any>>} what is there, or nothing
 * @throws where it cannot be read, before it is written over
 */
export async function readResults() {
  try {
    return JSON.parse(await readFile(kFile, 'utf8'));
  } catch (/** @type {any} */ error) {
    if (error.code === 'ENOENT') return {};
    throw new Error(`${kResults} cannot be read; remove it to begin anew: ${error.message}`);
  }
}

/** Whole or not at all. */
export async function writeResults(/** @type {Record<string, any>} */ results) {
  const aside = `${kFile}.${process.pid}.tmp`;
  await writeFile(aside, `${JSON.stringify(results, null, 2)}\n`);
  await rename(aside, kFile);
  console.log(`written to ${kResults}`);
}

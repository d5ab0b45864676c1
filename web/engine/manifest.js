import { GoeswithError } from './errors.js';
import { readFile } from './files.js';

/**
 * What manifest.json says; see model-data/FORMAT.md.
 * @typedef {object} Manifest
 * @property {number} format
 * @property {{ file: string, integrity: string }[]} shards
 */

const kFormat = 1;

/**
 * @param {URL} directory of the model
 * @returns {Promise<Manifest>}
 * @throws {GoeswithError} unreachable, damaged, unsupported
 */
export async function readManifest(directory) {
  const url = new URL('manifest.json', directory);
  const bytes = await readFile(url);
  let manifest;
  try {
    manifest = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new GoeswithError('damaged', `${url} is not JSON`, { cause });
  }
  if (Number.isInteger(manifest?.format) && manifest.format !== kFormat) {
    throw new GoeswithError(
      'unsupported',
      `${url} is of format ${manifest.format}; this version reads format ${kFormat}`,
    );
  }
  const shards = manifest?.shards;
  const named = (/** @type {any} */ shard) =>
    // A name, not a path: the manifest cannot send the browser elsewhere.
    typeof shard?.file === 'string' &&
    /^[\w-][\w.-]*$/.test(shard.file) &&
    /^sha256-[\w+/]{43}=$/.test(shard.integrity);
  const one = Array.isArray(shards) && shards.length === 1 && shards.every(named);
  if (manifest?.format !== kFormat || !one) {
    throw new GoeswithError('damaged', `${url} does not name one model file and its hash`);
  }
  return manifest;
}

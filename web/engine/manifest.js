import { GoeswithError } from './errors.js';
import { readFile } from './files.js';

/**
 * What manifest.json says; see model-data/FORMAT.md. A model is one file or a number of shards.
 * @typedef {object} Manifest
 * @property {number} items
 * @property {number} orders
 * @property {{ file: string, integrity: string }} [single]
 * @property {string} [model] 16 digits, in the name of the folder that holds the parts
 * @property {number} shards
 * @property {{ file: string, integrity: string }} [policy]
 */

const kSingleFile = 1;
const kSharded = 2;

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
  const { format, items, orders, model, shards, policy } = manifest ?? {};
  const good = !policy || isNamed(policy);
  if (good && format === kSingleFile && shards?.length === 1 && isNamed(shards[0])) {
    return { items, orders, policy, single: shards[0], shards: 0 };
  }
  const many = shards > 0 && Number.isInteger(shards);
  if (good && format === kSharded && /^[0-9a-f]{16}$/.test(model) && many) {
    return { items, orders, policy, model, shards };
  }
  if (Number.isInteger(format) && format !== kSingleFile && format !== kSharded) {
    throw new GoeswithError(
      'unsupported',
      `${url} is of format ${format}, not 1 or 2`,
    );
  }
  throw new GoeswithError('damaged', `${url} names no model`);
}

/**
 * A name, not a path: the manifest cannot send the browser elsewhere.
 * @param {any} shard
 */
function isNamed(shard) {
  return (
    typeof shard?.file === 'string' &&
    /^[\w-][\w.-]*$/.test(shard.file) &&
    /^sha256-[\w+/]{43}=$/.test(shard.integrity)
  );
}

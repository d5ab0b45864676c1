import { GoeswithError } from './errors.js';
import { readFile } from './files.js';
import { hashOf } from './hash.js';

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

/** Of the format. What is even is in shards; those up to 2 have no check. */
const kUnchecked = 2;
const kNewest = 4;

/**
 * @param {URL} directory of the model
 * @returns {Promise<Manifest>}
 * @throws {GoeswithError} unreachable, damaged, unsupported
 */
export async function readManifest(directory) {
  const url = new URL('manifest.json', directory);
  const text = new TextDecoder().decode(await readFile(url));
  let manifest;
  try {
    manifest = JSON.parse(text);
  } catch {
    // Told below.
  }
  const { format, model, shards, policy, check } = manifest ?? {};
  const whole =
    check || format > kUnchecked
      ? check === hashOf(text.split('"check"')[0], 2 ** 32)
      : format > 0;
  const single = format & 1 && shards?.[0];
  const there = single
    ? shards.length === 1
    : /^[0-9a-f]{16}$/.test(model) && /^[1-9]\d{0,7}$/.test(shards);
  if (format <= kNewest && whole && there && [single, policy].every(isNamed)) {
    return { ...manifest, single };
  }
  throw new GoeswithError(
    format > kNewest ? 'unsupported' : 'damaged',
    `${url}, of format ${format}, is not whole or not of 1 to ${kNewest}`,
  );
}

/**
 * What has a name, not a path: the manifest cannot send the browser elsewhere.
 * @param {any} file if there is one
 */
function isNamed(file) {
  return (
    !file ||
    (typeof file.file === 'string' &&
      /^[\w-][\w.-]*$/.test(file.file) &&
      /^sha256-[\w+/]{43}=$/.test(file.integrity))
  );
}

import { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** What a page has from its browser, for programs in Node; no part of what a page loads. */

/** @param {string} path */
export function urlOfPath(path) {
  return pathToFileURL(path);
}

/**
 * @param {URL} url with the scheme `file:`
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function bytesOnDisk(url) {
  return new Uint8Array(await readFile(url));
}

/** Node 18 has it, but not as a global. */
export const subtle = /** @type {SubtleCrypto} */ (webcrypto.subtle);

import { bytesOnDisk, subtle as subtleOfNode, urlOfPath } from './disk.js';
import { GoeswithError, wordsOf } from './errors.js';

/**
 * The URL of a directory, ending in a slash. A relative one is seen from the page; in Node, where
 * there is no page, it is a path.
 * @param {string | URL} directory
 * @returns {URL}
 */
export function directoryUrl(directory) {
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  const url =
    NODE && !base && !(directory instanceof URL) && !/^(https?|file):/.test(directory)
      ? urlOfPath(directory)
      : new URL(directory, base);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/**
 * The bytes of a file, from the network or, for a `file:` URL in Node, from the disk.
 * @param {URL} url
 * @param {string} [integrity] hash that the bytes must have, as in HTML: `sha256-` and base64; `''`
 *   for a file that never changes but is checked by who reads it. Without one the file is the kind
 *   that changes, and is asked for afresh.
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {GoeswithError} unreachable, damaged
 */
export async function readFile(url, integrity) {
  // Pages without TLS have no digester; there the browser itself compares the hash.
  const subtle = NODE ? subtleOfNode : crypto.subtle;
  /** @type {RequestInit} */
  const init =
    integrity === undefined ? { cache: 'no-cache' } : subtle || !integrity ? {} : { integrity };
  const bytes =
    NODE && url.protocol === 'file:' ? await readFromDisk(url) : await readFromNetwork(url, init);
  if (integrity && subtle) {
    const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
    if (integrity !== `sha256-${btoa(String.fromCharCode(...digest))}`) {
      throw new GoeswithError(
        'damaged',
        `${url} has another hash`,
      );
    }
  }
  return bytes;
}

/** @param {URL} url */
async function readFromDisk(url) {
  try {
    return await bytesOnDisk(url);
  } catch (cause) {
    throw new GoeswithError('unreachable', `${url} cannot be read`, { cause });
  }
}

/**
 * @param {URL} url
 * @param {RequestInit} init
 */
async function readFromNetwork(url, init) {
  try {
    const response = await fetch(url, init);
    if (!response.ok) throw new Error(`status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    const message = `${url} cannot be loaded: ${wordsOf(cause)}`;
    throw new GoeswithError('unreachable', message, { cause });
  }
}

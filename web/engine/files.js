import { GoeswithError, wordsOf } from './errors.js';

/**
 * The URL of a directory, ending in a slash. A relative one is seen from the page; in Node, where
 * there is no page, it is a path.
 * @param {string | URL} directory
 * @returns {Promise<URL>}
 */
export async function directoryUrl(directory) {
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  let url;
  if (directory instanceof URL || base || /^(https?|file):/.test(directory)) {
    url = new URL(directory, base);
  } else {
    const { pathToFileURL } = await import('node:url');
    url = pathToFileURL(directory);
  }
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
  const subtle = await digester();
  // Pages without TLS have no digester; there the browser itself compares the hash.
  /** @type {RequestInit} */
  const init =
    integrity === undefined ? { cache: 'no-cache' } : subtle || !integrity ? {} : { integrity };
  const bytes =
    url.protocol === 'file:' ? await readFromDisk(url) : await readFromNetwork(url, init);
  if (integrity && subtle) {
    const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
    if (integrity !== `sha256-${btoa(String.fromCharCode(...digest))}`) {
      throw new GoeswithError(
        'damaged',
        `${url} is not the file that was published: its hash differs`,
      );
    }
  }
  return bytes;
}

/** @returns {Promise<SubtleCrypto | undefined>} */
async function digester() {
  if (globalThis.crypto) return globalThis.crypto.subtle;
  // Node 18 has it, but not as a global. A browser without `crypto` has no such module either.
  const node = await import('node:crypto').catch(() => undefined);
  return /** @type {SubtleCrypto | undefined} */ (node?.webcrypto.subtle);
}

/** @param {URL} url */
async function readFromDisk(url) {
  const { readFile: read } = await import('node:fs/promises');
  try {
    return new Uint8Array(await read(url));
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
    const message = `${url} cannot be fetched: ${wordsOf(cause)}`;
    throw new GoeswithError('unreachable', message, { cause });
  }
}

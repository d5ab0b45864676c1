import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';

// What browsers may do with a file: keep it for ever, ask each time whether it changed, nothing.
export const kImmutable = 'public, max-age=31536000, immutable';
export const kNoCache = 'no-cache';
export const kNoStore = 'no-store';

/**
 * @typedef {object} Answer
 * @property {string | Uint8Array} body
 * @property {string} type
 * @property {string} cache one of these
 * @property {boolean} [plain] sent as it is, as by a host that does not compress
 */

/** What other hosts than the page's must say for the page to read their answers. */
const kForAll = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': 'GET, POST',
};

/**
 * Serves as a good host does: brotli at its best, made once; strong ETags, and 304 for what the
 * browser has. It answers at once; the network between is emulated in the browser.
 * @param {(path: string) => Promise<Answer | undefined>} find
 * @param {number} preflightMs how long what asks for leave before a request (CORS) takes, which
 *   the emulation leaves out
 * @returns {Promise<{ port: number, close: () => Promise<void> }>}
 */
export async function serveWell(find, preflightMs) {
  /** @type {Map<string, Uint8Array>} by ETag */
  const made = new Map();
  const server = createServer(async (request, response) => {
    if (request.method === 'OPTIONS') {
      await wait(preflightMs);
      response.writeHead(204, kForAll).end();
      return;
    }
    const answer = await find(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!answer) {
      response.writeHead(404).end();
      return;
    }
    const raw = Buffer.from(answer.body);
    const etag = `"${createHash('sha256').update(raw).digest('hex').slice(0, 16)}"`;
    const headers = { ...kForAll, 'cache-control': answer.cache, etag, vary: 'accept-encoding' };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end();
      return;
    }
    const accepted = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const brotli = answer.plain || !accepted ? raw : (made.get(etag) ?? compress(raw));
    if (brotli !== raw) made.set(etag, brotli);
    const body = brotli.length < raw.length ? brotli : raw;
    response.writeHead(200, {
      ...headers,
      'content-type': answer.type,
      'content-length': body.length,
      ...(body !== raw && { 'content-encoding': 'br' }),
    });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  return {
    port: /** @type {import('node:net').AddressInfo} */ (server.address()).port,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** @param {Uint8Array} bytes */
function compress(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

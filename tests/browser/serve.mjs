// Serves folders and single answers over HTTP, each page under the strictest policy that the
// element promises to work with.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { kPolicy, kTypes } from '../../demo/serve.mjs';

export { kPolicy };

/**
 * An answer to a request, perhaps under a policy of its own. It is not stored unless `cache` says so.
 * @typedef {{ body: string | Uint8Array, status?: number, policy?: string, cache?: string }} Answer
 */

/**
 * @param {Record<string, string | Answer>} mounts what lies under a path: the path of a folder if
 *   it ends in a slash; or an answer. May be changed while serving. The longest path wins.
 * @param {{ port?: number, policy?: string }} [options]
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(mounts, { port = 0, policy = kPolicy } = {}) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const found = await answer(mounts, path);
    const { body, status = 200, policy: own = policy, cache = 'no-store' } = found;
    response.writeHead(status, {
      'content-type': kTypes[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': own,
      'cache-control': cache,
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  server.unref(); // a test that fails before it closes the server still ends
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(mounts, path) {
  const missing = { body: 'not found', status: 404 };
  const mount = Object.keys(mounts)
    .filter((name) => (name.endsWith('/') ? path.startsWith(name) : path === name))
    .sort((a, b) => b.length - a.length)[0];
  if (mount === undefined) return missing;
  const target = mounts[mount];
  if (typeof target !== 'string') return target;
  const file = normalize(join(target, path.slice(mount.length)));
  if (!file.startsWith(normalize(target))) return missing;
  return readFile(file).then(
    (body) => ({ body }),
    () => missing,
  );
}

/**
 * Serves a folder of static files over HTTP on this machine, under a strict policy.
 *
 *   node demo/serve.mjs [--port N] [FOLDER]     build/site unless it is named; 0 for any free port
 */
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** The strictest policy that pages with `<goes-with>` work under. */
export const kPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** What a server says a file is, by its extension. */
export const kTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const kMaxPort = 65535;

/**
 * @param {string} folder
 * @param {{ port?: number, policy?: string }} [options] port 0 is any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends with a slash
 * @throws if the port is taken
 */
export async function serveSite(folder, { port = 0, policy = kPolicy } = {}) {
  const server = createServer(async (request, response) => {
    const { status, headers = {}, body } = await answer(resolve(folder), request);
    response.writeHead(status, {
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done(undefined));
  });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections?.();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** @returns {Promise<{ status: number, headers?: object, body?: string | Uint8Array }>} */
async function answer(root, { method, url }) {
  const text = (status, body) => ({ status, body, headers: { 'content-type': 'text/plain' } });
  if (method !== 'GET' && method !== 'HEAD') return text(405, 'only GET and HEAD\n');
  const [path, query] = url.split(/\?(.*)/s);
  const file = fileOf(root, path);
  if (!file) return text(404, 'not found\n');
  try {
    if ((await stat(file)).isDirectory()) {
      if (path.endsWith('/')) return await page(join(file, 'index.html'));
      // Relative, so that a path of two slashes cannot lead to another host.
      const name = path.slice(path.lastIndexOf('/') + 1);
      return { status: 301, headers: { location: `./${name}/${query ? `?${query}` : ''}` } };
    }
    return await page(file);
  } catch {
    return text(404, 'not found\n');
  }
}

async function page(file) {
  const type = kTypes[extname(file)] ?? 'application/octet-stream';
  return { status: 200, headers: { 'content-type': type }, body: await readFile(file) };
}

/** @returns {string | undefined} the file that a path means, if it lies in the folder */
function fileOf(root, path) {
  let name;
  try {
    name = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (name.includes('\0')) return undefined;
  const file = join(root, name);
  return file === root || file.startsWith(root.endsWith(sep) ? root : root + sep)
    ? file
    : undefined;
}

async function main() {
  const usage = 'usage: serve.mjs [--port N] [FOLDER]';
  let values;
  let positionals;
  try {
    ({ values, positionals } = parseArgs({
      options: { port: { type: 'string', default: '8080' } },
      allowPositionals: true,
    }));
    if (positionals.length > 1) throw new Error('one folder can be served');
    if (!/^\d+$/.test(values.port) || values.port > kMaxPort) throw new Error('no such port');
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    process.exit(2);
  }
  const site = positionals[0] ?? fileURLToPath(new URL('../build/site', import.meta.url));
  try {
    const { url } = await serveSite(site, { port: Number(values.port) });
    console.log(`the shop is open at ${url} (stop with Ctrl+C)`);
  } catch (error) {
    console.error(`${error.message}`);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

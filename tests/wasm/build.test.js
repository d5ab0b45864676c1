import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { kRoot, temporaryDirectory } from './models.mjs';
import { sizesOf } from './sizes.mjs';

/** Builds into `dist` of a folder, and the modules of the npm package beside it. */
async function build(folder) {
  const args = ['web/build.mjs', '--engine', 'build/wasm', '--out', join(folder, 'dist')];
  await promisify(execFile)(process.execPath, args, { cwd: kRoot });
  return { dist: await filesOf(join(folder, 'dist')), npm: await filesOf(join(folder, 'npm')) };
}

/** Bytes of the files of a folder, by name. */
async function filesOf(folder) {
  const files = new Map();
  for (const name of (await readdir(folder)).sort()) {
    files.set(name, await readFile(join(folder, name)));
  }
  return files;
}

/** Names of the files beside the bundle that a source names. */
const namedIn = (source) => new Set(source.toString().match(/(engine|plain)-[0-9a-f]{16}\.\w+/g));

// A folder with what an earlier build left there, and something of the shop's own.
const kFolder = temporaryDirectory();
const kLeft = ['dist/engine-0123456789abcdef.wasm', 'dist/plain-0123456789abcdef.js.br', 'npm/chunk-OLD.js'];
const kOwn = 'index.html';
await mkdir(join(kFolder, 'dist'));
await mkdir(join(kFolder, 'npm'));
for (const name of [...kLeft, `dist/${kOwn}`]) await writeFile(join(kFolder, name), name);
const { dist, npm } = await build(kFolder);
const own = dist.get(kOwn);
dist.delete(kOwn);

test('a build takes away the engine of the build before it and nothing else', () => {
  for (const name of kLeft) {
    const [folder, file] = name.split('/');
    assert.ok(!{ dist, npm }[folder].has(file), name);
  }
  assert.equal(String(own), `dist/${kOwn}`);
});

test('two builds give the same files with the same bytes', async () => {
  const before = (folder) => filesOf(join(kRoot, 'build', folder));
  assert.deepEqual({ dist, npm }, { dist: await before('dist'), npm: await before('npm') });
});

test('each file lies there as servers send it too', () => {
  const files = [...dist].filter(([name]) => /\.(js|wasm)$/.test(name));
  assert.equal(3 * files.length, dist.size);
  for (const [name, bytes] of files) {
    assert.deepEqual(brotliDecompressSync(dist.get(`${name}.br`)), bytes, name);
    assert.deepEqual(gunzipSync(dist.get(`${name}.gz`)), bytes, name);
    const { brotli, gzip } = sizesOf(bytes);
    assert.ok(Math.abs(dist.get(`${name}.br`).length - brotli) <= 60, name);
    assert.equal(dist.get(`${name}.gz`).length, gzip, name);
  }
});

test('the engine’s files are named by their hash, and the bundle names no others', () => {
  const engine = [...dist].filter(([name]) => /^(engine|plain)-.*(js|wasm)$/.test(name));
  assert.equal(engine.length, 3);
  for (const [name, bytes] of engine) {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    assert.match(name, new RegExp(`^(engine|plain)-${hash}\\.(js|wasm)$`));
    assert.ok(dist.get('goeswith.js').includes(`"./${name}"`), name);
  }
  assert.deepEqual([...namedIn(dist.get('goeswith.js'))].sort(), engine.map(([name]) => name));
});

test('the modules of the package name the same files, and bring none of their own', () => {
  const all = Buffer.concat([...npm.values()]);
  assert.deepEqual([...namedIn(all)].sort(), [...namedIn(dist.get('goeswith.js'))].sort());
  for (const name of namedIn(all)) assert.ok(all.includes(`"../dist/${name}"`), name);
  for (const [name, bytes] of npm) {
    assert.match(name, /^((chunk-\w+|element|goes-with|node|recommender)\.js)$/);
    assert.ok(bytes.length > 0, name);
  }
});

test('every address that is written out in a file is that of a file, for bundlers look for it', () => {
  const written =
    /new URL\("([^"]+)",\s*import\.meta\.url\)|(?:import\(|import |from )\s*"([^"]+)"/g;
  let count = 0;
  for (const [folder, files] of Object.entries({ dist, npm })) {
    for (const [name, bytes] of files) {
      for (const [, url, module] of bytes.toString('latin1').matchAll(written)) {
        if (module?.startsWith('node:')) continue;
        const path = posix.join(folder, url ?? module);
        const [at, file] = path.split('/');
        assert.ok({ dist, npm }[at]?.has(file), `${folder}/${name} names ${path}`);
        ++count;
      }
    }
  }
  assert.ok(count >= 10, `${count} addresses`);
});

test('what a page loads has nothing of Node, and the entry for Node has it', () => {
  const withNode = [...dist, ...npm].filter(([, bytes]) => /["']node:/.test(bytes.toString('latin1')));
  assert.deepEqual(
    withNode.map(([name]) => name),
    ['node.js'],
  );
});

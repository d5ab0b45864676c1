import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { kRoot, temporaryDirectory } from './models.mjs';

async function build(out) {
  const args = ['web/build.mjs', '--engine', 'build/wasm', '--out', out];
  await promisify(execFile)(process.execPath, args, { cwd: kRoot });
  const files = new Map();
  for (const name of (await readdir(out)).sort()) files.set(name, await readFile(join(out, name)));
  return files;
}

test('two builds give the same files with the same bytes', async () => {
  assert.deepEqual(await build(temporaryDirectory()), await build(temporaryDirectory()));
});

test('the engine’s files are named by their hash, and the bundle names no others', async () => {
  const files = await build(temporaryDirectory());
  const bundle = files.get('goeswith.js').toString();
  files.delete('goeswith.js');
  assert.equal(files.size, 3);
  for (const [name, bytes] of files) {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    assert.match(name, new RegExp(`^(engine|plain)-${hash}\\.(js|wasm)$`));
    assert.ok(bundle.includes(`"./${name}"`), name);
  }
  assert.equal(bundle.match(/(engine|plain)-[0-9a-f]{16}/g).length, 3);
});

test('a build takes away the engine of the build before it and nothing else', async () => {
  const out = temporaryDirectory();
  const old = ['engine-0123456789abcdef.wasm', 'plain-0123456789abcdef.js'];
  for (const name of old) await writeFile(join(out, name), 'old');
  await writeFile(join(out, 'index.html'), 'the shop’s own');
  const names = [...(await build(out)).keys()];
  assert.equal(names.length, 5);
  assert.ok(names.includes('index.html') && !names.some((name) => old.includes(name)));
});

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { kDist } from './models.mjs';
import { sizesOf } from './sizes.mjs';

const files = new Map();
for (const name of (await readdir(kDist)).sort()) {
  if (/\.(br|gz)$/.test(name)) continue;
  files.set(name, await readFile(join(kDist, name)));
}
const sizes = [...files].map(([name, bytes]) => ({ name, ...sizesOf(bytes) }));
for (const { name, ...size } of sizes) console.log(`${name}: ${JSON.stringify(size)}`);

const bundle = sizes.find(({ name }) => name === 'goeswith.js');
const plain = sizes.find(({ name }) => name.startsWith('plain-'));
const engine = sizes.filter(({ name }) => name.startsWith('engine-'));
const sum = (list) => list.reduce((total, size) => total + size.brotli, 0);

test('the WASM and its glue take at most 14 kB after brotli', () => {
  assert.equal(engine.length, 2);
  assert.ok(sum(engine) <= 14_000, `${sum(engine)} B`);
});

test('the element and its loader take at most 9 kB after brotli and 10,000 B after gzip', () => {
  assert.ok(bundle.brotli <= 9_000, `${bundle.brotli} B after brotli`);
  assert.ok(bundle.gzip <= 10_000, `${bundle.gzip} B after gzip`);
});

test('the classic script takes less than 700 B after brotli', () => {
  const { brotli } = sizes.find(({ name }) => name === 'embed.js');
  assert.ok(brotli < 700, `${brotli} B`);
});

test('all that a page loads beside a model takes at most 22 kB after brotli', () => {
  const loaded = sum([...engine, bundle]);
  assert.ok(loaded <= 22_000, `${loaded} B`);
});

test('a page without WebAssembly loads at most 5 kB more', () => {
  assert.ok(plain.brotli <= sum(engine) + 5_000, `${plain.brotli} B`);
});

test('no file makes code of text, which a strict policy forbids', () => {
  const kCodeOfText = /\beval\s*\(|\bnew Function\b|\bFunction\s*\(/;
  for (const [name, bytes] of files) {
    assert.doesNotMatch(bytes.toString('latin1'), kCodeOfText, name);
  }
});

test('no file names another host', () => {
  for (const [name, bytes] of files) {
    const urls = bytes.toString('latin1').match(/(https?|wss?):\/\/[\w.-]+/g) ?? [];
    // Names of a markup language and of a kind of link; nobody asks them anything.
    const names = ['http://www.w3.org', 'https://api.w.org'];
    assert.deepEqual(urls.filter((url) => !names.includes(url)), [], name);
  }
});

// Dependencies point one way; the folder list is the architecture.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const kRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Folder of src/ → the folders whose headers it may include. */
const kNative = {
  orders: ['orders'],
  model: ['model'],
  engine: ['engine', 'model'],
  train: ['train', 'orders', 'model'],
  policy: ['policy', 'orders', 'model'],
  evaluate: ['evaluate', 'policy', 'train', 'orders', 'engine', 'model'],
  cli: ['cli', 'evaluate', 'policy', 'train', 'orders', 'engine', 'model'],
  wasm: ['engine'],
};

/** Folder of web/ → the folders whose modules it may import. */
const kWeb = {
  engine: ['engine'],
  cart: ['cart'],
  widget: ['widget', 'engine', 'cart'],
};

const filesOf = (folder, pattern) =>
  readdirSync(join(kRoot, folder), { recursive: true })
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));

const quoted = (file, pattern) =>
  [...readFileSync(join(kRoot, file), 'utf8').matchAll(pattern)].map((match) => match[1]);

test('every folder of src includes only what lies below it', () => {
  assert.deepEqual(readdirSync(join(kRoot, 'src')).sort(), Object.keys(kNative).sort());
  for (const [folder, allowed] of Object.entries(kNative)) {
    const files = filesOf(`src/${folder}`, /\.(h|cc)$/);
    assert.ok(files.length > 0, folder);
    for (const file of files) {
      for (const header of quoted(file, /^#include "(.+)"$/gm)) {
        assert.ok(allowed.includes(header.split('/')[0]), `${file} includes ${header}`);
      }
    }
  }
});

test('every folder of web imports only what lies below it', () => {
  for (const [folder, allowed] of Object.entries(kWeb)) {
    const files = filesOf(`web/${folder}`, /\.js$/);
    assert.ok(files.length > 0, folder);
    for (const file of files) {
      for (const module of quoted(file, /(?:from|import\()\s*'([^']+)'/g)) {
        if (module.endsWith('.d.ts')) continue;
        const target = normalize(join(dirname(file), module)).split('/');
        const inside = module.startsWith('node:') || (target[0] === 'web' && allowed.includes(target[1]));
        assert.ok(inside, `${file} imports ${module}`);
      }
    }
  }
});

test('the widget has no run-time dependency', () => {
  const manifest = JSON.parse(readFileSync(join(kRoot, 'package.json'), 'utf8'));
  assert.equal(manifest.dependencies, undefined);
});

test('every source file of src has a test file of its name', () => {
  // Parsing alone: command_test.cc runs them through the command line.
  const throughCommandLine = /^(main|order_input|(train|evaluate|suggest|inspect|shard)_command)$/;
  for (const folder of Object.keys(kNative).filter((name) => name !== 'wasm')) {
    const tests = filesOf(`tests/unit/${folder}`, /_test\.cc$/);
    const untested = filesOf(`src/${folder}`, /\.cc$/)
      .map((file) => file.slice(file.lastIndexOf('/') + 1, -'.cc'.length))
      .filter((name) => !throughCommandLine.test(name))
      .filter((name) => !tests.some((file) => file.includes(`/${name}_`)));
    assert.deepEqual(untested, [], folder);
  }
});

test('no source file holds more than one concept: none is over 300 lines', () => {
  for (const file of [...filesOf('src', /\.(h|cc)$/), ...filesOf('web', /\.m?js$/)]) {
    const lines = readFileSync(join(kRoot, file), 'utf8').split('\n').length;
    assert.ok(lines <= 300, `${file} has ${lines} lines`);
  }
});

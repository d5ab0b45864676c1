// The engine as plain JavaScript, which is loaded where WebAssembly is forbidden: the same answers
// with the same bits as in WASM.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { Recommender } from 'goeswith';
import { readItems } from '../../demo/read-items.mjs';
import {
  copyOfBuild,
  kRetailModel,
  kRoot,
  randomCarts,
  sampleModel,
  temporaryDirectory,
  times,
} from './models.mjs';

const kCarts = times(5_000, 20_000);
const kLimit = 6;

/** Runs a module without WebAssembly, with the engine of that build. Its standard output. */
async function withoutWebAssembly(source, build = join(kRoot, 'build')) {
  const entry = JSON.stringify(pathToFileURL(join(build, 'npm/node.js')).href);
  const script = `import { Recommender } from ${entry};\n${source}`;
  const args = ['--no-expose-wasm', '--input-type=module', '--eval', script];
  return (await promisify(execFile)(process.execPath, args)).stdout;
}

async function assertParity(model, t) {
  const skus = readItems(model).items.map(({ sku }) => sku);
  const carts = randomCarts(skus, { count: kCarts });
  const directory = temporaryDirectory();
  const [given, answered] = ['carts.json', 'answers.json'].map((name) => join(directory, name));
  await writeFile(given, JSON.stringify(carts));
  await withoutWebAssembly(`
    import { readFile, writeFile } from 'node:fs/promises';
    if (globalThis.WebAssembly) throw new Error('there is WebAssembly');
    const recommender = await Recommender.open(${JSON.stringify(model)});
    const answers = [];
    for (const cart of JSON.parse(await readFile(${JSON.stringify(given)}))) {
      answers.push(await recommender.suggest({ cart, limit: ${kLimit} }));
    }
    await writeFile(${JSON.stringify(answered)}, JSON.stringify(answers));`);
  const answers = JSON.parse(await readFile(answered, 'utf8'));
  assert.equal(answers.length, kCarts);
  const recommender = await Recommender.open(model);
  let suggestions = 0;
  for (const [k, cart] of carts.entries()) {
    const compiled = await recommender.suggest({ cart, limit: kLimit });
    // Numbers are written with all their digits, so equal texts are equal bits.
    if (JSON.stringify(answers[k]) !== JSON.stringify(compiled)) {
      assert.deepEqual(answers[k], compiled);
    }
    suggestions += compiled.suggestions.length;
  }
  recommender.close();
  t.diagnostic(`${kCarts} carts, ${suggestions} suggestions, no difference`);
  assert.ok(suggestions > 5 * kCarts);
}

test('carts of the sample store have the same answers without WebAssembly', async (t) => {
  await assertParity(await sampleModel(), t);
});

test('carts of a real retailer have the same answers without WebAssembly', async (t) => {
  await assertParity(kRetailModel, t);
});

test('without WebAssembly a missing engine is unreachable by its name', async () => {
  const build = await copyOfBuild();
  const plain = (await readdir(join(build, 'dist'))).find((name) => /^plain-.*js$/.test(name));
  await rm(join(build, 'dist', plain));
  const printed = await withoutWebAssembly(
    `await Recommender.open(${JSON.stringify(kRetailModel)}).catch(({ code, message }) => {
      console.log(code, message);
    });`,
    build,
  );
  assert.match(printed, /^unreachable /);
  assert.ok(printed.includes(plain), printed);
});

// The engine as plain JavaScript, which is loaded where WebAssembly is forbidden: the same answers
// with the same bits as in WASM.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { Recommender } from '../../build/dist/goeswith.js';
import { readItems } from '../../demo/read-items.mjs';
import { kDist, kRetailModel, randomCarts, sampleModel, temporaryDirectory } from './models.mjs';

const kCarts = 20_000;
const kLimit = 6;

/** Runs a module without WebAssembly; `goeswith.js` is that of `dist`. Its standard output. */
async function withoutWebAssembly(source, dist = kDist) {
  const bundle = JSON.stringify(pathToFileURL(join(dist, 'goeswith.js')).href);
  const script = `import { Recommender } from ${bundle};\n${source}`;
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

test('20,000 carts of the sample store have the same answers without WebAssembly', async (t) => {
  await assertParity(await sampleModel(), t);
});

test('20,000 carts of a real retailer have the same answers without WebAssembly', async (t) => {
  await assertParity(kRetailModel, t);
});

test('without WebAssembly a missing engine is unreachable by its name', async () => {
  const dist = temporaryDirectory();
  await cp(kDist, dist, { recursive: true });
  await writeFile(join(dist, 'package.json'), '{"type":"module"}');
  const plain = (await readdir(dist)).find((name) => name.startsWith('plain-'));
  await rm(join(dist, plain));
  const printed = await withoutWebAssembly(
    `await Recommender.open(${JSON.stringify(kRetailModel)}).catch(({ code, message }) => {
      console.log(code, message);
    });`,
    dist,
  );
  assert.match(printed, /^unreachable /);
  assert.ok(printed.includes(plain), printed);
});

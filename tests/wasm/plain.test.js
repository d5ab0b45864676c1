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
import { Random } from '../../demo/sample-store/random.mjs';
import {
  copyOfBuild,
  kRetailModel,
  kRoot,
  kSampleStore,
  randomCarts,
  sampleModel,
  temporaryDirectory,
  times,
  trainSampleStore,
} from './models.mjs';

const kCarts = times(5_000, 20_000);
const kPolicyCarts = times(500, 5_000);
const kLimit = 6;

/** Runs a module without WebAssembly, with the engine of that build. Its standard output. */
async function withoutWebAssembly(source, build = join(kRoot, 'build')) {
  const entry = JSON.stringify(pathToFileURL(join(build, 'npm/node.js')).href);
  const script = `import { Recommender } from ${entry};\n${source}`;
  const args = ['--no-expose-wasm', '--input-type=module', '--eval', script];
  return (await promisify(execFile)(process.execPath, args)).stdout;
}

const skusOf = (model) => readItems(model).items.map(({ sku }) => sku);

/** @param {object[]} questions */
async function assertParity(model, t, questions) {
  const directory = temporaryDirectory();
  const [given, answered] = ['questions.json', 'answers.json'].map((name) => join(directory, name));
  await writeFile(given, JSON.stringify(questions));
  await withoutWebAssembly(`
    import { readFile, writeFile } from 'node:fs/promises';
    if (globalThis.WebAssembly) throw new Error('there is WebAssembly');
    const recommender = await Recommender.open(${JSON.stringify(model)});
    const answers = [];
    for (const question of JSON.parse(await readFile(${JSON.stringify(given)}))) {
      answers.push(await recommender.explain(question));
    }
    await writeFile(${JSON.stringify(answered)}, JSON.stringify(answers));`);
  const answers = JSON.parse(await readFile(answered, 'utf8'));
  assert.equal(answers.length, questions.length);
  const recommender = await Recommender.open(model);
  let suggestions = 0;
  for (const [k, question] of questions.entries()) {
    const compiled = await recommender.explain(question);
    // Numbers are written with all their digits, so equal texts are equal bits.
    if (JSON.stringify(answers[k]) !== JSON.stringify(compiled)) {
      assert.deepEqual(answers[k], compiled);
    }
    suggestions += compiled.suggestions.length;
  }
  recommender.close();
  t.diagnostic(`${questions.length} carts, ${suggestions} suggestions, no difference`);
  return suggestions;
}

const asked = (model) =>
  randomCarts(skusOf(model), { count: kCarts }).map((cart) => ({ cart, limit: kLimit }));

test('carts of the sample store have the same answers without WebAssembly', async (t) => {
  const model = await sampleModel();
  assert.ok((await assertParity(model, t, asked(model))) > 5 * kCarts);
});

test('carts of a real retailer have the same answers without WebAssembly', async (t) => {
  assert.ok((await assertParity(kRetailModel, t, asked(kRetailModel))) > 5 * kCarts);
});

test('carts of a store with a policy, in shards, have the same answers without WebAssembly', async (t) => {
  const policy = JSON.parse(await readFile(join(kSampleStore, 'policy.json'), 'utf8'));
  const model = await trainSampleStore(policy, '--shards', '40');
  const skus = skusOf(await sampleModel());
  const random = new Random(7);
  const some = (value) => Object.fromEntries([1, 2, 3].map(() => [random.pick(skus), value()]));
  const questions = randomCarts(skus, { count: kPolicyCarts, most: 6 }).map((cart) => ({
    ...{ cart, limit: kLimit, placement: random.pick(['cart', 'thank-you', 'product']) },
    facts: {
      history: some(() => random.below(400)),
      stock: some(() => random.below(5)),
      prices: some(() => random.below(5000) / 100),
      subtotal: random.below(80),
    },
  }));
  assert.ok((await assertParity(model, t, questions)) > kPolicyCarts);
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

// The npm package, as who installs it has it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { promisify } from 'node:util';

import { build } from 'esbuild';
import { launchBrowser } from '../../demo/browser.mjs';
import { serve } from '../browser/serve.mjs';
import { kDist, kRetailModel, kRoot, temporaryDirectory } from '../wasm/models.mjs';

const run = promisify(execFile);
const kCart = ['85123A', '22423'];

/** Where the package is installed. */
let project;
/** @type {string[]} files of the package */
let files;

before(async () => {
  project = temporaryDirectory();
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', project];
  const [{ filename, files: packed }] = JSON.parse((await run('npm', pack, { cwd: kRoot })).stdout);
  files = packed.map(({ path }) => path);
  await writeFile(join(project, 'package.json'), '{"name":"shop","private":true,"type":"module"}');
  const install = ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`];
  await run('npm', install, { cwd: project });
});

/** Runs a module in the project; what it prints. */
async function inNode(source) {
  const args = ['--input-type=module', '--eval', source];
  return (await run(process.execPath, args, { cwd: project })).stdout.trim();
}

/** Bundles a module of the project for a page; gives the folder of its files. */
async function bundle(name, source, options = {}) {
  const folder = join(project, name);
  await mkdir(folder);
  await writeFile(join(project, `${name}.js`), source);
  await build({
    entryPoints: [join(project, `${name}.js`)],
    outdir: join(folder, 'assets'),
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    logLevel: 'error',
    ...options,
  });
  return folder;
}

test('the package holds what its entries load, their types and the words about them', async () => {
  const { exports } = JSON.parse(await readFile(join(kRoot, 'package.json'), 'utf8'));
  const named = JSON.stringify(exports).match(/\.\/[\w./-]+\.(json|js|d\.ts)/g);
  for (const file of named) assert.ok(files.includes(file.slice(2)), `${file} is not packed`);
  for (const file of await readdir(kDist)) assert.ok(files.includes(`build/dist/${file}`), file);
  for (const file of ['README.md', 'LICENSE', 'web/README.md']) assert.ok(files.includes(file), file);
  const kAllowed =
    /^(build\/dist\/[\w-]+\.(js|wasm)(\.br|\.gz)?|build\/npm\/[\w-]+\.js|web\/[\w-]+\.d\.ts|(web\/)?README\.md|LICENSE|package\.json)$/;
  assert.deepEqual(files.filter((file) => !kAllowed.test(file)), []);
});

test('installing it brings nothing else', async () => {
  const names = (await readdir(join(project, 'node_modules'))).filter((it) => !it.startsWith('.'));
  assert.deepEqual(names, ['goeswith']);
});

test('the engine suggests in Node, from a directory, its URL and a server', async () => {
  const server = await serve({ '/model/': `${kRetailModel}/` });
  const printed = await inNode(`
    import { pathToFileURL } from 'node:url';
    import * as all from 'goeswith';
    const { Recommender, GoeswithError } = all;
    const directory = ${JSON.stringify(kRetailModel)};
    const answers = [];
    for (const model of [directory, pathToFileURL(directory), '${server.url}/model/']) {
      const recommender = await Recommender.open(model);
      const { suggestions } = await recommender.suggest({ cart: ${JSON.stringify(kCart)} });
      answers.push(suggestions.map(({ sku }) => sku).join());
      recommender.close();
    }
    const error = await Recommender.open('no such model').catch((it) => it);
    const code = error instanceof GoeswithError && error.code;
    console.log(JSON.stringify({ names: Object.keys(all).sort(), answers, code }));`);
  await server.close();
  const { names, answers, code } = JSON.parse(printed);
  assert.deepEqual(names, ['GoeswithError', 'Recommender']);
  assert.equal(answers[0].split(',').length, 4);
  assert.deepEqual(new Set(answers).size, 1);
  assert.equal(code, 'unreachable');
});

test('the entries of the element can be imported in Node, where pages are made', async () => {
  const printed = await inNode(`
    const element = Object.keys(await import('goeswith/element')).sort();
    const parts = Object.keys(await import('goeswith/goes-with'));
    console.log(JSON.stringify({ element, parts }));`);
  assert.deepEqual(JSON.parse(printed), {
    element: ['GoesWith', 'GoeswithError'],
    parts: ['GoesWith'],
  });
});

test('no file is reached but through the entries', async () => {
  const printed = await inNode(`
    await import('goeswith/build/dist/goeswith.js').catch(({ code }) => console.log(code));`);
  assert.equal(printed, 'ERR_PACKAGE_PATH_NOT_EXPORTED');
});

test('the types of each entry are those of what it exports', async () => {
  await writeFile(
    join(project, 'shop.ts'),
    `import { GoeswithError, Recommender, type Suggestion, type ErrorCode } from 'goeswith';
    import { GoesWith as Defined } from 'goeswith/element';
    import { GoesWith, type CartAdapter } from 'goeswith/goes-with';
    export async function first(cart: string[]): Promise<Suggestion | undefined> {
      const recommender = await Recommender.open('/model/', { cart });
      const { suggestions, errors } = await recommender.suggest({ cart, placement: 'thank-you' });
      const code: ErrorCode | undefined = errors[0]?.code;
      if (code) throw new GoeswithError(code, 'lost');
      return suggestions[0];
    }
    const adapter: CartAdapter = { read: () => ['A'], subscribe: () => () => {} };
    Defined.registerAdapter('till', adapter);
    customElements.define('shop-goes-with', class extends GoesWith {});
    const strip = document.createElement('goes-with');
    strip.limit = 3;
    strip.addEventListener('goeswith:add', ({ detail }) => detail.respondWith());
    // @ts-expect-error
    strip.limit = 'three';
    // @ts-expect-error
    await Recommender.open(3);`,
  );
  await writeFile(
    join(project, 'server.ts'),
    `import { Recommender } from 'goeswith';
    export const recommender = await Recommender.open('model');
    // @ts-expect-error
    await recommender.suggest({ cart: 'A' });`,
  );
  const tsc = (...args) =>
    run(process.execPath, [join(kRoot, 'node_modules/typescript/bin/tsc'), '--noEmit', ...args], {
      cwd: project,
    }).catch(({ stdout }) => assert.fail(stdout));
  const strict = ['--strict', '--target', 'es2022'];
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    const how = [...strict, '--module', module, '--moduleResolution', resolution];
    await tsc(...how, '--lib', 'es2022,dom,dom.iterable', 'shop.ts');
    // A server has no DOM, and the types of its libraries are checked as well.
    const types = ['--typeRoots', join(kRoot, 'node_modules/@types'), '--types', 'node'];
    await tsc(...how, '--lib', 'es2022', ...types, 'server.ts');
  }
});

test('a page that bundles the element suggests, with the WASM beside its bundle', async () => {
  const folder = await bundle('page', `import 'goeswith/element';`);
  // Chunks lie in assets/, and the WASM is where it lies in the package as seen from them.
  const wasm = (await readdir(kDist)).find((name) => name.endsWith('.wasm'));
  await mkdir(join(folder, 'dist'));
  await copyFile(join(kDist, wasm), join(folder, 'dist', wasm));
  const body = `<!doctype html><title>Cart</title>
    <script type="module" src="/assets/page.js"></script>
    <goes-with model="/model/"><script type="application/json">${JSON.stringify(kCart)}</script>
    </goes-with>`;
  const server = await serve({
    '/': `${folder}/`,
    '/model/': `${kRetailModel}/`,
    '/cart.html': { body },
  });
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${server.url}/cart.html`);
  await page.locator('[part~=card]').nth(3).waitFor({ timeout: 10_000 });
  assert.deepEqual(problems, []);
  await browser.close();
  await server.close();
});

test('bundlers keep the element where it is imported for its effect, and drop what is unused', async () => {
  const sizeOf = async (name, source) => {
    const folder = await bundle(name, source, { splitting: false, external: ['../dist/*'] });
    return readFile(join(folder, `assets/${name}.js`), 'utf8');
  };
  assert.match(await sizeOf('effect', `import 'goeswith/element';`), /customElements/);
  const unused = `import { GoesWith } from 'goeswith/goes-with';
    import { Recommender } from 'goeswith'; console.log(1);`;
  assert.equal((await sizeOf('unused', unused)).trim(), 'console.log(1);');
  const engine = await sizeOf('engine', `import { Recommender } from 'goeswith'; console.log(Recommender);`);
  assert.doesNotMatch(engine, /attachShadow|node:/);
  const defined = await sizeOf(
    'class',
    `import { GoesWith } from 'goeswith/goes-with'; console.log(GoesWith);`,
  );
  assert.match(defined, /attachShadow/);
  assert.doesNotMatch(defined, /customElements/);
});

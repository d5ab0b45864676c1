// Builds what a shop uploads: goeswith.js, and beside it, under names that hold their hash, the
// files that it loads: the engine's glue and WASM; and only where they are needed the engine as
// plain JavaScript, the adapters, what a tap needs and the texts of other languages. embed.js is
// for pages that take a classic script. Each file lies there compressed too, .br and .gz, for servers
// that send such files ready. The modules of the npm package come into npm/ beside it.
//   node web/build.mjs --engine build/wasm --out build/dist
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { buildPackage } from './build-package.mjs';
import { bundled, minified, modules, script } from './bundle.mjs';
import { kExtras } from './cart/adapter.js';

const { values } = parseArgs({ options: { engine: { type: 'string' }, out: { type: 'string' } } });
const engine = values.engine ?? 'build/wasm';
const out = values.out ?? 'build/dist';

const kTexts = 'web/widget/texts';
const kHashed = /^[a-z]+-[0-9a-f]{16}\.(js|wasm)(\.br|\.gz)?$/;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

await mkdir(out, { recursive: true });
for (const file of await readdir(out)) {
  if (kHashed.test(file)) await rm(join(out, file));
}

const hashOf = (bytes) => sha256(bytes).toString('hex').slice(0, 16);

/** Writes a file, and as servers send it, each at its best. */
async function publish(file, code) {
  const bytes = Buffer.from(code);
  await writeFile(join(out, file), bytes);
  await writeFile(join(out, `${file}.br`), brotliCompressSync(bytes));
  await writeFile(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }));
}

/** Writes a file under a name that holds its hash; gives its address beside goeswith.js. */
async function write(name, extension, bytes) {
  const file = `${name}-${hashOf(bytes)}.${extension}`;
  await publish(file, bytes);
  return `./${file}`;
}

/** Right for what Emscripten writes, whose constructors and properties do nothing but give a value. */
const kEmscripten = { keep_fargs: false, pure_getters: true, pure_new: true };

/**
 * The engine's session with the module that Emscripten wrote, without the address of a WASM file that
 * it never loads by itself: bundlers would look for it.
 */
async function session(name) {
  const options = { minify: true, alias: { 'emscripten-module': resolve(engine, name) } };
  const built = await modules({ entries: { it: 'web/engine/session.js' }, options });
  const address = /new URL\("[\w.]+",import\.meta\.url\)\.toString\(\)/;
  return minified(built.get('it.js').replace(address, '""'), true, kEmscripten);
}

/**
 * Chromium compiles all functions while it loads the file, off the main thread, and none in the frame
 * that answers the first tap: https://v8.dev/blog/explicit-compile-hints
 */
const kCompileAtOnce = '//# allFunctionsCalledOnLoad';

/** What is loaded only where it is needed, by name. All of it has one hash, that of all together. */
const extras = { taps: `${kCompileAtOnce}\n${await bundled('web/widget/taps/taps.js')}` };
extras.policy = await bundled('web/engine/policy.js');
extras.offers = await bundled('web/widget/offers/offers.js');
for (const name of kExtras) extras[name] = await bundled(`web/cart/${name}.js`);
for (const file of (await readdir(kTexts)).sort()) {
  const texts = JSON.parse(await readFile(join(kTexts, file), 'utf8'));
  extras[basename(file, '.json')] = `export default${JSON.stringify(texts)}`;
}
const extra = `-${hashOf(Object.values(extras).join('\n'))}.js`;
for (const [name, code] of Object.entries(extras)) await publish(name + extra, code);

const wasm = await readFile(join(engine, 'engine.wasm'));
const [glue, plain] = [await session('engine.mjs'), await session('plain.mjs')];
const files = {
  glue: await write('engine', 'js', glue),
  wasm: await write('engine', 'wasm', wasm),
  integrity: `sha256-${sha256(wasm).toString('base64')}`,
  plain: await write('plain', 'js', plain),
  extra,
};
await publish('goeswith.js', await bundled('web/script.js', files));
await publish('embed.js', await script('web/embed.js'));
await buildPackage({ dist: out, out: join(out, '../npm'), files, extras: Object.keys(extras) });

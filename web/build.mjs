// Bundles what a shop uploads: goeswith.js, and beside it, under names that hold their hash, the
// files that it loads: the engine's glue and WASM; and only where they are needed the engine as
// plain JavaScript, the adapters, what a tap needs and the texts of other languages.
//   node web/build.mjs --engine build/wasm --out build/dist
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, transform } from 'esbuild';
import { minify } from 'terser';

const { values } = parseArgs({ options: { engine: { type: 'string' }, out: { type: 'string' } } });
const engine = values.engine ?? 'build/wasm';
const out = values.out ?? 'build/dist';

const kAdapters = ['page', 'shopify', 'woocommerce'].filter((name) => existsSync(`web/cart/${name}.js`));
const kTexts = 'web/widget/texts';
const kHashed = /^[a-z]+-[0-9a-f]{16}\.(js|wasm)$/;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

const minified = async (source) => {
  const options = { module: true, compress: { passes: 3 }, mangle: { toplevel: true } };
  return (await minify(source, options)).code;
};
/** Style sheets are imported as the text they are, without comments and spaces. */
const styleSheets = {
  name: 'style sheets',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const css = await readFile(path, 'utf8');
      const { code } = await transform(css, { loader: 'css', minify: true });
      return { contents: code.trim().replace(/([:,]) /g, '$1'), loader: 'text' };
    }),
};

/** One module with all that it imports, minified once more: each finds what the other leaves. */
async function bundled(entry, define = {}) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['node:*'],
    legalComments: 'none',
    plugins: [styleSheets],
    define,
  });
  return minified(outputFiles[0].text);
}

await mkdir(out, { recursive: true });
for (const file of await readdir(out)) {
  if (kHashed.test(file)) await rm(join(out, file));
}

const hashOf = (bytes) => sha256(bytes).toString('hex').slice(0, 16);

/** Writes a file under a name that holds its hash; gives its address beside goeswith.js. */
async function write(name, extension, bytes) {
  const file = `${name}-${hashOf(bytes)}.${extension}`;
  await writeFile(join(out, file), bytes);
  return `./${file}`;
}

/** What is loaded only where it is needed, by name. All of it has one hash, that of all together. */
const extras = {};
if (existsSync('web/widget/taps/taps.js')) extras.taps = await bundled('web/widget/taps/taps.js');
for (const name of kAdapters) extras[name] = await bundled(`web/cart/${name}.js`);
for (const file of (await readdir(kTexts).catch(() => [])).sort()) {
  const texts = JSON.parse(await readFile(join(kTexts, file), 'utf8'));
  extras[basename(file, '.json')] = `export default${JSON.stringify(texts)}`;
}
const extra = `-${hashOf(Object.values(extras).join('\n'))}.js`;
for (const [name, code] of Object.entries(extras)) await writeFile(join(out, name + extra), code);

const wasm = await readFile(join(engine, 'engine.wasm'));
const glue = await minified(await readFile(join(engine, 'engine.mjs'), 'utf8'));
const plain = await minified(await readFile(join(engine, 'plain.mjs'), 'utf8'));
const files = {
  glue: await write('engine', 'js', glue),
  wasm: await write('engine', 'wasm', wasm),
  integrity: `sha256-${sha256(wasm).toString('base64')}`,
  plain: await write('plain', 'js', plain),
  extra,
};
const bundle = await bundled('web/index.js', { FILES: JSON.stringify(files) });
await writeFile(join(out, 'goeswith.js'), bundle);

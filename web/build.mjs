// Bundles what a shop uploads: goeswith.js, and beside it the engine's glue and WASM, and the engine
// as plain JavaScript for where WebAssembly is forbidden, under names that hold their hash.
//   node web/build.mjs --engine build/wasm --out build/dist
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, transform } from 'esbuild';
import { minify } from 'terser';

const { values } = parseArgs({ options: { engine: { type: 'string' }, out: { type: 'string' } } });
const engine = values.engine ?? 'build/wasm';
const out = values.out ?? 'build/dist';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const named = (name, extension, bytes) =>
  `${name}-${sha256(bytes).toString('hex').slice(0, 16)}.${extension}`;

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
      return { contents: code.trim(), loader: 'text' };
    }),
};

const wasm = await readFile(join(engine, 'engine.wasm'));
const glue = await minified(await readFile(join(engine, 'engine.mjs'), 'utf8'));
const plain = await minified(await readFile(join(engine, 'plain.mjs'), 'utf8'));
const names = {
  glue: named('engine', 'js', glue),
  wasm: named('engine', 'wasm', wasm),
  plain: named('plain', 'js', plain),
};

await mkdir(out, { recursive: true });
for (const file of await readdir(out)) {
  if (/^(engine|plain)-[0-9a-f]{16}\.(js|wasm)$/.test(file)) await rm(join(out, file));
}
await writeFile(join(out, names.glue), glue);
await writeFile(join(out, names.wasm), wasm);
await writeFile(join(out, names.plain), plain);
const {
  outputFiles: [bundle],
} = await build({
  entryPoints: ['web/index.js'],
  write: false,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  external: ['node:*'],
  legalComments: 'none',
  plugins: [styleSheets],
  define: {
    ENGINE: JSON.stringify({
      glue: `./${names.glue}`,
      wasm: `./${names.wasm}`,
      plain: `./${names.plain}`,
      integrity: `sha256-${sha256(wasm).toString('base64')}`,
    }),
  },
});
// Once more: each finds what the other leaves, 260 bytes after brotli.
await writeFile(join(out, 'goeswith.js'), await minified(bundle.text));

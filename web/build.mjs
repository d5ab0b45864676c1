// Bundles what a shop uploads: goeswith.js, and beside it the engine's glue and WASM under names
// that hold their hash.
//   node web/build.mjs --engine build/wasm --out build/dist
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { minify } from 'terser';

const { values } = parseArgs({ options: { engine: { type: 'string' }, out: { type: 'string' } } });
const engine = values.engine ?? 'build/wasm';
const out = values.out ?? 'build/dist';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const named = (extension, bytes) => `engine-${sha256(bytes).toString('hex').slice(0, 16)}.${extension}`;

const wasm = await readFile(join(engine, 'engine.wasm'));
const { code } = await minify(await readFile(join(engine, 'engine.mjs'), 'utf8'), {
  module: true,
  compress: { passes: 3 },
  mangle: { toplevel: true },
});
const files = { glue: named('js', code), wasm: named('wasm', wasm) };

await mkdir(out, { recursive: true });
for (const file of await readdir(out)) {
  if (/^engine-[0-9a-f]{16}\.(js|wasm)$/.test(file)) await rm(join(out, file));
}
await writeFile(join(out, files.glue), code);
await writeFile(join(out, files.wasm), wasm);
await build({
  entryPoints: ['web/index.js'],
  outfile: join(out, 'goeswith.js'),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  external: ['node:*'],
  legalComments: 'none',
  define: {
    ENGINE: JSON.stringify({
      glue: `./${files.glue}`,
      wasm: `./${files.wasm}`,
      integrity: `sha256-${sha256(wasm).toString('base64')}`,
    }),
  },
});

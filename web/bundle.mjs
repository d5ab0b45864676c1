// How sources become the files that a page loads.
import { readFile } from 'node:fs/promises';
import { build, transform } from 'esbuild';
import { minify } from 'terser';

const kTarget = 'es2022';

/**
 * Right for our sources, which construct no function that is not a class, count no arguments, read
 * nothing for what reading it does, and make no text of a symbol.
 */
const kOurs = {
  ...{ ecma: 2020, keep_fargs: false, pure_getters: true, hoist_funs: true },
  ...{ unsafe: true, unsafe_arrows: true, unsafe_methods: true },
};

/**
 * What the sources leave to the build, see engine/build-constants.d.ts. Each on its own, so that the
 * sources' `new URL(FILES.wasm, …)` becomes an address that every bundler knows.
 * @param {Record<string, string>} files
 * @param {{ node: boolean }} where
 */
function constants(files, { node }) {
  const entries = Object.entries(files).map(([name, value]) => [`FILES.${name}`, value]);
  return Object.fromEntries(
    [...entries, ['NODE', node]].map(([name, value]) => [name, JSON.stringify(value)]),
  );
}

/**
 * @param {string} source
 * @param {boolean} [module]
 * @param {object} [compress] more options
 */
export async function minified(source, module = true, compress = {}) {
  const options = { module, compress: { passes: 3, ...compress }, mangle: { toplevel: true } };
  return (await minify(source, options)).code;
}

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

/**
 * Modules with all that they import but the built files.
 * @param {object} how
 * @param {Record<string, string>} how.entries sources by the names of their outputs
 * @param {Record<string, string>} [how.files] addresses of the built files
 * @param {boolean} [how.node] whether they are for Node
 * @param {import('esbuild').BuildOptions} [how.options]
 * @returns {Promise<Map<string, string>>} modules by their names
 */
export async function modules({ entries, files = {}, node = false, options = {} }) {
  const { outputFiles } = await build({
    entryPoints: entries,
    outdir: '.',
    write: false,
    bundle: true,
    format: 'esm',
    target: kTarget,
    legalComments: 'none',
    // Takes away what is only for Node, with its imports.
    minifySyntax: true,
    define: constants(files, { node }),
    ...options,
    external: ['node:*', ...Object.values(files)],
    plugins: [styleSheets, ...(options.plugins ?? [])],
  });
  const names = outputFiles.map(({ path, text }) => [path.slice(path.lastIndexOf('/') + 1), text]);
  return new Map(names);
}

/** One module for the page, minified once more: each of the two finds what the other leaves. */
export async function bundled(entry, files) {
  const built = await modules({ entries: { it: entry }, files, options: { minify: true } });
  return minified(built.get('it.js'), true, kOurs);
}

/** A classic script, whose names are its own. */
export async function script(entry) {
  const options = { format: 'iife', target: kTarget, minify: true };
  const { code } = await transform(await readFile(entry, 'utf8'), options);
  return minified(code, false);
}

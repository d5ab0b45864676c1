// The modules of the npm package. They are not minified, which is left to the shop's own bundler,
// and load the files of build/dist, by imports and addresses that bundlers know.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { modules } from './bundle.mjs';

/** Entries of package.json's `exports` for pages; they share their modules. */
const kEntries = {
  recommender: 'web/recommender.js',
  element: 'web/index.js',
  'goes-with': 'web/goes-with.js',
};

/**
 * @param {object} what
 * @param {string} what.dist folder of the built files
 * @param {string} what.out folder to write to, and to clear of older modules
 * @param {Record<string, string>} what.files addresses in `dist`
 * @param {string[]} what.extras names of what is loaded only where it is needed
 */
export async function buildPackage({ dist, out, files, extras }) {
  await mkdir(out, { recursive: true });
  for (const file of await readdir(out)) if (file.endsWith('.js')) await rm(join(out, file));
  const folder = relative(out, dist).replaceAll(sep, '/');
  const { integrity, extra, ...addresses } = files;
  const moved = Object.entries(addresses).map(([name, at]) => [name, `${folder}/${at.slice(2)}`]);
  const elsewhere = { ...Object.fromEntries(moved), integrity };
  const named = extras.map((name) => [name, `${folder}/${name}${extra}`]);
  const code = [elsewhere.glue, elsewhere.plain].map((file) => [file, file]);
  const options = { plugins: [namedModules([...named, ...code])] };
  const page = { entries: kEntries, files: elsewhere, options: { ...options, splitting: true } };
  const node = { entries: { node: kEntries.recommender }, files: elsewhere, node: true, options };
  for (const built of [await modules(page), await modules(node)]) {
    for (const [name, text] of built) await writeFile(join(out, name), text);
  }
}

/**
 * In the place of engine/extras.js, whose addresses are put together where they are used: imports
 * that a bundler can follow.
 * @param {string[][]} named names and addresses
 */
function namedModules(named) {
  const imports = named.map(([name, at]) => `${JSON.stringify(name)}: () => import(${JSON.stringify(at)})`);
  const contents = `const modules = { ${imports.join(', ')} };
export const loadFile = async (name) => modules[name]();
export const loadExtra = loadFile;`;
  return {
    name: 'modules by name',
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /.*/ }, ({ path }) =>
        named.some(([, at]) => at === path) ? { path, external: true } : undefined,
      );
      onLoad({ filter: /[/\\]engine[/\\]extras\.js$/ }, () => ({ contents, loader: 'js' }));
    },
  };
}

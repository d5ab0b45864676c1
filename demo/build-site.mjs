/**
 * Puts the demo together: static files for any web server, under any path.
 *
 *   node demo/build-site.mjs [--out build/site] [--sample-model DIR]
 *
 *   index.html            choice of the two stores
 *   sample/, gifts/       pages, catalogue and model of each store
 *   shop/                 style sheets and scripts that both share
 *   goeswith/             the element and its engine, as in build/dist
 *   products/HANDLE/      where the links of the sample store's catalog point on its own domain
 *
 * Without --sample-model it trains on model-data/sample-store first.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { pictureFiles } from './sample-store/generate.mjs';
import { giftsCatalogue, sampleCatalogue, stores } from './stores.mjs';

const kRoot = fileURLToPath(new URL('..', import.meta.url));
const kSources = join(kRoot, 'demo/shop');
const kExports = join(kRoot, 'model-data/sample-store');
const kGiftsModel = join(kRoot, 'model-data/online-retail');

/**
 * @param {{ out: string, sampleModel?: string }} options
 * @returns {void}
 */
export function buildSite({ out, sampleModel = trainSample() }) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'shop'), { recursive: true });
  for (const file of readdirSync(kSources)) {
    if (/\.(js|css|svg)$/.test(file)) cpSync(join(kSources, file), join(out, 'shop', file));
  }
  cpSync(join(kSources, 'themes'), join(out, 'shop/themes'), { recursive: true });
  cpSync(join(kRoot, 'build/dist'), join(out, 'goeswith'), { recursive: true });
  const counts = { ...countsOf('sample', sampleModel), ...countsOf('gifts', kGiftsModel) };
  write(join(out, 'index.html'), fill(source('index.html'), counts));

  const sample = sampleCatalogue(JSON.parse(readFileSync(join(kExports, 'policy.json'), 'utf8')));
  const gifts = giftsCatalogue(kGiftsModel);
  for (const store of stores) writePages(join(out, store.id), store);
  copyModel(sampleModel, join(out, 'sample/model'));
  goeswith('shard', kGiftsModel, '--plain', '--out', join(out, 'gifts/model'));
  writeJson(join(out, 'sample/catalogue.json'), sample);
  writeJson(join(out, 'gifts/catalogue.json'), gifts.catalogue);
  writeJson(join(out, 'gifts/items.json'), gifts.all);
  for (const [name, svg] of Object.entries(pictureFiles())) {
    write(join(out, 'sample/pictures', name), svg);
  }
  for (const { handle } of sample.products) {
    write(join(out, 'products', handle, 'index.html'), fill(source('moved.html'), { handle }));
  }
}

/** @returns {string} directory of a model learned from the committed exports */
function trainSample() {
  const model = join(kRoot, 'build/models/sample');
  const files = [
    ...['--orders', join(kExports, 'orders.csv.gz')],
    ...['--catalog', join(kExports, 'products.csv')],
    ...['--policy', join(kExports, 'policy.json')],
  ];
  mkdirSync(dirname(model), { recursive: true });
  goeswith('train', ...files, '--out', model);
  return model;
}

/** @param {string[]} args of build/goeswith */
function goeswith(...args) {
  execFileSync(join(kRoot, 'build/goeswith'), args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** @returns {Record<string, string>} how many items and orders a model knows, for people */
function countsOf(store, model) {
  const { items, orders } = manifestOf(model);
  const written = new Intl.NumberFormat('en-GB').format;
  return { [`${store}Items`]: written(items), [`${store}Orders`]: written(orders) };
}

function manifestOf(model) {
  return JSON.parse(readFileSync(join(model, 'manifest.json'), 'utf8'));
}

/** The current model only: a directory may hold the one before it as well. */
function copyModel(from, to) {
  mkdirSync(to, { recursive: true });
  const { shards, policy } = manifestOf(from);
  const files = [...shards, ...(policy ? [policy] : [])].map(({ file }) => file);
  for (const file of ['manifest.json', ...files]) cpSync(join(from, file), join(to, file));
}

/** @param {string} folder @param {import('./stores.mjs').Store} store */
function writePages(folder, store) {
  const { footnote, ...texts } = store;
  const values = Object.fromEntries(
    Object.entries(texts).map(([name, value]) => [name, escapeHtml(String(value))]),
  );
  const html = (name) => fill(source(join('store', name)), values);
  const note = footnote ? `<p class="note">${footnote}</p>` : '';
  const parts = {
    head: html('_head.html'),
    header: html('_header.html'),
    footer: fill(html('_footer.html'), { footnote: note }),
  };
  for (const page of readdirSync(join(kSources, 'store'))) {
    if (page.startsWith('_')) continue;
    write(join(folder, page), fill(source(join('store', page)), { ...values, ...parts }));
  }
}

function source(name) {
  return readFileSync(join(kSources, name), 'utf8');
}

/** Puts values in the place of {{their names}}; others stay for a later turn. */
function fill(template, values) {
  return template.replace(/{{(\w+)}}/g, (whole, name) => values[name] ?? whole);
}

function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function writeJson(path, value) {
  write(path, JSON.stringify(value));
}

function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function main() {
  let values;
  try {
    ({ values } = parseArgs({
      options: { out: { type: 'string' }, 'sample-model': { type: 'string' } },
    }));
  } catch (error) {
    console.error(`${error.message}\nusage: build-site.mjs [--out DIR] [--sample-model DIR]`);
    process.exit(2);
  }
  const out = values.out ?? join(kRoot, 'build/site');
  buildSite({ out, sampleModel: values['sample-model'] });
  console.error(`the demo's site is in ${out}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

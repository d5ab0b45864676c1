/**
 * Takes a picture of every state of the element in every look, and compares each with how it looked
 * when a person last accepted it: with its fingerprint in screenshots.json.
 *
 *   node tests/browser/screenshots.mjs [--update] [NAME…]
 *
 * The pictures and a sheet of all of them, index.html, come to build/screenshots/. --update accepts
 * them as they are. NAME is part of a picture's name, such as `dismissed`, `-dark-` or
 * `added-light-390`: only those are taken. Exit 1 if a picture differs, and its name is said.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { openBrowser } from './shared-browser.mjs';
import { contactSheet } from './contact-sheet.mjs';
import { difference, fingerprinter, read, written } from './fingerprint.mjs';
import { visitTill } from './policy-shop.mjs';
import { kFacts } from './policy-states.mjs';
import * as policyStore from './policy-store.mjs';
import { looks, longTitled, states } from './screenshot-states.mjs';
import { jsonCart, openShop, strip } from './shop.mjs';
import * as store from './store.mjs';

const kHere = dirname(fileURLToPath(import.meta.url));
const kOut = join(kHere, '../../build/screenshots');
const kReference = join(kHere, 'screenshots.json');
/** Where the element has a grid, and with it four cards rather than three. */
const kGrid = 736;
const kHead =
  '<script type="module" src="/goeswith/goeswith.js"></script>' +
  '<link rel="stylesheet" href="/tests/screenshots.css">' +
  '<link rel="stylesheet" href="/themes/none.css" id="theme">';

/** The page answers what is added as `answer` says. */
function answerAdds() {
  addEventListener('goeswith:add', ({ detail: { sku, respondWith } }) => {
    respondWith(globalThis.answer?.(sku));
  });
}

/** @param {object} [its] another store */
export async function openStage(its) {
  const shop = await openShop(its);
  shop.mounts['/tests/screenshots.css'] = { body: readFileSync(join(kHere, 'screenshots.css')) };
  shop.mounts['/themes/'] = join(kHere, '../../demo/shop/themes/');
  shop.mounts['/themes/none.css'] = { body: '' };
  return shop;
}

/**
 * @param {Awaited<ReturnType<typeof openStage>>} shop
 * @param {import('./screenshot-states.mjs').State} state
 * @param {import('./screenshot-states.mjs').Look} look
 * @param {number} width
 * @returns the page, in that state
 */
export async function openState(shop, state, look, width) {
  const { attributes = '', cart = ['POT'], till, how, reach } = state;
  const stage = `id="stage" ${look.wrap ?? ''}`;
  const context = {
    ...{ width, head: kHead, reducedMotion: 'reduce', timezoneId: 'Europe/London' },
    ...look.context,
  };
  const html = strip(jsonCart(cart), `currency="GBP" ${attributes}`);
  const page = await (till
    ? visitTill(shop, till, { stage, facts: kFacts, ...how, ...context })
    : shop.visit(`<div ${stage}>${html}</div>`, { init: answerAdds, ...context }));
  page.setDefaultTimeout(20000);
  await page.setViewportSize({ width, height: 1600 });
  await dress(page, look);
  await page.fired('ready');
  await reach?.(page);
  await page.mouse.move(0, 0);
  return page;
}

/** @param {any} page @param {import('./screenshot-states.mjs').Look} look */
export async function dress(page, { theme = 'none', media = {} }) {
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media });
  await page.evaluate(async (href) => {
    const link = document.getElementById('theme');
    if (link.href.endsWith(href)) return;
    link.href = href;
    await new Promise((done) => link.addEventListener('load', done, { once: true }));
  }, `/themes/${theme}.css`);
}

/** @returns {Promise<Buffer>} PNG of the element with a little of the page around it */
export async function pictureOf(page) {
  await page.evaluate(async () => {
    const { shadowRoot } = document.querySelector('goes-with');
    const images = [...shadowRoot.querySelectorAll('img')];
    await Promise.all(images.map((image) => image.decode().catch(() => {})));
  });
  return page.locator('#stage').screenshot({ animations: 'disabled', caret: 'hide' });
}

/** Looks that one page can show, one after the other. @returns {string[][]} names of looks */
function together(stateName) {
  const names = Object.keys(looks).filter((name) => {
    const { states: only = [stateName] } = looks[name];
    return only.includes(stateName);
  });
  if (states[stateName].measured) return names.map((name) => [name]);
  const alone = names.filter((name) => looks[name].wrap || looks[name].context);
  return [names.filter((name) => !alone.includes(name)), ...alone.map((name) => [name])];
}

/**
 * @param {(name: string) => boolean} isWanted
 * @param {(picture: { name: string, state: string, look: string, width: number }, png: Buffer) =>
 *   Promise<void>} take
 */
async function takeAll(isWanted, take) {
  const shops = {
    short: await openStage(),
    long: await openStage(longTitled(store)),
    policy: await openStage(policyStore),
    longPolicy: await openStage(longTitled(policyStore)),
  };
  for (const [stateName, state] of Object.entries(states)) {
    const [short, long] = state.till ? [shops.policy, shops.longPolicy] : [shops.short, shops.long];
    const shop = state.long ? long : short;
    for (const group of together(stateName)) {
      const pictures = group
        .flatMap((look) => looks[look].widths.map((width) => ({ state: stateName, look, width })))
        .map((it) => ({ ...it, name: `${stateName}-${it.look}-${it.width}` }))
        .filter(({ name }) => isWanted(name));
      for (const isGrid of [false, true]) {
        const some = pictures.filter(({ width }) => width >= kGrid === isGrid);
        // Where places keep their size, each width is a page of its own.
        const pages = state.measured ? some.map((it) => [it]) : some.length ? [some] : [];
        for (const each of pages) await takeSome(shop, state, each, take);
      }
    }
  }
  for (const shop of Object.values(shops)) await shop.close();
}

async function takeSome(shop, state, pictures, take) {
  const [first] = pictures;
  const widest = Math.max(...pictures.map(({ width }) => width));
  const page = await openState(shop, state, looks[first.look], widest);
  for (const picture of pictures) {
    const { look, width } = picture;
    await page.setViewportSize({ width, height: 1600 });
    await dress(page, looks[look]);
    await take(picture, await pictureOf(page));
  }
  await page.close();
}

async function main(names, update) {
  const started = Date.now();
  const browser = await openBrowser();
  const fingerprint = await fingerprinter(browser);
  const reference = readReference();
  const isWanted = (name) => names.length === 0 || names.some((part) => name.includes(part));
  const kept = names.length ? Object.entries(reference) : [];
  const now = Object.fromEntries(kept.filter(([name]) => !isWanted(name)));
  const pictures = [];
  /** @type {Map<string, string>} */
  const differing = new Map();
  if (names.length === 0) rmSync(kOut, { recursive: true, force: true });
  mkdirSync(kOut, { recursive: true });
  await takeAll(isWanted, async (picture, png) => {
    const { name } = picture;
    writeFileSync(join(kOut, `${name}.png`), png);
    const print = await fingerprint(png);
    const known = reference[name];
    const what = known ? difference(read(known), print) : 'not seen before';
    if (what) differing.set(name, what);
    // One that is alike stays as it was, so that accepting one change touches no other line.
    now[name] = known && !what ? known : written(print);
    pictures.push(picture);
  });
  await browser.close();
  for (const name of Object.keys(reference)) if (!now[name]) differing.set(name, 'no longer taken');
  writeFileSync(join(kOut, 'index.html'), contactSheet(pictures, differing));
  const sorted = Object.fromEntries(Object.entries(now).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (update) writeFileSync(kReference, `${JSON.stringify(sorted, null, 1)}\n`);
  const verb = update ? 'accepted' : 'differs';
  for (const [name, what] of differing) console.log(`${verb}: ${name}: ${what}`);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${pictures.length} pictures in ${seconds} s, ${differing.size} differ`);
  console.log(`to be seen in ${join(kOut, 'index.html')}`);
  return update || differing.size === 0 ? 0 : 1;
}

/** @returns {Record<string, string>} fingerprints by name */
function readReference() {
  try {
    return JSON.parse(readFileSync(kReference, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { update: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  process.exitCode = await main(positionals, values.update);
}

/**
 * Asks both stores of the built site for suggestions, as a shopper with a phone would.
 *
 *   node demo/check.mjs [--port N] [FOLDER]     build/site unless it is named
 *
 * Exit 1 if a cart gets no suggestions, or if a page did what it must not: a request to another
 * host, an error, something that its policy forbids.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { launchBrowser, watchForTrouble } from './browser.mjs';
import { serveSite } from './serve.mjs';

const kPhone = { width: 390, height: 844 };
const kPatienceMs = 15000;

/** @returns {Promise<string[]>} what is wrong with the store's cart page */
async function check(browser, site, store, cart) {
  const page = await browser.newPage({ viewport: kPhone });
  page.setDefaultTimeout(kPatienceMs);
  const trouble = await watchForTrouble(page, site);
  await page.goto(`${site}${store}/cart.html?cart=${cart.id}`);
  await page.locator('goes-with').scrollIntoViewIfNeeded();
  const cards = page.locator('[part=card]');
  const shown = await cards.first().waitFor().then(() => true, () => false);
  if (!shown) return [...trouble, `no suggestions in ${store}`];
  console.log(`\n${await page.locator('.brand').textContent()}`);
  console.log(`  in the cart: ${cart.items.map(({ title }) => title).join(', ')}`);
  for (const card of await cards.all()) {
    const [title, price, evidence] = await Promise.all(
      ['title', 'price', 'evidence'].map((part) => card.locator(`[part=${part}]`).textContent()),
    );
    console.log(`  + ${title}, ${price}: ${evidence}`);
  }
  await page.close();
  return trouble;
}

async function main(folder, port) {
  const server = await serveSite(folder, { port });
  const browser = await launchBrowser();
  const trouble = [];
  try {
    for (const store of ['sample', 'gifts']) {
      const { carts } = JSON.parse(readFileSync(join(folder, store, 'catalogue.json'), 'utf8'));
      trouble.push(...(await check(browser, server.url, store, carts[0])));
    }
  } finally {
    await browser.close();
    await server.close();
  }
  for (const what of trouble) console.error(what);
  return trouble.length === 0 ? 0 : 1;
}

let values;
let positionals;
try {
  ({ values, positionals } = parseArgs({
    options: { port: { type: 'string', default: '0' } },
    allowPositionals: true,
  }));
} catch (error) {
  console.error(`${error.message}\nusage: check.mjs [--port N] [FOLDER]`);
  process.exit(2);
}
const folder = positionals[0] ?? fileURLToPath(new URL('../build/site', import.meta.url));
process.exitCode = await main(folder, Number(values.port)).catch((error) => {
  console.error(error.message);
  return 1;
});

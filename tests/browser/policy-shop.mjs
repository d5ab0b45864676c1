// A shop whose model carries a policy, and a till that can set lines, for tests of what that shows.
import { openShop, strip } from './shop.mjs';
import * as store from './policy-store.mjs';

/** @param {object} [policy] in the place of the store's @param {number} [shards] */
export const openPolicyShop = (policy = store.policy, shards = 1) => openShop({ ...store, policy }, shards);

/** Registers the till, and writes down what it is asked; it waits for `wait`. Runs in the page. */
export async function openTill([lines, refused, bare]) {
  const GoesWith = await customElements.whenDefined('goes-with');
  const followers = new Set();
  globalThis.calls = [];
  globalThis.lines = lines;
  globalThis.refuse = refused;
  const soon = () => globalThis.wait ?? new Promise((resolve) => setTimeout(resolve, 30));
  const heldOf = (sku) => globalThis.lines.find((line) => line.sku === sku)?.quantity ?? 0;
  const put = (sku, quantity) => {
    if (globalThis.refuse.includes(`${sku}=${quantity}`)) throw new Error('The till says no');
    globalThis.calls.push(`${sku}=${quantity}`);
    const rest = globalThis.lines.filter((line) => line.sku !== sku);
    globalThis.lines = quantity ? [...rest, { sku, quantity }] : rest;
    for (const tell of followers) tell();
  };
  globalThis.put = put;
  GoesWith.registerAdapter('till', {
    read: () => globalThis.lines,
    subscribe: (callback) => {
      followers.add(callback);
      return () => followers.delete(callback);
    },
    async add({ sku, quantity }) {
      await soon();
      const held = heldOf(sku);
      put(sku, held + quantity);
      return { change: async (count) => put(sku, held + count) };
    },
    ...(!bare && {
      async set(sku, quantity) {
        await soon();
        const held = heldOf(sku);
        put(sku, quantity);
        return held;
      },
    }),
  });
}

/**
 * Opens a page whose strip follows the till.
 * @param {Awaited<ReturnType<typeof openPolicyShop>>} shop
 * @param {string | Array<{ sku: string, quantity: number }>} cart a SKU, or lines
 * @param {object} [how]
 * @param {object} [how.facts] of the element
 * @param {string[]} [how.refuse] what the till does not set, such as `MUG=1`
 * @param {boolean} [how.bare] whether it cannot set
 * @param {string} [how.attributes]
 * @param {string} [how.after] HTML under the strip
 * @param {string} [how.stage] attributes of what the strip is in
 */
export async function visitTill(shop, cart, how = {}) {
  const { facts = null, refuse = [], bare = false, attributes = '', ...others } = how;
  const { after = '', stage = '', ...options } = others;
  const init = [options.init, watchShifts].flat().filter(Boolean);
  const html = `<div ${stage}>${strip('', `adapter="till" ${attributes}`)}</div>${after}`;
  const page = await shop.visit(html, { ...options, init });
  await page.evaluate((it) => void (document.querySelector('goes-with').facts = it), facts);
  const lines = typeof cart === 'string' ? [{ sku: cart, quantity: 1 }] : cart;
  await page.evaluate(openTill, [lines, refuse, bare]);
  await page.fired('ready');
  const texts = (part) => page.locator(`[part=${part}]:visible`).allInnerTexts();
  return Object.assign(page, {
    texts,
    /** All that a shopper reads in the strip. */
    words: () => page.locator('[part=section]').innerText(),
    card: (title) => page.locator('[part=card]').filter({ hasText: title }),
    calls: () => page.evaluate(() => calls),
    held: () => page.evaluate(() => lines.map(({ sku, quantity }) => `${sku}×${quantity}`).join(' ')),
    /** The shopper changes the cart elsewhere on the page. */
    put: (sku, quantity) => page.evaluate((it) => put(...it), [sku, quantity]),
    setFacts: (it) => page.evaluate((its) => void (document.querySelector('goes-with').facts = its), it),
    status: () => page.getByRole('status').textContent(),
    shift: () => page.evaluate(() => shifted),
  });
}

/** Adds up how far things moved without a tap. */
export function watchShifts() {
  globalThis.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

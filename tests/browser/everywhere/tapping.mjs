// What every browser must do when a shopper taps or types.
import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import { kElement } from '../models.mjs';
import { jsonCart, strip } from '../site.mjs';
import {
  kAdd,
  kAdded,
  kCosy,
  kDismiss,
  kHide,
  kJug,
  kLabels,
  kMug,
  kOffline,
  kRemoved,
  kStatus,
  kTray,
} from './words.mjs';

/** Runs in the page: a shop that adds after a while, and refuses one item in its own words. */
function keepCart(refused, why) {
  globalThis.calls = [];
  let cart = ['POT'];
  addEventListener('goeswith:add', ({ detail: { sku, quantity, respondWith } }) => {
    calls.push(`${sku}×${quantity}`);
    const answer = new Promise((resolve, reject) => {
      setTimeout(() => {
        if (sku === refused) return reject(new Error(why));
        cart = [...cart, sku];
        for (const strip of document.querySelectorAll('goes-with')) strip.cart = cart;
        resolve();
      }, 150);
    });
    respondWith(answer);
  });
}

/** Runs in the page: the adapter `till`, which says that the cart changed before it has answered. */
function registerTill() {
  globalThis.calls = [];
  const lines = ['POT'];
  let tell = () => {};
  customElements.get('goes-with').registerAdapter('till', {
    read: () => lines.map((sku) => ({ sku, quantity: 1 })),
    async add({ sku, quantity }) {
      calls.push(`${sku}×${quantity}`);
      lines.push(sku);
      tell();
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
    subscribe(callback) {
      tell = callback;
      return () => {};
    },
  });
}

const calls = (page) => page.evaluate(() => calls);

/** Taps an item's button again and again: before, while and after the shop adds it. */
async function tapOften(page, title, how) {
  await page.tap('add', title, how);
  await page.tap('add', title, how);
  await page.tap('add', title, how);
  await page.untilLabelled(title);
  await page.tap('add', title, how);
  await page.settle();
  assert.equal((await page.events('added')).length, 1);
}

/** @type {import('../everywhere.test.js').Case[]} */
export const tapping = [
  [
    'adds an item once through the page, however often it is tapped',
    async (page) => {
      await page.visit();
      await page.evaluate(keepCart);
      await page.fired('ready');
      await tapOften(page, kCosy);
      assert.deepEqual(await calls(page), ['COSY×1']);
      assert.equal((await page.titles())[1], kCosy);
    },
  ],
  [
    'adds an item once through an adapter, however often it is tapped',
    async (page) => {
      await page.visit(strip('', 'adapter="till" limit="4"'));
      await page.evaluate(registerTill);
      await page.fired('ready');
      await tapOften(page, kMug);
      assert.deepEqual(await calls(page), ['MUG×1']);
      assert.equal((await page.titles())[0], kMug);
    },
  ],
  [
    'adds an item once by a finger',
    async (page) => {
      await page.visit(undefined, { width: 390 });
      await page.evaluate(keepCart);
      await page.fired('ready');
      await tapOften(page, kCosy, 'touch');
      assert.deepEqual(await calls(page), ['COSY×1']);
      await page.tap('dismiss', kMug, 'touch');
      await page.untilStatus(kStatus.removed(kMug));
    },
    ({ hasFingers }) => hasFingers,
  ],
  [
    'shows in the shop’s words that an item was refused, and can be tapped again',
    async (page) => {
      const why = 'Only two left, both in your cart';
      await page.visit();
      await page.evaluate(keepCart, 'MUG', why);
      await page.fired('ready');
      await page.tap('add', kMug);
      await page.fired('error');
      await page.untilLabelled(kMug, kLabels.ready);
      const words = await page.evaluate(() => parts('card')[0].innerText);
      assert.ok(words.includes(why), words);
      await page.untilStatus(kStatus.refused(kMug, why));
      await page.tap('add', kMug);
      await page.fired('error', 2);
      assert.deepEqual(await calls(page), ['MUG×1', 'MUG×1']);
      assert.deepEqual(await page.events('added'), []);
    },
  ],
  [
    'says where what answers taps cannot be loaded, and loads it at the next tap',
    async (page) => {
      page.tolerated = /taps-|[Ll]oad|[Ff]ail|NetworkError|module/;
      const [taps] = readdirSync(kElement).filter((name) => name.startsWith('taps-'));
      page.mounts[`/goeswith/${taps}`] = { body: 'gone', status: 503 };
      await page.visit();
      await page.evaluate(keepCart);
      await page.fired('ready');
      await page.tap('add', kCosy);
      await page.fired('error');
      assert.equal((await page.texts('evidence'))[1], kOffline);
      delete page.mounts[`/goeswith/${taps}`];
      await page.tap('add', kCosy);
      await page.untilLabelled(kCosy);
      assert.deepEqual(await calls(page), ['COSY×1']);
      assert.notEqual((await page.texts('evidence'))[1], kOffline);
    },
  ],
  [
    'leaves the place of a dismissed item empty, and goes on to the next',
    async (page) => {
      await page.visit();
      await page.fired('ready');
      const height = () => page.evaluate(() => document.querySelector('goes-with').offsetHeight);
      const before = await height();
      await page.tap('dismiss', kCosy);
      await page.untilFocused(kDismiss(kTray));
      assert.deepEqual(await page.titles(), [kMug, kTray, kJug]);
      assert.deepEqual(await page.texts('removed'), [kRemoved]);
      assert.deepEqual(await page.events('dismiss'), [{ type: 'dismiss', sku: 'COSY', index: 1 }]);
      assert.equal(await height(), before);
    },
  ],
  [
    'is used by keyboard alone, in the order it is seen',
    async (page) => {
      await page.visit(strip(jsonCart(['POT']), 'limit="2"'));
      await page.evaluate(keepCart);
      await page.fired('ready');
      const stops = [];
      for (let stop = 0; stop < 7; ++stop) {
        await page.press('Tab');
        stops.push(await page.focused());
      }
      const ofCard = (title) => ['a', kAdd(title), kDismiss(title)];
      assert.deepEqual(stops, [kHide, ...ofCard(kMug), ...ofCard(kCosy)]);
      await page.press('Enter');
      await page.untilFocused(kDismiss(kMug));
      await page.press('Shift+Tab');
      assert.equal(await page.focused(), kAdd(kMug));
      await page.press('Space');
      await page.untilFocused(kAdded(kMug));
      assert.deepEqual(await calls(page), ['MUG×1']);
    },
  ],
  [
    'adds by Enter as by Space',
    async (page) => {
      await page.visit();
      await page.evaluate(keepCart);
      await page.fired('ready');
      await page.press('Tab', 'Tab', 'Tab', 'Enter', 'Enter');
      await page.untilFocused(kAdded(kMug));
      await page.settle();
      assert.deepEqual(await calls(page), ['MUG×1']);
    },
  ],
  [
    'announces in a status that was there before what became of a tap',
    async (page) => {
      await page.visit(strip('', 'limit="4"'));
      await page.evaluate(keepCart);
      const role = await page.evaluate(() => {
        const [status] = parts('status');
        globalThis.said = [];
        const listen = () => status.textContent && said.push(status.textContent);
        new MutationObserver(listen).observe(status, { childList: true, characterData: true });
        return [status.getAttribute('role'), status.textContent, status.hidden];
      });
      assert.deepEqual(role, ['status', '', false]);
      await page.setCart(['POT']);
      await page.fired('ready');
      await page.tap('add', kMug);
      await page.untilStatus(kStatus.added(kMug));
      await page.tap('dismiss', kTray);
      await page.untilStatus(kStatus.removed(kTray));
      const said = await page.evaluate(() => said);
      assert.deepEqual(said, [kStatus.added(kMug), kStatus.removed(kTray)]);
    },
  ],
  [
    'shows two strips on a page different items',
    async (page) => {
      const both =
        strip(jsonCart(['POT']), 'limit="4"') + strip(jsonCart(['POT']), 'placement="thank-you"');
      await page.visit(both);
      await page.evaluate(() => {
        addEventListener('goeswith:add', ({ detail }) => detail.respondWith());
      });
      await page.fired('ready', 2);
      const four = [kMug, kCosy, kTray, kJug];
      const others = ['Tea spoons, set of six', 'Sugar bowl'];
      assert.deepEqual(await page.titles(), [...four, ...others]);
      await page.tap('dismiss', kMug);
      await page.until(() => parts('removed').length === 1);
      assert.deepEqual(await page.titles(), [...four.slice(1), ...others]);
      assert.equal((await page.events('dismiss')).length, 1);
      await page.tap('add', kCosy);
      await page.untilLabelled(kCosy);
      const label = kLabels.ready;
      assert.deepEqual(await page.texts('add'), [kLabels.added, ...Array(4).fill(label)]);
    },
  ],
];

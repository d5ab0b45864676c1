// From a tap to the next painted frame on a slow phone: what Chromium's event timing says.
//   node tests/bench/taps.mjs
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { launchBrowser } from '../../demo/browser.mjs';
import { shardedRetailModel } from '../wasm/models.mjs';
import { prepare } from './loading/contenders.mjs';
import { serveWell } from './loading/server.mjs';
import { storedBy } from './loading/stored.mjs';
import { watchTasks } from './loading/tasks.mjs';
import { emulatePhone, kSlower } from './loading/visit.mjs';
import { quantiles } from './measure.mjs';
import { Bounds, digits, table } from './report.mjs';

const kVisits = 5;
const kPhone = { width: 412, height: 960 };
/** How long the finger is on the glass. */
const kFingerMs = 80;
const kSettledMs = 800;
/** Interaction to next paint, and tasks. */
const kMostMs = 50;
/** Of Online Retail. */
const kCart = [
  { sku: '22423', title: 'REGENCY CAKESTAND 3 TIER', price: '£12.75' },
  { sku: '22720', title: 'SET OF 3 CAKE TINS PANTRY DESIGN', price: '£4.95' },
  { sku: '85123A', title: 'CREAM HANGING HEART T-LIGHT HOLDER', price: '£2.95' },
];
/** In the order in which a shopper taps. The first loads what answers taps. */
const kTaps = {
  add: '[part=add]:not([hidden])',
  'one more': '[part=step]:last-child',
  'take out': '[part=step]:first-child',
  dismiss: '[part=dismiss]',
  undo: '[part=undo]',
  'show more': '[part=more]',
  'hide all': '[part=hide]',
};

/** Runs in the page: a shop that adds after a round trip, and what the browser says of its taps. */
function prepareShop() {
  addEventListener('goeswith:add', ({ detail }) => {
    const later = (value) => new Promise((resolve) => setTimeout(resolve, 150, value));
    detail.respondWith(later({ change: () => later(undefined) }));
  });
  globalThis.seen = { taps: [], shifts: [] };
  performance.mark('taps');
  const watch = (type, keep, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(keep)).observe({ type, ...options });
  watch('event', (it) => it.interactionId && seen.taps.push(it.duration), { durationThreshold: 16 });
  watch('layout-shift', (it) => it.hadRecentInput || seen.shifts.push(it.value));
}

/**
 * As a finger does it, and without the driver's own means to find what is tapped: these leave
 * listeners in the page, and a click of theirs comes in one task with all that leads to it.
 * @param {import('playwright-core').Page} page
 * @param {string} part
 * @param {import('playwright-core').CDPSession} devtools
 */
async function tap(page, part, devtools) {
  const point = await page.evaluate((part) => {
    const { shadowRoot } = document.querySelector('goes-with');
    const button = shadowRoot.querySelector(part);
    button.scrollIntoView({ block: 'nearest' });
    const { x, y, width, height } = button.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, part);
  await wait(kSettledMs);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await wait(kFingerMs);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  // The entry comes after the frame, and a stepper that has just come takes no taps.
  await wait(kSettledMs);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {number} count of cards
 */
async function shown(page, count) {
  const cards = () =>
    document.querySelector('goes-with')?.shadowRoot?.querySelectorAll('[part=card]').length ?? 0;
  while ((await page.evaluate(cards)) < count) await wait(50);
}

/**
 * @param {Bounds} bounds
 * @param {{ visits?: number }} [options]
 */
export async function benchTaps(bounds, { visits = kVisits } = {}) {
  const { find, contenders } = await prepare({ model: await shardedRetailModel(), cart: kCart });
  const server = await serveWell(find, 0);
  const browser = await launchBrowser();
  const [{ url, count }] = contenders(server.port);
  /** @type {Record<string, number[]>} */
  const taps = Object.fromEntries(Object.keys(kTaps).map((name) => [name, []]));
  const worst = { task: 0, shift: 0 };
  /** @type {Set<string>} */
  const stored = new Set();
  try {
    // Watching tasks slows the page, so that taps are timed in visits of their own.
    for (let visit = 0; visit < 2 * visits; ++visit) {
      const traced = visit % 2 > 0;
      const context = await browser.newContext({ viewport: kPhone, hasTouch: true, isMobile: true });
      const page = await context.newPage();
      await page.goto(url);
      await shown(page, count);
      const devtools = await context.newCDPSession(page);
      await emulatePhone(devtools);
      const watched = traced && (await watchTasks(page));
      await page.evaluate(prepareShop);
      for (const [name, part] of Object.entries(kTaps)) {
        await page.evaluate(() => (seen.taps = []));
        await tap(page, part, devtools);
        // What took less than the threshold has no entry.
        if (!traced) taps[name].push(Math.max(16, ...(await page.evaluate(() => seen.taps))));
      }
      const { shifts } = await page.evaluate(() => seen);
      if (watched) worst.task = Math.max(worst.task, ...(await watched.stop('taps')));
      worst.shift = Math.max(worst.shift, ...shifts);
      for (const name of await storedBy(page)) stored.add(name);
      await context.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  console.log(`From a tap to the next frame, a ${kSlower} times slower processor; milliseconds in steps`);
  console.log(`of 8, 16 and less as 16; ${visits} visits`);
  const figures = Object.fromEntries(
    Object.entries(taps).map(([name, times]) => {
      const { min, p50, max } = quantiles(times);
      return [name, { min, median: p50, max }];
    }),
  );
  table(
    ['', 'fastest', 'median', 'slowest'],
    Object.entries(figures).map(([name, { min, median, max }]) => [
      name,
      ...[min, median, max].map((ms) => digits(ms)),
    ]),
  );
  for (const name of ['add', 'dismiss', 'undo']) {
    bounds.atMost(`tap to next frame, ${name}, median`, figures[name].median, kMostMs, 'ms');
  }
  bounds.atMost('longest task of all taps, processor time', worst.task, kMostMs, 'ms');
  bounds.atMost('layout shift of all taps', worst.shift, 0, '');
  // What a shopper said no to is kept for the visit, which ends with the tab.
  const ofVisit = [...stored].filter((name) => name.startsWith('sessionStorage '));
  const longer = stored.size - ofVisit.length;
  bounds.atMost('stored by taps without consent, for longer than the visit', longer, 0, '');
  bounds.tell('stored by taps for the visit, in sessionStorage', ofVisit.length, '');
  console.log(`Stored by taps without consent: ${[...stored].join(', ') || 'nothing'}\n`);
  return { taps: figures, worst, stored: [...stored] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bounds = new Bounds();
  await benchTaps(bounds);
  bounds.print();
}

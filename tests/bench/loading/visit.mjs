import { setTimeout as wait } from 'node:timers/promises';

import { probe } from './probe.js';
import { watchTasks } from './tasks.mjs';
import { storedBy } from './stored.mjs';
import { sequentialRoundTrips, watchRequests } from './waterfall.mjs';

/** The phone and network of the budgets; the upload is that of Lighthouse's slow 4G. */
export const kSlower = 4;
export const kRoundTripMs = 150;
export const kBitsPerSecond = 1.6e6;
const kUploadBitsPerSecond = 0.75e6;

/** The mark that every contender's script begins with. */
const kMark = 'script';
export const kStarted = `performance.mark("${kMark}");`;
/** A task that keeps a tap waiting. */
const kLongMs = 50;

const kPatienceMs = 30_000;
/** How long a page is watched once all is painted, for what it does late. */
const kAfterMs = 500;

/**
 * @typedef {object} Visit one visit of a page; times in milliseconds
 * @property {number} asked from the page's start until its script was asked for
 * @property {number} fetched from then until it ran
 * @property {number} painted from then until every suggestion was painted
 * @property {number} roundTrips one after another, once the script ran
 * @property {number} shift
 * @property {number} longTasks over 50 ms of processor time, from the script's start on
 * @property {number} longestTask in processor time
 * @property {string[]} stored see stored.mjs
 * @property {import('./waterfall.mjs').Request[]} requests the page's own among them
 */

/**
 * Opens a page on the emulated phone.
 *
 * Chromium's emulation holds back each answer until 150 ms have passed since its request, and
 * shares the bits among all that flow. What a cache has it gives at once. Connections cost no round
 * trips of their own: those to another host than the page's would take two or three more. Only the
 * page's main thread is slower, not what compiles WebAssembly or decodes.
 * @param {import('playwright-core').BrowserContext} context
 * @param {import('./contenders.mjs').Contender} contender
 * @returns {Promise<Visit>}
 */
export async function visit(context, { url, script, host, card, count }) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const requestsSince = watchRequests(cdp);
  await emulatePhone(cdp);
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const painted = new Promise((done, fail) => {
    cdp.on('Runtime.bindingCalled', () => done(undefined));
    wait(kPatienceMs, undefined, { ref: false }).then(() =>
      fail(new Error(`nothing was suggested at ${url}: ${errors.join('; ') || 'no error'}`)),
    );
  });
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: 'painted' });
  await page.addInitScript(probe, { host, card, count });
  const watch = await watchTasks(page);
  await page.goto(url, { waitUntil: 'commit' });
  await painted;
  await wait(kAfterMs);
  const { seen, timeOrigin, started } = await page.evaluate(() => ({
    seen: globalThis.seen,
    timeOrigin: performance.timeOrigin,
    started: performance.getEntriesByName('script')[0].startTime,
  }));
  const tasks = await watch.stop(kMark);
  const stored = await storedBy(page);
  await page.close();

  const requests = requestsSince(timeOrigin);
  checkNetwork(requests);
  const own = requests.find((request) => request.url === script);
  if (!own) throw new Error(`${url} did not load ${script}`);
  const others = requests.filter((request) => request !== own && request.url !== url);
  return {
    asked: own.start,
    fetched: started - own.start,
    painted: seen.painted - started,
    roundTrips: sequentialRoundTrips(others, started, seen.painted),
    shift: seen.shift,
    longTasks: tasks.filter((ms) => ms > kLongMs).length,
    longestTask: Math.max(0, ...tasks),
    stored,
    requests,
  };
}

/** @param {import('playwright-core').CDPSession} devtools of a page, slow from now on */
export async function emulatePhone(devtools) {
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: kRoundTripMs,
    downloadThroughput: kBitsPerSecond / 8,
    uploadThroughput: kUploadBitsPerSecond / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: kSlower });
}

/** The emulation has not done what the figures stand on. */
export class TooSoon extends Error {}

/** Whether the emulation did what the figures stand on. */
function checkNetwork(/** @type {import('./waterfall.mjs').Request[]} */ requests) {
  for (const { url, start, headers, cached, failed } of requests) {
    if (failed) throw new Error(`the request of ${url} failed`);
    // The browser's clocks for the two moments differ by a little.
    if (!cached && headers - start < kRoundTripMs - 5) {
      const ms = Math.round(headers - start);
      throw new TooSoon(`${url} was answered after ${ms} ms: the network is not slow`);
    }
  }
}

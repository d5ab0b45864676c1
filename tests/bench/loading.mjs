// From a cart page to painted suggestions on a slow phone, beside two rivals.
//   node tests/bench/loading.mjs [--model DIR] [--cart SKU,SKU,SKU] [--visits N]
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { launchBrowser } from '../../demo/browser.mjs';
import { shardedRetailModel } from '../wasm/models.mjs';
import { kUncompressed, prepare } from './loading/contenders.mjs';
import { serveWell } from './loading/server.mjs';
import { kBitsPerSecond, kRoundTripMs, kSlower, TooSoon, visit } from './loading/visit.mjs';
import { quantiles } from './measure.mjs';
import { Bounds, digits, table } from './report.mjs';

/** @typedef {import('./loading/visit.mjs').Visit} Visit */

const kVisits = 5;
const kTries = 3;
/** High enough to have in view what lies below the suggestions, which a shift would move. */
const kPhone = { viewport: { width: 412, height: 960 }, deviceScaleFactor: 2 };
/** Of Online Retail. */
const kCart = [
  { sku: '22423', title: 'REGENCY CAKESTAND 3 TIER', price: '£12.75' },
  { sku: '22720', title: 'SET OF 3 CAKE TINS PANTRY DESIGN', price: '£4.95' },
  { sku: '85123A', title: 'CREAM HANGING HEART T-LIGHT HOLDER', price: '£2.95' },
];

/**
 * Times cold visits, each in a browser profile of its own, and after each a warm one in a new tab
 * of the same profile. One more of both goes before and is not counted: it fills the
 * server's memory.
 * @param {Bounds} bounds
 * @param {{ model?: string, cart?: typeof kCart, visits?: number }} [options]
 */
export async function benchLoading(bounds, options = {}) {
  const { model = await shardedRetailModel(), cart = kCart, visits = kVisits } = options;
  const { find, contenders } = await prepare({ model, cart });
  const server = await serveWell(find, kRoundTripMs);
  const browser = await launchBrowser();
  /** @type {Record<string, { cold: Visit[], warm: Visit[] }>} */
  const seen = {};
  try {
    for (let round = 0; round <= visits; ++round) {
      // In turns, so that what else the machine does falls on all alike.
      for (const contender of contenders(server.port)) {
        const { cold, warm } = await bothVisits(browser, contender);
        if (round === 0) continue;
        seen[contender.name] ??= { cold: [], warm: [] };
        seen[contender.name].cold.push(cold);
        seen[contender.name].warm.push(warm);
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const result = Object.fromEntries(
    Object.entries(seen).map(([name, { cold, warm }]) => [
      name,
      { cold: summary(cold), warm: summary(warm) },
    ]),
  );
  print(result, visits);
  addBounds(bounds, result.goeswith, result[kUncompressed].cold);
  return result;
}

/**
 * A cold visit and a warm one; another two where the emulation has let an answer through too soon,
 * which it does now and then.
 * @param {import('playwright-core').Browser} browser
 * @param {import('./loading/contenders.mjs').Contender} contender
 */
async function bothVisits(browser, contender) {
  for (let tries = 1; ; ++tries) {
    const context = await browser.newContext(kPhone);
    try {
      return { cold: await visit(context, contender), warm: await visit(context, contender) };
    } catch (error) {
      if (!(error instanceof TooSoon) || tries === kTries) throw error;
    } finally {
      await context.close();
    }
  }
}

/** @param {Visit[]} visits */
function summary(visits) {
  const over = (/** @type {(visit: Visit) => number} */ figure) => {
    const { min, p50, max } = quantiles(visits.map(figure));
    return { min, median: p50, max };
  };
  const network = ({ requests }) => requests.filter(({ cached }) => !cached);
  const sum = (requests, what) => requests.reduce((total, request) => total + request[what], 0);
  const host = ({ requests: [page] }) => new URL(page.url).host;
  return {
    asked: over(({ asked }) => asked),
    fetched: over(({ fetched }) => fetched),
    painted: over(({ painted }) => painted),
    fromPage: over(({ asked, fetched, painted }) => asked + fetched + painted),
    requests: over((each) => network(each).length - 1),
    elsewhere: over((each) =>
      network(each).filter(({ url }) => new URL(url).host !== host(each)).length,
    ),
    bytes: over((each) => sum(network(each).slice(1), 'bytes')),
    modelBytes: over((each) =>
      sum(network(each).filter(({ url }) => new URL(url).pathname.includes('/model/')), 'body'),
    ),
    roundTrips: over(({ roundTrips }) => roundTrips),
    shift: over(({ shift }) => shift),
    longTasks: over(({ longTasks }) => longTasks),
    longestTask: over(({ longestTask }) => longestTask),
    stored: over(({ stored }) => stored.length),
    storedNames: [...new Set(visits.flatMap(({ stored }) => stored))],
  };
}

/** @param {Record<string, any>} result @param {number} visits */
function print(result, visits) {
  const network = `${kRoundTripMs} ms a round trip, ${kBitsPerSecond / 1e6} Mbit/s`;
  console.log(`From a cart page to painted suggestions: ${network}, a ${kSlower} times slower`);
  console.log(`processor; fastest, median and slowest of ${visits} visits, milliseconds`);
  const all = ({ min, median, max }) => [min, median, max].map((ms) => digits(ms)).join(' / ');
  const rows = (figures) =>
    ['cold', 'warm'].flatMap((when) =>
      Object.entries(result).map(([name, of]) => [`${when}: ${name}`, ...figures(of[when])]),
    );
  table(
    ['', 'page to script', 'script fetched', 'run to painted', 'page to painted'],
    rows((of) => [of.asked, of.fetched, of.painted, of.fromPage].map(all)),
  );
  console.log('The requests of the same visits, but for the page itself; the most round trips one after');
  console.log('another, the layout shift and the tasks over 50 ms of processor time once the script runs;');
  console.log('and what is left in the browser: cookies, storage, databases, caches of scripts');
  table(
    ['', 'requests', 'bytes', 'round trips', 'shift', 'long tasks', 'longest, ms', 'stored'],
    rows((of) => [
      ...[digits(of.requests.median), digits(of.bytes.median), digits(of.roundTrips.max)],
      ...[of.shift.max.toFixed(3), all(of.longTasks), all(of.longestTask)],
      digits(of.stored.max),
    ]),
  );
}

function addBounds(bounds, { cold, warm }, uncompressed) {
  const most = (/** @type {string} */ figure) => Math.max(cold[figure].max, warm[figure].max);
  bounds.atMost('script start to painted, cold, median', cold.painted.median, 900, 'ms');
  for (const [host, of] of Object.entries({ '': cold, ', host without compression': uncompressed })) {
    bounds.tell(`page to painted, cold, median${host}`, of.fromPage.median, 'ms');
    bounds.tell(`moved by that, but for the page itself${host}`, of.bytes.median, 'B');
  }
  bounds.atMost('round trips one after another, once the script runs', most('roundTrips'), 2, '');
  bounds.atMost('model that a cart of 3 moves, brotli', cold.modelBytes.max, 12_000, 'B');
  bounds.atMost('layout shift', most('shift'), 0, '');
  const median = (/** @type {string} */ figure) =>
    Math.max(cold[figure].median, warm[figure].median);
  const since = 'processor time once the script runs, median of visits';
  bounds.atMost(`tasks over 50 ms of ${since}`, median('longTasks'), 0, '');
  bounds.tell('the most of them in a visit', most('longTasks'), '');
  bounds.atMost(`longest task in ${since}`, median('longestTask'), 50, 'ms');
  bounds.tell('the longest of all visits', most('longestTask'), 'ms');
  bounds.atMost('requests to other hosts', most('elsewhere'), 0, '');
  bounds.atMost('stored by a visit without taps: cookies, storage, databases', most('stored'), 0, '');
}

async function main() {
  const [load] = loadavg();
  console.log(`load of the last minute ${load.toFixed(1)}; above 0.5 the times are too long\n`);
  const { values } = parseArgs({
    options: {
      model: { type: 'string' },
      cart: { type: 'string' },
      visits: { type: 'string' },
    },
  });
  const bounds = new Bounds();
  await benchLoading(bounds, {
    ...(values.model && { model: resolve(values.model) }),
    ...(values.cart && {
      cart: values.cart.split(',').map((sku) => ({ sku, title: sku, price: '' })),
    }),
    ...(values.visits && { visits: Number(values.visits) }),
  });
  bounds.print();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

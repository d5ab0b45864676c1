/**
 * Two years of orders: shoppers come for something, take what goes with it, and come back when
 * it is used up. Everything planted comes from affinities.mjs; the rest is chance and popularity.
 */
import {
  complements, repeat, seasons, shopYear, soldUntil, staples, substitutes,
} from './affinities.mjs';
import { itemsOf, productByHandle, products } from './products.mjs';
import { Random } from './random.mjs';
import { inventShopper } from './shoppers.mjs';

const kSeed = 20241101;
const kDay = 86400000;
const kFirstDay = Date.UTC(2024, 10, 1);
const kLastDay = Date.UTC(2026, 9, 31);
/** New visits on an ordinary day of the first year and of the second, in hundredths. */
const kVisitsFirstYear = 845;
const kVisitsSecondYear = 950;
/** Percent of an ordinary day's visits, Sunday to Saturday. */
const kWeek = [125, 105, 95, 95, 100, 85, 95];
/** Visits in each hour of the day, as weights. */
const kHours = [1, 0, 0, 0, 0, 1, 3, 5, 7, 8, 8, 8, 9, 8, 7, 7, 7, 8, 10, 13, 15, 14, 9, 4];

/** Chances in percent. */
const kAbandoned = 30;
const kKnownShopper = 30;
const kSecondReason = 5;
const kStaple = 24;
const kWhim = 8;
const kPresent = 1;
/** Companions in the same colour or size, where there is one. */
const kMatches = 80;
const kRepeatTakesCompanions = 50;

/** @type {Map<string, number[]>} */
const groupsOf = new Map();
substitutes.forEach((group, index) => {
  for (const handle of group) groupsOf.set(handle, [...(groupsOf.get(handle) ?? []), index]);
});

/** How often a product is the reason for a visit in a month; month is '2025-02'. */
function demandIn(product, month) {
  if (product.status === 'Draft') return 0;
  if (soldUntil[product.handle] && month > soldUntil[product.handle]) return 0;
  const season = seasons[product.handle];
  return season ? Math.round(product.demand * season[Number(month.slice(5)) - 1] / 100)
    : product.demand;
}

/** Whether the cart already meets the need that the product would meet. */
function isMet(lines, handle) {
  const groups = groupsOf.get(handle) ?? [];
  return lines.some(({ item }) => item.product.handle === handle
    || (groupsOf.get(item.product.handle) ?? []).some((group) => groups.includes(group)));
}

function chooseVariant(random, handle, besides) {
  const choices = itemsOf(handle);
  const same = choices.find(({ variant }) => besides && variant.option === besides.variant.option
    && ['Colour', 'Size'].includes(besides.product.option));
  if (same && random.chance(kMatches)) return same;
  return random.weighted(choices, ({ variant }) => variant.share ?? 1);
}

function chooseQuantity(random, { product }) {
  if (product.type === 'Cups and mugs' || product.picture.kind === 'plate'
      || product.picture.kind === 'bowl') {
    return random.weighted([1, 2, 4, 6], (n) => [0, 52, 30, 0, 14, 0, 4][n]);
  }
  if (product.consumable) return random.weighted([1, 2, 3], (n) => [0, 78, 17, 5][n]);
  return 1;
}

function add(random, lines, handle, besides) {
  if (lines.length >= 8 || isMet(lines, handle)) return;
  const item = chooseVariant(random, handle, besides);
  lines.push({ item, quantity: chooseQuantity(random, item) });
}

function addCompanions(random, lines, reason, month) {
  for (const [handle, percent] of Object.entries(complements[reason.product.handle] ?? {})) {
    if (demandIn(productByHandle.get(handle), month) > 0 && random.chance(percent)) {
      add(random, lines, handle, reason);
    }
  }
}

/** Rarely somebody buys a second variant or a rival as a present. */
function addPresent(random, lines) {
  if (lines.length >= 8 || !random.chance(kPresent)) return;
  const { product } = lines[0].item;
  const [group] = groupsOf.get(product.handle) ?? [];
  const handle = group === undefined ? product.handle : random.pick(substitutes[group]);
  const item = random.pick(itemsOf(handle));
  if (lines.every((line) => line.item !== item)) lines.push({ item, quantity: 1 });
}

function fillCart(random, month, demands) {
  const lines = [];
  const reasons = random.chance(kSecondReason) ? 2 : 1;
  for (let i = 0; i < reasons; ++i) {
    const { product } = random.weighted(demands, (entry) => entry.demand);
    const before = lines.length;
    add(random, lines, product.handle);
    if (lines.length > before) addCompanions(random, lines, lines[before].item, month);
  }
  addExtras(random, lines, demands);
  return lines;
}

function addExtras(random, lines, demands) {
  if (random.chance(kStaple)) {
    add(random, lines, random.weighted(Object.keys(staples), (handle) => staples[handle]));
  }
  if (random.chance(kWhim)) {
    add(random, lines, random.weighted(demands, (entry) => entry.demand).product.handle);
  }
  addPresent(random, lines);
}

/** A shopper comes back for what was used up, mostly for that alone. */
function refillCart(random, line, month, demands) {
  const lines = [{ item: line.item, quantity: chooseQuantity(random, line.item) }];
  if (random.chance(kRepeatTakesCompanions)) addCompanions(random, lines, line.item, month);
  addExtras(random, lines, demands);
  return lines;
}

/** What became of an order, in Shopify's words. */
function settle(random, isLastWeek) {
  const draw = random.below(1000);
  if (draw < 12) return { financial: 'voided', cancelled: true };
  if (draw < 25) return { financial: 'refunded', cancelled: true };
  if (draw < 40) return { financial: 'refunded', cancelled: false };
  if (draw < 60) return { financial: 'partially_refunded', cancelled: false };
  if (draw < (isLastWeek ? 110 : 66)) return { financial: 'pending', cancelled: false };
  if (draw < 72) return { financial: 'authorized', cancelled: false };
  return { financial: 'paid', cancelled: false };
}

/**
 * @typedef {object} Order
 * @property {number} number counted up from 1001 in the order of time
 * @property {number} at UTC milliseconds, whole seconds
 * @property {import('./shoppers.mjs').Shopper} shopper
 * @property {{item: import('./products.mjs').Item, quantity: number}[]} lines 1 to 8
 * @property {string} financial Shopify's financial status
 * @property {boolean} cancelled
 */

/**
 * All orders of 24 months, oldest first; the same on every call.
 * @returns {Order[]}
 */
export function simulate() {
  const random = new Random(kSeed);
  const shoppers = [];
  /** @type {Map<number, {shopper: object, line: object}[]>} refills due, by day */
  const due = new Map();
  const orders = [];

  const place = (day, shopper, lines) => {
    const seconds = random.weighted(kHours.map((_, hour) => hour), (hour) => kHours[hour]) * 3600
      + random.below(3600);
    orders.push({ at: day + seconds * 1000, shopper, lines,
      ...settle(random, day > kLastDay - 7 * kDay) });
    for (const line of lines) {
      if (!line.item.product.consumable || !random.chance(repeat.chance)) continue;
      const next = day + random.between(repeat.daysFrom, repeat.daysTo) * kDay;
      due.set(next, [...(due.get(next) ?? []), { shopper, line }]);
    }
  };

  let demands = [];
  let demandMonth = '';
  for (let day = kFirstDay; day <= kLastDay; day += kDay) {
    const date = new Date(day);
    const month = date.toISOString().slice(0, 7);
    if (month !== demandMonth) {
      demandMonth = month;
      demands = products.map((product) => ({ product, demand: demandIn(product, month) }))
        .filter(({ demand }) => demand > 0);
    }
    for (const { shopper, line } of due.get(day) ?? []) {
      if (demandIn(line.item.product, month) > 0) {
        place(day, shopper, refillCart(random, line, month, demands));
      }
    }
    const year = day - kFirstDay < 365 * kDay ? kVisitsFirstYear : kVisitsSecondYear;
    const hundredths = Math.floor(
      year * shopYear[date.getUTCMonth()] * kWeek[date.getUTCDay()] / 10000);
    const visits = Math.floor(hundredths / 100) + (random.chance(hundredths % 100) ? 1 : 0);
    for (let visit = 0; visit < visits; ++visit) {
      const lines = fillCart(random, month, demands);
      if (random.chance(kAbandoned)) continue;
      const isKnown = shoppers.length > 0 && random.chance(kKnownShopper);
      const shopper = isKnown ? random.pick(shoppers) : inventShopper(random, shoppers.length);
      if (!isKnown) shoppers.push(shopper);
      place(day, shopper, lines);
    }
  }
  orders.sort((left, right) => left.at - right.at);
  orders.forEach((order, index) => { order.number = 1001 + index; });
  return orders;
}

// Orders of a shop that nobody has, for timing: as many lines as asked for, in the neutral dialect,
// the same on every machine.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

import { Random } from '../../demo/sample-store/random.mjs';

const kItems = 50_000;
const kTopicItems = 25;
const kMostLines = 40;
/** Lines in a hundred that are of the order's own topics; the others are of anything. */
const kTopical = 70;
const kDays = 730;
const kFirstDay = Date.UTC(2024, 0, 1);
const kSecondsPerDay = 86_400;
const kBlock = 1 << 20;

/**
 * Writes an export of simulated orders, oldest first. Items sell as by Zipf's law; an order has
 * 1…40 lines, 8 on average, from one topic or two and from the whole shop; topics gather items of
 * like and unlike popularity.
 * @param {string} file
 * @param {number} lines at least; the last order is finished
 * @param {number} [items] a multiple of a topic's
 * @returns {Promise<number>} how many were written
 */
export async function writeSimulatedOrders(file, lines, items = kItems) {
  const random = new Random(50_000);
  const topics = items / kTopicItems;
  const draw = { item: zipf(items), topic: zipf(topics), member: zipf(kTopicItems) };
  const order = new Set();
  const out = createWriteStream(file);
  let block = 'order_id,ordered_at,sku,title,price,quantity\n';
  let written = 0;
  for (let number = 1; written < lines; ++number) {
    drawOrder(random, draw, topics, order);
    const second = Math.floor((written / lines) * kDays * kSecondsPerDay);
    const date = new Date(kFirstDay + 1000 * second).toISOString().slice(0, 19);
    for (const item of order) {
      const price = 1 + ((item * 7919) % 9000);
      block += `${number},${date},S${item},Thing ${item} of topic ${item % topics},`;
      block += `${price / 100},${1 + (item % 3)}\n`;
    }
    written += order.size;
    if (block.length >= kBlock) {
      if (!out.write(block)) await once(out, 'drain');
      block = '';
    }
  }
  out.end(block);
  await once(out, 'finish');
  return written;
}

/**
 * Items are numbered by popularity; those of a topic are a long step apart.
 * @param {Random} random
 * @param {Record<'item' | 'topic' | 'member', (random: Random) => number>} draw
 * @param {number} topics how many there are
 * @param {Set<number>} order
 */
function drawOrder(random, draw, topics, order) {
  const own = [draw.topic(random), draw.topic(random)];
  let size = 1;
  while (size < kMostLines && random.below(1000) >= 125) ++size;
  order.clear();
  while (order.size < size) {
    if (!random.chance(kTopical)) {
      order.add(draw.item(random));
    } else {
      const topic = own[random.chance(70) ? 0 : 1];
      order.add(topic + topics * draw.member(random));
      if (order.size >= kTopicItems) order.add(draw.item(random));
    }
  }
}

/**
 * @param {number} count
 * @returns {(random: Random) => number} draws r in 0…count - 1 as often as 1 / (r + 10), fast: by a
 *   table of equally likely ranks
 */
function zipf(count) {
  const ranks = new Uint32Array(1 << 20);
  let total = 0;
  for (let rank = 0; rank < count; ++rank) total += 1 / (rank + 10);
  let sum = 0;
  for (let rank = 0, at = 0; rank < count; ++rank) {
    sum += 1 / (rank + 10);
    for (; at < Math.round((sum / total) * ranks.length); ++at) ranks[at] = rank;
  }
  return (random) => ranks[random.below(ranks.length)];
}

import { kBench, measure } from './measure.mjs';
import { digits, table } from './report.mjs';

const kSizes = [1_000, 10_000, 100_000, 1_000_000];
/** The budget of a cart of three, and by how much it may grow over a thousandfold catalog. */
const kMostBytes = 12_000;
const kMostGrowth = 1.5;

/**
 * What carts of 1, 3 and 10 items move of simulated catalogs from a thousand to a million items, as
 * `train` splits them: real bytes after brotli and without, and requests.
 * @param {import('./report.mjs').Bounds} bounds
 */
export async function benchCatalogs(bounds) {
  const catalogs = [];
  for (const items of kSizes) {
    const { seconds, peakMb, output } = await measure(kBench, ['catalogs', '--items', `${items}`]);
    catalogs.push({ ...JSON.parse(output), seconds, peakMb });
  }
  const { carts } = catalogs[0];
  console.log(
    `Simulated catalogs, ${carts} carts by popularity; brotli bytes and requests with manifest and head`,
  );
  table(
    ...[['items, lines of the cart', 'mean', '95 %', 'most', 'plain mean', 'requests', 'most']],
    catalogs.flatMap(({ items, moved }) =>
      moved.map(({ lines, bytes, plain, requests }) => [
        `${digits(items)}, ${lines}`,
        ...[bytes.mean, bytes.p95, bytes.max, plain.mean].map((figure) => digits(figure)),
        ...[digits(requests.mean, 1), digits(requests.max)],
      ]),
    ),
  );
  table(
    ['items', 'shards', 'items of one', 'manifest', 'head', 'published MB', 's', 'peak MB'],
    catalogs.map((catalog) => [
      ...[digits(catalog.items), digits(catalog.shards), digits(catalog.itemsOfAShard, 1)],
      ...[digits(catalog.manifest), digits(catalog.head), digits(catalog.published / 1e6, 1)],
      ...[digits(catalog.seconds, 1), digits(catalog.peakMb)],
    ]),
  );
  const three = catalogs.map(({ moved }) => moved.find(({ lines }) => lines === 3).bytes);
  catalogs.forEach(({ items }, k) => {
    const what = `a cart of 3 of ${digits(items)} items, brotli`;
    bounds.atMost(`${what}, mean`, three[k].mean, kMostBytes, 'B');
    bounds.atMost(`${what}, p95: 19 carts in 20`, three[k].p95, kMostBytes, 'B');
    bounds.tell('the largest of all carts', three[k].max, 'B');
  });
  bounds.atMost(
    `a cart of 3, mean of ${digits(kSizes[kSizes.length - 1])} items`,
    ...[three[three.length - 1].mean, kMostGrowth * three[0].mean, 'B'],
  );
  return catalogs;
}

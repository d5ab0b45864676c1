/** @param {number} number @param {number} [fraction] digits after the point */
export const digits = (number, fraction = 0) =>
  number.toLocaleString('en', { minimumFractionDigits: fraction, maximumFractionDigits: fraction });

/** Prints a table; all columns but the first are flush right. */
export function table(/** @type {string[]} */ header, /** @type {string[][]} */ rows) {
  const widths = header.map((_, c) => Math.max(...[header, ...rows].map((row) => row[c].length)));
  for (const row of [header, ...rows]) {
    const padded = row.slice(1).map((cell, c) => cell.padStart(widths[c + 1]));
    console.log(`  ${[row[0].padEnd(widths[0]), ...padded].join('  ')}`);
  }
  console.log('');
}

const isShare = (/** @type {number} */ figure) => figure > 0 && figure < 1;

/**
 * @typedef {{ what: string, figure: number, bound: number, unit: string, least: boolean,
 *   met: boolean }} Bound
 */

/** The figures that must not pass a bound, in the order in which they were measured. */
export class Bounds {
  /** @type {Bound[]} */
  all = [];

  /** @param {string} what @param {number} figure @param {number} bound @param {string} unit */
  atMost(what, figure, bound, unit) {
    this.all.push({ what, figure, bound, unit, least: false, met: figure <= bound });
  }

  /** @param {string} what @param {number} figure @param {number} bound @param {string} unit */
  atLeast(what, figure, bound, unit) {
    this.all.push({ what, figure, bound, unit, least: true, met: figure >= bound });
  }

  print() {
    table(
      ['bound', 'figure', 'bound', ''],
      this.all.map(({ what, figure, bound, unit, least, met }) => [
        ...[what, `${digits(figure, unit === 's' || least || isShare(figure) ? 2 : 0)} ${unit}`],
        ...[`${least ? '≥' : '≤'} ${digits(bound)} ${unit}`, met ? 'met' : 'NOT MET'],
      ]),
    );
  }
}

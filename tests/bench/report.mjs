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
 * @typedef {{ what: string, figure: number, unit: string }} Told
 */

/** The figures that must not pass a bound, in the order in which they were measured. */
export class Bounds {
  /** @type {Bound[]} */
  all = [];
  /** What is printed beside a bound, and has none. @type {Map<number, Told[]>} */
  #told = new Map();

  /** @param {string} what @param {number} figure @param {number} bound @param {string} unit */
  atMost(what, figure, bound, unit) {
    this.all.push({ what, figure, bound, unit, least: false, met: figure <= bound });
  }

  /** @param {string} what @param {number} figure @param {number} bound @param {string} unit */
  atLeast(what, figure, bound, unit) {
    this.all.push({ what, figure, bound, unit, least: true, met: figure >= bound });
  }

  /**
   * A figure without a bound, which belongs to the one before.
   * @param {string} what
   * @param {number} figure
   * @param {string} unit
   */
  tell(what, figure, unit) {
    const place = this.all.length;
    this.#told.set(place, [...(this.#told.get(place) ?? []), { what, figure, unit }]);
  }

  /** Figures without a bound, each with the bound that it is printed beside. */
  get told() {
    return [...this.#told].flatMap(([place, told]) =>
      told.map((each) => ({ ...each, beside: this.all[place - 1]?.what ?? '' })),
    );
  }

  print() {
    const cell = (/** @type {number} */ figure, /** @type {string} */ unit, exact = false) =>
      `${digits(figure, unit === 's' || exact || isShare(figure) ? 2 : 0)} ${unit}`;
    const told = (/** @type {number} */ place) =>
      (this.#told.get(place) ?? []).map(({ what, figure, unit }) => [
        ...[`  ${what}`, cell(figure, unit), '', 'no bound'],
      ]);
    table(
      ['bound', 'figure', 'bound', ''],
      [
        ...told(0),
        ...this.all.flatMap(({ what, figure, bound, unit, least, met }, k) => [
          [
            ...[what, cell(figure, unit, least)],
            ...[`${least ? '≥' : '≤'} ${digits(bound)} ${unit}`, met ? 'met' : 'NOT MET'],
          ],
          ...told(k + 1),
        ]),
      ],
    );
  }
}

const kWidth = 760;
const kHeight = 480;
const kPlot = { left: 64, top: 56, right: 620, bottom: 420 };
/** From few neighbours to many. */
const kColours = ['#b45309', '#a21caf', '#1d4ed8', '#047857'];

/** @param {number} low @param {number} high @param {number} step */
const ticks = (low, high, step) =>
  Array.from({ length: Math.round((high - low) / step) + 1 }, (_, k) => low + k * step);

/** Kilobytes that a logarithmic axis is marked with. */
const kMarks = [50, 70, 100, 120, 150, 200, 250, 300, 350, 400, 450, 500, 600, 800, 1000];

const kBytes = 'bytes of the model in one piece, with evidence and text, after brotli';

/**
 * An SVG: hit rate over the model's bytes, a line for each number of neighbours, on it a point for
 * each number of bits.
 * @param {{ neighbours: number, bits: number | null, modelBytes?: number, hr4: number }[]} cells
 * @param {number} exact hit rate of the table that is not rounded
 */
export function bitsChart(cells, exact) {
  const coded = cells.filter((cell) => cell.bits !== null);
  const bytes = coded.map((cell) => cell.modelBytes ?? 0);
  const rates = [exact, ...coded.map((cell) => cell.hr4)];
  const from = { x: Math.min(...bytes) / 1.12, y: Math.floor(Math.min(...rates) * 50) / 50 };
  const to = { x: Math.max(...bytes) * 1.05, y: Math.ceil((Math.max(...rates) + 0.002) * 100) / 100 };
  const x = (/** @type {number} */ value) =>
    kPlot.left +
    ((kPlot.right - kPlot.left) * Math.log(value / from.x)) / Math.log(to.x / from.x);
  const y = (/** @type {number} */ value) =>
    kPlot.bottom - ((kPlot.bottom - kPlot.top) * (value - from.y)) / (to.y - from.y);

  const line = (x1, y1, x2, y2, style) =>
    `<path d="M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}" ${style}/>`;
  const text = (at, up, words, style = '') =>
    `<text x="${at.toFixed(1)}" y="${up.toFixed(1)}" ${style}>${words}</text>`;
  const kMiddle = 'text-anchor="middle"';
  const kEnd = 'text-anchor="end"';
  const kGrid = 'stroke="#e2e2e2"';

  const shapes = [
    text(kPlot.left, 24, 'Hit rate against bytes of the model', 'font-weight="600"'),
    text(kPlot.left, 42, 'Online Retail, validation orders; a point is a number of bits of weight'),
  ];
  for (const rate of ticks(from.y, to.y, 0.01)) {
    shapes.push(line(kPlot.left, y(rate), kPlot.right, y(rate), kGrid));
    shapes.push(text(kPlot.left - 8, y(rate) + 4, rate.toFixed(2), kEnd));
  }
  for (const mark of kMarks.filter((kb) => kb * 1000 >= from.x && kb * 1000 <= to.x)) {
    shapes.push(line(x(mark * 1000), kPlot.top, x(mark * 1000), kPlot.bottom, kGrid));
    shapes.push(text(x(mark * 1000), kPlot.bottom + 20, `${mark} kB`, kMiddle));
  }
  shapes.push(text(kPlot.left - 8, kPlot.top - 14, 'hr4', kEnd));
  shapes.push(text((kPlot.left + kPlot.right) / 2, kPlot.bottom + 44, kBytes, kMiddle));
  shapes.push(line(kPlot.left, y(exact), kPlot.right, y(exact), 'stroke="#444" stroke-dasharray="5 4"'));
  shapes.push(text(kPlot.right + 8, y(exact) + 4, 'not rounded'));

  const counts = [...new Set(coded.map((cell) => cell.neighbours))];
  counts.forEach((neighbours, n) => {
    const colour = kColours[n % kColours.length];
    const points = coded.filter((cell) => cell.neighbours === neighbours);
    const path = points.map((cell) => `${x(cell.modelBytes).toFixed(1)} ${y(cell.hr4).toFixed(1)}`);
    shapes.push(`<path d="M${path.join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    for (const cell of points) {
      const [at, up] = [x(cell.modelBytes), y(cell.hr4)];
      shapes.push(`<circle cx="${at.toFixed(1)}" cy="${up.toFixed(1)}" r="3.5" fill="${colour}"/>`);
      shapes.push(text(at, up + 17, cell.bits, `${kMiddle} fill="${colour}" font-size="11"`));
    }
    const last = points[points.length - 1];
    const style = `${kEnd} fill="${colour}" font-weight="600"`;
    const highest = Math.min(...points.map((cell) => y(cell.hr4)));
    shapes.push(text(x(last.modelBytes) + 6, highest - 10, `${neighbours} neighbours`, style));
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${kWidth} ${kHeight}" ` +
      'font-family="system-ui, sans-serif" font-size="13" fill="#222" role="img">',
    '<title>Hit rate against bytes of the model, by neighbours and bits of weight</title>',
    `<rect width="${kWidth}" height="${kHeight}" fill="#fff"/>`,
    ...shapes,
    '</svg>\n',
  ].join('\n');
}

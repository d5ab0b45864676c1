/**
 * What is left of a picture to compare it with another: its size and the mean colours of a grid of
 * 16 × 16 cells. Letters may be drawn a little differently by another browser; a colour that changed
 * or a button that moved shows in the cells that it covers.
 *
 * @typedef {{ width: number, height: number, cells: Uint8Array }} Fingerprint `cells` holds all
 *   reds, then all greens, then all blues, row by row
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const kSide = 16;
const kChannels = 3;
/** Of 255, in one channel of one cell. */
const kTolerance = 8;
/** To which colours are rounded in the file. */
const kStep = 4;
const kTolerancePixels = 1;

/**
 * @param {Awaited<ReturnType<typeof import('./shared-browser.mjs').openBrowser>>} browser
 * @returns {Promise<(png: Buffer) => Promise<Fingerprint>>} takes fingerprints, in a page of its own
 */
export async function fingerprinter(browser) {
  const page = await (await browser.newContext()).newPage();
  return async (png) => {
    const [width, height, ...cells] = await page.evaluate(meanColours, [
      png.toString('base64'),
      kSide,
    ]);
    return { width, height, cells: Uint8Array.from(cells) };
  };
}

/** Runs in the page. @returns {Promise<number[]>} width, height, then the cells */
async function meanColours([base64, side]) {
  const response = await fetch(`data:image/png;base64,${base64}`);
  const { width, height, image } = await createImageBitmap(await response.blob()).then((it) => ({
    ...{ width: it.width, height: it.height, image: it },
  }));
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const sums = new Float64Array(side * side * 3);
  const counts = new Float64Array(side * side);
  for (let y = 0; y < height; ++y) {
    const row = Math.floor((y * side) / height) * side;
    for (let x = 0; x < width; ++x) {
      const cell = row + Math.floor((x * side) / width);
      const at = (y * width + x) * 4;
      ++counts[cell];
      for (let c = 0; c < 3; ++c) sums[c * side * side + cell] += data[at + c];
    }
  }
  const means = [...sums].map((sum, i) => Math.round(sum / counts[i % (side * side)]));
  return [width, height, ...means];
}

/** @param {Fingerprint} print @returns {string} for a JSON file */
export function written({ width, height, cells }) {
  // Most cells are like the one before; what lies below the tolerance is not kept.
  const coarse = cells.map((value) => Math.round(value / kStep));
  const steps = coarse.map((value, i) => value - (i > 0 ? coarse[i - 1] : 0));
  const packed = deflateRawSync(steps, { level: 9 }).toString('base64');
  return `${width}x${height} ${packed}`;
}

/** @param {string} text @returns {Fingerprint} */
export function read(text) {
  const [, width, height, packed] = /^(\d+)x(\d+) (.+)$/.exec(text) ?? [];
  const cells = new Uint8Array(inflateRawSync(Buffer.from(packed ?? '', 'base64')));
  if (cells.length !== kSide * kSide * kChannels) throw new Error(`No fingerprint: ${text}`);
  for (let i = 1; i < cells.length; ++i) cells[i] += cells[i - 1];
  const fine = cells.map((value) => Math.min(value * kStep, 255));
  return { width: Number(width), height: Number(height), cells: fine };
}

/**
 * @param {Fingerprint} before
 * @param {Fingerprint} now
 * @returns {string} how they differ, for people; `''` if they are alike
 */
export function difference(before, now) {
  const grows = Math.max(...['width', 'height'].map((side) => Math.abs(now[side] - before[side])));
  if (grows > kTolerancePixels) {
    return `${before.width} × ${before.height} is now ${now.width} × ${now.height}`;
  }
  const steps = [...now.cells].map((value, i) => Math.abs(value - before.cells[i]));
  const cells = new Set();
  for (const [i, step] of steps.entries()) if (step > kTolerance) cells.add(i % (kSide * kSide));
  if (cells.size === 0) return '';
  const first = Math.min(...cells);
  const place = `row ${Math.floor(first / kSide) + 1}, column ${(first % kSide) + 1}`;
  return `${cells.size} of ${kSide * kSide} cells, from ${place}, by up to ${Math.max(...steps)}`;
}

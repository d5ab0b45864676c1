/** A drawing in the making. Light falls from the upper left; things stand at kFloor. */
import { shade } from './palette.mjs';

export const kFloor = 318;

/** @typedef {Record<string, string | number>} Attributes SVG's own names, quoted where hyphened */

export class Sketch {
  /**
   * @param {string} wall colour behind the thing
   * @param {string} table colour under it
   * @param {number} percent scale of the thing, which keeps standing on the table
   */
  constructor(wall, table, percent) {
    this.wall_ = wall;
    this.table_ = table;
    this.percent_ = percent;
    this.shapes_ = [];
    this.gradients_ = [];
  }

  /** A round body's fill: lit on the left, dark on the right. @param {string} colour */
  round(colour) {
    return this.gradient_(colour, [[0, 12], [22, 26], [55, 0], [100, -26]], 'x2="1" y2="0"');
  }

  /** A flat front's fill, a little lighter above. @param {string} colour */
  flat(colour) {
    return this.gradient_(colour, [[0, 12], [100, -10]], 'x2="0.3" y2="1"');
  }

  gradient_(colour, stops, direction) {
    const inner = stops.map(([at, percent]) =>
      `<stop offset="${at}%" stop-color="${shade(colour, percent)}"/>`).join('');
    const found = this.gradients_.findIndex((entry) =>
      entry.inner === inner && entry.direction === direction);
    if (found >= 0) return `url(#g${found})`;
    this.gradients_.push({ inner, direction });
    return `url(#g${this.gradients_.length - 1})`;
  }

  /** The soft shadow on the table. @param {number} rx half its width @param {number} [cx] */
  shadow(rx, cx = 208) {
    this.add('ellipse', { cx, cy: kFloor, rx, ry: Math.round(rx / 9) + 5, fill: '#3a2a1e',
      opacity: 0.1 });
    return this.add('ellipse', { cx, cy: kFloor, rx: rx - 14, ry: Math.round(rx / 12) + 2,
      fill: '#3a2a1e', opacity: 0.14 });
  }

  /** @param {string} name an SVG element @param {Attributes} attributes */
  add(name, attributes) {
    const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`).join('');
    this.shapes_.push(`<${name}${text}/>`);
    return this;
  }

  /** @param {string} d @param {string} fill @param {Attributes} [more] */
  path(d, fill, more = {}) {
    return this.add('path', { d, fill, ...more });
  }

  /** @param {string} d @param {string} stroke @param {number} width @param {Attributes} [more] */
  line(d, stroke, width, more = {}) {
    return this.add('path', { d, fill: 'none', stroke, 'stroke-width': width,
      'stroke-linecap': 'round', 'stroke-linejoin': 'round', ...more });
  }

  /** @param {number} cx @param {number} cy @param {number} rx @param {number} ry */
  oval(cx, cy, rx, ry, fill, more = {}) {
    return this.add('ellipse', { cx, cy, rx, ry, fill, ...more });
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  box(x, y, width, height, radius, fill, more = {}) {
    return this.add('rect', { x, y, width, height, rx: radius, fill, ...more });
  }

  /** A streak of light on a glaze or on glass. @param {string} d */
  gleam(d, width = 9, opacity = 0.45) {
    return this.line(d, '#fffdf6', width, { opacity });
  }

  /** Wisps of steam. @param {number} x @param {number} y foot of the middle one */
  steam(x, y) {
    for (const dx of [-20, 6]) {
      this.line(`M${x + dx} ${y} c-14 -16 14 -26 0 -44`, '#ffffff', 6, { opacity: 0.75 });
    }
    return this;
  }

  /** @returns {string} a whole SVG document */
  svg() {
    const defs = this.gradients_.map(({ inner, direction }, i) =>
      `<linearGradient id="g${i}" x1="0" y1="0" ${direction}>${inner}</linearGradient>`).join('');
    // Drawn for the middle of the frame; shown larger, since cards are small.
    const around = ` transform="translate(200 ${kFloor + 14}) scale(${this.percent_ * 11 / 1000})`
      + ` translate(-200 -${kFloor})"`;
    return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400">'
      + `<defs>${defs}</defs><rect width="400" height="400" fill="${this.wall_}"/>`
      + `<circle cx="150" cy="130" r="150" fill="#fffdf8" opacity="0.45"/>`
      + `<path d="M0 290 C120 280 280 280 400 290 V400 H0 Z" fill="${this.table_}"/>`
      + `<g${around}>${this.shapes_.join('')}</g></svg>\n`;
  }
}

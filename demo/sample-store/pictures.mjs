/** Draws the products: 400 × 400 SVG from attributes alone, for pages under a strict policy. */
import { coffeeGear } from './pictures/coffee-gear.mjs';
import { cupware } from './pictures/cupware.mjs';
import { linen } from './pictures/linen.mjs';
import { packs } from './pictures/packs.mjs';
import { colours } from './pictures/palette.mjs';
import { pots } from './pictures/pots.mjs';
import { Sketch } from './pictures/sketch.mjs';
import { tableware } from './pictures/tableware.mjs';
import { tools } from './pictures/tools.mjs';

/** @type {Record<string, (sketch: Sketch, look: Look) => void>} */
const drawings = {
  ...pots, ...cupware, ...packs, ...tools, ...coffeeGear, ...tableware, ...linen,
};

/** Backgrounds by category: wall and table. */
const kRooms = {
  Teapots: ['#f3eadb', '#e6d8c2'],
  Kettles: ['#e6edee', '#d3dee0'],
  'Tea tools': ['#eef0e2', '#dde1ca'],
  Tea: ['#e9f0e4', '#d5e0cd'],
  Coffee: ['#f2e7dc', '#e2d1bf'],
  'Coffee making': ['#efe6e0', '#ddd0c7'],
  'Cups and mugs': ['#f5ebe3', '#e8d7ca'],
  'Breakfast table': ['#f6eeda', '#e9dcbd'],
  Linen: ['#eceaf0', '#dad7e2'],
  Pantry: ['#f8ebd8', '#ecd6b6'],
  Gifts: ['#f5e6e3', '#e8d0cb'],
};

/** Options that say how much there is; a smaller one is drawn smaller. */
const kSizes = ['Size', 'Weight', 'Count'];

/**
 * @typedef {object} Look what a drawing may vary
 * @property {string} colour as #rrggbb
 * @property {string} shape '' for the ordinary one
 * @property {string} motif '' for none
 * @property {string} option the variant's option, ''
 * @property {boolean} dial
 */

function scaleOf(product, variant) {
  if (!kSizes.includes(product.option)) return 100;
  const larger = product.variants.filter(({ price }) => price > variant.price).length;
  return [100, 88, 78][larger];
}

/**
 * @param {import('./products.mjs').Product} product
 * @param {import('./products.mjs').Variant} variant one of its variants
 * @returns {string} a whole SVG document
 */
export function picture(product, variant) {
  const { kind, colour = 'white', shape = '', motif = '', dial = false } = product.picture;
  const draw = drawings[kind];
  if (!draw) throw new Error(`${product.handle}: no drawing is called ${kind}`);
  const option = variant.option ?? '';
  const [wall, table] = kRooms[product.type];
  const sketch = new Sketch(wall, table, scaleOf(product, variant));
  draw(sketch, { colour: colours[option] ?? colours[colour], shape, motif, option, dial });
  return sketch.svg();
}

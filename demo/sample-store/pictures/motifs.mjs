/** Small signs on packs and cups, drawn around a centre. */

const kLeaf = 'c18 -26 44 -26 58 -22 c0 26 -18 46 -44 44 c-8 0 -14 -10 -14 -22 Z';

/** @type {Record<string, (sketch: import('./sketch.mjs').Sketch, x: number, y: number,
 *   colour: string) => void>} */
const signs = {
  leaf: (s, x, y, colour) => {
    s.path(`M${x - 30} ${y + 14} ${kLeaf}`, colour);
    s.line(`M${x - 34} ${y + 28} C${x - 18} ${y + 8} ${x} ${y - 2} ${x + 14} ${y - 4}`,
      '#fffaf0', 3.5, { opacity: 0.8 });
  },
  bean: (s, x, y, colour) => {
    for (const [dx, dy, turn] of [[-15, 5, -28], [17, -3, 24]]) {
      const transform = `rotate(${turn} ${x + dx} ${y + dy})`;
      s.oval(x + dx, y + dy, 16, 24, colour, { transform });
      s.line(`M${x + dx} ${y + dy - 19} c-9 13 9 25 0 38`, '#fff4e2', 4, { transform });
    }
  },
  flower: (s, x, y, colour) => {
    for (const turn of [0, 72, 144, 216, 288]) {
      s.oval(x, y - 18, 11, 16, colour, { transform: `rotate(${turn} ${x} ${y})` });
    }
    s.oval(x, y, 9, 9, '#f3c64f');
  },
  star: (s, x, y, colour) => {
    for (const turn of [0, 45, 90, 135]) {
      s.path(`M${x} ${y - 30} L${x + 7} ${y} L${x} ${y + 30} L${x - 7} ${y} Z`, colour,
        { transform: `rotate(${turn} ${x} ${y})` });
    }
  },
  drop: (s, x, y, colour) => {
    s.path(`M${x} ${y - 34} C${x + 12} ${y - 12} ${x + 24} ${y} ${x + 24} ${y + 12}`
      + ` a24 22 0 0 1 -48 0 C${x - 24} ${y} ${x - 12} ${y - 12} ${x} ${y - 34} Z`, colour);
    s.gleam(`M${x - 12} ${y + 10} c0 8 5 13 11 14`, 4, 0.8);
  },
  flame: (s, x, y, colour) => {
    s.path(`M${x} ${y - 36} C${x + 30} ${y - 4} ${x + 24} ${y + 30} ${x} ${y + 30}`
      + ` C${x - 24} ${y + 30} ${x - 28} ${y} ${x} ${y - 36} Z`, colour);
    s.path(`M${x} ${y - 6} c14 16 10 32 0 32 c-10 0 -14 -16 0 -32 Z`, '#fff0b8');
  },
  biscuit: (s, x, y, colour) => {
    for (const dx of [-17, 17]) {
      s.box(x + dx - 13, y - 30, 26, 58, 9, colour);
      for (const dy of [-16, 0, 16]) s.oval(x + dx, y + dy, 2.6, 2.6, '#fff4dc');
    }
  },
  wheat: (s, x, y, colour) => {
    s.line(`M${x} ${y + 36} V${y - 26}`, colour, 4);
    for (const dy of [-22, -6, 10]) {
      for (const side of [-1, 1]) {
        s.oval(x + side * 12, y + dy, 6, 12, colour,
          { transform: `rotate(${side * 32} ${x + side * 12} ${y + dy})` });
      }
    }
    s.oval(x, y - 36, 6, 12, colour);
  },
  cone: (s, x, y, colour) => {
    s.path(`M${x - 34} ${y - 24} Q${x} ${y - 34} ${x + 34} ${y - 24} L${x + 10} ${y + 30} h-20 Z`,
      colour);
    s.line(`M${x - 10} ${y + 26} L${x - 24} ${y - 20}`, '#fff6e4', 3);
  },
  bee: (s, x, y, colour) => {
    s.oval(x - 7, y - 13, 10, 15, '#ffffff', { opacity: 0.9, transform: `rotate(-24 ${x} ${y})` });
    s.oval(x + 9, y - 13, 10, 15, '#ffffff', { opacity: 0.9, transform: `rotate(24 ${x} ${y})` });
    s.oval(x, y + 3, 22, 14, '#e8b23c');
    s.line(`M${x - 8} ${y - 8} v22 M${x + 4} ${y - 9} v24`, colour, 6);
    s.oval(x + 19, y + 2, 7, 8, colour);
  },
  wren: (s, x, y, colour) => bird(s, x, y, colour, '#e9d9bd'),
  robin: (s, x, y) => bird(s, x, y, '#7a6350', '#d2552f'),
  hare: (s, x, y, colour) => {
    s.oval(x - 4, y + 14, 32, 22, colour);
    s.oval(x + 26, y - 6, 15, 14, colour);
    s.oval(x + 16, y - 34, 6, 22, colour, { transform: `rotate(-18 ${x + 16} ${y - 34})` });
    s.oval(x + 30, y - 36, 6, 22, colour, { transform: `rotate(4 ${x + 30} ${y - 36})` });
    s.oval(x - 36, y + 12, 8, 8, '#fffaf0');
    s.oval(x + 31, y - 9, 2.6, 2.6, '#2b2320');
  },
  chick: (s, x, y) => {
    s.oval(x, y, 3.6, 3.6, '#3a2a1e');
    s.path(`M${x + 9} ${y + 3} l16 5 l-15 7 Z`, '#e08a2e');
  },
};

function bird(s, x, y, colour, breast) {
  s.path(`M${x - 22} ${y} L${x - 50} ${y - 30} L${x - 38} ${y - 34} L${x - 8} ${y - 12} Z`, colour);
  s.oval(x, y + 2, 32, 24, colour);
  s.oval(x + 22, y - 18, 17, 16, colour);
  s.path(`M${x + 30} ${y - 12} C${x + 40} ${y + 12} ${x + 14} ${y + 28} ${x - 6} ${y + 24}`
    + ` C${x + 10} ${y + 14} ${x + 12} ${y} ${x + 30} ${y - 12} Z`, breast);
  s.path(`M${x + 37} ${y - 22} l16 4 l-16 5 Z`, '#c98a34');
  s.oval(x + 27, y - 21, 2.8, 2.8, '#1f1a18');
  s.line(`M${x - 2} ${y + 24} v14 M${x + 10} ${y + 24} v14`, '#6b5140', 3);
}

/**
 * Draws a sign if there is one of that name.
 * @param {import('./sketch.mjs').Sketch} sketch
 * @param {string} name
 */
export function sign(sketch, name, x, y, colour) {
  if (signs[name]) signs[name](sketch, x, y, colour);
}

/** Mugs, cups, glasses and egg cups. */
import { sign } from './motifs.mjs';
import { shade } from './palette.mjs';
import { kFloor } from './sketch.mjs';

function mug(s, { colour, shape, option }) {
  const isChina = shape === 'china';
  const glaze = isChina ? '#f7f4ec' : colour;
  s.shadow(102);
  s.line('M256 172 C346 160 336 282 252 270', shade(glaze, -16), isChina ? 13 : 21);
  s.path('M120 140 C122 210 122 262 136 304 Q142 318 156 318 H232 Q248 318 252 304'
    + ' C266 262 266 210 268 140 Z', s.round(glaze));
  if (!isChina) s.path('M137 304 Q194 314 252 304 Q248 318 232 318 H156 Q142 318 137 304 Z',
    '#c9a884');
  s.oval(194, 140, 74, 19, shade(glaze, 14)).oval(194, 142, 64, 14, '#8a4f2a');
  s.oval(194, 145, 56, 10, '#a6652f');
  sign(s, option.toLowerCase(), 194, 228, option === 'Hare' ? '#a98b66' : '#8b6b4c');
  s.gleam('M140 286 C132 246 132 206 132 172', 9);
  s.steam(200, 116);
}

function cupSaucer(s, { colour, shape, option }) {
  const gilt = option === 'Gilt' ? '#cfa24a' : shade(colour, -22);
  const cups = shape === 'small' ? [[-66, 74, 0], [70, 74, 10]] : [[0, 100, 0]];
  s.shadow(152);
  for (const [dx, size, dy] of cups) {
    const transform = `translate(${200 + dx} ${kFloor + dy}) scale(${size / 100})`;
    const more = { transform };
    s.oval(0, -16, 142, 30, s.round(colour), more).oval(0, -17, 142, 29, 'none',
      { transform, stroke: gilt, 'stroke-width': 4 });
    s.oval(0, -18, 74, 14, shade(colour, -14), more);
    s.line('M82 -112 C150 -124 140 -46 66 -54', shade(colour, -16), 12, more);
    s.path('M-90 -132 C-88 -66 -60 -26 -36 -20 H36 C60 -26 88 -66 90 -132 Z', s.round(colour),
      more);
    s.oval(0, -132, 90, 20, shade(colour, 30), { transform, stroke: gilt, 'stroke-width': 4 });
    s.oval(0, -129, 76, 14, shape === 'small' ? '#4d2b1a' : '#a6652f', more);
    s.line('M-72 -98 C-66 -72 -56 -56 -46 -46', '#fffdf6', 8, { transform, opacity: 0.45 });
  }
  s.steam(200, 160);
}

function travelMug(s, { colour }) {
  s.shadow(82);
  s.path('M140 122 H260 L248 304 Q246 318 232 318 H168 Q154 318 152 304 Z', s.round(colour));
  s.path('M144 186 H256 L252 240 H148 Z', s.round(shade(colour, -24)));
  s.box(132, 98, 136, 28, 12, s.round('#45474b'));
  s.path('M148 100 Q152 78 176 76 H226 Q248 78 252 100 Z', s.round('#5a5d62'));
  s.box(176, 80, 30, 9, 4, '#2c2e31');
  s.gleam('M162 292 L153 140', 9, 0.4);
}

function glass(s, x, y, height, top, drink) {
  const foot = Math.round(top * 0.72);
  const level = y - Math.round(height * 0.74);
  s.path(`M${x - top} ${y - height} L${x - foot} ${y - 10} Q${x} ${y + 8} ${x + foot} ${y - 10}`
    + ` L${x + top} ${y - height} Z`, s.round('#cbdfe2'), { opacity: 0.92 });
  s.path(`M${x - top + 10} ${level} L${x - foot + 10} ${y - 20} Q${x} ${y - 6} ${x + foot - 10}`
    + ` ${y - 20} L${x + top - 10} ${level} Z`, s.round(drink), { opacity: 0.92 });
  s.oval(x, level, top - 10, 9, shade(drink, 26));
  s.oval(x, y - height, top, 10, '#fafdfd', { opacity: 0.8 });
  s.gleam(`M${x - foot - 3} ${y - 30} L${x - top + 11} ${y - height + 22}`, 7, 0.85);
}

function clayCup(s, x, y, colour) {
  s.path(`M${x - 56} ${y - 140} C${x - 58} ${y - 60} ${x - 54} ${y - 20} ${x - 44} ${y}`
    + ` H${x + 44} C${x + 54} ${y - 20} ${x + 58} ${y - 60} ${x + 56} ${y - 140} Z`,
  s.round(colour));
  s.path(`M${x - 57} ${y - 96} q20 18 38 2 t38 2 t38 -4 V${y - 140} H${x - 56} Z`,
    shade(colour, 34), { opacity: 0.6 });
  s.oval(x, y - 140, 56, 14, shade(colour, 34)).oval(x, y - 138, 46, 10, '#9fb05a');
}

function glasses(s, { colour, shape }) {
  s.shadow(134);
  if (shape === 'clay') {
    clayCup(s, 256, 304, shade(colour, -12));
    clayCup(s, 142, 318, colour);
  } else if (shape === 'tall') {
    glass(s, 262, 300, 186, 50, colour);
    glass(s, 142, 318, 200, 54, colour);
    s.line('M152 278 L186 72', '#c2493d', 8).oval(116, 124, 27, 27, '#f0c84b');
    s.oval(116, 124, 20, 20, '#fae8a2');
  } else {
    glass(s, 258, 300, 138, 58, colour);
    glass(s, 140, 318, 146, 62, colour);
    s.steam(146, 160);
  }
}

function eggCup(s, x, y, colour, motif) {
  s.oval(x, y - 112, 40, 52, s.round(motif ? '#f3d46a' : '#eccda4'));
  if (motif) sign(s, motif, x + 6, y - 134);
  s.path(`M${x - 56} ${y - 116} C${x - 52} ${y - 66} ${x - 30} ${y - 56} ${x - 18} ${y - 50}`
    + ` C${x - 14} ${y - 28} ${x - 30} ${y - 16} ${x - 46} ${y - 6} Q${x} ${y + 10}`
    + ` ${x + 46} ${y - 6} C${x + 30} ${y - 16} ${x + 14} ${y - 28} ${x + 18} ${y - 50}`
    + ` C${x + 30} ${y - 56} ${x + 52} ${y - 66} ${x + 56} ${y - 116} Q${x} ${y - 96}`
    + ` ${x - 56} ${y - 116} Z`, s.round(colour));
  s.gleam(`M${x - 42} ${y - 94} c6 16 12 24 20 30`, 7);
}

function eggCups(s, { colour, motif }) {
  s.shadow(132);
  eggCup(s, 264, 302, colour, motif);
  eggCup(s, 138, 318, motif ? '#9ec4c0' : colour, motif);
}

export const cupware = { mug, cupSaucer, travelMug, glasses, eggCups };

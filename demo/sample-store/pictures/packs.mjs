/** What food and gifts come in: pouches, tins, jars, boxes, bottles, hampers. */
import { sign } from './motifs.mjs';
import { shade } from './palette.mjs';

function label(s, x, y, width, height, motif, colour) {
  s.box(x, y, width, height, 8, '#fbf5e8');
  s.box(x + 6, y + 6, width - 12, height - 12, 5, 'none',
    { stroke: shade(colour, 25), 'stroke-width': 2.5 });
  sign(s, motif, x + width / 2, y + height / 2 - 10, shade(colour, -10));
  s.box(x + width / 2 - 26, y + height - 24, 52, 6, 3, shade(colour, 15));
}

function pouch(s, { colour, motif }) {
  s.shadow(104);
  s.path('M118 108 H282 L292 300 Q292 318 274 318 H126 Q108 318 108 300 Z', s.round(colour));
  s.path('M118 108 Q114 88 124 76 H276 Q286 88 282 108 Z', s.round(shade(colour, -10)));
  s.line('M118 108 H282', shade(colour, -34), 3);
  s.line('M124 92 H276', shade(colour, 30), 3, { 'stroke-dasharray': '2 9' });
  s.path('M108 300 Q200 282 292 300 Q292 318 274 318 H126 Q108 318 108 300 Z',
    shade(colour, -22), { opacity: 0.6 });
  label(s, 142, 142, 116, 122, motif, colour);
  s.gleam('M124 276 L128 132', 7, 0.4);
}

function tin(s, { colour, shape, motif }) {
  if (shape === 'canister') return canister(s, colour);
  const top = shape === 'low' ? 176 : 126;
  s.shadow(104);
  s.path(`M112 ${top} V300 Q200 330 288 300 V${top} Z`, s.round(colour));
  s.path(`M108 ${top - 26} V${top + 8} Q200 ${top + 36} 292 ${top + 8} V${top - 26} Z`,
    s.round(shade(colour, -12)));
  s.oval(200, top - 26, 92, 22, s.flat(shade(colour, 18)));
  s.oval(200, top - 27, 66, 14, 'none', { stroke: shade(colour, -14), 'stroke-width': 3 });
  const height = 276 - top;
  s.path(`M138 ${top + 36} Q200 ${top + 50} 262 ${top + 36} V${top + 18 + height - 22}`
    + ` Q200 ${top + height + 10} 138 ${top + height - 4} Z`, '#fbf5e8');
  sign(s, motif || 'leaf', 200, top + 26 + height / 2, shade(colour, -8));
  return s.gleam(`M122 ${top + 28} V288`, 6, 0.5);
}

function canister(s, colour) {
  s.shadow(98);
  s.path('M120 130 V302 Q200 330 280 302 V130 Z', s.round(colour));
  s.oval(200, 130, 80, 20, shade(colour, -30));
  s.path('M124 104 V128 Q200 150 276 128 V104 Z', s.round('#b98d5e'));
  s.oval(200, 104, 76, 18, '#cda877').oval(200, 100, 14, 6, '#5a4632');
  s.line('M282 150 V196 M276 150 h14', '#3d4146', 8);
  s.box(160, 192, 80, 62, 8, '#fbf5e8');
  sign(s, 'bean', 200, 223, '#7d4a30');
  return s.gleam('M132 168 V284', 8, 0.6);
}

function jar(s, { colour, motif }) {
  s.shadow(96);
  s.path('M128 138 Q112 150 112 172 V296 Q112 318 136 318 H264 Q288 318 288 296 V172'
    + ' Q288 150 272 138 Z', s.round(colour));
  s.path('M128 138 Q112 150 112 172 V180 Q200 196 288 180 V172 Q288 150 272 138 Z',
    shade(colour, 40), { opacity: 0.55 });
  s.path('M116 96 Q200 78 284 96 L290 146 Q268 134 246 146 Q222 136 200 146 Q178 136 154 146'
    + ' Q132 134 110 146 Z', s.round(shade(colour, 62)));
  for (let x = 0; x < 7; ++x) {
    for (let y = 0; y < 2; ++y) {
      if ((x + y) % 2 === 0) {
        s.box(122 + x * 23, 94 + y * 22, 21, 21, 2, shade(colour, -10), { opacity: 0.8 });
      }
    }
  }
  s.line('M118 136 Q200 122 282 136', '#b98d5e', 5);
  s.box(146, 196, 108, 88, 10, '#fbf5e8');
  if (motif) sign(s, motif, 200, 238, '#4a3423');
  else {
    s.oval(200, 238, 25, 24, s.round(colour));
    s.path('M200 218 q4 -18 24 -20 q-4 18 -24 20 Z', '#6f8f4a');
  }
  s.gleam('M128 200 V286', 9, 0.55);
}

function box(s, { colour, motif }) {
  s.shadow(122);
  s.path('M94 150 L140 118 H310 L268 150 Z', shade(colour, 26));
  s.path('M268 150 L310 118 V282 L268 318 Z', shade(colour, -26));
  s.box(94, 150, 174, 168, 4, s.flat(colour));
  if (motif === 'bow') return bow(s, colour);
  if (colour === '#a33c46') {
    s.line('M126 152 V316 M236 152 V316 M96 176 H266 M96 292 H266', '#e7c46a', 4,
      { opacity: 0.75 });
  }
  return label(s, 122, 172, 118, 124, motif, colour);
}

function bow(s, colour) {
  const ribbon = '#b8453b';
  s.path('M164 150 L208 118 H232 L190 150 Z', shade(ribbon, 14));
  s.box(164, 150, 26, 168, 0, ribbon);
  s.path('M190 128 C150 60 110 96 132 122 C146 138 176 136 190 132 Z', ribbon);
  s.path('M196 128 C232 56 282 86 258 116 C242 136 212 136 196 132 Z', shade(ribbon, -14));
  s.path('M186 130 L160 176 L184 168 L196 134 Z', shade(ribbon, -8));
  s.oval(193, 129, 14, 12, shade(ribbon, 12));
  return s.line('M112 182 l26 -22 M122 196 q-14 -2 -16 -14', shade(colour, -42), 4);
}

function bottle(s, { colour }) {
  s.shadow(72);
  s.path('M178 108 V150 C150 170 142 190 142 214 V298 Q142 318 164 318 H236 Q258 318 258 298'
    + ' V214 C258 190 250 170 222 150 V108 Z', s.round(colour));
  s.box(170, 82, 60, 30, 8, s.round('#3f342c'));
  s.line('M224 140 C262 132 262 176 236 172', shade(colour, -18), 9);
  s.box(150, 212, 100, 76, 6, '#fbf5e8');
  s.path('M200 222 l9 16 l17 -5 l-4 17 l11 7 l-23 9 v16 h-20 v-16 l-23 -9 l11 -7 l-4 -17 l17 5 Z',
    '#b8453b');
  s.gleam('M156 204 C160 186 172 176 184 164', 7, 0.6);
}

function hamper(s, { colour }) {
  s.shadow(146);
  s.line('M110 214 C110 60 290 60 290 214', '#9a6b3d', 13);
  s.box(130, 138, 46, 96, 8, s.round(colour)).box(138, 160, 30, 34, 4, '#fbf5e8');
  s.path('M186 160 h54 v80 h-54 Z', s.round('#e3b04b')).box(182, 146, 62, 20, 5, '#f4ece0');
  s.box(248, 132, 34, 100, 8, s.round('#4f8a88')).box(258, 112, 14, 24, 4, '#4f8a88');
  s.path('M82 208 H318 L298 304 Q296 318 282 318 H118 Q104 318 102 304 Z', s.round('#c69559'));
  for (let row = 0; row < 4; ++row) {
    for (let i = 0; i < 8; ++i) {
      const x = 104 + i * 25 + (row % 2) * 10;
      s.line(`M${x} ${230 + row * 22} h14`, '#8d5f31', 6, { opacity: 0.55 });
    }
  }
  s.box(76, 200, 248, 18, 9, s.round('#b07f45'));
  s.path('M200 226 C170 196 150 222 168 238 C178 246 192 240 200 232 C208 240 222 246 232 238'
    + ' C250 222 230 196 200 226 Z', '#b8453b');
}

export const packs = { pouch, tin, jar, box, bottle, hamper };

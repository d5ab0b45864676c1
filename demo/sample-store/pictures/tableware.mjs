/** Plates, bowls and what else stands on the breakfast table. */
import { shade } from './palette.mjs';

const kWood = '#bf8f5c';
const kSteel = '#b9c0c6';

function plate(s, { colour }) {
  s.oval(208, 214, 150, 146, '#3a2a1e', { opacity: 0.12 });
  s.oval(200, 204, 148, 144, s.flat(shade(colour, -10))).oval(200, 202, 144, 140, s.flat(colour));
  s.oval(200, 204, 100, 97, shade(colour, -12)).oval(200, 206, 97, 93, s.flat(shade(colour, 8)));
  s.path('M142 180 Q140 162 158 162 H212 Q230 162 228 180 L232 242 Q232 252 220 252 H150'
    + ' Q138 252 138 242 Z', '#b9803f');
  s.path('M150 184 Q150 172 162 172 H208 Q220 172 220 184 L223 236 Q223 243 214 243 H156'
    + ' Q147 243 147 236 Z', '#ecc88d');
  s.box(172, 196, 30, 24, 6, '#f8e38c');
  s.oval(246, 222, 33, 30, '#fffdf6').oval(248, 220, 15, 14, '#f2b93b');
  s.gleam('M76 196 C80 140 118 94 166 80', 8, 0.5);
}

function bowl(s, { colour, shape }) {
  const top = shape === 'deep' ? 168 : 190;
  const content = shape === 'deep' ? '#9cb65a' : '#efe3c6';
  s.shadow(110);
  s.path('M160 302 H240 L250 320 H150 Z', shade(colour, -28));
  s.path(`M78 ${top} C80 266 132 310 200 310 C268 310 320 266 322 ${top} Z`, s.round(colour));
  s.oval(200, top, 122, 30, shade(colour, 20)).oval(200, top + 4, 108, 23, content);
  if (shape === 'deep') {
    s.oval(176, top + 2, 10, 4, '#cfdd9a').oval(214, top + 8, 14, 5, '#cfdd9a');
  } else {
    for (const [x, y, fill] of [[166, 186, '#4f5d8c'], [190, 198, '#4f5d8c'], [212, 184, '#c2493d'],
      [236, 194, '#c2493d'], [150, 198, '#c2493d'], [226, 204, '#4f5d8c']]) {
      s.oval(x, y, 10, 8, fill);
    }
  }
  s.gleam(`M98 ${top + 34} C106 ${top + 62} 124 ${top + 82} 144 ${top + 94}`, 9);
}

function rack(s) {
  s.shadow(136);
  for (let i = 3; i >= 0; --i) {
    const x = 96 + i * 44;
    s.path(`M${x} 178 q-2 -30 30 -32 q34 -2 32 32 l4 118 h-70 Z`, '#b9803f');
    s.path(`M${x + 7} 182 q0 -26 24 -26 q26 0 24 26 l4 106 h-56 Z`, i % 2 ? '#e6bd7d' : '#ecc88d');
  }
  for (let i = 0; i < 5; ++i) {
    const x = 84 + i * 44;
    s.line(`M${x} 304 V212 q2 -40 22 -42 q20 2 22 42`, shade(kSteel, i % 2 ? -8 : 6), 7);
  }
  s.box(62, 300, 276, 14, 7, s.round(kSteel)).oval(90, 316, 10, 8, kSteel).oval(310, 316, 10, 8,
    kSteel);
  s.line('M188 132 q0 -30 22 -30 q22 0 22 30', kSteel, 8);
}

function butterDish(s, { colour }) {
  s.shadow(150);
  s.path('M50 284 H350 Q344 316 308 318 H92 Q56 316 50 284 Z', s.round(shade(colour, -8)));
  s.oval(200, 284, 150, 20, s.flat(shade(colour, 12)));
  s.path('M92 284 V206 Q92 172 130 172 H270 Q308 172 308 206 V284 Q200 304 92 284 Z',
    s.round(colour));
  s.path('M176 172 Q176 142 200 142 Q224 142 224 172 Z', s.round(shade(colour, -14)));
  s.oval(200, 144, 19, 13, s.round(colour));
  s.line('M126 236 q18 -16 36 0 t36 0 t36 0 t36 0', '#6f87a0', 5, { opacity: 0.75 });
  s.gleam('M106 270 V212 Q108 194 124 188', 9, 0.6);
}

function board(s) {
  s.oval(210, 268, 156, 52, '#3a2a1e', { opacity: 0.13 });
  s.path('M48 262 L108 186 H322 L356 262 Z', s.flat('#d6a871'));
  s.path('M48 262 H356 V282 H48 Z', s.round(shade(kWood, -8)));
  s.line('M76 254 L120 196 H312 L336 254 Z', shade(kWood, -14), 4);
  s.path('M112 236 C96 150 150 126 196 126 C250 126 286 152 272 236 Q192 252 112 236 Z',
    s.round('#b9752f'));
  s.path('M228 240 C240 164 232 136 204 127 C262 124 288 158 272 236 Q252 242 228 240 Z',
    '#f1d7a4');
  s.line('M142 156 l22 26 M172 142 l20 32 M128 188 l20 22', '#f2d29c', 7);
  s.oval(304, 246, 8, 4, '#c48a48').oval(322, 236, 5, 3, '#c48a48');
}

function breadKnife(s) {
  s.oval(210, 266, 140, 22, '#3a2a1e', { opacity: 0.12, transform: 'rotate(-24 210 266)' });
  const aslant = { transform: 'rotate(-30 200 210)' };
  let edge = 'M18 190 Q24 226 52 226';
  for (let i = 0; i < 12; ++i) edge += ' q8 10 16 0';
  s.path(`${edge} V190 Z`, s.flat('#ccd2d7'), aslant);
  s.line('M30 198 H238', '#f4f7f8', 5, aslant);
  s.box(242, 184, 142, 40, 16, s.flat('#6b4a34'), aslant);
  for (const x of [272, 312, 352]) s.oval(x, 204, 6, 6, '#d8c7a8', aslant);
}

function cakeStand(s) {
  s.shadow(100);
  const china = '#f4f2ec';
  s.path('M182 244 H218 C218 288 244 296 262 312 Q200 326 138 312 C156 296 182 288 182 244 Z',
    s.round(china));
  s.path('M46 216 Q52 250 130 252 H270 Q348 250 354 216 Z', s.round(shade(china, -8)));
  s.oval(200, 216, 154, 26, s.flat(china)).oval(200, 216, 128, 19, shade(china, -7));
  for (const [x, y] of [[150, 208], [252, 208], [200, 216]]) {
    s.path(`M${x - 42} ${y} v-32 q0 -28 42 -28 t42 28 v32 q-42 14 -84 0 Z`, s.round('#d9a05b'));
    s.path(`M${x - 42} ${y - 24} q42 16 84 0 v9 q-42 16 -84 0 Z`, '#fdf6e6');
    s.path(`M${x - 42} ${y - 15} q42 16 84 0 v7 q-42 16 -84 0 Z`, '#b8453b');
  }
}

function tray(s) {
  s.oval(206, 296, 170, 32, '#3a2a1e', { opacity: 0.13 });
  s.path('M30 286 L84 206 H316 L370 286 Z', s.flat('#d8ae7b'));
  s.path('M30 286 H370 V306 Q370 314 360 314 H40 Q30 314 30 306 Z', s.round(kWood));
  s.line('M30 286 L84 206 H316 L370 286', shade(kWood, -12), 9);
  s.line('M50 252 C28 236 44 206 70 226 M350 252 C372 236 356 206 330 226', '#8a5b33', 8);
  s.path('M122 178 C124 232 130 252 142 258 H190 C202 252 208 232 210 178 Z', s.round('#f4f2ec'));
  s.oval(166, 178, 44, 11, '#fffdf6').oval(166, 180, 36, 8, '#8a4f2a');
  s.line('M208 196 C240 192 236 234 202 230', '#e2dfd6', 9);
  s.oval(262, 246, 58, 15, '#e9e6dd').oval(262, 243, 58, 14, '#fbfaf5');
  s.path('M222 238 q10 -34 42 -34 q34 2 40 34 q-40 14 -82 0 Z', s.round('#d59a4c'));
  s.line('M244 212 q10 14 8 30 M266 206 q8 18 6 38 M288 214 q4 14 2 26', '#b5792f', 4);
}

export const tableware = {
  plate, bowl, rack, butterDish, board, breadKnife, cakeStand, tray,
};

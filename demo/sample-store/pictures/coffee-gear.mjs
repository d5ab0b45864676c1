/** What makes coffee. */
import { shade } from './palette.mjs';

const kSteel = '#b9c0c6';
const kDark = '#3d4146';
const kWood = '#bf8f5c';

function dripper(s, { colour }) {
  s.shadow(110);
  s.path('M126 226 C128 274 138 300 148 310 Q200 326 252 310 C262 300 272 274 274 226 Z',
    s.round('#cfe0e2'), { opacity: 0.95 });
  s.path('M134 262 Q200 274 266 262 Q262 296 250 306 Q200 320 150 306 Q138 296 134 262 Z',
    s.round('#6b3d22'));
  s.line('M274 240 C318 238 312 296 262 292', '#cfdddd', 12);
  s.oval(200, 222, 104, 18, s.round(colour));
  s.line('M284 138 C340 140 330 196 262 192', shade(colour, -16), 14);
  s.path('M104 112 L166 216 H234 L296 112 Z', s.round(colour));
  s.line('M136 130 L176 208 M200 134 V210 M264 130 L224 208', shade(colour, -14), 4);
  s.oval(200, 112, 96, 22, shade(colour, -12)).oval(200, 114, 84, 17, '#f3e7d0');
  s.oval(200, 119, 66, 11, '#5a3520');
  s.gleam('M126 132 L160 192', 8, 0.8).steam(204, 92);
}

function carafe(s) {
  s.shadow(112);
  s.path('M118 70 L182 184 C118 222 104 272 122 304 Q200 332 278 304 C296 272 282 222 218 184'
    + ' L282 70 Z', s.round('#c9dde0'), { opacity: 0.9 });
  s.path('M120 258 Q200 274 280 258 Q286 284 274 302 Q200 326 126 302 Q114 284 120 258 Z',
    s.round('#6b3d22'));
  s.path('M130 74 L198 178 L270 74 Q200 92 130 74 Z', '#f5ead6').oval(200, 78, 72, 14, '#efdfc2');
  s.path('M174 164 H226 L232 212 H168 Z', s.round(kWood));
  s.line('M170 190 H230', '#5a3b22', 5).oval(200, 196, 8, 8, '#8a5b33');
  s.gleam('M132 286 C128 254 144 232 164 218', 9, 0.85);
}

function machine(s) {
  s.shadow(140);
  s.box(96, 74, 208, 60, 14, s.round(kDark));
  s.box(222, 100, 82, 208, 10, s.round(kDark));
  s.box(92, 298, 216, 20, 8, s.round('#2f3236'));
  s.path('M116 132 H212 L198 168 H130 Z', s.round('#5a5f65'));
  s.path('M108 182 H220 L212 298 H116 Z', s.round(kSteel));
  s.path('M104 178 H224 V194 H104 Z', kDark);
  s.line('M112 206 C68 208 72 280 118 280', kDark, 14);
  s.box(242, 146, 42, 88, 8, '#cfe3ea', { opacity: 0.9 }).box(242, 186, 42, 48, 8, '#86b7cf');
  s.oval(263, 268, 11, 11, '#7fc4a2');
  s.gleam('M126 286 L122 206', 8, 0.7).gleam('M112 96 H180', 6, 0.25);
}

function scale(s) {
  s.shadow(148);
  s.path('M62 270 L100 226 H300 L338 270 Z', s.flat('#54585e'));
  s.path('M62 270 H338 V300 Q338 316 322 316 H78 Q62 316 62 300 Z', s.round(kDark));
  s.box(134, 278, 132, 28, 6, '#1f2a2b');
  s.line('M152 284 v16 M170 284 v16 M170 284 h12 v16 h-12 M206 284 h12 v8 h-12 v8 h12 M238 284'
    + ' v16', '#8ff0d0', 4);
  s.path('M148 150 Q150 228 166 236 H232 Q250 228 252 150 Z', s.round('#eef1f0'));
  s.oval(200, 150, 52, 13, '#d9dede').oval(200, 152, 42, 9, '#6b3d22');
  s.line('M252 168 C290 164 286 216 244 212', '#d3d9d9', 11);
  s.gleam('M160 218 L158 172', 7, 0.8);
}

function grinder(s) {
  s.shadow(116);
  s.line('M200 110 V76 L306 62', kDark, 9).oval(308, 54, 15, 20, s.round(kWood));
  s.path('M128 186 C128 132 160 108 200 108 C240 108 272 132 272 186 Z', s.round('#c9a24d'));
  s.box(106, 184, 188, 20, 6, s.round(shade(kWood, 12)));
  s.box(120, 204, 160, 98, 4, s.round(kWood)).box(104, 300, 192, 18, 6, s.round(kWood));
  s.box(146, 226, 108, 56, 5, s.flat(shade(kWood, -18)));
  s.oval(200, 254, 10, 10, '#e6c878');
  s.gleam('M146 174 C148 150 160 136 174 130', 8, 0.6);
}

function steelGrinder(s) {
  s.shadow(84);
  s.line('M200 108 V84 L318 76', kSteel, 11).box(304, 40, 28, 46, 12, s.round(kWood));
  s.box(144, 104, 112, 112, 10, s.round(kSteel)).box(138, 212, 124, 24, 6, s.round(kDark));
  s.box(148, 234, 104, 84, 12, s.round(shade(kSteel, -14)));
  s.box(136, 96, 128, 16, 7, s.round(kDark));
  for (let x = 0; x < 5; ++x) s.line(`M${164 + x * 18} 244 v60`, shade(kSteel, -34), 3);
  s.gleam('M158 122 V200', 9, 0.8);
}

function electricGrinder(s) {
  s.shadow(106);
  s.path('M132 60 H268 L250 150 H150 Z', '#dfe8e8', { opacity: 0.9 });
  s.path('M140 96 H260 L248 150 H152 Z', s.round('#5d3820')).box(124, 48, 152, 18, 9, kDark);
  s.path('M144 148 H256 L268 300 H132 Z', s.round(kDark)).box(116, 298, 168, 20, 8, '#2c2f33');
  s.box(158, 226, 84, 72, 6, '#24272a').box(168, 236, 64, 60, 6, s.round('#e2eaea'));
  s.path('M168 270 H232 V290 Q232 296 226 296 H174 Q168 296 168 290 Z', '#6b3d22');
  s.oval(200, 188, 22, 22, s.round(kSteel)).line('M200 188 L212 176', kDark, 5);
  s.gleam('M150 284 L158 166', 8, 0.25);
}

function brush(s) {
  s.oval(216, 268, 120, 24, '#3a2a1e', { opacity: 0.12, transform: 'rotate(-24 216 268)' });
  const aslant = { transform: 'rotate(-38 200 210)' };
  s.box(150, 192, 206, 32, 16, s.flat(kWood), aslant).oval(334, 208, 6, 6, '#f2e7d6', aslant);
  s.box(132, 188, 30, 40, 4, s.flat('#c9a24d'), aslant);
  for (let i = 0; i < 9; ++i) {
    s.line(`M134 ${192 + i * 4} L52 ${184 + i * 6}`, i % 2 ? '#3f332b' : '#57483c', 5, aslant);
  }
}

function press(s) {
  s.shadow(96);
  s.line('M258 148 C336 142 332 276 256 270', kDark, 17);
  s.box(132, 120, 128, 180, 10, s.round('#cfe0e2'), { opacity: 0.95 });
  s.box(138, 176, 116, 122, 8, s.round('#5d3820')).box(138, 178, 116, 12, 3, kSteel);
  s.line('M196 66 V178', '#9aa2a8', 7).oval(196, 60, 16, 14, kDark);
  s.path('M124 122 Q130 94 196 92 Q262 94 268 122 Z', s.round(kSteel));
  s.path('M130 126 L104 118 L132 146 Z', '#dbe7e8');
  s.line('M132 214 H260 M134 130 V304 M258 130 V304', kSteel, 7);
  s.box(126, 300, 140, 18, 6, s.round(kSteel)).gleam('M148 284 V136', 8, 0.7);
}

function moka(s) {
  s.shadow(96);
  s.line('M246 128 L304 124 L294 214', kDark, 18);
  s.path('M146 208 L128 112 L98 100 L134 96 H262 L250 208 Z', s.round(kSteel));
  s.path('M176 96 L182 208 H220 L228 96 Z', shade(kSteel, 28), { opacity: 0.65 });
  s.box(138, 206, 122, 22, 6, s.round(shade(kSteel, -20)));
  s.path('M146 228 H252 L272 308 Q200 328 126 308 Z', s.round(kSteel));
  s.path('M182 228 H220 L230 316 H172 Z', shade(kSteel, 28), { opacity: 0.65 });
  s.path('M132 98 L198 66 L264 98 Z', s.round(shade(kSteel, -8))).oval(198, 60, 13, 15, kDark);
  s.oval(240, 270, 7, 7, '#c9a24d').steam(98, 88);
}

function frother(s) {
  s.shadow(92);
  s.box(176, 40, 46, 118, 20, s.round(kDark)).box(188, 60, 22, 12, 6, '#8f969c');
  s.line('M199 158 V262', '#9aa2a8', 6);
  s.path('M128 200 C130 260 138 296 148 310 Q200 328 252 310 C262 296 270 260 272 200 Z',
    s.round('#cadde0'), { opacity: 0.85 });
  s.path('M132 236 Q200 248 268 236 Q262 288 250 306 Q200 322 150 306 Q138 288 132 236 Z',
    s.round('#c59a6d'));
  s.path('M131 220 q16 -18 34 -4 q18 -18 36 -2 q18 -16 34 0 q18 -14 34 6 l-3 26 Q200 260 134 246 Z',
    '#fdf8ee');
  s.gleam('M146 286 C140 262 138 240 137 218', 8, 0.85);
}

function thermometer(s) {
  s.oval(230, 306, 88, 14, '#3a2a1e', { opacity: 0.12 });
  s.line('M216 176 L254 308', '#aab1b7', 10);
  s.box(206, 176, 34, 30, 6, kDark, { transform: 'rotate(-16 223 191)' });
  s.oval(190, 122, 82, 82, s.round(kSteel)).oval(190, 122, 68, 68, '#fbf7ec');
  s.line('M146 152 A54 54 0 0 1 160 78', '#86b7cf', 10, { 'stroke-linecap': 'butt' });
  s.line('M160 78 A54 54 0 0 1 216 75', '#8cb06a', 10, { 'stroke-linecap': 'butt' });
  s.line('M216 75 A54 54 0 0 1 236 150', '#c2493d', 10, { 'stroke-linecap': 'butt' });
  s.line('M190 122 L206 82', kDark, 7).oval(190, 122, 9, 9, kDark);
}

export const coffeeGear = {
  dripper, carafe, machine, scale, grinder, steelGrinder, electricGrinder, brush, press, moka,
  frother, thermometer,
};

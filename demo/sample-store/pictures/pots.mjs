/** Teapots, kettles and jugs. */
import { shade } from './palette.mjs';

function roundPot(s, colour) {
  s.shadow(128);
  s.line('M268 196 C352 168 356 296 262 284', shade(colour, -16), 20);
  s.path('M122 262 C76 254 82 206 48 182 L76 166 C108 188 112 214 140 206 Z',
    s.round(shade(colour, -6)));
  s.oval(196, 238, 96, 82, s.round(colour));
  s.path('M146 312 h100 l6 8 h-112 Z', shade(colour, -22));
  s.path('M136 176 C146 142 246 142 256 176 Q196 190 136 176 Z', s.round(shade(colour, 8)));
  s.line('M136 177 Q196 191 256 177', shade(colour, -30), 4);
  s.oval(196, 142, 15, 14, s.round(colour));
  s.gleam('M126 236 C126 210 138 196 152 190', 12);
}

function tallPot(s, colour) {
  s.shadow(122);
  s.line('M258 192 C346 174 344 290 254 286', shade(colour, -14), 18);
  s.path('M136 256 C96 240 100 196 64 176 L88 158 C122 178 126 204 150 200 Z',
    s.round(shade(colour, -5)));
  s.path('M148 158 C118 196 114 268 138 316 H256 C280 268 276 196 246 158 Z', s.round(colour));
  s.path('M131 300 Q197 312 263 300 L256 318 H138 Z', '#c9a884');
  s.path('M144 160 C150 130 244 130 250 160 Q197 174 144 160 Z', s.round(shade(colour, 8)));
  s.line('M144 161 Q197 175 250 161', shade(colour, -28), 4);
  s.box(187, 114, 20, 22, 9, s.round('#b98d5e'));
  s.gleam('M139 250 C136 222 142 204 154 186', 11);
}

function ironPot(s, colour) {
  s.shadow(138);
  s.line('M116 196 C112 60 280 60 276 196', shade(colour, -25), 13);
  s.path('M108 256 C76 250 84 216 52 200 L76 182 C106 198 110 222 128 216 Z',
    s.round(shade(colour, -8)));
  s.path('M92 250 C92 190 148 178 196 178 C244 178 300 190 300 250 C300 298 258 318 196 318'
    + ' C134 318 92 298 92 250 Z', s.round(colour));
  for (const [y, xs] of [[218, [136, 168, 200, 232, 260]], [244, [116, 150, 184, 218, 250, 280]],
    [270, [136, 168, 200, 232, 262]]]) {
    for (const x of xs) s.oval(x, y, 6.5, 5.5, shade(colour, 22), { opacity: 0.7 });
  }
  s.oval(196, 184, 56, 15, s.round(shade(colour, 6)));
  s.oval(196, 168, 14, 12, s.round(colour));
  s.gleam('M110 244 C114 216 134 202 154 196', 8, 0.3);
}

function glassPot(s, tea) {
  s.shadow(124);
  s.line('M264 186 C346 172 346 292 258 286', '#c3d6d8', 15, { opacity: 0.9 });
  s.path('M124 258 C84 248 90 206 56 182 L78 166 C112 190 112 214 140 208 Z', '#d3e4e4',
    { opacity: 0.85 });
  s.oval(196, 238, 94, 80, s.round('#cbdfe2'), { opacity: 0.9 });
  s.path('M108 226 Q196 240 284 226 C290 280 250 312 196 312 C142 312 102 280 108 226 Z',
    s.round(tea), { opacity: 0.88 });
  s.box(168, 168, 56, 104, 12, '#f7fbfa', { opacity: 0.5 });
  s.path('M172 232 h48 v28 q0 10 -10 10 h-28 q-10 0 -10 -10 Z', '#55683a', { opacity: 0.85 });
  s.path('M142 174 C152 150 240 150 250 174 Q196 186 142 174 Z', s.round('#b98d5e'));
  s.oval(196, 148, 13, 12, s.round('#b98d5e'));
  s.gleam('M122 250 C118 220 130 198 150 186', 11, 0.85);
}

const teapots = { '': roundPot, tall: tallPot, iron: ironPot, glass: glassPot };

function kettle(s, { colour, dial }) {
  s.shadow(120);
  s.line('M246 108 C336 96 342 236 268 272', '#3d4146', 22);
  s.path('M150 120 L104 138 L128 176 Z', s.round(shade(colour, -8)));
  s.path('M150 108 H246 L280 296 H120 Z', s.round(colour));
  s.path('M120 292 H280 L284 308 H116 Z', '#3d4146');
  s.box(108, 306, 184, 12, 6, '#2f3236');
  s.path('M152 110 C158 86 238 86 244 110 Z', s.round(shade(colour, -10)));
  s.box(186, 78, 24, 16, 6, '#3d4146');
  s.box(150, 170, 14, 96, 7, '#dceaf0', { opacity: 0.9 });
  s.box(150, 214, 14, 52, 7, '#86b7cf');
  if (dial) {
    s.oval(216, 246, 27, 27, '#f5f0e4').oval(216, 246, 27, 27, 'none',
      { stroke: '#3d4146', 'stroke-width': 5 });
    s.line('M216 246 L229 232', '#c2493d', 5);
  }
  s.gleam('M140 278 L164 130', 8, 0.3);
}

function gooseneck(s, { colour }) {
  s.shadow(124);
  s.line('M262 158 C352 132 352 276 286 276', '#35302c', 19);
  s.line('M134 290 C70 280 112 164 54 150', shade(colour, -12), 15);
  s.path('M158 158 H252 L284 304 H126 Z', s.round(colour));
  s.box(114, 302, 182, 16, 8, '#35302c');
  s.path('M156 160 C162 138 248 138 254 160 Z', s.round(shade(colour, -10)));
  s.oval(205, 132, 12, 14, '#35302c');
  s.box(180, 306, 50, 8, 4, '#8fd0c2');
  s.gleam('M146 286 L168 176', 9, 0.4);
}

function stoveKettle(s, { colour }) {
  s.shadow(136);
  s.line('M124 180 C118 66 276 66 270 180', '#4a372c', 17);
  s.path('M118 250 C86 238 88 206 58 186 L80 168 C108 186 116 212 136 206 Z',
    s.round(shade(colour, -8)));
  s.oval(68, 176, 16, 12, '#4a372c');
  s.path('M94 304 C84 214 138 172 197 172 C256 172 310 214 300 304 Q197 326 94 304 Z',
    s.round(colour));
  s.line('M94 303 Q197 325 300 303', shade(colour, -34), 7);
  s.path('M148 184 C156 158 238 158 246 184 Q197 196 148 184 Z', s.round(shade(colour, 10)));
  s.oval(197, 156, 14, 13, '#4a372c');
  s.gleam('M114 272 C114 234 132 214 154 204', 13);
  s.steam(64, 150);
}

function jug(s, { colour, shape }) {
  if (shape === 'glass') return glassJug(s, colour);
  s.shadow(98);
  s.line('M252 176 C338 166 326 284 250 276', shade(colour, -16), 18);
  s.path('M150 136 L112 122 C116 150 128 166 148 178 C120 226 122 290 146 318 H254'
    + ' C278 290 280 226 250 180 L256 136 Z', s.round(colour));
  s.path('M112 122 Q180 150 256 136 Q200 122 150 134 Z', shade(colour, -32));
  s.gleam('M140 276 C132 244 140 212 156 188', 11);
  return s;
}

function glassJug(s, drink) {
  s.shadow(104);
  s.line('M258 152 C344 146 338 272 262 266', '#c5d8db', 16);
  s.path('M132 96 L104 82 C108 108 120 124 134 130 L142 306 Q200 326 258 306 L270 96 Z',
    s.round('#cbdfe2'), { opacity: 0.92 });
  s.path('M138 176 Q200 188 266 176 L258 304 Q200 322 143 304 Z', s.round(drink),
    { opacity: 0.85 });
  s.box(166, 196, 36, 34, 7, '#ffffff', { opacity: 0.5, transform: 'rotate(-14 184 213)' });
  s.box(208, 232, 34, 32, 7, '#ffffff', { opacity: 0.42, transform: 'rotate(18 225 248)' });
  s.box(128, 78, 146, 24, 9, s.round('#b98d5e')).oval(201, 76, 16, 9, '#a67745');
  s.gleam('M152 288 L146 144', 9, 0.8);
}

export const pots = {
  teapot: (s, { shape, colour }) => teapots[shape](s, colour),
  kettle, gooseneck, stoveKettle, jug,
};

/** Cloth, and paper that is given away. */
import { sign } from './motifs.mjs';
import { shade } from './palette.mjs';

const kLinen = '#ece2cd';

function towel(s, { option }) {
  s.box(60, 76, 280, 14, 7, s.round('#bf8f5c'));
  s.path('M112 84 H288 L294 330 Q246 340 200 330 Q154 322 106 332 Z', s.round(kLinen));
  if (option === 'Check') {
    for (let i = 0; i < 5; ++i) {
      s.line(`M${130 + i * 35} 86 V328`, '#5f7f6c', 11, { opacity: 0.5, 'stroke-linecap': 'butt' });
      s.line(`M111 ${118 + i * 46} H291`, '#5f7f6c', 11,
        { opacity: 0.5, 'stroke-linecap': 'butt' });
    }
  } else if (option === 'Wren') {
    for (const [x, y] of [[160, 140], [238, 196], [166, 262]]) sign(s, 'wren', x, y, '#8b6b4c');
  } else {
    for (const x of [130, 146, 254, 270]) {
      s.line(`M${x} 86 V328`, '#4d6a8f', x % 4 ? 9 : 5, { 'stroke-linecap': 'butt' });
    }
    s.line('M109 296 Q200 290 293 298', '#4d6a8f', 7);
  }
  s.path('M186 84 H216 L224 332 Q206 330 192 328 Z', '#ffffff', { opacity: 0.2 });
}

function napkins(s, { colour }) {
  s.shadow(150);
  for (let i = 3; i >= 0; --i) {
    const y = 292 - i * 26;
    s.path(`M58 ${y} Q56 ${y - 24} 80 ${y - 26} H322 Q344 ${y - 24} 342 ${y} Q342 ${y + 24} 320`
      + ` ${y + 24} H80 Q58 ${y + 24} 58 ${y} Z`, s.round(shade(colour, i % 2 ? -6 : 4)));
    s.line(`M66 ${y + 2} H326`, shade(colour, -26), 3);
  }
  s.path('M84 188 L126 148 H300 L322 188 Z', s.flat(shade(colour, 16)));
  s.box(182, 150, 34, 168, 0, '#b98d5e', { opacity: 0.9 });
  s.path('M199 170 C166 134 142 166 164 182 C178 190 192 182 199 176 C206 182 222 190 236 182'
    + ' C258 166 232 134 199 170 Z', '#a67745');
}

function tablecloth(s) {
  s.oval(206, 344, 160, 18, '#3a2a1e', { opacity: 0.12 });
  s.path('M52 176 L84 334 Q110 322 132 338 Q166 322 200 340 Q234 322 268 338 Q292 322 316 334'
    + ' L348 176 Z', s.round(kLinen));
  s.oval(200, 168, 150, 50, s.flat(shade(kLinen, 24)));
  s.oval(200, 168, 122, 38, 'none', { stroke: '#5d7da6', 'stroke-width': 7 });
  s.line('M68 262 Q200 312 332 262', '#5d7da6', 8).line('M72 284 Q200 334 328 284', '#5d7da6', 4);
  s.line('M132 226 L140 322 M268 226 L260 322 M200 236 V326', shade(kLinen, -16), 3);
  s.path('M178 158 q-6 -40 22 -40 q28 0 22 40 q-22 10 -44 0 Z', s.round('#9bb08f'));
  for (const [x, y, fill] of [[182, 92, '#c97a86'], [204, 78, '#efc94f'], [224, 96, '#c97a86']]) {
    s.line(`M200 126 L${x} ${y}`, '#6f8f4a', 4).oval(x, y, 14, 13, fill);
  }
}

function rings(s) {
  s.shadow(146);
  const wood = '#c39a68';
  for (const [x, y] of [[262, 214], [138, 214], [280, 268], [120, 268]]) {
    s.oval(x, y + 14, 58, 34, shade(wood, -24)).oval(x, y, 58, 34, s.round(wood));
    s.oval(x, y, 40, 22, '#8c6338').oval(x + 3, y + 5, 36, 17, '#ecdcc0');
  }
}

function apron(s, { colour }) {
  s.line('M150 108 C140 40 260 40 250 108', '#b98d5e', 9);
  s.line('M104 200 C70 214 66 250 50 268 M296 200 C330 214 334 250 350 268', '#b98d5e', 8);
  s.path('M146 100 H254 Q256 168 304 196 L312 334 Q200 350 88 334 L96 196 Q144 168 146 100 Z',
    s.round(colour));
  s.path('M140 226 H260 V286 Q260 300 246 300 H154 Q140 300 140 286 Z', s.flat(shade(colour, 12)));
  s.line('M140 240 H260 M200 242 V298', shade(colour, 40), 3, { 'stroke-dasharray': '8 6' });
  s.oval(152, 112, 6, 6, '#d9b25f').oval(248, 112, 6, 6, '#d9b25f');
  s.line('M230 230 L244 186', '#bf8f5c', 9).oval(248, 176, 14, 20, s.round('#bf8f5c'),
    { transform: 'rotate(18 248 176)' });
}

function glove(s, { colour }) {
  s.oval(206, 340, 96, 12, '#3a2a1e', { opacity: 0.12 });
  s.path('M128 330 L136 196 C128 96 166 72 204 72 C244 72 266 104 262 176 C286 142 326 148 322 180'
    + ' C318 212 274 232 262 262 L264 330 Z', s.round(colour));
  for (const d of ['M142 160 L258 250', 'M150 110 L262 204', 'M258 120 L136 226',
    'M262 190 L134 290', 'M138 230 L250 318']) {
    s.line(d, shade(colour, 32), 3, { 'stroke-dasharray': '8 6', opacity: 0.7 });
  }
  s.box(118, 300, 156, 38, 10, s.round(kLinen));
  s.line('M150 338 c-10 30 20 30 14 2', kLinen, 6);
}

function card(s) {
  s.oval(206, 320, 130, 16, '#3a2a1e', { opacity: 0.12 });
  s.box(112, 150, 206, 158, 6, s.flat('#c98f83'), { transform: 'rotate(7 214 228)' });
  s.path('M118 152 L222 236 L316 166', 'none', { stroke: '#a76b60', 'stroke-width': 4,
    transform: 'rotate(7 214 228)' });
  s.box(96, 84, 168, 226, 6, s.flat('#fbf5e8'), { transform: 'rotate(-6 180 196)' });
  const tilt = { transform: 'rotate(-6 180 196)' };
  s.oval(178, 204, 46, 39, '#3f5878', tilt);
  s.line('M220 188 C252 180 250 228 216 226', '#3f5878', 9, tilt);
  s.path('M138 212 C118 206 120 186 108 176 L122 168 C136 180 138 192 148 190 Z', '#3f5878', tilt);
  s.path('M150 172 C156 154 200 154 206 172 Z', '#3f5878', tilt).oval(178, 152, 8, 8, '#3f5878',
    tilt);
  s.line('M140 270 H220', '#c98f83', 5, tilt);
}

function voucher(s, { colour, option }) {
  const tilt = { transform: 'rotate(-7 200 206)' };
  s.oval(206, 308, 140, 16, '#3a2a1e', { opacity: 0.12 });
  s.box(52, 120, 296, 176, 16, s.flat(colour), tilt);
  s.box(66, 134, 268, 148, 10, 'none', { stroke: '#fbf5e8', 'stroke-width': 3, ...tilt });
  s.line('M256 136 V280', '#fbf5e8', 4, { 'stroke-dasharray': '2 10', ...tilt });
  s.oval(152, 214, 46, 39, '#fbf5e8', tilt);
  s.line('M194 198 C226 190 224 238 190 236', '#fbf5e8', 9, tilt);
  s.path('M112 222 C92 216 94 196 82 186 L96 178 C110 190 112 202 122 200 Z', '#fbf5e8', tilt);
  s.path('M124 182 C130 164 174 164 180 182 Z', '#fbf5e8', tilt).oval(152, 162, 8, 8, '#fbf5e8',
    tilt);
  const stars = option === '£50' ? [172, 208, 244] : [208];
  for (const y of stars) sign(s, 'star', 296, y - 4, '#f3d98a');
}

export const linen = { towel, napkins, tablecloth, rings, apron, glove, card, voucher };

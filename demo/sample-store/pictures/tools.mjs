/** Tea tools and things on handles. */
import { shade } from './palette.mjs';

const kSteel = '#b9c0c6';

/** Lays the strokes aslant, as a tool lies on the table. */
const aslant = { transform: 'rotate(-38 200 210)' };

function spoon(s, { colour, shape }) {
  s.oval(216, 262, 124, 26, '#3a2a1e', { opacity: 0.12, transform: 'rotate(-24 216 262)' });
  const grip = shade(colour, -10);
  if (shape === 'scoop') {
    s.box(196, 190, 150, 18, 9, s.flat(grip), aslant).oval(336, 199, 4, 4, '#f7efe0', aslant);
    s.path('M64 176 H190 Q208 176 206 198 Q200 258 128 258 Q66 254 64 176 Z', s.flat(colour),
      aslant);
    s.oval(134, 177, 71, 19, shade(colour, -28), aslant).oval(134, 181, 60, 13,
      '#5d3a22', aslant);
  } else if (shape === 'knife') {
    s.box(214, 194, 134, 30, 15, s.flat(grip), aslant);
    s.path('M46 192 Q52 172 82 178 L220 196 V222 Q120 232 74 224 Q46 218 46 192 Z',
      s.flat(shade(colour, 14)), aslant);
    s.line('M70 196 Q130 206 206 208', shade(colour, -20), 3, aslant);
  } else if (shape === 'dipper') {
    s.box(176, 200, 176, 15, 7, s.flat(grip), aslant);
    for (let i = 0; i < 6; ++i) {
      s.oval(84 + i * 18, 208, 11, [24, 36, 42, 42, 36, 24][i], s.flat(shade(colour, i % 2 * 12)),
        aslant);
    }
    s.path('M92 282 C104 296 96 316 102 330 a9 9 0 0 0 15 -6 C114 308 126 296 132 282 Z',
      '#e3a63b');
    s.path('M76 262 C78 300 132 304 158 264 C150 250 140 262 126 252 C108 244 92 250 76 262 Z',
      '#e9b44e');
    s.gleam('M90 268 q12 14 30 8', 5, 0.7);
  } else if (shape === 'spurtle') {
    s.path('M40 206 Q42 192 60 192 L300 198 V222 L60 224 Q42 222 40 206 Z', s.flat(colour), aslant);
    s.oval(318, 210, 15, 20, s.flat(grip), aslant).oval(346, 210, 19, 19, s.flat(colour), aslant);
    s.line('M70 203 H280', shade(colour, 30), 4, aslant);
  } else {
    for (const dy of [-44, 40]) {
      const tilt = { transform: `rotate(-38 200 210) translate(0 ${dy})` };
      s.box(140, 202, 190, 16, 8, s.flat(grip), tilt);
      s.oval(110, 210, 48, 30, s.flat(colour), tilt).oval(106, 212, 34, 19, shade(colour, -22),
        tilt);
    }
  }
}

function whisk(s) {
  s.shadow(66);
  for (let i = -5; i <= 5; ++i) {
    s.line(`M${200 + i * 6} 190 C${200 + i * 17} 232 ${200 + i * 15} 280 ${200 + i * 9} 316`,
      i < 0 ? '#d8bd86' : '#c3a268', 6);
  }
  s.line('M162 214 Q200 226 238 214', '#4d463c', 6);
  s.path('M166 196 L172 88 Q200 76 228 88 L234 196 Q200 210 166 196 Z', s.round('#d2b478'));
  s.oval(200, 88, 28, 9, '#b3935a');
  s.line('M169 150 Q200 160 231 150', '#a98a52', 4);
}

function strainer(s, { shape, colour }) {
  s.shadow(118);
  s.path('M110 258 C116 306 152 318 200 318 C248 318 284 306 290 258 Z',
    s.round(shape === 'bowl' ? colour : '#a4acb3'));
  s.oval(200, 260, 90, 20, shade(shape === 'bowl' ? colour : '#a4acb3', -24));
  s.line('M270 202 L356 170', shade(kSteel, -14), 14).line('M130 208 L92 214', kSteel, 12);
  s.path('M120 204 C122 262 162 282 200 282 C238 282 278 262 280 204 Z', s.round(kSteel));
  for (const [y, xs] of [[232, [146, 168, 190, 212, 234, 256]], [252, [164, 186, 208, 230]]]) {
    for (const x of xs) s.oval(x, y, 4, 4, '#6b747b');
  }
  s.oval(200, 204, 80, 20, shade(kSteel, 30)).oval(200, 206, 68, 15,
    shape === 'bowl' ? '#9cb65a' : '#8b9399');
  s.gleam('M138 230 C142 246 150 258 160 264', 6, 0.8);
}

function infuser(s) {
  s.shadow(104);
  s.path('M132 150 L146 300 Q200 330 254 300 L268 150 Z', s.round(kSteel));
  for (let y = 0; y < 7; ++y) {
    for (let x = 0; x < 8; ++x) {
      s.oval(152 + x * 14 + (y % 2) * 5, 182 + y * 17, 3, 3, '#77818a', { opacity: 0.8 });
    }
  }
  s.path('M82 146 q0 -16 22 -14 h192 q22 -2 22 14 q-4 12 -24 12 H106 q-22 0 -24 -12 Z',
    s.round(shade(kSteel, 12)));
  s.oval(200, 136, 78, 14, '#5f7040').oval(186, 133, 30, 7, '#7f9656');
  s.gleam('M148 186 L158 288', 7, 0.7);
}

function timer(s) {
  s.shadow(140);
  s.box(70, 298, 260, 20, 8, s.round('#bf8f5c')).box(70, 112, 260, 20, 8, s.round('#cf9f6a'));
  for (const [i, sand] of ['#8ca37b', '#c2705a', '#4f6d8c'].entries()) {
    const x = 116 + i * 84;
    s.path(`M${x - 30} 132 H${x + 30} C${x + 30} 190 ${x + 7} 196 ${x + 6} 215 C${x + 7} 234`
      + ` ${x + 30} 240 ${x + 30} 298 H${x - 30} C${x - 30} 240 ${x - 7} 234 ${x - 6} 215`
      + ` C${x - 7} 196 ${x - 30} 190 ${x - 30} 132 Z`, '#e8f1f1', { opacity: 0.95 });
    s.path(`M${x - 21} 164 H${x + 21} Q${x + 12} 196 ${x} 206 Q${x - 12} 196 ${x - 21} 164 Z`,
      sand);
    s.path(`M${x - 26} 296 Q${x - 20} ${270 - i * 8} ${x} ${258 - i * 8} Q${x + 20}`
      + ` ${270 - i * 8} ${x + 26} 296 Z`, sand);
    s.line(`M${x} 206 V260`, sand, 3).gleam(`M${x - 20} 146 v26`, 5, 0.9);
  }
}

function cosy(s, { colour }) {
  s.shadow(132);
  s.path('M82 300 C70 196 128 112 200 112 C272 112 330 196 318 300 Q200 330 82 300 Z',
    s.round(colour));
  for (const d of ['M104 206 L236 314', 'M134 152 L304 290', 'M184 120 L318 236',
    'M296 206 L164 314', 'M266 152 L96 290', 'M216 120 L82 236']) {
    s.line(d, shade(colour, -20), 3, { 'stroke-dasharray': '9 6' });
  }
  s.line('M82 300 Q200 330 318 300', shade(colour, 34), 12);
  s.line('M200 112 C176 78 224 70 200 108', shade(colour, -18), 10);
}

function trivet(s) {
  s.shadow(148);
  const iron = '#44464b';
  s.oval(200, 292, 142, 34, shade(iron, -20)).oval(200, 282, 142, 34, s.round(iron));
  s.oval(200, 282, 112, 25, '#d8cfb6');
  s.line('M90 282 H310 M122 264 L278 300 M278 264 L122 300 M200 254 V310', iron, 12);
  s.oval(200, 282, 56, 13, 'none', { stroke: iron, 'stroke-width': 10 });
  s.oval(200, 282, 18, 6, iron);
  s.steam(206, 236);
}

function warmer(s) {
  s.shadow(128);
  s.oval(200, 300, 108, 20, '#d9e7e7');
  s.box(168, 270, 64, 30, 6, s.round('#d5d8da')).oval(200, 270, 32, 8, '#f8f0d8');
  s.path('M200 208 C222 232 220 262 200 264 C180 262 180 234 200 208 Z', '#f0a53a');
  s.path('M200 230 c10 12 8 30 0 30 c-8 0 -10 -18 0 -30 Z', '#fff0b8');
  s.path('M104 176 C92 220 92 264 106 302 Q200 330 294 302 C308 264 308 220 296 176 Z',
    s.round('#a9c9cd'), { opacity: 0.5 });
  s.oval(200, 176, 96, 22, s.flat('#d3e3e5'));
  s.oval(200, 176, 60, 13, '#a3bfc3').oval(200, 178, 54, 10, '#f7d9a0', { opacity: 0.6 });
  s.gleam('M112 284 C104 254 106 226 112 200', 9, 0.9);
}

export const tools = { spoon, whisk, strainer, infuser, timer, cosy, trivet, warmer };

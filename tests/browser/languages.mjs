// The texts of every language, as they are written beside the element.
import { readdirSync, readFileSync } from 'node:fs';
import { kEnglish as taps } from '../../web/widget/taps/texts.js';
import { kEnglish as first } from '../../web/widget/texts.js';

const kWeb = new URL('../../web/', import.meta.url);

/** @type {Record<string, any>} */
export const english = { ...first, ...taps };

/** @type {Record<string, Record<string, any>>} */
export const languages = Object.fromEntries(
  readdirSync(new URL('widget/texts', kWeb)).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(new URL(`widget/texts/${file}`, kWeb), 'utf8')),
  ]),
);

/** Keys of the interface `Texts` in index.d.ts, in its order. */
export function declaredKeys() {
  const types = readFileSync(new URL('index.d.ts', kWeb), 'utf8');
  const body = types.match(/export interface Texts \{([^]*?)\n\}/)?.[1] ?? '';
  return [...body.matchAll(/^ {2}'?([\w-]+)'?: /gm)].map(([, key]) => key);
}

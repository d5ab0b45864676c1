// The texts of every language, as they are written beside the element, and what they become on a page.
import { readdirSync, readFileSync } from 'node:fs';
import { kEnglish as offers } from '../../web/widget/offers/texts.js';
import { kEnglish as taps } from '../../web/widget/taps/texts.js';
import { kEnglish as first } from '../../web/widget/texts.js';
import { items } from './store.mjs';

const kWeb = new URL('../../web/', import.meta.url);

/** @type {Record<string, any>} */
export const english = { ...first, ...taps, ...offers };

/** @type {Record<string, Record<string, any>>} */
export const languages = Object.fromEntries(
  readdirSync(new URL('widget/texts', kWeb)).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(new URL(`widget/texts/${file}`, kWeb), 'utf8')),
  ]),
);

/** Keys of the interface `Texts` in texts.d.ts, in its order. */
export function declaredKeys() {
  const types = readFileSync(new URL('texts.d.ts', kWeb), 'utf8');
  const body = types.match(/export interface Texts \{([^]*?)\n\}/)?.[1] ?? '';
  return [...body.matchAll(/^ {2}'?([\w-]+)'?: /gm)].map(([, key]) => key);
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (texts) => `(?:${texts.map(escaped).join('|')})`;

/**
 * Tells whether words are those of a language: its texts with titles, counts and labels filled in, or
 * what stands for itself.
 * @param {string} locale
 * @param {string[]} labels of the shop's own
 */
export function speaks(locale, labels = []) {
  const texts = languages[locale.split('-')[0]] ?? english;
  const all = Object.values(texts).flatMap((text) => (typeof text === 'string' ? text : Object.values(text)));
  const title = anyOf(items.map((item) => item.title));
  const [sample] = new Intl.NumberFormat(locale).format(1);
  const digit = /\d/.test(sample) ? '[0-9]' : '[٠-٩]';
  const count = `${digit}[${digit.slice(1, -1)}.,٬\\s]*`;
  const values = { title, count, label: anyOf([...all.filter((text) => !/\{/.test(text)), ...labels]) };
  const pattern = (text) => escaped(text).replace(/\\\{(\w+)\\\}/g, (_, name) => values[name]);
  const said = `(?:${all.map(pattern).join('|')})`;
  // What went wrong is spoken after the title of what it went wrong with.
  const spoken = `(?:${title}: )?${said}(?:\\. ${said})?`;
  const price = new Intl.NumberFormat(locale, { style: 'currency', currency: 'GBP' })
    .formatToParts(1)
    .map(({ type, value }) => (type === 'integer' ? count : type === 'fraction' ? `${digit}{2}` : escaped(value)))
    .join('');
  const alone = `[×−+]|\\p{Lu}|${count}|${price}|${title}`;
  const labelled = `${anyOf(labels.length ? labels : ['×'])}(?: · ${price})?`;
  return (words) => new RegExp(`^(?:${spoken}|${alone}|${labelled})$`, 'u').test(words);
}

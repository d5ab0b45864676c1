/**
 * The numbers behind each suggestion that is on the page, as a table under its strip. They come from
 * the events that the element fires for every page.
 */
import { create } from './dom.js';

/** @typedef {import('../../web/index.d.ts').Suggestion} Suggestion */

/** What each strip shows, by SKU. @type {Map<Element, Map<string, Suggestion>>} */
const shown = new Map();
let wanted = false;

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });
const plain = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

listen('ready', (known, { suggestions }) => {
  known.clear();
  for (const suggestion of suggestions) known.set(suggestion.sku, suggestion);
});
// What "Show more" reveals, beside what was there.
listen('impression', (known, { suggestions }) => {
  for (const suggestion of suggestions) known.set(suggestion.sku, suggestion);
});
listen('dismiss', (known, { sku }) => known.delete(sku));
listen('restore', (known, { sku, suggestion }) => sku && known.set(sku, suggestion));
listen('hide', (known) => known.clear());

/**
 * @param {string} type
 * @param {(known: Map<string, Suggestion>, detail: any) => void} take
 */
function listen(type, take) {
  document.addEventListener(`goeswith:${type}`, (event) => {
    const strip = /** @type {Element} */ (event.target);
    const known = shown.get(strip) ?? new Map();
    shown.set(strip, known);
    take(known, /** @type {CustomEvent} */ (event).detail);
    render(strip);
  });
}

/** @param {boolean} on */
export function showNumbers(on) {
  wanted = on;
  for (const strip of shown.keys()) render(strip);
}

/** @param {Element} strip */
function render(strip) {
  const box = strip.nextElementSibling?.matches('.numbers') ? strip.nextElementSibling : null;
  const suggestions = [...(shown.get(strip)?.values() ?? [])];
  if (!wanted || suggestions.length === 0) {
    box?.remove();
    return;
  }
  const label = 'The numbers behind the suggestions';
  // A table that is wider than the page is moved by keyboard, too.
  const how = { class: 'numbers', role: 'region', 'aria-label': label, tabindex: 0, lang: 'en' };
  const target = box ?? create('div', how);
  target.replaceChildren(tableOf(suggestions));
  if (!box) strip.after(target);
}

/** @param {Suggestion[]} suggestions */
function tableOf(suggestions) {
  const names = ['Suggestion', 'Probability', 'Attach rate', 'Lift', 'Orders', 'Speaks for it'];
  const head = names.map((name) => create('th', { scope: 'col' }, name));
  const table = create('table', {}, create('thead', {}, create('tr', {}, ...head)));
  table.append(create('tbody', {}, ...suggestions.map(rowOf)));
  return table;
}

/** @param {Suggestion} suggestion */
function rowOf({ sku, title, score, evidence }) {
  const cells = evidence
    ? [
        percent.format(score),
        percent.format(evidence.attachRate),
        `${plain.format(evidence.lift)} ×`,
        evidence.orders ? String(evidence.orders) : 'of items like it',
        evidence.withTitle || evidence.with,
      ]
    : ['–', '–', '–', '–', 'nothing: it sells well'];
  const name = create('th', { scope: 'row', dir: 'auto' }, title || sku);
  return create('tr', {}, name, ...cells.map((cell) => create('td', { dir: 'auto' }, cell)));
}

/**
 * Why each suggestion is on the page, and why others are not, as tables under its strip: what is shown
 * comes from the events that the element fires for every page, the others, and what is shown after a
 * change that has no event of its own, from its `explain()`.
 */
import { create } from './dom.js';

/** @typedef {import('../../web/index.d.ts').Suggestion} Suggestion */

/** What each strip shows, by SKU; null where it must be asked. @type {Map<Element, Map<string, Suggestion> | null>} */
const shown = new Map();
/** What was asked last. @type {WeakMap<Element, unknown>} */
const asked = new WeakMap();
let wanted = false;

const kMostWithheld = 8;

/** Which rule or number decided. @type {Record<import('../../web/index.d.ts').Why, string>} */
const kWhy = {
  learned: 'bought with the cart',
  popular: 'bought by many',
  pinned: 'pinned by the shop',
  upgrade: 'a better version of a line',
  'closes-gap': 'takes the cart to free delivery',
  due: 'bought before, used up by now',
  blocked: 'in the cart, shown, dismissed or owned',
  'out-of-stock': 'out of stock',
  'low-stock': 'too low in stock',
  'not-here': 'the shop does not want it here',
  'never-with': 'never beside a line of this cart',
  unfit: 'does not fit a line of this cart',
  'too-dear': 'too dear beside this cart',
  replaces: 'replaces a line, not goes with it',
  capped: 'enough of its category',
  unlikely: 'not probable enough',
  outranked: 'others rank higher',
  'too-early': 'too few products looked at yet',
  'enough-dismissed': 'enough were dismissed in this visit',
  'enough-seen': 'enough were seen in this visit',
};

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
listen('restore', (known, { sku, suggestion }) => known.set(sku, suggestion));
listen('hide', (known) => known.clear());

/**
 * @param {string} type
 * @param {(known: Map<string, Suggestion>, detail: any) => void} take
 */
function listen(type, take) {
  document.addEventListener(`goeswith:${type}`, (event) => {
    const strip = /** @type {Element} */ (event.target);
    const { detail } = /** @type {CustomEvent} */ (event);
    // The undo of hiding brings back what is best by now.
    if (type === 'restore' && detail.sku === null) return askAnew(strip);
    const known = shown.get(strip) ?? new Map();
    shown.set(strip, known);
    take(known, detail);
    render(strip);
  });
}

/** @param {Element} strip */
function askAnew(strip) {
  shown.set(strip, null);
  render(strip);
}

/** After what makes the strips ask anew for the same cart. */
export function refreshNumbers() {
  for (const strip of shown.keys()) askAnew(strip);
}

/** @param {boolean} on */
export function showNumbers(on) {
  wanted = on;
  for (const strip of shown.keys()) render(strip);
}

/** @param {Element} strip */
async function render(strip) {
  const asking = wanted ? strip.explain().catch(() => undefined) : undefined;
  asked.set(strip, asking);
  const all = await asking;
  if (asked.get(strip) !== asking) return;
  const box = strip.nextElementSibling?.matches('.numbers') ? strip.nextElementSibling : null;
  if (all && !shown.get(strip)) shown.set(strip, new Map(all.suggestions.map((its) => [its.sku, its])));
  const rows = all ? rowsOf(all, [...shown.get(strip).values()]) : [];
  if (!rows.length) {
    box?.remove();
    return;
  }
  const label = 'Why each suggestion is shown, and others are not';
  // A table that is wider than the page is moved by keyboard, too.
  const how = { class: 'numbers', role: 'region', 'aria-label': label, tabindex: 0, lang: 'en' };
  const target = box ?? create('div', how);
  target.replaceChildren(...rows.map(([title, list]) => tableOf(title, list)));
  if (!box) strip.after(target);
}

/**
 * @param {import('../../web/index.d.ts').Explanation} all
 * @param {Suggestion[]} visible
 * @returns {[string, Suggestion[]][]} tables with something in them; none of a strip that the shopper
 *   has hidden, which says nothing though there is something to say
 */
function rowsOf({ suggestions, withheld }, visible) {
  if (!visible.length && suggestions.length) return [];
  const explained = new Map([...suggestions, ...withheld].map((its) => [its.sku, its]));
  const near = withheld.filter(({ sku, why }) => why !== 'blocked' && !visible.some((its) => its.sku === sku));
  const factorOf = (/** @type {Suggestion} */ its) => explained.get(its.sku)?.factor;
  const here = visible.map((its) => ({ ...its, factor: factorOf(its) }));
  const tables = { Suggestion: here, 'Not shown': near.slice(0, kMostWithheld) };
  return Object.entries(tables).filter(([, list]) => list.length > 0);
}

/**
 * @param {string} title
 * @param {Suggestion[]} suggestions
 */
function tableOf(title, suggestions) {
  const names = [title, 'Because', 'Probability', 'Attach rate', 'Lift', 'Orders', 'Speaks for it'];
  // Of what is not shown no evidence is told.
  const columns = suggestions.some(({ evidence }) => evidence) ? names.length : 3;
  const head = names.slice(0, columns).map((name) => create('th', { scope: 'col' }, name));
  const table = create('table', {}, create('thead', {}, create('tr', {}, ...head)));
  table.append(create('tbody', {}, ...suggestions.map((its) => rowOf(its, columns))));
  return table;
}

/**
 * @param {Suggestion} suggestion
 * @param {number} columns
 */
function rowOf({ sku, title, score, evidence, why, factor }, columns) {
  const cells = evidence
    ? [
        score ? percent.format(score) : '–',
        percent.format(evidence.attachRate),
        `${plain.format(evidence.lift)} ×`,
        evidence.orders ? String(evidence.orders) : 'of items like it',
        evidence.withTitle || evidence.with,
      ]
    : [score ? percent.format(score) : '–', '–', '–', '–', '–'];
  const name = create('th', { scope: 'row', dir: 'auto' }, title || sku);
  const because = kWhy[why] + (factor ? `, counted ${plain.format(factor)} ×` : '');
  const all = [because, ...cells].slice(0, columns - 1);
  return create('tr', {}, name, ...all.map((cell) => create('td', { dir: 'auto' }, cell)));
}

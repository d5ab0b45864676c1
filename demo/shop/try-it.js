/**
 * "Try it": a panel at the edge of the shop's pages that shows the element in other circumstances.
 * It is the demo's and no part of the element, which it only touches as any page can.
 */
import { choose, chosen, kChoices } from './choices.js';
import { create } from './dom.js';
import { refreshNumbers, showNumbers } from './numbers.js';

/** What people read, in the order of choices.js. */
const kWords = {
  theme: ['Theme', 'This shop’s own', 'Plain', 'Warm boutique', 'Dark electronics', 'Dense marketplace'],
  language: ['Language', 'English', 'Deutsch', 'Français', 'Español', 'Nederlands', 'العربية'],
  direction: ['Direction', 'The language’s', 'Left to right', 'Right to left'],
  text: ['Text size', '100 %', '200 %'],
  placement: ['Placement', 'This page’s', 'Cart', 'Product', 'Thank you'],
  network: ['The shop answers', 'At once', 'Slowly', 'Not at all', 'No', 'That the visit timed out'],
  shopper: ['Who is shopping', 'Someone new', 'Who bought tea and a teapot here', 'A loyal customer'],
  told: ['The shop tells', 'Where it delivers', 'Stock and prices, too'],
  reasons: ['Ask why something is dismissed', 'No', 'Yes'],
  evidence: ['Why each is shown, or not', 'Hidden', 'Shown'],
};

/** What the returning shopper bought, and how many days ago. */
const kBought = { 'TEA-ASSAM': 50, 'TEA-HOUSE-125': 6, 'TP-GLS': 400, '22423': 400 };

const root = document.documentElement;
/** @returns {HTMLElement[]} */
const strips = () => [...document.querySelectorAll('goes-with')];
/** The placement that each strip has by itself. @type {WeakMap<Element, string>} */
const placements = new WeakMap();

/** How each choice comes about; what is not here is asked when it is needed. */
const effects = {
  theme(name) {
    const link = /** @type {HTMLLinkElement} */ (document.getElementById('theme'));
    const sheet = new URL(`themes/${name}.css`, import.meta.url).href;
    if (link.href !== sheet) link.href = sheet;
  },
  language(language) {
    // The shop's own words stay English; the element goes by the nearest `lang`.
    for (const strip of strips()) {
      if (language === (strip.lang || 'en')) continue;
      strip.lang = language === 'en' ? 'en-GB' : language;
      askAnew(strip);
    }
    turn();
  },
  direction: turn,
  text(percent) {
    root.dataset.text = percent;
  },
  placement(name) {
    for (const strip of strips()) {
      const own = placements.get(strip) ?? strip.getAttribute('placement') ?? 'cart';
      placements.set(strip, own);
      const next = name === 'page' ? own : name;
      if (next !== strip.getAttribute('placement')) strip.setAttribute('placement', next);
    }
  },
  shopper(name) {
    const history = name === 'returning' ? kBought : {};
    const segments = name === 'loyal' ? ['loyal'] : [];
    for (const strip of strips()) strip.facts = { ...strip.facts, history, segments };
  },
  reasons(value) {
    for (const strip of strips()) strip.toggleAttribute('reasons', false);
    if (value === 'on') for (const strip of strips()) strip.setAttribute('reasons', 'ask');
  },
  evidence: (value) => showNumbers(value === 'on'),
};

/** What the page is turned to: as chosen, or as the language is written. */
function turn() {
  const direction = chosen('direction');
  const own = chosen('language') === 'ar' ? 'rtl' : '';
  root.dir = direction === 'auto' ? own : direction;
}

/** A strip looks for its language when it asks; new texts, though they are the same, make it ask. */
function askAnew(strip) {
  if (customElements.get('goes-with')) strip.texts = strip.texts;
}

/** @param {import('./choices.js').Choice} name */
function field(name) {
  const [label, ...words] = kWords[name];
  const id = `try-${name}`;
  const select = create('select', { id });
  select.append(...kChoices[name].map((value, at) => new Option(words[at], value)));
  select.value = chosen(name);
  select.addEventListener('change', () => {
    choose(name, select.value);
    effects[name]?.(select.value);
    refreshNumbers();
  });
  return create('div', {}, create('label', { for: id }, label), select);
}

const fields = create('div', { class: 'fields' }, ...Object.keys(kChoices).map(field));
const panel = create('details', {}, create('summary', {}, 'Try it'), fields);
panel.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !panel.open) return;
  panel.open = false;
  panel.querySelector('summary').focus();
});
document.body.append(create('aside', { class: 'try-it', 'aria-label': 'Try it', lang: 'en' }, panel));
for (const [name, take] of Object.entries(effects)) {
  if (chosen(name) !== kChoices[name][0]) take(chosen(name));
}

// Discount codes, as a shop's checkout honours them: the policy's bundles say what they are.
import { cartLines } from './cart.js';
import { loadCatalogue } from './catalogue.js';
import { byId } from './dom.js';

/**
 * @typedef {import('../stores.mjs').Code} Code
 * @typedef {{ name: string, less: number }} Discount what it is called, and pence that it takes off
 */

const { store } = document.documentElement.dataset;
const kKey = `shop:${store}:code`;

/** @type {Code[]} */
let known = [];
let entered = '';
const code = () => known.find((one) => one.code === entered);

/**
 * Shows the field where the store has codes.
 * @param {() => void} changed called when another code counts
 */
export async function takeCodes(changed) {
  known = (await loadCatalogue()).codes ?? [];
  const form = /** @type {HTMLFormElement} */ (byId('code-form'));
  const field = /** @type {HTMLInputElement} */ (byId('code'));
  form.hidden = !known.length;
  field.value = entered = remembered();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    entered = field.value.trim().toUpperCase();
    remember(entered);
    changed();
  });
}

/** @param {Discount | null} discount Says what becomes of the code that was entered. */
export function sayCode(discount) {
  const said = discount ? 'the code counts' : 'not enough of it is in the cart';
  const text = code() ? `${code()?.title}: ${said}` : entered && 'We do not know this code';
  const place = byId('code-said');
  if (place.textContent !== text) place.textContent = text;
}

/** @returns {Discount | null} what the code takes off this cart */
export function discount() {
  const bundle = code();
  if (!bundle) return null;
  const held = cartLines().filter(({ sku, knownAs = sku }) => bundle.items.includes(knownAs));
  const steps = bundle.steps ?? [{ count: bundle.items.length, percent: bundle.percent ?? 0 }];
  const step = steps.findLast(({ count }) => count <= held.length);
  if (!step) return null;
  const sum = held.reduce((all, { price }) => all + price, 0);
  return { name: `${bundle.title}, ${step.percent} % off`, less: Math.floor((sum * step.percent) / 100) };
}

function remembered() {
  try {
    return sessionStorage.getItem(kKey) ?? '';
  } catch {
    return '';
  }
}

function remember(code) {
  try {
    sessionStorage.setItem(kKey, code);
  } catch {
    // It lives as long as the page.
  }
}

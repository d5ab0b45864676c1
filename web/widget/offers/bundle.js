import { create } from '../dom.js';
import { safeUrl } from '../links.js';
import { priceText } from '../numbers.js';
import { filled, titlesOf } from '../texts.js';

/**
 * @typedef {import('../../index.d.ts').Bundle} Bundle
 * @typedef {import('../card.js').Manner} Manner
 * @typedef {import('../inside.js').Inside} Inside
 * @typedef {import('../remembered.js').Remembered} Remembered
 * @typedef {import('./texts.js').OfferTexts & Record<string, string>} Texts
 */

/** The box that has shown each bundle last. @type {Map<string, WeakRef<BundleBox>>} */
const shown = new Map();

/** One bundle that the cart has begun, under the list: one that no other strip of the page shows. */
export class BundleBox {
  #inside;
  #refused;
  #box = create('div', 'bundle');
  #title = create('p', 'bundle-title');
  #items = create('ul', 'bundle-items');
  #sum = create('div', 'bundle-sum');
  #error = create('p', 'error');
  #add = create('button', 'add');
  #dismiss = create('button', 'dismiss', '×');
  /** @type {Bundle | undefined} */
  #bundle;
  #manner = /** @type {Manner} */ ({});
  #texts = /** @type {Texts} */ ({});
  /** @type {'ready' | 'pending' | 'added'} */
  #state = 'ready';
  /** In its place, once it was dismissed. @type {HTMLElement | undefined} */
  #hole;

  /**
   * @param {Inside} inside
   * @param {Remembered} refused bundles that the shopper dismissed
   */
  constructor(inside, refused) {
    this.#inside = inside;
    this.#refused = refused;
    this.#box.setAttribute('role', 'group');
    this.#box.setAttribute('aria-labelledby', 'bundle');
    this.#title.id = 'bundle';
    this.#items.setAttribute('role', 'list');
    const foot = create('div', 'bundle-foot');
    foot.append(this.#sum, this.#add);
    this.#box.append(this.#title, this.#dismiss, this.#items, foot);
    this.#add.addEventListener('click', () => this.#addAll());
    this.#dismiss.addEventListener('click', () => this.#refuse());
  }

  /** Of the items that are shown in it. */
  get skus() {
    return this.#isShown ? (this.#bundle?.items ?? []).map(({ sku }) => sku) : [];
  }

  /** Of those that it adds. */
  get offered() {
    return this.#isShown ? (this.#bundle?.missing ?? []) : [];
  }

  get #isShown() {
    return this.#box.isConnected && !this.#box.style.visibility;
  }

  /**
   * @param {Bundle[]} bundles that the cart has begun
   * @param {string[]} gone SKUs that have left the cart
   * @param {boolean} steady whether nothing may move
   * @param {Manner} manner
   * @param {Texts} texts
   */
  show(bundles, gone, steady, manner, texts) {
    this.#manner = manner;
    this.#texts = texts;
    // What was taken out of the cart again can be added again.
    if (this.#state === 'added' && this.skus.some((sku) => gone.includes(sku))) this.#state = 'ready';
    if (this.#state === 'pending' || (steady && (this.#hole || this.#state === 'added'))) return;
    const { dismissed, consent } = this.#inside;
    const no = dismissed.all(consent());
    const refused = this.#refused.all(consent());
    const bundle = bundles.find(
      (its) =>
        !refused.has(keyOf(its)) &&
        !its.missing.some((sku) => no.has(sku)) &&
        !this.#isElsewhere(keyOf(its)),
    );
    if (!bundle || !steady) this.#yieldFocus(bundle);
    if (!steady) {
      this.#hole?.remove();
      this.#hole = undefined;
    }
    // It takes its room when the list comes, or never.
    if (steady ? !this.#box.isConnected : !bundle) return this.#box.remove();
    this.#box.style.visibility = bundle ? '' : 'hidden';
    if (!bundle) return;
    this.#state = 'ready';
    this.#bundle = bundle;
    shown.set(keyOf(bundle), new WeakRef(this));
    if (!steady) this.#error.textContent = '';
    this.#write(bundle);
    if (!this.#box.isConnected) this.#inside.strip.section.append(this.#box);
  }

  /** @param {string} key of a bundle that another strip shows */
  #isElsewhere(key) {
    const other = shown.get(key)?.deref();
    return !!other && other !== this && other.#isShown && keyOf(/** @type {Bundle} */ (other.#bundle)) === key;
  }

  /**
   * @param {string[]} skus whose prices are others now: a bundle of them is not what it said
   * @returns {boolean} whether there was one
   */
  withdraw(skus) {
    if (!this.skus.some((sku) => skus.includes(sku))) return false;
    this.#yieldFocus(undefined);
    this.#box.style.visibility = 'hidden';
    return true;
  }

  /** @param {Bundle | undefined} bundle that stays or comes; without one the focus would be nowhere */
  #yieldFocus(bundle) {
    const { root, heading } = this.#inside.strip;
    const goes = bundle ? [this.#hole] : [this.#box, this.#hole];
    if (goes.some((it) => it?.contains(root.activeElement))) heading.focus();
  }

  /** @param {Bundle} bundle */
  #write({ title, code, items, missing, sum, saving }) {
    const texts = this.#texts;
    const name = title || texts.bundle;
    const currency = items[0].currency || this.#manner.currency;
    const money = (/** @type {number | null} */ it) => priceText(it, currency, this.#manner.locale);
    this.#title.textContent = name;
    const rows = items.map(({ sku, title, url, price }) => {
      const row = create('li', 'bundle-item');
      const href = safeUrl(url);
      const link = create(href ? 'a' : 'span', 'bundle-link');
      if (link instanceof HTMLAnchorElement) link.href = href;
      link.append(create('span', 'bundle-name', title || sku));
      // It has its room before, so that the box does not grow under the finger.
      const held = create('span', 'bundle-held', texts.held);
      if (missing.includes(sku)) held.style.visibility = 'hidden';
      link.append(' ', held);
      row.append(link, create('span', 'bundle-price', money(price)));
      return row;
    });
    const same = rows.length === this.#items.children.length &&
      rows.every((row, n) => row.isEqualNode(this.#items.children[n]));
    if (!same) this.#items.replaceChildren(...rows);
    const less = { price: money(sum - saving), saving: money(saving), code };
    const offer = saving ? (code ? texts.savingWithCode : texts.saving) : code ? texts.withCode : '';
    const lines = [filled(texts.together, { price: money(sum) }), filled(offer, less)];
    const shown = lines.filter(Boolean).map((line) => create('span', 'bundle-line', line));
    // What went wrong stands in the place of the sum, so that the box does not grow under the finger.
    const wrong = !!this.#error.textContent;
    this.#sum.style.minBlockSize = wrong ? `${this.#sum.getBoundingClientRect().height}px` : '';
    this.#sum.replaceChildren(...(wrong ? [this.#error] : shown));
    this.#dismiss.setAttribute('aria-label', filled(texts.dismissLabel, { title: name }));
    this.#label(texts.addAll, missing);
  }

  /**
   * @param {string} label of the button, which keeps the focus in every state
   * @param {string[]} skus that it adds
   */
  #label(label, skus) {
    const items = this.#bundle?.items ?? [];
    const title = titlesOf(items.filter(({ sku }) => skus.includes(sku)));
    this.#add.textContent = label;
    this.#add.setAttribute('aria-label', filled(this.#texts.addAllLabel, { label, title }));
    this.#add.setAttribute('aria-disabled', String(this.#state !== 'ready'));
    this.#add.setAttribute('aria-busy', String(this.#state === 'pending'));
  }

  async #addAll() {
    const bundle = this.#bundle;
    if (!bundle || this.#state !== 'ready') return;
    const { taps } = this.#inside;
    const texts = this.#texts;
    this.#state = 'pending';
    this.#error.textContent = '';
    // With a shorter label, the sum would have another shape.
    this.#add.style.minInlineSize = `${this.#add.getBoundingClientRect().width}px`;
    const { items, missing } = bundle;
    this.#label(texts.adding, missing);
    try {
      const { bundles } = await taps();
      const { added, refused } = await bundles.add(items.filter(({ sku }) => missing.includes(sku)));
      const left = missing.filter((sku) => !added.includes(sku));
      this.#error.textContent = refused;
      this.#state = left.length ? 'ready' : 'added';
      this.#bundle = { ...bundle, missing: left };
    } catch (error) {
      this.#state = 'ready';
      this.#fail(error);
    }
    this.#write(this.#bundle ?? bundle);
    if (this.#state === 'added') this.#label(texts.added, missing);
  }

  async #refuse() {
    const { taps, host, emit } = this.#inside;
    const bundle = this.#bundle;
    if (!bundle || this.#state === 'pending') return;
    const title = bundle.title || this.#texts.bundle;
    const undone = () => {
      this.#hole = undefined;
      this.#dismiss.focus();
      emit(host, 'restore-bundle', { bundle });
    };
    try {
      const { bundles } = await taps();
      if (!this.#box.isConnected) return;
      this.#hole = bundles.dismiss(this.#box, title, this.#refused, keyOf(bundle), undone);
      emit(host, 'dismiss-bundle', { bundle });
    } catch (error) {
      this.#fail(error);
      this.#write(bundle);
    }
  }

  /** What answers taps could not be loaded. @param {unknown} error */
  #fail(error) {
    const { strip, host, emitError } = this.#inside;
    this.#error.textContent = strip.status = this.#texts.offline;
    emitError(host, 'unreachable', error);
  }
}

/** @param {Bundle} bundle */
const keyOf = ({ items }) => items.map(({ sku }) => sku).join('\n');

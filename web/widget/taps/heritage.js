import { isFocusFree } from './focus.js';

/**
 * @typedef {import('../../index.d.ts').Suggestion} Suggestion
 * @typedef {import('../card.js').Card} Card
 * @typedef {import('../inside.js').Inside} Inside
 * @typedef {import('../strip.js').Strip} Strip
 * @typedef {import('./taps.js').Taps} Taps
 */

/** So long after an element has left the page another may take its place. */
const kSeekMs = 2000;

const kControls = 'a, button, select';

/**
 * Where a page takes an element away and puts one of its kind there, as themes do that draw their
 * sections anew after each change of the cart, the new one goes on where the other was: what was
 * added, what is under way, what can be undone, and the focus.
 */
export class Heritage {
  #inside;
  #found;
  /** What has, or had, the focus. @type {Element | null} */
  #focus;
  /** Of the element whose place this one has taken, until its first answer. @type {Taps | undefined} */
  from;

  /**
   * @param {Inside} inside
   * @param {(heir: Strip) => void} found gets the strip of the element that has taken the place of
   *   this one
   */
  constructor(inside, found) {
    this.#inside = inside;
    this.#found = found;
    const { host, strip } = inside;
    const { section } = strip;
    this.#focus = strip.root.activeElement;
    section.addEventListener('focusin', ({ target }) => (this.#focus = /** @type {Element} */ (target)));
    section.addEventListener('focusout', () => {
      // An element that leaves the page loses the focus too.
      queueMicrotask(() => host.isConnected && (this.#focus = strip.root.activeElement));
    });
    this.#await();
  }

  #await() {
    this.#inside.stops.push(() => this.#seek());
  }

  #seek() {
    const { host, strips } = this.#inside;
    const there = new Set(strips);
    const look = () => {
      const heir = [...strips].find((strip) => !there.has(strip) && alike(strip.root.host, host));
      if (!heir && !host.isConnected) return;
      stop();
      if (host.isConnected) this.#await();
      else if (heir) this.#found(heir);
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => observer.disconnect(), kSeekMs);
    const stop = () => {
      observer.disconnect();
      clearTimeout(timer);
    };
    observer.observe(document, { childList: true, subtree: true });
    queueMicrotask(look);
  }

  /**
   * Takes over, once, what the other element's places held.
   * @param {Taps} taps of this element
   * @param {(suggestion: Suggestion) => Card} card
   */
  take(taps, card) {
    const { from } = this;
    this.from = undefined;
    if (!from) return;
    const { strip, manner } = this.#inside;
    const theirs = from.strip;
    const children = [...theirs.list.children];
    const places = theirs.places.map((place, index) => {
      const out = from.out.get(children[index]);
      const old = place ?? out?.card;
      const mine = old && card(old.suggestion);
      mine?.update(mine.suggestion, manner());
      return { old, mine, out };
    });
    strip.places = places.map(({ mine }) => mine ?? null);
    strip.list.replaceChildren(
      ...places.map(({ mine }, index) => mine?.element ?? children[index].cloneNode()),
    );
    places.forEach(({ old, mine, out }, index) => {
      if (!old || !mine) return;
      if (!out) return taps.buying.inherit(mine, old, from.buying);
      const hole = taps.takeOut(mine, out.lasting);
      hole.style.minHeight = /** @type {HTMLElement} */ (children[index]).style.minHeight;
    });
    const spot = from.spot;
    // What was drawn is there then.
    queueMicrotask(() => spot && focusOn(strip, spot));
  }

  /** Where the focus is or was: of which place which control, or else which part. */
  get spot() {
    const { list } = this.#inside.strip;
    const focus = this.#focus;
    if (!focus) return undefined;
    const place = [...list.children].findIndex((child) => child.contains(focus));
    const controls = [...(list.children[place]?.querySelectorAll(kControls) ?? [])];
    return { place, control: controls.indexOf(focus), part: focus.part.value };
  }
}

/**
 * @param {Strip} strip
 * @param {NonNullable<Heritage['spot']>} spot
 */
function focusOn(strip, { place, control, part }) {
  if (!isFocusFree()) return;
  const there = strip.list.children[place]?.querySelectorAll(kControls)[control];
  const target = there ?? strip.section.querySelector(`[part="${part}"]`) ?? strip.heading;
  /** @type {HTMLElement} */ (target).focus({ preventScroll: true });
}

/**
 * @param {Element} a
 * @param {Element} b
 */
function alike(a, b) {
  return ['placement', 'model', 'adapter'].every((name) => a.getAttribute(name) === b.getAttribute(name));
}

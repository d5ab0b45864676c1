// A page of the shop in a tab of any browser: what tests do there and ask of it.
import { strict as assert } from 'node:assert';
import { kPatienceMs } from '../shared-browser.mjs';
import { jsonCart, strip } from '../site.mjs';
import { kLabels } from './words.mjs';

const kStepMs = 40;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class ShopPage {
  /** Problems that the test itself makes. @type {RegExp | undefined} */
  tolerated;
  #tab;
  #site;

  /**
   * @param {import('./browsers.mjs').Tab} tab
   * @param {Awaited<ReturnType<typeof import('../site.mjs').openSite>>} site
   */
  constructor(tab, site) {
    this.#tab = tab;
    this.#site = site;
    this.mounts = site.mounts;
    this.evaluate = tab.evaluate;
    this.errors = tab.errors;
    this.back = tab.back;
  }

  /**
   * Goes to a page with this in its main part.
   * @param {string} [html]
   * @param {import('../site.mjs').PageOptions & { width?: number }} [options]
   */
  async visit(html = strip(jsonCart(['POT']), 'limit="4"'), { width = 1024, ...options } = {}) {
    await this.#tab.open(this.#site.lay(html, options));
    await this.#tab.resize(width, 800);
    await this.until((wide) => innerWidth === wide, width);
  }

  /**
   * Resolves with the first result of the function in the page that is true.
   * @template T
   * @param {(...all: any[]) => T} run
   * @param {...unknown} all
   */
  async until(run, ...all) {
    const end = Date.now() + kPatienceMs;
    for (;;) {
      // On its way to another page a tab answers nothing.
      const [result, error] = await this.evaluate(run, ...all).then(
        (value) => [value],
        (reason) => [undefined, reason],
      );
      if (result) return result;
      if (Date.now() > end) {
        throw new Error(`Not so within ${kPatienceMs} ms: ${run} of ${all}`, { cause: error });
      }
      await pause(kStepMs);
    }
  }

  /** Long enough for what must not happen to have happened. */
  settle() {
    return pause(200);
  }

  /** Long enough for a tap on what has just come not to count as the second of a double tap. */
  settled() {
    return this.evaluate(() => settled());
  }

  /** Resolves when that many events of the type were fired. */
  fired(type, count = 1) {
    return this.until(
      (what, least) => probe.events.filter((it) => it.type === what).length >= least,
      type,
      count,
    );
  }

  /** @param {string} [type] */
  events(type) {
    return this.evaluate((what) => probe.events.filter((it) => !what || it.type === what), type);
  }

  /** Dismisses a suggestion, until that is stored: the frame that shows it comes before. */
  async dismiss(title) {
    const kept = () => this.evaluate(() => sessionStorage.getItem('goeswith:dismissed'));
    const before = await kept();
    await this.tap('dismiss', title);
    await this.until((was) => sessionStorage.getItem('goeswith:dismissed') !== was, before);
  }

  focused() {
    return this.evaluate(() => focused());
  }

  /** @param {string} label of what is to have the focus */
  async untilFocused(label) {
    await this.until((it) => focused() === it, label).catch(async () => {
      assert.equal(await this.focused(), label, 'what has the focus');
    });
  }

  /** @param {string} name */
  texts(name) {
    return this.evaluate((it) => parts(it).map(({ textContent }) => textContent), name);
  }

  /** @returns {Promise<string[]>} of the suggestions on all strips */
  titles() {
    return this.texts('title');
  }

  /** @param {unknown} cart of the first strip */
  setCart(cart) {
    return this.evaluate((it) => void (document.querySelector('goes-with').cart = it), cart);
  }

  /** @param {string} title of the suggestion whose button is to say this */
  untilLabelled(title, label = kLabels.added) {
    return this.until(
      (of, text) =>
        parts('card').some(
          (card) =>
            card.querySelector('[part=title]').textContent === of &&
            card.querySelector('[part=add]').textContent === text,
        ),
      title,
      label,
    );
  }

  /** @param {string} text that the status of the first strip is to have */
  async untilStatus(text) {
    await this.until((it) => parts('status')[0].textContent === it, text).catch(async () => {
      assert.equal((await this.texts('status'))[0], text, 'the status');
    });
  }

  /**
   * Taps the middle of a part of a suggestion, as soon as nothing lies over it.
   * @param {string} part
   * @param {string} title of the suggestion
   * @param {'click' | 'touch'} [how]
   */
  async tap(part, title, how = 'click') {
    const [x, y] = await this.until(middleOf, part, title);
    await this.#tab[how](x, y);
  }

  /** @param {string} name of a button or a list, or what is written on it */
  async tapOn(name) {
    const [x, y] = await this.until(middleOfNamed, name);
    await this.#tab.click(x, y);
  }

  /** @param {import('./browsers.mjs').Key[]} keys */
  async press(...keys) {
    for (const key of keys) await this.#tab.press(key);
  }

  /** @returns {Promise<string[]>} paths of what the page has loaded */
  loaded() {
    return this.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
  }

  /** What went wrong on the page that is open, and in the console since the tab was opened. */
  async problems() {
    const seen = await this.evaluate(() => [...probe.problems, ...probe.executed]);
    return [...seen, ...(this.errors?.() ?? [])].filter((it) => !this.tolerated?.test(it));
  }
}

/** Runs in the page. */
function middleOf(part, title) {
  const card = parts('card').find((it) => it.querySelector('[part=title]').textContent === title);
  return middle(card?.querySelector(`[part=${part}]`));
}

/** Runs in the page. */
function middleOfNamed(name) {
  const all = [...document.querySelectorAll('goes-with')].flatMap(({ shadowRoot }) => [
    ...shadowRoot.querySelectorAll('button, select'),
  ]);
  return middle(all.find((it) => (it.getAttribute('aria-label') ?? it.textContent) === name));
}

import { registerAdapter } from '../cart/adapter.js';
import { GoeswithError } from '../engine/errors.js';
import { CartSource } from './cart-source.js';
import { dismiss, dismissedSkus, onDismiss } from './dismissals.js';
import { emit, emitError } from './events.js';
import { openModel } from './model-cache.js';
import { wakeNumbers } from './numbers.js';
import { SettingsElement } from './settings.js';
import { Strip } from './strip.js';
import { nextTask } from './tasks.js';
import { headings, localeOf, texts } from './texts.js';
import { isNear, whenNear, whenSeen } from './visibility.js';

/**
 * @typedef {import('../index.d.ts').CartLine} CartLine
 * @typedef {import('../index.d.ts').ErrorCode} ErrorCode
 * @typedef {import('../index.d.ts').Suggestion} Suggestion
 * @typedef {import('./card.js').Card} Card
 */

const kNobody = 'Nobody answered goeswith:add, and there is no adapter that can add';

/**
 * `<goes-with>`: suggestions that go with the cart. Its children show while there are none.
 * Attributes, properties and events are described in index.d.ts.
 */
export class GoesWith extends SettingsElement {
  #strip = new Strip(this, {
    click: (card) => void emit(this, 'click', this.#detail(card)),
    add: (card) => void this.#add(card),
    dismiss: (card) => this.#dismiss(card),
  });
  #source = new CartSource(
    this,
    (skus) => this.#follow(skus),
    (error) => this.#failCart(error),
  );
  /** @type {Array<() => void>} */
  #stops = [];
  #unwatch = () => {};
  #near = false;

  /** The cart that is shown or asked for; null when there is none. @type {string[] | null} */
  #skus = null;
  /** Of the newest question; answers to older ones are dropped. */
  #turn = 0;
  /** Whether all changes since the last answer came from adds in this strip. */
  #steady = false;
  #failed = false;
  /** Of what failed in the last answer, all the same. @type {string[]} */
  #lost = [];
  #ready = false;
  #seen = false;

  /**
   * @param {string} name
   * @param {import('../index.d.ts').CartAdapter} adapter
   */
  static registerAdapter(name, adapter) {
    registerAdapter(name, adapter);
  }

  /** @returns {readonly CartLine[] | null} */
  get cart() {
    return /** @type {readonly CartLine[] | null} */ (this.#source.value);
  }

  set cart(cart) {
    this.#source.value = cart;
  }

  connectedCallback() {
    this.#adoptEarlyProperties();
    this.#showHeading();
    this.#stops.push(
      onDismiss((sku) => this.#strip.drop(sku)),
      whenNear(this, () => {
        if (this.#near) return;
        this.#near = true;
        this.#ask();
      }),
    );
    this.#source.start();
  }

  disconnectedCallback() {
    ++this.#turn;
    this.#source.stop();
    this.#unwatch();
    for (const stop of this.#stops.splice(0)) stop();
    this.#near = false;
    this.#skus = null;
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#stops.length) return;
    this.#showHeading();
    if (name === 'adapter') {
      this.#source.stop();
      this.#source.start();
      return;
    }
    this.#steady = false;
    if (name === 'model') this.#strip.clear();
    if (!name.startsWith('heading')) this.#ask();
  }

  /** What the page set on the element before its class was known hides the accessors. */
  #adoptEarlyProperties() {
    const self = /** @type {any} */ (this);
    for (const [name, value] of Object.entries(this)) {
      if (!(name in GoesWith.prototype)) continue;
      delete self[name];
      self[name] = value;
    }
  }

  #showHeading() {
    this.#strip.setHeading(this.heading || headings[this.placement], this.headingLevel);
  }

  /** @param {string[] | null} skus the cart now */
  #follow(skus) {
    const before = this.#skus;
    if (!this.#failed && before?.join('\0') === skus?.join('\0')) return;
    const known = new Set([...(before ?? []), ...this.#strip.taken]);
    const now = new Set(skus);
    this.#steady &&=
      !!before?.every((sku) => now.has(sku)) && [...now].every((sku) => known.has(sku));
    this.#skus = skus;
    this.#ready = this.#seen = false;
    this.#ask();
  }

  async #ask() {
    const turn = ++this.#turn;
    const cart = this.#skus;
    this.#unwatch();
    if (!cart?.length) {
      this.#failed = false;
      this.#strip.clear();
      if (cart) this.#tellReady([]);
      return;
    }
    await nextTask();
    if (turn !== this.#turn || !(this.#near ||= isNear(this))) return;
    this.#failed = false;
    const { placement, limit, popular } = this;
    try {
      if (this.#strip.unstyled) throw this.#strip.unstyled;
      const recommender = await openModel(this.model);
      if (turn !== this.#turn) return;
      const exclude = [...dismissedSkus()];
      const asking = recommender.suggest({ cart, placement, limit, exclude, popular });
      wakeNumbers(localeOf(this));
      const answer = await asking;
      await nextTask();
      if (turn !== this.#turn) return;
      this.#render(answer.suggestions);
      this.#tellLost(answer.errors);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#failed = true;
      this.#fail(error instanceof GoeswithError ? error.code : 'unreachable', error);
    }
  }

  /** @param {Suggestion[]} suggestions */
  #render(suggestions) {
    const dismissed = dismissedSkus();
    this.#strip.render(
      suggestions.filter(({ sku }) => !dismissed.has(sku)),
      {
        limit: this.limit,
        steady: this.#steady,
        currency: this.currency,
        locale: localeOf(this),
      },
    );
    this.#steady = true;
    const shown = this.#strip.suggestions;
    this.#tellReady(shown);
    if (this.#seen || !shown.length) return;
    this.#unwatch = whenSeen(this.#strip.section, () => {
      this.#seen = true;
      emit(this, 'impression', { suggestions: this.#strip.suggestions });
    });
  }

  /** @param {Suggestion[]} suggestions the first answer to this cart */
  #tellReady(suggestions) {
    if (this.#ready) return;
    this.#ready = true;
    emit(this, 'ready', { count: suggestions.length, suggestions });
  }

  /** @param {GoeswithError[]} errors of an answer: what it could do without */
  #tellLost(errors) {
    const told = this.#lost;
    this.#lost = errors.map(({ message }) => message);
    for (const error of errors) {
      if (!told.includes(error.message)) emitError(this, error.code, error);
    }
  }

  /** @param {Card} card */
  async #add(card) {
    const detail = this.#detail(card);
    const line = { sku: card.sku, quantity: 1 };
    /** @type {{ value: unknown } | undefined} */
    let response;
    const respondWith = (/** @type {unknown} */ value) => void (response ??= { value });
    if (!emit(this, 'add', { ...detail, ...line, respondWith }, true)) return;
    const { adapter } = this.#source;
    this.#strip.status = '';
    card.state = 'pending';
    const nobody = response || adapter?.add ? undefined : new GoeswithError('not-added', kNobody);
    try {
      if (nobody) throw nobody;
      await (response ? response.value : adapter?.add?.({ ...line, suggestion: card.suggestion }));
    } catch (error) {
      const said = (error !== nobody && error instanceof Error && error.message) || texts.notAdded;
      card.state = 'ready';
      card.showError(said);
      this.#strip.status = `${card.title}: ${said}`;
      emitError(this, 'not-added', error, nobody?.message ?? said);
      return;
    }
    card.state = 'added';
    this.#strip.status = texts.statusAdded(card.title);
    emit(this, 'added', detail);
  }

  /** @param {Card} card */
  #dismiss(card) {
    const detail = this.#detail(card);
    dismiss(card.sku);
    const removed = texts.statusRemoved(card.title);
    this.#strip.status = this.#strip.isEmpty ? `${removed}. ${texts.none}` : removed;
    emit(this, 'dismiss', detail);
  }

  /** @param {Card} card */
  #detail(card) {
    return { sku: card.sku, suggestion: card.suggestion, index: this.#strip.indexOf(card) };
  }

  /** @param {unknown} error what is wrong with the cart */
  #failCart(error) {
    ++this.#turn;
    this.#skus = null;
    this.#fail('bad-cart', error);
  }

  /**
   * @param {ErrorCode} code
   * @param {unknown} error
   */
  #fail(code, error) {
    this.#unwatch();
    this.#strip.clear();
    emitError(this, code, error);
  }
}

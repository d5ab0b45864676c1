import { registerAdapter } from '../cart/adapter.js';
import { GoeswithError } from '../engine/errors.js';
import { loadExtra } from '../engine/extras.js';
import { CartSource } from './cart-source.js';
import { emit, emitError } from './events.js';
import { safeUrl } from './links.js';
import { openModel } from './model-cache.js';
import { wakeNumbers } from './numbers.js';
import { dismissed, hidden } from './remembered.js';
import { SettingsElement } from './settings.js';
import { Strip } from './strip.js';
import { nextTask } from './tasks.js';
import { localeOf, textsOf } from './texts.js';
import { isNear, whenNear, whenSeen } from './visibility.js';

/**
 * @typedef {import('../index.d.ts').CartLine} CartLine
 * @typedef {import('../index.d.ts').ErrorCode} ErrorCode
 * @typedef {import('../index.d.ts').Suggestion} Suggestion
 * @typedef {import('./card.js').Card} Card
 * @typedef {import('./taps/taps.js').Taps} Taps
 */

/** Cards in a column and in a grid, where the attribute does not say; and where the grid begins. */
const kColumn = 3;
const kGrid = 4;
const kGridPixels = 704;

/** SKUs that each strip of the page shows, so that no other repeats them. @type {Map<GoesWith, string[]>} */
const onPage = new Map();

/**
 * `<goes-with>`: suggestions that go with the cart. Its children show while there are none.
 * Attributes, properties and events are described in index.d.ts.
 */
export class GoesWith extends SettingsElement {
  #strip = new Strip(this, (what, card) => {
    if (what === 'click') emit(this, 'click', this.#detail(card));
    else this.#tap(what, card);
  });
  #source = new CartSource(
    this,
    (skus, quantities) => this.#follow(skus, quantities),
    (error) => this.#failCart(error),
  );
  /** @type {Array<() => void>} */
  #stops = [];
  #unwatch = () => {};
  #near = false;
  /** What answers taps, once the strip was touched. @type {Promise<Taps> | undefined} */
  #taps;

  /** The cart that is shown or asked for; null when there is none. @type {string[] | null} */
  #skus = null;
  /** Of the newest question; answers to older ones are dropped. */
  #turn = 0;
  /** Whether all changes since the last answer came from taps in this strip. */
  #steady = false;
  #failed = false;
  /** Of what failed in the last answer, all the same. @type {string[]} */
  #lost = [];
  #ready = false;
  #seen = false;
  /** @type {Partial<import('../index.d.ts').Texts> | null} */
  #texts = null;
  /** @type {import('./card.js').Manner | undefined} */
  #manner;

  constructor() {
    super();
    const { section, more, hide } = this.#strip;
    // A pointer comes before its tap: time to load what answers taps.
    for (const type of ['pointerover', 'focusin']) {
      section.addEventListener(type, () => void this.#touch().catch(() => {}), { once: true });
    }
    more.addEventListener('click', () => this.#tap('more'));
    hide.addEventListener('click', () => this.#tap('hide'));
  }

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

  get texts() {
    return this.#texts;
  }

  set texts(texts) {
    this.#texts = texts;
    this.#askAnew();
  }

  connectedCallback() {
    this.#adoptEarlyProperties();
    this.#stops.push(
      whenNear(this, () => {
        if (this.#near) return;
        this.#near = true;
        this.#ask();
      }),
      onReturn(() => this.#askAnew()),
    );
    this.#source.start();
  }

  disconnectedCallback() {
    ++this.#turn;
    this.#source.stop();
    this.#unwatch();
    for (const stop of this.#stops.splice(0)) stop();
    onPage.delete(this);
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
    if (name === 'adapter') {
      this.#source.stop();
      this.#source.start();
      return;
    }
    if (name === 'model') this.#strip.clear();
    this.#askAnew();
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

  /**
   * @param {string[] | null} skus the cart now
   * @param {Map<string, number>} quantities where the cart says how many
   */
  #follow(skus, quantities) {
    this.#taps?.then((taps) => taps.follow(quantities));
    const before = this.#skus;
    if (!this.#failed && before?.join('\0') === skus?.join('\0')) return;
    const now = new Set(skus);
    const had = new Set(before);
    const own = new Set(this.#strip.cards.flatMap((card) => [...card.taken]));
    const changed = [...had, ...now].filter((sku) => had.has(sku) !== now.has(sku));
    this.#steady &&= !!before && changed.every((sku) => own.has(sku));
    for (const card of this.#strip.cards) {
      // Taken out of the cart elsewhere, it can be added again.
      const gone = [...card.taken].some((sku) => had.has(sku) && !now.has(sku));
      if (gone && card.state === 'added') card.state = 'ready';
    }
    this.#skus = skus;
    this.#ready = this.#seen = false;
    this.#ask();
  }

  #askAnew() {
    this.#steady = false;
    this.#ask();
  }

  async #ask() {
    const turn = ++this.#turn;
    const cart = this.#skus;
    this.#unwatch();
    if (!cart?.length || hidden.all(this.#consent).has(this.placement)) {
      this.#failed = false;
      this.#strip.clear();
      onPage.delete(this);
      if (cart) this.#tellReady([]);
      return;
    }
    await nextTask();
    if (turn !== this.#turn || !(this.#near ||= isNear(this))) return;
    this.#failed = false;
    const { popular, currency } = this;
    const locale = localeOf(this);
    const telling = textsOf(locale, this.#texts);
    const limit = this.limit || (this.offsetWidth < kGridPixels ? kColumn : kGrid);
    try {
      if (this.#strip.unstyled) throw this.#strip.unstyled;
      const recommender = await openModel(this.model);
      if (turn !== this.#turn) return;
      const asking = recommender.suggest({ cart, limit, exclude: this.#excluded(), popular });
      wakeNumbers(locale);
      const answer = await asking;
      const texts = await telling;
      await nextTask();
      if (turn !== this.#turn) return;
      this.#manner = { texts, currency, locale, link: this.action === 'link' };
      this.#render(answer.suggestions, limit, this.#manner);
      this.#tellLost(answer.errors);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#failed = true;
      this.#fail(error instanceof GoeswithError ? error.code : 'unreachable', error);
    }
  }

  /** Whether preferences may be kept beyond the visit. */
  get #consent() {
    return this.consent === 'granted' || !!this.#source.adapter?.consent?.();
  }

  /** @returns {string[]} SKUs dismissed, or shown by other strips of the page */
  #excluded() {
    const others = [...onPage].flatMap(([strip, skus]) => (strip === this ? [] : skus));
    return [...dismissed.all(this.#consent), ...others];
  }

  /**
   * @param {Suggestion[]} suggestions
   * @param {number} limit
   * @param {import('./card.js').Manner} manner
   */
  #render(suggestions, limit, manner) {
    const { texts, link } = manner;
    const excluded = new Set(this.#excluded());
    const { placement } = this;
    const note = placement === 'thank-you' && !link ? texts.newOrder : '';
    this.#strip.setHead(this.heading || texts[placement], this.headingLevel, note, texts);
    const good = suggestions.filter(({ sku, url }) => !excluded.has(sku) && (!link || safeUrl(url)));
    this.#strip.render(good, limit, this.#steady, manner);
    this.#steady = true;
    this.#shown();
    this.#tellReady(this.#strip.suggestions);
  }

  /** Notes what is on the page now, and waits for it to be seen if it is the first of this cart. */
  #shown() {
    onPage.set(this, this.#strip.cards.map(({ sku }) => sku));
    this.#unwatch();
    if (this.#seen || !this.#strip.suggestions.length) return;
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

  /** @returns {Promise<Taps>} what answers taps; loaded at the first touch */
  #touch() {
    this.#taps ??= loadExtra('taps').then(
      ({ Taps }) =>
        new Taps({
          host: this,
          strip: this.#strip,
          adapter: () => this.#source.adapter,
          manner: () => this.#manner,
          consent: () => this.#consent,
          detail: (/** @type {Card} */ card) => this.#detail(card),
          more: (/** @type {number} */ limit) => this.#more(limit),
          shown: () => this.#shown(),
          askAnew: () => this.#askAnew(),
          ...{ dismissed, hidden, emit, emitError },
        }),
    );
    this.#taps.catch(() => (this.#taps = undefined));
    return this.#taps;
  }

  /**
   * @param {'add' | 'dismiss' | 'more' | 'hide'} what
   * @param {Card} [card]
   */
  async #tap(what, card) {
    // At once, whatever the network does.
    if (card && what === 'add') card.state = 'pending';
    try {
      const taps = await this.#touch();
      await taps[what](/** @type {Card} */ (card));
    } catch (error) {
      if (card && what === 'add') card.state = 'ready';
      emitError(this, 'unreachable', error);
    }
  }

  /**
   * @param {number} limit
   * @returns {Promise<Suggestion[]>} the next best, after what is shown
   */
  async #more(limit) {
    const { popular } = this;
    const exclude = [...this.#excluded(), ...this.#strip.cards.map(({ sku }) => sku)];
    const recommender = await openModel(this.model);
    const { suggestions } = await recommender.suggest({ cart: this.#skus ?? [], limit, exclude, popular });
    return suggestions;
  }

  /** @param {Card} card */
  #detail(card) {
    return {
      sku: card.sku,
      suggestion: card.suggestion,
      index: this.#strip.places.indexOf(card),
    };
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
    onPage.delete(this);
    emitError(this, code, error);
  }
}

/**
 * @param {() => void} callback called when the browser brings the page back as it was left, for the
 *   shopper may have dismissed something on another
 * @returns {() => void} stops listening
 */
function onReturn(callback) {
  const listen = (/** @type {PageTransitionEvent} */ event) => event.persisted && callback();
  addEventListener('pageshow', listen);
  return () => removeEventListener('pageshow', listen);
}

import { registerAdapter } from '../cart/adapter.js';
import { GoeswithError } from '../engine/errors.js';
import { loadExtra } from '../engine/extras.js';
import { once } from '../engine/once.js';
import { kModelsOwn, kPopular } from '../engine/request.js';
import { nextFrame, nextTask } from '../engine/tasks.js';
import { CartSource } from './cart-source.js';
import { emit, emitError } from './events.js';
import { safeUrl } from './links.js';
import { openModel } from './model-cache.js';
import { wakeNumbers } from './numbers.js';
import { dismissed, hidden } from './remembered.js';
import { SettingsElement } from './settings.js';
import { Strip } from './strip.js';
import { Teller } from './teller.js';
import { localeOf, namingHeading, textsOf } from './texts.js';
import { isNear, whenBack, whenNear } from './visibility.js';

/**
 * @typedef {import('../index.d.ts').Cart} Cart
 * @typedef {import('../index.d.ts').CartLine} CartLine
 * @typedef {import('../index.d.ts').Suggestion} Suggestion
 * @typedef {import('./card.js').Card} Card
 * @typedef {import('./offers/offers.js').Offers} Offers
 * @typedef {import('./taps/taps.js').Taps} Taps
 */

/** Those on the page: none repeats what another shows. @type {Set<Strip>} */
const strips = new Set();

/**
 * `<goes-with>`: suggestions that go with the cart. Its children show while there are none.
 * Attributes, properties and events are described in index.d.ts.
 */
export class GoesWith extends SettingsElement {
  #strip = new Strip(this, (what, card) => {
    if (what === 'click') emit(this, 'click', this.#strip.detail(card));
    else this.#tap(what, card);
  });
  #source = new CartSource(
    this,
    (skus, cart) => this.#follow(skus, cart),
    (error) => {
      ++this.#turn;
      this.#skus = null;
      this.#fail('bad-cart', error);
    },
  );
  #stops = /** @type {Array<() => void>} */ ([]);
  #teller = new Teller(this, this.#strip);
  #near = false;
  /** What answers taps; it is loaded at the first touch. @type {() => Promise<Taps>} */
  #touch = once(async () => (this.#answers = new (await loadExtra('taps')).Taps(this.#inside())));
  #answers = /** @type {Taps | undefined} */ (undefined);
  /** What a policy offers; loaded where a model carries one. @type {() => Promise<Offers>} */
  #offer = once(async () => new (await loadExtra('offers')).Offers(this.#inside()));

  /** The cart that is shown or asked for; null when there is none. @type {string[] | null} */
  #skus = null;
  /** Of the newest question; answers to older ones are dropped. */
  #turn = 0;
  #failed = false;
  /** As its source gave it. @type {unknown} */
  #cart = null;
  /** @type {import('./card.js').Manner | undefined} */
  #manner;

  constructor() {
    super();
    // A pointer comes before its tap: time to load what answers it.
    for (const type of ['pointerover', 'focusin']) {
      this.#strip.section.addEventListener(type, () => loadExtra('taps').catch(() => {}), { once: true });
    }
  }

  static registerAdapter = registerAdapter;

  /** @returns {readonly CartLine[] | Cart | null} */
  get cart() {
    return /** @type {readonly CartLine[] | Cart | null} */ (this.#source.value);
  }

  set cart(cart) {
    this.#source.value = cart;
  }

  /** @param {boolean} [steady] whether the question stays the same */
  propertyChanged(steady) {
    steady ? this.#ask() : this.#askAnew();
  }

  connectedCallback() {
    this.adoptEarlyProperties();
    strips.add(this.#strip);
    this.#stops.push(
      whenNear(this, () => {
        if (this.#near) return;
        this.#near = true;
        this.#ask();
      }),
      whenBack(() => this.#askAnew()),
    );
    // What does not depend on the cart starts beside what reads it.
    if (this.adapter && isNear(this)) openModel(this.model).catch(() => {});
    this.#source.start();
  }

  disconnectedCallback() {
    ++this.#turn;
    this.#source.stop();
    this.#teller.stop();
    for (const stop of this.#stops.splice(0)) stop();
    strips.delete(this.#strip);
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
    if (/model|action/.test(name)) this.#strip.clear();
    if (name !== 'adapter') return void this.#askAnew();
    this.#source.stop();
    this.#source.start();
  }

  /**
   * @param {string[] | null} skus the cart now
   * @param {unknown} cart as its source gave it
   */
  #follow(skus, cart) {
    this.#answers?.follow(skus ?? [], cart);
    this.#cart = cart;
    // Of a cart that differs in its quantities alone, what a policy says may differ.
    if (this.#failed || this.#skus?.join('\0') !== skus?.join('\0')) this.#teller.start();
    this.#skus = skus;
    this.#ask();
  }

  #askAnew() {
    this.#answers?.start();
    return this.#ask();
  }

  /** @returns {Promise<void>} */
  async #ask() {
    const turn = ++this.#turn;
    const cart = this.#skus;
    this.#teller.stop();
    if (!cart?.length || hidden.all(this.#consent).has(this.placement)) {
      this.#failed = false;
      this.#strip.clear();
      if (cart) this.#teller.ready();
      return;
    }
    await nextTask();
    if (turn !== this.#turn || !(this.#near ||= isNear(this))) return;
    this.#failed = false;
    const locale = localeOf(this);
    const telling = textsOf(locale, this.texts);
    const limit = Math.max(this.cardLimit, this.#answers ? this.#strip.places.length : 0);
    try {
      this.#strip.style();
      const { edition } = await openModel(this.model);
      await nextTask();
      if (turn !== this.#turn) return;
      wakeNumbers(locale);
      const [texts, offers, answer] = await Promise.all([
        telling,
        edition.manifest.policy && this.#offer(),
        this.#question(limit, []),
      ]);
      await nextTask();
      if (turn !== this.#turn) return;
      const taken = this.#excluded();
      // Another strip has come to show some of these.
      if (answer.suggestions.some(({ sku }) => taken.includes(sku))) return this.#ask();
      this.#manner = { texts, locale, currency: this.currency, link: this.action === 'link' };
      this.#render(answer, limit, this.#manner, offers);
      this.#teller.lost(answer.errors);
      // Laid out before the frame, which has enough to do.
      await nextTask();
      this.getClientRects();
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

  /** @returns {string[]} SKUs dismissed, in the new cart, or shown by other strips of the page */
  #excluded() {
    const others = [...strips].flatMap((strip) => (strip === this.#strip ? [] : strip.skus));
    return [...dismissed.all(this.#consent), ...this.#source.held, ...others];
  }

  /**
   * @param {import('../index.d.ts').SuggestAnswer} answer
   * @param {number} limit
   * @param {import('./card.js').Manner} manner
   * @param {Offers} [offers]
   */
  #render(answer, limit, manner, offers) {
    const { texts, link } = manner;
    const good = answer.suggestions.filter(({ url }) => !link || safeUrl(url));
    const offered = offers?.heading(answer, manner);
    const list = offers?.admit(good) ?? good;
    const note = this.placement === 'thank-you' ? texts.newOrder : '';
    this.#strip.render(list, limit, manner, (shown) => {
      const own = this.heading || offered;
      const naming = !own && !this.texts?.[this.placement] && namingHeading(shown, texts);
      const plain = texts[shown.some(({ evidence }) => evidence) ? this.placement : 'popular'];
      this.#strip.setHead(own || naming || plain, this.headingLevel, note, texts);
    });
    offers?.show(answer, manner);
    this.#teller.shown();
    this.#teller.ready();
  }

  /** What those get that are loaded later: of all that the page has one of, this one. */
  #inside() {
    return {
      host: this,
      strip: this.#strip,
      ...{ skus: this.#skus ?? [], cart: () => this.#cart },
      adapter: () => this.#source.adapter,
      manner: () => /** @type {import('./card.js').Manner} */ (this.#manner),
      consent: () => this.#consent,
      more: (/** @type {number} */ limit) => this.#question(limit, this.#strip.skus),
      askAnew: () => this.#askAnew(),
      ...{ strips, dismissed, hidden, emit, emitError, taps: this.#touch, stops: this.#stops },
    };
  }

  /**
   * @param {'add' | 'dismiss' | 'more' | 'hide' | 'inherit'} what
   * @param {Card} [card]
   */
  async #tap(what, card) {
    if (card && what === 'add') {
      card.hold('pending');
      await nextFrame();
    }
    try {
      const taps = await this.#touch();
      await taps[what](/** @type {any} */ (card));
    } catch (error) {
      if (card && what === 'add') card.state = 'ready';
      const place = card?.evidence ?? this.#strip.more;
      place.style.minBlockSize = `${place.offsetHeight}px`;
      place.textContent = this.#strip.status = this.#manner?.texts.offline ?? '';
      emitError(this, 'unreachable', error);
    }
  }

  /**
   * @param {number} limit
   * @param {string[]} shown SKUs that are to be left out too
   * @returns {Promise<import('../index.d.ts').Explanation>} the best, and if asked what is withheld
   */
  async #question(limit, shown, explain = false) {
    const recommender = await openModel(this.model);
    return recommender.answer({
      cart: this.#skus ?? [],
      limit,
      exclude: [...this.#excluded(), ...shown],
      popular: kPopular.indexOf(this.popular),
      minProbability: kModelsOwn,
      explain,
      placement: this.placement,
      facts: { ...this.facts, dismissed: [...dismissed.values] },
      ...{ lines: this.#cart, currency: this.currency },
    });
  }

  explain() {
    return this.#question(this.cardLimit, [], true);
  }

  /**
   * @param {import('../index.d.ts').ErrorCode} code
   * @param {unknown} error
   */
  #fail(code, error) {
    this.#teller.stop();
    this.#strip.clear();
    emitError(this, code, error);
  }
}

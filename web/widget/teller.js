import { emit, emitError } from './events.js';
import { whenSeen } from './visibility.js';

/**
 * @typedef {import('../index.d.ts').Suggestion} Suggestion
 * @typedef {import('../engine/errors.js').GoeswithError} GoeswithError
 */

/** Tells the page of the answers of one element: what of each is told once a cart, and once at all. */
export class Teller {
  #host;
  #strip;
  #unwatch = () => {};
  #ready = false;
  #seen = false;
  /** Of what failed in the last answer, all the same. @type {string[]} */
  #lost = [];

  /**
   * @param {Element} host
   * @param {import('./strip.js').Strip} strip
   */
  constructor(host, strip) {
    this.#host = host;
    this.#strip = strip;
  }

  /** From now on answers are to another cart. */
  start() {
    this.#ready = this.#seen = false;
  }

  /** Waits no longer for what is shown to be seen. */
  stop() {
    this.#unwatch();
  }

  /** Waits for what is shown to be seen, if it is the first of this cart. */
  shown() {
    const strip = this.#strip;
    this.#unwatch();
    if (this.#seen || !strip.suggestions.length) return;
    this.#unwatch = whenSeen(strip.section, () => {
      this.#seen = true;
      if (strip.suggestions.length) emit(this.#host, 'impression', { suggestions: strip.suggestions });
    });
  }

  /** The first answer to this cart is shown. */
  ready() {
    if (this.#ready) return;
    this.#ready = true;
    const { suggestions } = this.#strip;
    emit(this.#host, 'ready', { count: suggestions.length, suggestions });
  }

  /** @param {GoeswithError[]} errors of an answer: what it could do without */
  lost(errors) {
    const told = this.#lost;
    this.#lost = errors.map(({ message }) => message);
    for (const error of errors) {
      if (!told.includes(error.message)) emitError(this.#host, error.code, error);
    }
  }
}

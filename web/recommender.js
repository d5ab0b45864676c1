import { GoeswithError } from './engine/errors.js';
import { Recommender as Trusting } from './engine/recommender.js';
import { checkRequest } from './engine/request.js';

export { GoeswithError };

/** What programs call; see recommender.d.ts. */
export class Recommender extends Trusting {
  #closed = false;

  /**
   * @param {string | URL} model
   * @param {{ cart?: readonly string[] }} [hints]
   * @returns {Promise<Recommender>}
   */
  static async open(model, { cart = [] } = {}) {
    checkRequest({ cart });
    const recommender = await Recommender.begin(model);
    recommender.edition.parts?.gather(cart);
    await recommender.ready;
    return recommender;
  }

  get items() {
    return this.edition.manifest.items;
  }

  get orders() {
    return this.edition.manifest.orders;
  }

  /**
   * @param {import('./recommender.d.ts').SuggestRequest} request
   * @returns {Promise<import('./recommender.d.ts').SuggestAnswer>}
   */
  async suggest(request) {
    return this.#ask(checkRequest(request));
  }

  /**
   * @param {import('./recommender.d.ts').SuggestRequest} request
   * @returns {Promise<import('./recommender.d.ts').Explanation>}
   */
  async explain(request) {
    return this.#ask({ ...checkRequest(request), explain: true });
  }

  /** @param {import('./engine/request.js').CheckedRequest} checked */
  async #ask(checked) {
    try {
      if (!this.#closed) return await this.answer(checked);
    } catch (error) {
      // What fails because it was closed meanwhile is not told as damage.
      if (!this.#closed) throw error;
    }
    throw new GoeswithError('closed', 'the recommender was closed');
  }

  close() {
    this.#closed = true;
    this.engine = undefined;
    this.edition = { manifest: this.edition.manifest };
  }
}

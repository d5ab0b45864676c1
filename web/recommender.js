import { Recommender as Trusting } from './engine/recommender.js';
import { checkRequest } from './engine/request.js';

export { GoeswithError } from './engine/errors.js';

/** What programs call; see recommender.d.ts. */
export class Recommender extends Trusting {
  /**
   * @param {string | URL} model
   * @param {{ cart?: readonly string[] }} [hints]
   * @returns {Promise<Recommender>}
   */
  static async open(model, { cart = [] } = {}) {
    checkRequest({ cart });
    const recommender = await Recommender.begin(model);
    recommender.hint(cart);
    await recommender.ready;
    return recommender;
  }

  /**
   * @param {import('./index.d.ts').SuggestRequest} request
   * @returns {Promise<import('./index.d.ts').SuggestAnswer>}
   */
  async suggest(request) {
    return this.answer(checkRequest(request));
  }
}

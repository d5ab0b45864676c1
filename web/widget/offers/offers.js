/**
 * @typedef {import('../../index.d.ts').Suggestion} Suggestion
 * @typedef {import('../../index.d.ts').SuggestAnswer} SuggestAnswer
 * @typedef {import('../card.js').Manner} Manner
 * @typedef {import('../taps/taps.js').Inside} Inside
 */

/** Shows what the merchant's policy offers beside the suggestions of one element. */
export class Offers {
  #inside;

  /** @param {Inside} inside */
  constructor(inside) {
    this.#inside = inside;
  }

  /**
   * @param {SuggestAnswer} _answer
   * @param {Manner} _manner
   * @returns {string | undefined} what stands over the answer, if not what the placement says
   */
  heading(_answer, _manner) {
    return undefined;
  }

  /**
   * @param {Suggestion[]} suggestions
   * @returns {Suggestion[]} those that are shown
   */
  admit(suggestions) {
    return suggestions;
  }

  /**
   * Right after the suggestions are on the page.
   * @param {SuggestAnswer} _answer
   * @param {Manner} _manner
   */
  show(_answer, _manner) {}
}

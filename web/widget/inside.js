/**
 * @typedef {import('../index.d.ts').CartAdapter} CartAdapter
 * @typedef {import('../index.d.ts').SuggestAnswer} SuggestAnswer
 * @typedef {import('./remembered.js').Remembered} Remembered
 */

/**
 * What an element hands over to those that answer its taps and to those that show what a policy
 * offers: they are loaded later, as modules of their own, so all that the page has one of comes from
 * here.
 * @typedef {object} Inside
 * @property {import('./goes-with-element.js').GoesWith} host
 * @property {import('./strip.js').Strip} strip
 * @property {string[]} skus of the cart at the time
 * @property {() => unknown} cart as its source gave it last
 * @property {() => CartAdapter | undefined} adapter
 * @property {() => import('./card.js').Manner} manner of the answer that is shown
 * @property {() => boolean} consent to remember beyond the visit
 * @property {(limit: number) => Promise<SuggestAnswer>} more the next best, after what is shown
 * @property {() => Promise<void>} askAnew
 * @property {() => Promise<import('./taps/taps.js').Taps>} taps on this element
 * @property {Set<import('./strip.js').Strip>} strips on the page
 * @property {Array<() => void>} stops called once, when the element leaves the page
 * @property {Remembered} dismissed
 * @property {Remembered} hidden
 * @property {typeof import('./events.js').emit} emit
 * @property {typeof import('./events.js').emitError} emitError
 */

export {};

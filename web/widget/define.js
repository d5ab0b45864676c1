import { GoesWith } from './goes-with-element.js';

const kName = 'goes-with';

/**
 * Makes `<goes-with>` known. Does nothing where there are no elements, nor where another copy of
 * this module was first.
 * @returns {typeof import('../index.d.ts').GoesWith} the class of the page's elements, whichever copy
 *   it is from: only its adapters are theirs
 */
export function define() {
  /** @type {typeof import('../index.d.ts').GoesWith} */
  const asDeclared = GoesWith;
  const { customElements } = globalThis;
  const first = customElements?.get(kName);
  if (!first) customElements?.define(kName, asDeclared);
  return /** @type {typeof asDeclared | undefined} */ (first) ?? asDeclared;
}

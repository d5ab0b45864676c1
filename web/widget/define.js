import { GoesWith } from './goes-with-element.js';

const kName = 'goes-with';

/**
 * Makes `<goes-with>` known. Does nothing where there are no elements, nor where another copy of
 * this module was first.
 */
export function define() {
  /** @type {typeof import('../index.d.ts').GoesWith} */
  const asDeclared = GoesWith;
  const { customElements } = globalThis;
  if (!customElements?.get(kName)) customElements?.define(kName, asDeclared);
}

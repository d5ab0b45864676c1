import { GoesWith } from './goes-with-element.js';

/**
 * Makes `<goes-with>` known. Does nothing where there are no elements, nor where another copy of
 * this module was first.
 */
export function define() {
  /** @type {typeof import('../index.d.ts').GoesWith} */
  const asDeclared = GoesWith;
  try {
    globalThis.customElements?.define('goes-with', asDeclared);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotSupportedError')) throw error;
  }
}

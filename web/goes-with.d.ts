// The class without the element: `customElements.define('goes-with', GoesWith)` is left to the page.
export { GoesWith } from './index.js';
export type * from './index.js';

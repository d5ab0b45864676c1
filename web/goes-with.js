export { GoesWith } from './widget/goes-with-element.js';

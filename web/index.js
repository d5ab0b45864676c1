import { define } from './widget/define.js';

export { GoeswithError } from './engine/errors.js';

export const GoesWith = define();

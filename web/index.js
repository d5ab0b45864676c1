import { define } from './widget/define.js';

export { GoeswithError } from './engine/errors.js';
export { Recommender } from './engine/recommender.js';

export const GoesWith = define();

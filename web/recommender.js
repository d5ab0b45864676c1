export { GoeswithError } from './engine/errors.js';
export { Recommender } from './engine/recommender.js';

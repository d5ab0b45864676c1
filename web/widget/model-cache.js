import { GoeswithError } from '../engine/errors.js';
import { Recommender } from '../engine/recommender.js';

/** @type {Map<string, Promise<Recommender>>} */
const models = new Map();

/**
 * The model of that URL, opened once for all elements of the page and there as soon as its manifest
 * is, so that what each asks starts that cart's shards. A failure is not remembered.
 * @param {string} model as in the attribute
 * @returns {Promise<Recommender>}
 * @throws {GoeswithError} as `Recommender.open`
 * @throws {TypeError} if it is not a URL
 */
export async function openModel(model) {
  if (!model) throw new GoeswithError('unreachable', 'The attribute model is missing');
  const url = new URL(model, document.baseURI).href;
  const known = models.get(url);
  if (known) return known;
  const opening = Recommender.begin(url);
  models.set(url, opening);
  opening.then(({ ready }) => ready).catch(() => models.delete(url));
  return opening;
}

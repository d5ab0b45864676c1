import { chosen } from './choices.js';
import { problem } from './problem.js';

/** By the choice: how long the shop takes to answer. */
const kAnswerMs = { fast: 0, slow: 2000 };

/** By the choice: why it does not. */
const kProblems = { offline: 'offline', refusing: 'refused', expired: 'expired' };

/**
 * A shop asks its server at each change of the cart. This one has none, so the way there is only
 * pretended, in whichever of its states was chosen.
 * @throws {Error} an `AddError`, if the shop cannot be reached or refuses
 */
export async function askServer() {
  const network = chosen('network');
  await new Promise((done) => setTimeout(done, kAnswerMs[network] ?? 0));
  if (kProblems[network]) throw problem(kProblems[network]);
}

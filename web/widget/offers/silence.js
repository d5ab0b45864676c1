/** Suggestions that strips of this page have shown. */
let seen = 0;

/** Where those of the visit are counted, with consent: seeing is no tap. */
const kSeen = 'goeswith:seen';

/**
 * @param {CustomEvent<{ suggestions: unknown[] }>} event that some were seen
 * @param {boolean} consent to remember that for the visit
 */
export function countSeen({ detail }, consent) {
  const all = seenInVisit() + detail.suggestions.length;
  seen += detail.suggestions.length;
  try {
    if (consent) sessionStorage.setItem(kSeen, String(all));
  } catch {
    // Storage is refused: the page alone is counted.
  }
}

/** On this page and on those before it that counted. */
function seenInVisit() {
  try {
    return Math.max(seen, Number(sessionStorage.getItem(kSeen)) || 0);
  } catch {
    return seen;
  }
}

/**
 * What keeps all from being shown: that the shopper has refused, or seen, as much as the policy lets a
 * shop suggest in a visit.
 * @param {{ dismissals?: number, impressions?: number } | undefined} silence of the policy
 * @param {import('../remembered.js').Remembered[]} refused
 * @returns {'enough-dismissed' | 'enough-seen' | undefined}
 */
export function whySilent({ dismissals = Infinity, impressions = Infinity } = {}, refused) {
  const no = refused.reduce((sum, { key, values }) => sum + (ofVisit(key) ?? values.size), 0);
  if (no >= dismissals) return 'enough-dismissed';
  return seenInVisit() >= impressions ? 'enough-seen' : undefined;
}

/**
 * @param {string} key
 * @returns {number | undefined} how many were written there in this visit; undefined where it cannot
 *   be known
 */
function ofVisit(key) {
  try {
    return Object.keys(JSON.parse(sessionStorage.getItem(key) ?? '{}')).length;
  } catch {
    return undefined;
  }
}

/** Suggestions that strips of this page have shown. */
let seen = 0;

/** @param {CustomEvent<{ suggestions: unknown[] }>} event that some were seen */
export function countSeen({ detail }) {
  seen += detail.suggestions.length;
}

/**
 * Whether the shopper has seen, or refused, as much as the policy lets a shop suggest in a visit.
 * @param {{ dismissals?: number, impressions?: number } | undefined} silence of the policy
 * @param {import('../remembered.js').Remembered[]} refused
 */
export function isSilent({ dismissals = Infinity, impressions = Infinity } = {}, refused) {
  const no = refused.reduce((sum, { key, values }) => sum + (ofVisit(key) ?? values.size), 0);
  return no >= dismissals || seen >= impressions;
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

/** What parts the name of a product from what sets a variant apart. */
const kParts = /\s+[-–—|/·]\s+|\s*[,;:()[\]]\s*/;
const kNumber = /^[\d.,/]+$/;

/**
 * What two titles do not share: of titles in parts, such as "Teapot - 4 cup", whole parts; of others
 * the words between those at both ends, a number with the word that it counts.
 * @param {string} better
 * @param {string} other
 * @returns {[string, string]} what only the one has, and only the other; both empty where they share
 *   nothing, or all
 */
export function difference(better, other) {
  const [ours, theirs] = [partsOf(better), partsOf(other)];
  const shared = ours.some((part) => theirs.includes(part));
  if (shared) return [without(ours, theirs).join(', '), without(theirs, ours).join(', ')];
  return ofWords(words(better), words(other));
}

/**
 * @param {string[]} ours
 * @param {string[]} theirs
 * @returns {[string, string]}
 */
function ofWords(ours, theirs) {
  const least = Math.min(ours.length, theirs.length);
  let start = 0;
  while (start < least && ours[start] === theirs[start]) ++start;
  let end = 0;
  while (end < least - start && ours.at(-1 - end) === theirs.at(-1 - end)) ++end;
  if (!start && !end) return ['', ''];
  const middle = (/** @type {string[]} */ all) => all.slice(start, all.length - end);
  const isNumber = (/** @type {string[]} */ all) => middle(all).every((word) => kNumber.test(word));
  if (end && start < least - end && isNumber(ours) && isNumber(theirs)) --end;
  return [middle(ours).join(' '), middle(theirs).join(' ')];
}

/** @param {string} title */
const partsOf = (title) => title.split(kParts).filter(Boolean);

/** @param {string} title */
const words = (title) => title.split(/\s+/).filter(Boolean);

/**
 * @param {string[]} all
 * @param {string[]} some
 */
const without = (all, some) => all.filter((part) => !some.includes(part));

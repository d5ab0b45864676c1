/**
 * Why the shop does not add something, as `<goes-with>` understands it. It has no message, so that
 * the element says it in the shopper's language.
 * @param {import('../../web/index.d.ts').AddProblem} kind
 * @param {object} [more] such as the variants to choose from
 * @returns {import('../../web/index.d.ts').AddError}
 */
export function problem(kind, more) {
  return Object.assign(new Error(''), { problem: kind, ...more });
}

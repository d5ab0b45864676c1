import { isPossible, possible } from './possible.js';

/**
 * @typedef {import('../../index.d.ts').SuggestAnswer} SuggestAnswer
 * @typedef {import('../../index.d.ts').Why} Why
 * @typedef {import('../inside.js').Inside} Inside
 */

/**
 * Has an element's `explain()` list no better version that cannot be had, and say of all why none is
 * shown where the policy is silent by now.
 * @param {Inside} inside
 * @param {(answer: SuggestAnswer) => Why | undefined} whySilent
 */
export function explainPossible(inside, whySilent) {
  const { host } = inside;
  const { explain } = host;
  host.explain = async () => {
    const all = await explain.call(host);
    const withheld = all.withheld.filter(isPossible(inside));
    const suggestions = possible(inside, all.suggestions, all);
    const why = whySilent(all);
    if (!why) return { ...all, suggestions, withheld };
    const silenced = suggestions.map((its) => ({ ...its, why }));
    return { ...all, suggestions: [], withheld: [...silenced, ...withheld] };
  };
}

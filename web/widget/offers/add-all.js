/**
 * @typedef {import('../../index.d.ts').Suggestion} Suggestion
 * @typedef {import('../inside.js').Inside} Inside
 */

/**
 * Adds items one after the other, as a tap on each one's card does, and without a word of each.
 * @param {Inside} inside
 * @param {Suggestion[]} items
 * @param {import('../card.js').Manner} manner
 * @returns {Promise<{ added: Suggestion[], refused: Suggestion[] }>} what the page cancelled is in
 *   neither
 */
export async function addAll({ host, strip, taps }, items, manner) {
  const answering = await taps();
  /** @type {Suggestion[]} */
  const added = [];
  /** @type {Suggestion[]} */
  const refused = [];
  let failed = false;
  const fail = () => (failed = true);
  host.addEventListener('goeswith:error', fail);
  answering.quiet = true;
  try {
    for (const item of items) {
      failed = false;
      const card = strip.cards.find(({ sku }) => sku === item.sku) ?? strip.card(item, manner);
      if (card.state === 'ready') await answering.add(card);
      // What the card says otherwise is not seen, if it is in no list.
      if (card.state === 'added') added.push(item);
      else if (failed) refused.push(item);
    }
  } finally {
    answering.quiet = false;
    host.removeEventListener('goeswith:error', fail);
  }
  return { added, refused };
}

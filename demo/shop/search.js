import { allItems } from './catalogue.js';
import { create, say } from './dom.js';
import { priceList } from './product-list.js';

const kMostShown = 60;
const kPauseMs = 120;

/**
 * The goods of a store without categories: its best sellers, and a search over all it sells.
 * @param {import('../stores.mjs').Catalogue} catalogue
 * @returns {HTMLElement[]}
 */
export function search({ products }) {
  const best = products.flatMap((product) => product.items);
  const field = create('input', {
    ...{ type: 'search', id: 'search', autocomplete: 'off', placeholder: 'Bunting, tea towel …' },
  });
  const label = create('label', { for: 'search' }, 'Search all that we sell');
  const title = create('h2', { id: 'found' }, 'Best sellers');
  const list = create('div', {}, priceList(best));
  let turn = 0;

  const show = async () => {
    const mine = ++turn;
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    await new Promise((done) => setTimeout(done, kPauseMs));
    const found = mine === turn && words.length > 0 ? matching(await allItems(), words) : best;
    if (mine !== turn) return;
    const some = found.slice(0, kMostShown);
    title.textContent = words.length > 0 ? resultText(found.length, some.length) : 'Best sellers';
    list.replaceChildren(priceList(some));
    if (words.length > 0) say(title.textContent);
  };
  field.addEventListener('input', () => {
    show().catch(() => (title.textContent = 'The search is out of order; please try again'));
  });
  return [create('div', { class: 'search', role: 'search' }, label, field), title, list];
}

/** @param {import('../stores.mjs').ShopItem[]} items @param {string[]} words all in the title */
function matching(items, words) {
  return items.filter(({ sku, title }) => {
    const text = `${title} ${sku}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function resultText(count, shown) {
  if (count === 0) return 'Nothing found';
  return count > shown ? `${shown} of ${count} found` : `${count} found`;
}

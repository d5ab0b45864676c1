import './header.js';
import { loadCatalogue } from './catalogue.js';
import { categories } from './categories.js';
import { byId, create, showFailure, showPage } from './dom.js';
import { pictureOf } from './item-view.js';
import { search } from './search.js';

/** A link to the cart page that fills the cart first. */
function cartLink({ id, title, items }) {
  const pictures = items.map((item) => pictureOf(item, 64, { eager: true }));
  const names = items.map((item) => create('span', { class: 'name' }, item.title));
  const href = `cart.html?cart=${encodeURIComponent(id)}`;
  const words = create('span', { class: 'words' }, create('strong', {}, title), ...names);
  const link = create('a', { href }, create('span', { class: 'pictures' }, ...pictures), words);
  return create('li', {}, link);
}

try {
  const catalogue = await loadCatalogue();
  const chosen = new URL(location.href).searchParams.get('category');
  const hasCategories = catalogue.featured.length > 0;
  if (hasCategories && chosen !== null) {
    byId('main').replaceChildren(...categories(catalogue, chosen));
  } else {
    byId('carts').append(...catalogue.carts.map(cartLink));
    const proud = catalogue.carts.flatMap(({ items }) => items[0]).filter((item) => item.picture);
    const pictures = proud.slice(0, 3).map((item) => pictureOf(item, 200, { eager: true }));
    byId('hero-pictures').append(...pictures);
    byId('goods').append(...(hasCategories ? categories(catalogue, null) : search(catalogue)));
  }
  showPage();
} catch (error) {
  showFailure(error);
}

// The smallest page script with Algolia's advised widget: its own list and templates, lite client.
import { liteClient } from 'algoliasearch/lite';
import instantsearch from 'instantsearch.js';
import { frequentlyBoughtTogether } from 'instantsearch.js/es/widgets';

const url = document.documentElement.dataset.api;
const cart = JSON.parse(document.getElementById('cart').textContent);

const search = instantsearch({
  indexName: 'items',
  searchClient: liteClient('shop', 'key', {
    hosts: [{ url, accept: 'readWrite', protocol: 'http' }],
  }),
});
search.addWidgets([
  frequentlyBoughtTogether({
    container: '#suggestions',
    objectIDs: cart,
    limit: 4,
    templates: {
      header: (_, { html }) => html`<h2>Goes well with your cart</h2>`,
      item: ({ title, price }, { html }) => html`
        <strong>${title}</strong> <span>${price}</span> <button>Add</button>
      `,
    },
  }),
]);
search.start();

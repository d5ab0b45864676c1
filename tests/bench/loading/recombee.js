// The smallest page script with Recombee's client, which has no list of its own.
import recombee from 'recombee-js-api-client';

const baseUri = document.documentElement.dataset.api;
const cart = JSON.parse(document.getElementById('cart').textContent);

const client = new recombee.ApiClient('shop', 'key', { baseUri, useHttps: false });
const request = new recombee.RecommendItemsToItem(cart.at(-1), 'visitor', 4, {
  scenario: 'cart',
  cascadeCreate: true,
  returnProperties: true,
});
const { recomms } = await client.send(request);

const element = (tag, ...children) => {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
};
const cards = recomms.map(({ values: { title, price } }) =>
  element(
    'li',
    ...[element('strong', title), ' ', element('span', price), ' '],
    element('button', 'Add'),
  ),
);
document
  .getElementById('suggestions')
  .append(element('h2', 'Goes well with your cart'), element('ul', ...cards));

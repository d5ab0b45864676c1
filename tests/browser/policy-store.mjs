// The store of store.mjs with what a merchant may want of it: every rule that the element shows.
import * as store from './store.mjs';

const own = (sku, title, price) => ({
  ...{ sku, title, price, link: `/products/${sku}`, image: '/pictures/round.svg' },
});

export const items = [
  ...store.items,
  own('KETTLE', 'Steel kettle - 1 litre', '30.00'),
  own('KETTLE-2', 'Steel kettle - 2 litres', '38.50'),
  own('TEA', 'House blend', '6.50'),
];

export const orders = [
  ...store.orders,
  ...Array.from({ length: 40 }, (_, order) => ['KETTLE', order % 2 ? 'TEA' : 'MUG']),
  ...Array.from({ length: 10 }, () => ['KETTLE-2', 'TEA']),
];

/** When the offer ends. */
export const kEnds = Date.parse('2029-12-24T23:59:59Z');
export const kHour = 3_600_000;

export const policy = {
  currency: 'GBP',
  upgrades: [{ item: 'KETTLE-2', upgrade_of: 'KETTLE', placements: ['cart', 'product'] }],
  bundles: [
    { title: 'Teapot set', items: ['POT', 'COSY', 'BOWL'], code: 'TEAPOTSET', percent: 10 },
  ],
  free_shipping: [{ countries: ['GB'], from: 40 }],
  offers: [{ items: ['MUG'], price: 7.5, was: 8.25, ends: '2029-12-24T23:59:59Z' }],
  pin: [{ items: ['SOAP'], beside: { items: ['LAMP'] } }],
  consumable: [{ items: ['TEA'], days: 45 }],
  silence: { dismissals: 3, impressions: 30 },
};

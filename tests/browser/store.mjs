// A store small enough to know by heart: who buys a teapot also buys, in this order, a mug, a cosy,
// a tray, a jug, spoons and a bowl. Nobody needs to guess what the element should show.

/** Pictures are drawn for the tests; one is missing on purpose, and some items have none. */
export const kPicture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">' +
  '<circle cx="36" cy="36" r="24" fill="#47a"/></svg>';

/** @type {Array<{ sku: string, title: string, price: string, link: string, image: string }>} */
export const items = [
  item('POT', 'Breakfast teapot', '24.00'),
  item('MUG', 'Blue Mug', '8.50'),
  item('COSY', 'Knitted tea cosy', '12.00'),
  item('TRAY', 'Oak serving tray with rope handles', '1234.50', { image: '/pictures/missing.svg' }),
  item('JUG', 'Milk jug', '', { image: '' }),
  item('SPOON', 'Tea spoons, set of six', '15.00', { link: '' }),
  item('BOWL', 'Sugar bowl', '6.00'),
  item('LAMP', 'Desk lamp', '40.00'),
  item('BULB', 'Light bulb', '4.00'),
  item('SOAP', 'Olive soap', '5.00'),
];

function item(sku, title, price, rest = {}) {
  return { sku, title, price, link: `/products/${sku}`, image: '/pictures/round.svg', ...rest };
}

/** @type {string[][]} SKUs of each order, oldest first */
export const orders = [
  ...Array.from({ length: 100 }, (_, order) => [
    'POT',
    ...between(order, 0, 34, 'MUG'),
    ...between(order, 33, 57, 'COSY'),
    ...between(order, 56, 74, 'TRAY'),
    ...between(order, 73, 87, 'JUG'),
    ...between(order, 86, 98, 'SPOON'),
    ...between(order, 10, 20, 'BOWL'),
  ]),
  ...Array.from({ length: 100 }, (_, order) => ['LAMP', ...between(order, 0, 60, 'BULB')]),
  ...Array.from({ length: 150 }, () => ['SOAP']),
];

function between(order, first, end, sku) {
  return order >= first && order < end ? [sku] : [];
}

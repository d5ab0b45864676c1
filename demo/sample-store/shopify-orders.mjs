/** Writes orders as Shopify's orders export does: 79 columns, one row a line item. */
import { pounds, row } from './csv.mjs';
import { Random } from './random.mjs';

export const kOrderColumns = (
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,'
  + 'Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,'
  + 'Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,'
  + 'Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,'
  + 'Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,'
  + 'Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,'
  + 'Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,'
  + 'Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,'
  + 'Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,'
  + 'Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,'
  + 'Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,'
  + 'Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,'
  + 'Payment ID,Payment Terms Name,Next Payment Due At,Payment References').split(',');

const kSeed = 79;
const kMinute = 60000;
const kDay = 86400000;
const kCollection = 15 * 60 * kMinute;
const kShippingPence = 395;
const kFreeShippingFrom = 4500;
/** The first order's id, and the mean distance between two. */
const kFirstId = 5810020000000;
const kIdStep = 700000;

const kNotes = [
  'Please leave with the neighbour at the blue door, thank you',
  'It is a present.\nCould you leave out the receipt?',
  'Card to say:\n"Happy birthday, Nan"\nwith love from all of us',
  'Ring twice, the bell sticks',
  'Gift, please wrap;\ndeliver before Friday if you can',
];

/** Foods for people are free of VAT in the United Kingdom, and so are vouchers. */
export function isTaxed(product) {
  return !['Tea', 'Coffee', 'Pantry'].includes(product.type) && !product.giftCard;
}

/** 2026-02-20 10:00:00 +0000 @param {number} at UTC milliseconds */
export function shopifyTime(at) {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} +0000`;
}

/** The carrier comes once a day. */
function nextCollection(at) {
  return at - at % kDay + kDay + kCollection;
}

function isShipped({ item }) {
  return !item.product.giftCard && !item.product.service;
}

function addressCells(kind, { name, phone, address }) {
  return {
    [`${kind} Name`]: name,
    [`${kind} Street`]: [address.street, address.line2].filter(Boolean).join(', '),
    [`${kind} Address1`]: address.street,
    [`${kind} Address2`]: address.line2,
    [`${kind} City`]: address.city,
    [`${kind} Zip`]: address.zip,
    [`${kind} Province`]: address.province,
    [`${kind} Country`]: address.country,
    [`${kind} Phone`]: phone,
    [`${kind} Province Name`]: address.provinceName,
  };
}

function lineCells(order, { item, quantity }, isDelivered) {
  const { product, variant } = item;
  return {
    Name: `#${order.number}`,
    Email: order.shopper.email,
    'Created at': shopifyTime(order.at),
    'Lineitem quantity': quantity,
    'Lineitem name': item.title,
    'Lineitem price': pounds(variant.price),
    'Lineitem compare at price': variant.compareAt ? pounds(variant.compareAt) : '',
    'Lineitem sku': variant.sku,
    'Lineitem requires shipping': String(isShipped({ item })),
    'Lineitem taxable': String(isTaxed(product)),
    'Lineitem fulfillment status': isDelivered ? 'fulfilled' : 'pending',
    Vendor: product.vendor,
    'Lineitem discount': '0.00',
  };
}

function moneyCells(random, order) {
  const subtotalBefore = order.lines.reduce(
    (sum, { item, quantity }) => sum + item.variant.price * quantity, 0);
  const discount = random.chance(6) ? Math.floor(subtotalBefore / 10) : 0;
  const subtotal = subtotalBefore - discount;
  const isFree = subtotal >= kFreeShippingFrom || !order.lines.some(isShipped);
  const taxed = order.lines.reduce((sum, { item, quantity }) =>
    sum + (isTaxed(item.product) ? item.variant.price * quantity : 0), 0);
  const taxes = Math.floor(taxed * (subtotalBefore - discount) / subtotalBefore / 6);
  const total = subtotal + (isFree ? 0 : kShippingPence);
  const isUnpaid = order.financial === 'pending' || order.financial === 'authorized';
  const refunded = order.financial === 'refunded' ? total
    : order.financial === 'partially_refunded' ? order.lines[0].item.variant.price : 0;
  return {
    Currency: 'GBP',
    Subtotal: pounds(subtotal),
    Shipping: pounds(isFree ? 0 : kShippingPence),
    Taxes: pounds(taxes),
    Total: pounds(total),
    'Discount Code': discount ? 'WELCOME10' : '',
    'Discount Amount': pounds(discount),
    'Refunded Amount': pounds(Math.min(refunded, total)),
    'Outstanding Balance': pounds(isUnpaid ? total : 0),
    'Tax 1 Name': taxes ? 'GB VAT 20%' : '',
    'Tax 1 Value': taxes ? pounds(taxes) : '',
  };
}

function orderCells(random, order) {
  const { shopper, financial, cancelled } = order;
  const isDelivered = !cancelled && ['paid', 'partially_refunded', 'refunded'].includes(financial);
  const isPaid = isDelivered || financial === 'refunded';
  const id = kFirstId + (order.number - 1001) * kIdStep + random.below(kIdStep);
  const isNeeded = order.lines.some(isShipped);
  const reference = `#${order.number}.1`;
  return {
    ...lineCells(order, order.lines[0], isDelivered),
    ...moneyCells(random, order),
    ...addressCells('Billing', shopper),
    ...(isNeeded ? addressCells('Shipping', shopper) : {}),
    'Financial Status': financial,
    'Paid at': isPaid ? shopifyTime(order.at + 1000) : '',
    'Fulfillment Status': isDelivered ? 'fulfilled' : 'unfulfilled',
    'Fulfilled at': isDelivered
      ? shopifyTime(nextCollection(order.at)) : '',
    'Accepts Marketing': shopper.marketing ? 'yes' : 'no',
    'Shipping Method': isNeeded ? 'Tracked, 2 to 4 days' : '',
    Notes: random.chance(4) ? random.pick(kNotes) : '',
    'Cancelled at': cancelled ? shopifyTime(order.at + random.between(20, 900) * kMinute) : '',
    'Payment Method': financial === 'pending' ? 'Bank Deposit' : 'Shopify Payments',
    'Payment Reference': financial === 'pending' ? '' : reference,
    Id: id,
    'Risk Level': 'Low',
    Source: 'web',
    Phone: shopper.phone,
    'Payment ID': financial === 'pending' ? '' : reference,
    'Payment References': financial === 'pending' ? '' : reference,
  };
}

/**
 * The export, newest order first as Shopify lists them. Rows after an order's first repeat only
 * its name, e-mail and time.
 * @param {import('./simulate.mjs').Order[]} orders oldest first
 * @returns {string}
 */
export function ordersExport(orders) {
  const random = new Random(kSeed);
  const blocks = orders.map((order) => {
    const first = orderCells(random, order);
    const isDelivered = first['Fulfillment Status'] === 'fulfilled';
    return row(kOrderColumns, first) + order.lines.slice(1)
      .map((line) => row(kOrderColumns, lineCells(order, line, isDelivered))).join('');
  });
  return row(kOrderColumns, Object.fromEntries(kOrderColumns.map((name) => [name, name])))
    + blocks.reverse().join('');
}

import { subtotal } from './cart.js';
import { create } from './dom.js';
import { delivery, money } from './money.js';

/**
 * @param {readonly import('./cart.js').Line[]} lines
 * @param {import('./codes.js').Discount | null} [discount]
 * @returns {HTMLElement[]} rows of a list: subtotal, discount, delivery, total
 */
export function sumsOf(lines, discount) {
  const goods = subtotal(lines);
  const carriage = delivery(goods);
  const rows = [row('Subtotal', money(goods), 'subtotal')];
  const less = discount?.less ?? 0;
  if (discount) rows.push(row(discount.name, `−${money(less)}`, 'discount'));
  if (carriage) {
    const { charge, freeFrom } = carriage;
    const name = charge ? `Delivery, free from ${money(freeFrom)}` : 'Delivery';
    rows.push(row(name, charge ? money(charge) : 'Free', 'delivery'));
  }
  return [...rows, row('Total', money(goods - less + (carriage?.charge ?? 0)), 'total')];
}

function row(name, value, id) {
  return create('div', { class: id }, create('dt', {}, name), create('dd', { id }, value));
}

import { subtotal } from './cart.js';
import { create } from './dom.js';
import { delivery, money } from './money.js';

/**
 * @param {readonly import('./cart.js').Line[]} lines
 * @returns {HTMLElement[]} rows of a list: subtotal, delivery, total
 */
export function sumsOf(lines) {
  const goods = subtotal(lines);
  const carriage = delivery(goods);
  const rows = [row('Subtotal', money(goods), 'subtotal')];
  if (carriage) {
    const { charge, freeFrom } = carriage;
    const name = charge ? `Delivery, free from ${money(freeFrom)}` : 'Delivery';
    rows.push(row(name, charge ? money(charge) : 'Free', 'delivery'));
  }
  return [...rows, row('Total', money(goods + (carriage?.charge ?? 0)), 'total')];
}

function row(name, value, id) {
  return create('div', { class: id }, create('dt', {}, name), create('dd', { id }, value));
}

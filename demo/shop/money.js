import { chosen } from './choices.js';

const { currency } = document.documentElement.dataset;
const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
const kMinorUnits = 100;

/** @param {number} pence @returns {string} such as £12.50 */
export function money(pence) {
  return format.format(pence / kMinorUnits);
}

/**
 * What the store takes for delivery, and from which subtotal it takes nothing.
 * @param {number} subtotal in pence
 * @returns {{ charge: number, freeFrom: number } | null} null where the store names no delivery
 */
export function delivery(subtotal) {
  const { delivery: charge, freeFrom: from, loyalFreeFrom } = document.documentElement.dataset;
  if (!Number(charge)) return null;
  const freeFrom = chosen('shopper') === 'loyal' ? loyalFreeFrom : from;
  return { charge: subtotal >= Number(freeFrom) ? 0 : Number(charge), freeFrom: Number(freeFrom) };
}

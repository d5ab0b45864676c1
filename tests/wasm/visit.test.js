import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Visit } from '../../web/engine/visit.js';

const row = (sku, score, category, price, why = 'learned') => ({ sku, score, category, price, why });
/** Tea is as probable as cups, but for a little. */
const kRows = [
  row('TEA-1', 0.4, 'Tea', 5),
  row('CUP-1', 0.38, 'Cups', 20),
  row('TEA-2', 0.36, 'Tea', 30),
  row('CUP-2', 0.34, 'Cups', 8),
  row('MISC', 0.33, '', 2),
];
const without = (...skus) => kRows.filter(({ sku }) => !skus.includes(sku));
const ranked = (visit, rows, { cart = [], dismissed = [] } = {}) =>
  visit.rank(rows, cart, dismissed).map(({ sku }) => sku).join(' ');

/** One that has heard of all rows, and of some that were looked at. */
function visitTo(...viewed) {
  const visit = new Visit();
  visit.hear(viewed, /** @type {any} */ (kRows));
  return visit;
}

describe('a visit', () => {
  it('says nothing before something was looked at or dismissed', () => {
    assert.equal(visitTo().says([], []), false);
    assert.equal(visitTo('TEA-1').says(['TEA-1'], []), false, 'what is in the cart speaks for itself');
    assert.equal(visitTo('TEA-1').says([], []), true);
    assert.equal(visitTo().says([], ['TEA-1']), true);
    assert.equal(ranked(visitTo(), kRows), 'TEA-1 CUP-1 TEA-2 CUP-2 MISC');
  });

  it('brings forward what was looked at, and what is of its category', () => {
    assert.equal(ranked(visitTo('CUP-2'), kRows), 'CUP-2 CUP-1 TEA-1 TEA-2 MISC');
    assert.equal(ranked(visitTo('MISC'), kRows), 'MISC TEA-1 CUP-1 TEA-2 CUP-2', 'no word is no category');
  });

  it('counts each item once, however often it was looked at', () => {
    const visit = visitTo('CUP-2', 'CUP-2');
    visit.hear(['CUP-2'], []);
    assert.equal(visit.views, 1);
    assert.equal(ranked(visit, kRows), ranked(visitTo('CUP-2'), kRows));
  });

  it('puts back what is of the category of what was dismissed', () => {
    assert.equal(ranked(visitTo(), without('TEA-1'), { dismissed: ['TEA-1'] }), 'CUP-1 CUP-2 MISC TEA-2');
  });

  it('puts back what is as dear as the cheaper of two that were dismissed', () => {
    const dear = [...kRows, row('RUG', 0.2, 'Rugs', 20), row('VASE', 0.2, 'Vases', 40)];
    const visit = new Visit();
    visit.hear([], /** @type {any} */ (dear));
    const dismissed = ['RUG', 'VASE'];
    assert.equal(ranked(visit, kRows, { dismissed }), 'TEA-1 CUP-2 MISC CUP-1 TEA-2');
    assert.equal(ranked(visit, kRows, { dismissed: ['RUG'] }), 'TEA-1 CUP-1 TEA-2 CUP-2 MISC', 'one says nothing');
  });

  it('leaves in their place those that a rule put first', () => {
    const pinned = [row('PIN', 0, 'Pins', 1, 'pinned'), ...kRows];
    assert.equal(ranked(visitTo('CUP-2'), pinned), 'PIN CUP-2 CUP-1 TEA-1 TEA-2 MISC');
  });

  it('keeps the order that the engine gave for the sake of something new', () => {
    const spread = [row('A', 0.5, 'Tea', 1), row('B', 0.1, 'Cups', 1), row('C', 0.45, 'Tea', 1)];
    assert.equal(ranked(visitTo('CUP-2'), spread), 'A B C');
  });
});

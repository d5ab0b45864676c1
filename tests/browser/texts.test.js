import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evidenceText } from '../../web/widget/texts.js';

/** @param {Partial<import('../../web/index.d.ts').Evidence>} evidence */
function sentence(evidence) {
  return evidenceText(
    { with: 'POT', withTitle: 'Teapot', attachRate: 0.5, lift: 2, orders: 9, ...evidence },
    'en',
  );
}

describe('the words of <goes-with>', () => {
  it('round a share to the nearest percent', () => {
    assert.equal(sentence({ attachRate: 0.344 }), 'In 34% of orders with Teapot');
    assert.equal(sentence({ attachRate: 0.346 }), 'In 35% of orders with Teapot');
  });

  it('say 100 % only where every order has both', () => {
    assert.equal(sentence({ attachRate: 0.999 }), 'In 99% of orders with Teapot');
    assert.equal(sentence({ attachRate: 1 }), 'In 100% of orders with Teapot');
  });

  it('count orders where the share is under 1 %', () => {
    assert.equal(sentence({ attachRate: 0.01 }), 'In 1% of orders with Teapot');
    assert.equal(sentence({ attachRate: 0.0099, orders: 1234 }), 'In 1,234 orders with Teapot');
    assert.equal(sentence({ attachRate: 0.001, orders: 1 }), 'In 1 order with Teapot');
  });

  it('say where the orders are those of similar items', () => {
    assert.equal(sentence({ attachRate: 0, orders: 0 }), 'Similar items are bought with Teapot');
  });

  it('name an item without a title by its SKU', () => {
    assert.equal(sentence({ withTitle: '' }), 'In 50% of orders with POT');
  });
});

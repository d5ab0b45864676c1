import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evidenceText, filled, textsOf } from '../../web/widget/texts.js';

/**
 * @param {Partial<import('../../web/index.d.ts').Evidence>} evidence
 * @param {object} [own] the shop's texts
 * @param {string} [locale] one whose texts need no file
 */
function sentence(evidence, own, locale = 'en') {
  const texts = /** @type {any} */ (textsOf(locale, own ?? null));
  const pot = { with: 'POT', withTitle: 'Teapot', attachRate: 0.5, lift: 2, orders: 9 };
  return evidenceText({ ...pot, ...evidence }, texts, locale);
}

describe('the words of <goes-with>', () => {
  it('round a share to the nearest of 100 orders', () => {
    assert.equal(sentence({ attachRate: 0.344 }), 'In 34 of 100 orders with Teapot');
    assert.equal(sentence({ attachRate: 0.346 }), 'In 35 of 100 orders with Teapot');
  });

  it('say 100 of 100 only where every order has both', () => {
    assert.equal(sentence({ attachRate: 0.999 }), 'In 99 of 100 orders with Teapot');
    assert.equal(sentence({ attachRate: 1 }), 'In 100 of 100 orders with Teapot');
  });

  it('count orders where the share is under one in 100', () => {
    assert.equal(sentence({ attachRate: 0.01 }), 'In 1 of 100 orders with Teapot');
    assert.equal(sentence({ attachRate: 0.0099, orders: 1234 }), 'In 1,234 orders with Teapot');
    assert.equal(sentence({ attachRate: 0.001, orders: 1 }), 'In 1 order with Teapot');
  });

  it('say where the orders are those of similar items', () => {
    assert.equal(sentence({ attachRate: 0, orders: 0 }), 'Similar items are bought with Teapot');
  });

  it('name an item without a title by its SKU', () => {
    assert.equal(sentence({ withTitle: '' }), 'In 50 of 100 orders with POT');
  });

  it('leave in braces what nothing is filled in for, and fill in nothing twice', () => {
    assert.equal(filled('{title} {name} {title}', { title: '{name}' }), '{name} {name} {name}');
    assert.equal(filled('{title}', { title: '$& $1' }), '$& $1');
  });
});

describe('a shop’s own words', () => {
  const few = { attachRate: 0.001, orders: 3 };

  it('stand each in the place of ours', () => {
    assert.equal(sentence({}, { share: '{title}: {count}%' }), 'Teapot: 50%');
    assert.equal(sentence(few, { share: '{title}: {count}%' }), 'In 3 orders with Teapot');
    const texts = /** @type {any} */ (textsOf('en', { add: 'Take', undo: 'Back', newOrder: '' }));
    assert.equal(texts.add, 'Take');
    assert.equal(texts.added, 'Added');
    assert.equal(texts.newOrder, '');
    assert.equal(texts.undo, 'Back', 'one that answers taps');
  });

  it('count by the plural categories of the page’s language, each form in the place of ours', () => {
    const orders = { few: '{count} zamówienia z {title}', other: '{count} zamówienia' };
    assert.equal(sentence(few, { orders }, 'pl'), '3 zamówienia z Teapot');
    assert.equal(sentence({ ...few, orders: 5 }, { orders }, 'pl'), '5 zamówienia');
    assert.equal(sentence(few, { orders }), '3 zamówienia');
    assert.equal(sentence({ ...few, orders: 1 }, { orders }), 'In 1 order with Teapot');
    assert.equal(sentence(few, { orders: { one: 'One' } }), 'In 3 orders with Teapot');
  });

  it('are left out where they are of another type than ours', () => {
    const ours = textsOf('en', null);
    const kNone = [undefined, null, '', 0, 7, true, [], () => 'x', Symbol('x'), 'text', ['text']];
    for (const own of kNone) {
      const texts = /** @type {any} */ (textsOf('en', /** @type {any} */ (own)));
      for (const [key, text] of Object.entries(ours)) assert.deepEqual(texts[key], text, key);
    }
    const kNoText = [undefined, null, 5, true, {}, ['x'], () => 'x', Symbol('x'), 5n];
    for (const bad of kNoText) {
      const own = { ...Object.fromEntries(Object.keys(ours).map((key) => [key, bad])), undo: bad };
      const texts = /** @type {any} */ (textsOf('en', own));
      for (const [key, text] of Object.entries(ours)) {
        if (key !== 'orders') assert.equal(texts[key], text, `${key} is ${String(bad)}`);
      }
      assert.equal(texts.undo, undefined, 'what taps/texts.js has is not hidden by it');
      assert.equal(sentence(few, own), 'In 3 orders with Teapot');
      assert.equal(sentence(few, { orders: { one: bad, other: bad } }), 'In 3 orders with Teapot');
    }
    assert.equal(sentence(few, { orders: '{count} orders' }), 'In 3 orders with Teapot');
  });

  it('do nothing under names that are not ours, nor to other objects', () => {
    const own = JSON.parse('{"nonsense": "x", "toString": "x", "__proto__": {"add": "x", "y": "x"}}');
    const texts = /** @type {any} */ (textsOf('en', own));
    assert.equal(texts.add, 'Add');
    assert.equal(/** @type {any} */ ({}).y, undefined);
    assert.equal(/** @type {any} */ (textsOf('en', null)).nonsense, undefined);
    assert.equal(sentence({}, own), 'In 50 of 100 orders with Teapot');
  });
});

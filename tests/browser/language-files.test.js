import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evidenceText, filled } from '../../web/widget/texts.js';
import { declaredKeys, english, languages } from './languages.mjs';

/** Labels that stand on a button in a row of a phone, or under it. */
const kButtons = ['add', 'adding', 'added', 'see', 'more', 'undo', 'notRelevant', 'owned'];
kButtons.push('choose', 'next', 'reload', 'again', 'replace', 'replacing', 'seeIt', 'addAll');
const kMostLetters = 18;

/** Names of buttons, and the label that each has in sight. */
const kNames = { undoLabel: 'undo', putBack: 'undo', chooseLabel: 'choose' };
const kNamesOfLabels = ['addLabel', 'seeLabel', 'reasonLabel', 'replaceLabel', 'addAllLabel'];

const kIsolated = /\u2068\{(title|label|better|other|code)\}\u2069/g;

/** @param {string} text */
function placeholders(text) {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');
}

/** Every text of a language with its key; a plural's forms each with theirs. */
function allTexts(texts) {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string'
      ? [[key, text]]
      : Object.entries(text).map(([form, it]) => [`${key}.${form}`, it]),
  );
}

describe('the texts of other languages', () => {
  it('are German, French, Spanish, Dutch and Arabic', () => {
    assert.deepEqual(Object.keys(languages).sort(), ['ar', 'de', 'es', 'fr', 'nl']);
  });

  it('have in English all that texts.d.ts declares, and it declares no more', () => {
    assert.deepEqual(declaredKeys().sort(), Object.keys(english).sort());
  });

  for (const [language, texts] of Object.entries(languages)) {
    describe(`in ${language}`, () => {
      it('are those of English, in its order', () => {
        assert.deepEqual(Object.keys(texts), Object.keys(english));
        for (const [key, text] of Object.entries(english)) {
          assert.equal(typeof texts[key], typeof text, key);
        }
      });

      it('have the placeholders of English', () => {
        // A form that stands for one number may say it in a word.
        const kInWords = language === 'ar' ? ['zero', 'one', 'two'] : [];
        for (const [key, text] of Object.entries(english)) {
          if (typeof text === 'string') {
            assert.equal(placeholders(texts[key]), placeholders(text), key);
            continue;
          }
          for (const [form, it] of Object.entries(texts[key])) {
            const should = kInWords.includes(form) ? '{title}' : '{count} {title}';
            assert.equal(placeholders(it), should, `${key}.${form}`);
          }
        }
      });

      it('have every plural category of the language, and no other', () => {
        const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
        assert.deepEqual(Object.keys(texts.orders).sort(), [...pluralCategories].sort());
      });

      it('are not empty, nor English, nor untidy', () => {
        for (const [key, text] of allTexts(texts)) {
          assert.ok(text.replace(/\{\w+\}/g, '').trim(), key);
          assert.equal(text, text.trim(), key);
          assert.equal(text, text.normalize('NFC'), key);
          assert.doesNotMatch(text, / {2}|\.\.\.|'|"|!|\.$/, key);
          const [name, form] = key.split('.');
          const same = form ? english[name][form] : english[name];
          if (/[a-z]/i.test(text.replace(/\{\w+\}/g, ''))) assert.notEqual(text, same, key);
        }
      });

      it(`have labels of buttons of at most ${kMostLetters} letters`, () => {
        for (const key of kButtons) {
          assert.ok([...texts[key]].length <= kMostLetters, `${key}: ${texts[key]}`);
        }
      });

      it('have no label that grows much while an item is added', () => {
        for (const key of ['adding', 'added']) {
          assert.ok(texts[key].length <= Math.max(texts.add.length, 7), `${key}: ${texts[key]}`);
        }
      });

      it('begin the name of a button with what is written on it', () => {
        for (const [name, label] of Object.entries(kNames)) {
          assert.ok(texts[name].startsWith(texts[label]), `${name}: ${texts[name]}`);
        }
        for (const name of kNamesOfLabels) assert.ok(texts[name].startsWith('{label}'), name);
      });

      it('set titles apart where they may run the other way', () => {
        for (const [key, text] of allTexts(texts)) {
          if (language !== 'ar') assert.doesNotMatch(text, /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/, key);
          else assert.doesNotMatch(text.replace(kIsolated, ''), /\{(title|better|other|code)\}|[\u2066-\u2069]/, key);
        }
      });
    });
  }

  it('have the narrow spaces and the apostrophes of French', () => {
    for (const [key, text] of allTexts(languages.fr)) {
      assert.doesNotMatch(text, /(^|[^\u202f])[:;!?»]/, key);
    }
  });

  it('have in Arabic no digits of their own, since digits are of the page’s country', () => {
    for (const [key, text] of allTexts(languages.ar)) assert.doesNotMatch(text, /\p{Nd}/u, key);
  });
});

/**
 * @param {string} locale
 * @param {{ share?: number, orders?: number, withTitle?: string }} of
 */
function sentence(locale, { share = 0, orders = 1, withTitle = 'Mug' }) {
  const texts = /** @type {any} */ ({ ...english, ...languages[locale.split('-')[0]] });
  return evidenceText({ with: 'MUG', withTitle, attachRate: share, lift: 2, orders }, texts, locale);
}

const kCounts = [0, 1, 2, 3, 11, 100, 1000000];

/** Sentences that people have read: those of the counts, as they are written out. */
const kCounted = {
  de: [
    'Bei 0 Bestellungen mit Mug',
    'Bei 1 Bestellung mit Mug',
    'Bei 2 Bestellungen mit Mug',
    'Bei 3 Bestellungen mit Mug',
    'Bei 11 Bestellungen mit Mug',
    'Bei 100 Bestellungen mit Mug',
    'Bei 1.000.000 Bestellungen mit Mug',
  ],
  fr: [
    'Dans 0 commande avec Mug',
    'Dans 1 commande avec Mug',
    'Dans 2 commandes avec Mug',
    'Dans 3 commandes avec Mug',
    'Dans 11 commandes avec Mug',
    'Dans 100 commandes avec Mug',
    'Dans 1\u202f000\u202f000 de commandes avec Mug',
  ],
  es: [
    'En 0 pedidos con Mug',
    'En 1 pedido con Mug',
    'En 2 pedidos con Mug',
    'En 3 pedidos con Mug',
    'En 11 pedidos con Mug',
    'En 100 pedidos con Mug',
    'En 1.000.000 de pedidos con Mug',
  ],
  nl: [
    'Bij 0 bestellingen met Mug',
    'Bij 1 bestelling met Mug',
    'Bij 2 bestellingen met Mug',
    'Bij 3 bestellingen met Mug',
    'Bij 11 bestellingen met Mug',
    'Bij 100 bestellingen met Mug',
    'Bij 1.000.000 bestellingen met Mug',
  ],
  ar: [
    'ليس في أي طلب يضمّ \u2068Mug\u2069',
    'في طلب واحد يضمّ \u2068Mug\u2069',
    'في طلبين يضمّان \u2068Mug\u2069',
    'في 3 طلبات تضمّ \u2068Mug\u2069',
    'في 11 طلبًا يضمّ \u2068Mug\u2069',
    'في 100 طلب يضمّ \u2068Mug\u2069',
    'في 1,000,000 طلب يضمّ \u2068Mug\u2069',
  ],
};

describe('the evidence in other languages', () => {
  for (const [language, expected] of Object.entries(kCounted)) {
    it(`counts orders in ${language}`, () => {
      const { orders } = languages[language];
      const rules = new Intl.PluralRules(language);
      // Which digits `ar` without a country has, has changed.
      const locale = `${language}-u-nu-latn`;
      const number = new Intl.NumberFormat(locale);
      // Nought is never shown: where there are no orders, other words speak.
      const zero = filled(orders[rules.select(0)], { count: number.format(0), title: 'Mug' });
      const shown = kCounts.slice(1).map((count) => sentence(locale, { orders: count }));
      assert.deepEqual([zero, ...shown], expected);
    });
  }

  it('says the share in a hundred in every language', () => {
    assert.equal(sentence('de', { share: 0.34 }), 'Bei 34 von 100 Bestellungen mit Mug');
    assert.equal(sentence('fr', { share: 0.34 }), '34 fois sur 100 dans les commandes avec Mug');
    assert.equal(sentence('es', { share: 0.34 }), 'En 34 de cada 100 pedidos con Mug');
    assert.equal(sentence('nl', { share: 0.34 }), 'Bij 34 van de 100 bestellingen met Mug');
    assert.equal(sentence('ar-MA', { share: 0.34 }), 'في 34 من كل مئة طلب يضمّ \u2068Mug\u2069');
  });

  it('has the digits of the country', () => {
    assert.equal(sentence('ar-EG', { share: 0.34 }), 'في ٣٤ من كل مئة طلب يضمّ \u2068Mug\u2069');
    assert.equal(sentence('ar-EG', { orders: 1103 }), 'في ١٬١٠٣ طلبات تضمّ \u2068Mug\u2069');
  });

  it('says where the orders are those of similar items', () => {
    assert.equal(sentence('de', { orders: 0 }), 'Ähnliche Artikel werden mit Mug gekauft');
    assert.equal(sentence('fr', { orders: 0 }), 'Des articles similaires sont achetés avec Mug');
    assert.equal(sentence('ar', { orders: 0 }), 'تُشترى منتجات مشابهة مع \u2068Mug\u2069');
  });
});

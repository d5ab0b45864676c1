import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as numbers from '../../web/widget/numbers.js';
import { openShop } from './shop.mjs';

const { priceText } = numbers;

/**
 * What the numbers of numbers.js and those of `Intl` differ in. Runs in Node and in the page.
 * @param {typeof numbers} own
 */
function differences({ countText, priceText: price }) {
  const found = [];
  const same = (what, is, should) => {
    if (is !== should) found.push(`${what}: ${is}, not ${should}`);
  };
  const english = ['', '-US', '-GB', '-IE', '-AU', '-CA', '-NZ', '-ZA', '-IN', '-SG', '-001', '-150'];
  const locales = [...english.map((region) => `en${region}`), 'en-GB-u-nu-arab'];
  locales.push('de', 'fr', 'es', 'nl', 'ar', 'ar-EG');
  const currencies = ['USD', 'GBP', 'EUR', 'AUD', 'CAD', 'NZD', 'JPY', 'KWD', 'CHF', 'INR', 'ZAR'];
  const prices = [0, 0.01, 0.1, 0.5, 1, 1.005, 1.015, 2.675, 8.5, 9.99, 99.995, 100, 999.99, 999.999];
  for (let price = 1000; price < 1e9; price = price * 7 + 0.37) prices.push(price);
  for (const cents of [123456, 99999999, 4294967294]) prices.push(cents / 100, cents / 1000, cents);
  for (const locale of locales) {
    for (const value of prices) {
      for (const currency of currencies) {
        const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
        const what = `${value} ${currency} in ${locale}`;
        same(what, price(value, currency, locale), format.format(value));
      }
      const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
      same(`${value} in ${locale}`, price(value, '', locale), plain.format(value));
      same(`${value} ? in ${locale}`, price(value, 'no currency', locale), plain.format(value));
    }
    for (const count of [0, 1, 999, 1000, 12345, 999999, 1000000, 4294967295]) {
      same(`${count} in ${locale}`, countText(count, locale), new Intl.NumberFormat(locale).format(count));
    }
  }
  return found;
}

describe('the numbers of <goes-with>', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => {
    shop = await openShop();
    shop.mounts['/web/'] = fileURLToPath(new URL('../../web/', import.meta.url));
  });
  after(() => shop.close());

  it('are those of Intl, letter by letter, in Node', () => {
    assert.deepEqual(differences(numbers), []);
  });

  it('are those of Intl, letter by letter, in the browser', async () => {
    const page = await shop.visit('');
    await page.evaluate(async () => {
      globalThis.numbers = await import('/web/widget/numbers.js');
    });
    const code = `(${differences})(numbers)`;
    assert.deepEqual(await page.evaluate(code), []);
    await page.close();
  });

  it('are a price in its currency, or a plain number, and nothing where there is none', () => {
    assert.equal(priceText(8.5, 'GBP', 'en-GB'), '£8.50');
    assert.equal(priceText(1234567.5, 'USD', 'en'), '$1,234,567.50');
    assert.equal(priceText(850, 'JPY', 'en-GB'), 'JP¥850');
    assert.equal(priceText(8.5, '', 'en-GB'), '8.50');
    assert.equal(priceText(8.5, 'no currency', 'de'), '8,50');
    assert.equal(priceText(8.5, 'toString', 'en'), '8.50');
    assert.equal(priceText(null, 'GBP', 'en-GB'), '');
    assert.equal(priceText(0, 'EUR', 'de'), '0,00\u00A0€');
  });

  it('are written without Intl in English, and wake it early in other languages', async () => {
    const init = () => {
      const { NumberFormat } = Intl;
      globalThis.made = [];
      Intl.NumberFormat = function (locale, ...rest) {
        made.push(document.querySelector('goes-with').shadowRoot?.querySelectorAll('li').length);
        return new NumberFormat(locale, ...rest);
      };
    };
    const cart = '<script type="application/json">["POT"]</script>';
    const html = `<goes-with model="/model/">${cart}</goes-with>`;
    const slowly = (route) => setTimeout(() => route.continue(), 500);
    for (const lang of ['en-GB', 'de']) {
      const page = await shop.visit(html, { init, lang, routes: { '**/*.bin': slowly } });
      await page.fired('ready');
      const made = await page.evaluate(() => globalThis.made);
      if (lang === 'de') assert.equal(made[0], 0, 'before anything is shown');
      else assert.deepEqual(made, []);
      await page.close();
    }
  });
});

// How the element must come into a page in every browser: by script tag, on a platform, in a language.
import { strict as assert } from 'node:assert';
import { languages } from '../languages.mjs';
import { blocksTheme } from '../shops/woocommerce-themes.mjs';
import { wooShop } from '../shops/woocommerce.mjs';
import { jsonCart, strip } from '../site.mjs';
import { kMug, kSuggestions } from './words.mjs';

const kModule = '<script type="module" src="/goeswith/goeswith.js"></script>';
const kScript = '<script defer src="/goeswith/embed.js" data-model="/model/"></script>';
const kApi = '/wp-json/wc/store/v1';
const kCounts = [0, 1, 2, 3, 10, 11, 99, 100, 101, 103, 111];

/** The page's tag, and the answers of a shop of WooCommerce with a teapot in the shopper's cart. */
function openWoo(mounts) {
  const woo = wooShop([{ id: 1, sku: 'POT', price: 2400 }, { id: 2, sku: 'MUG', price: 850, stock: 2 }]);
  const { cart, storageState } = woo.visitor();
  cart.lines = [{ id: 1, quantity: 1 }];
  const places = ['', '/add-item', '/update-item', '/remove-item'].map((it) => `/cart${it}`);
  for (const place of ['/products', ...places]) mounts[kApi + place] = woo.door;
  const [{ name, value }] = storageState.cookies;
  const headers = { 'set-cookie': `${name}=${value}; path=/` };
  mounts['/theme.js'] = { body: `(${blocksTheme})()`, headers };
  return cart;
}

/** @type {import('../everywhere.test.js').Case[]} */
export const embedding = [
  [
    'fills the places that a classic script finds, also one that comes later',
    async (page) => {
      const place = `<div data-goeswith="cart" data-limit="2">${jsonCart(['POT'])}</div>`;
      await page.visit(place, { head: kScript });
      await page.fired('ready');
      assert.deepEqual(await page.titles(), kSuggestions.slice(0, 2).map(({ title }) => title));
      await page.evaluate(() => {
        const later = document.createElement('div');
        later.dataset.goeswith = 'product';
        document.querySelector('main').append(later);
      });
      await page.until(() => document.querySelectorAll('goes-with[placement=product]').length);
      assert.equal(await page.evaluate(() => document.querySelectorAll('goes-with').length), 2);
    },
  ],
  [
    'reads the cart of WooCommerce, adds to it, steps it and follows it',
    async (page) => {
      page.tolerated = /status of 400/; // the shop's answer where it has no more
      const cart = openWoo(page.mounts);
      const html = `<output id="count"></output>${strip('', 'adapter="woocommerce" limit="4"')}`;
      const held = () => cart.lines.map(({ id, quantity }) => `${id}×${quantity}`).join(' ');
      await page.visit(html, { head: `<script src="/theme.js"></script>${kModule}` });
      await page.fired('ready');
      assert.equal((await page.titles())[0], kMug);
      await page.tap('add', kMug);
      await page.fired('added');
      assert.equal(held(), '1×1 2×1');
      await page.until(() => document.querySelector('#count').textContent === '2');
      await page.fired('ready', 2);
      await page.settled();
      await page.tapOn(`One more of ${kMug}`);
      await page.fired('changed');
      assert.equal(held(), '1×1 2×2');
      await page.tapOn(`One more of ${kMug}`);
      await page.fired('error');
      assert.deepEqual(await page.texts('quantity'), ['2']);
    },
  ],
  [
    'speaks Arabic, from right to left, with the plurals and digits of the page',
    async (page) => {
      await page.visit(undefined, { lang: 'ar-EG', dir: 'rtl', width: 600 });
      await page.fired('ready');
      const { goesWith, add, orders } = languages.ar;
      const heading = goesWith.replace('{title}', 'Breakfast teapot');
      assert.deepEqual(await page.texts('heading'), [heading]);
      assert.equal((await page.texts('add'))[0], add);
      const evidence = 'في ٣٤ من كل مئة طلب يضمّ \u2068Breakfast teapot\u2069';
      assert.equal((await page.texts('evidence'))[0], evidence);
      // The title reads from the left, within a sentence that reads from the right.
      const [before, first, second] = await page.evaluate(() => {
        const [text] = parts('evidence')[0].childNodes;
        return ['يضمّ', 'Breakfast', 'teapot'].map((word) => {
          const range = document.createRange();
          range.setStart(text, text.data.indexOf(word));
          range.setEnd(text, text.data.indexOf(word) + word.length);
          return range.getBoundingClientRect().left;
        });
      });
      assert.ok(first < second && second < before, [first, second, before].join(' < '));
      const form = (count) => new Intl.PluralRules('ar-EG').select(count);
      const forms = await page.evaluate(
        (all) => all.map((count) => new Intl.PluralRules('ar-EG').select(count)),
        kCounts,
      );
      assert.deepEqual(forms, kCounts.map(form));
      assert.deepEqual(new Set(forms), new Set(Object.keys(orders)));
    },
  ],
];

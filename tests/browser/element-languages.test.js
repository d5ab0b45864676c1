import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { english, languages, speaks } from './languages.mjs';
import { filled } from '../../web/widget/texts.js';
import { jsonCart, openShop, strip } from './shop.mjs';
import { kVariants, kWalked, walk, wordsOf } from './walk.mjs';

/** Files of a language that the page asked for. */
function languageFiles(page) {
  return page.requests.flatMap((url) => url.match(/\/(ar|de|es|fr|nl)-[0-9a-f]{16}\.js$/)?.[1] ?? []);
}

const naming = (lang, title) => filled((languages[lang] ?? english).goesWith, { title });
const evidences = (page) => page.locator('[part=evidence]').allTextContents();
const heading = (page) => page.locator('[part=heading]').textContent();

describe('<goes-with> in the language of the page', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  for (const lang of ['de', 'fr', 'es', 'nl', 'ar', 'ar-EG', 'en-GB']) {
    it(`has no foreign word or number in any state in ${lang}`, async () => {
      const page = await shop.visit(kWalked, { lang });
      const isOurs = speaks(await page.evaluate((it) => it, lang), kVariants);
      const isForeign = speaks(lang === 'de' ? 'fr' : 'de', kVariants);
      const states = [];
      await walk(page, async (state) => {
        const words = await wordsOf(page);
        assert.deepEqual(words.filter((text) => !isOurs(text)), [], state);
        assert.ok(words.some((text) => !isForeign(text)), 'another language would be seen');
        states.push(state);
      });
      assert.equal(new Set(states).size, 17);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });

    it(`has links, notes and more suggestions in ${lang}`, async () => {
      const isOurs = speaks(lang);
      const only = async (page, state) =>
        assert.deepEqual((await wordsOf(page)).filter((text) => !isOurs(text)), [], state);
      const links = 'placement="product" action="link"';
      for (const attributes of ['placement="thank-you" limit="2"', links, 'popular="fill" limit="9"']) {
        const page = await shop.visit(strip(jsonCart(['POT']), attributes), { lang });
        await page.fired('ready');
        await only(page, attributes);
        if (await page.locator('[part=more]').isVisible()) {
          await page.locator('[part=more]').click();
          await page.fired('impression');
          await only(page, 'more');
        }
        await page.close();
      }
    });
  }

  it('writes evidence and prices as the country does', async () => {
    const seen = async (lang) => {
      const page = await shop.visit(strip(jsonCart(['POT'])), { lang });
      await page.fired('ready');
      const [price] = await page.locator('[part=price]').allTextContents();
      const found = [(await evidences(page))[0], price.replace(/\p{Cf}/gu, '')];
      await page.close();
      return found;
    };
    const pot = '\u2068Breakfast teapot\u2069';
    assert.deepEqual(await seen('ar-EG'), [`في ٣٤ من كل مئة طلب يضمّ ${pot}`, '٨٫٥٠\u00a0UK£']);
    assert.deepEqual(await seen('ar-MA'), [`في 34 من كل مئة طلب يضمّ ${pot}`, '8,50\u00a0UK£']);
    assert.deepEqual(await seen('de-AT'), [
      'Bei 34 von 100 Bestellungen mit Breakfast teapot',
      '£\u00a08,50',
    ]);
  });

  it('loads the file of its language once, and no other', async () => {
    for (const lang of Object.keys(languages)) {
      const html = strip(jsonCart(['POT'])) + strip(jsonCart(['LAMP']), 'placement="thank-you"');
      const page = await shop.visit(html, { lang });
      await page.fired('ready', 2);
      await page.setCart(['POT', 'LAMP']);
      await page.fired('ready', 3);
      assert.deepEqual(languageFiles(page), [lang]);
      await page.close();
    }
  });

  it('loads nothing for English, nor for a language it has no words of', async () => {
    for (const lang of ['en', 'en-GB', 'pl', '']) {
      const page = await shop.visit(strip(jsonCart(['POT'])), { lang });
      await page.fired('ready');
      assert.equal(await heading(page), naming('en', 'Breakfast teapot'));
      assert.deepEqual(languageFiles(page), []);
      await page.close();
    }
  });

  it('names English where it stands on a page of another language, and the titles are the page’s', async () => {
    const german = { '**/de-*.js': (route) => route.abort() };
    for (const [lang, words, how] of [
      ['pl', 'en'],
      ['de', 'de'],
      ['en-GB', 'en-GB'],
      ['de', 'en', { routes: german }],
      ['pl', 'pl', { init: () => addEventListener('DOMContentLoaded', () => {
        document.querySelector('goes-with').texts = { add: 'Dodaj' };
      }) }],
    ]) {
      const page = await shop.visit(strip(jsonCart(['POT'])), { lang, ...how });
      await page.fired('ready');
      const langOf = (selector) => page.locator(selector).first().evaluate((it) => it.closest('[lang]').lang);
      assert.equal(await langOf('[part=heading]'), words);
      assert.equal(await langOf('[part=add]'), words);
      assert.equal(await langOf('[part=status]'), words);
      assert.equal(await langOf('[part=title]'), lang);
      await page.close();
    }
  });

  it('loads nothing where there is nothing to say', async () => {
    const page = await shop.visit(strip(jsonCart([])), { lang: 'de' });
    await page.fired('ready');
    assert.deepEqual(languageFiles(page), []);
    await page.close();
  });

  for (const [what, answer] of [
    ['is missing', (route) => route.fulfill({ status: 404, body: 'not found' })],
    ['cannot be reached', (route) => route.abort()],
    ['is no script', (route) => route.fulfill({ contentType: 'text/javascript', body: '<html>' })],
    ['has no texts', (route) => route.fulfill({ contentType: 'text/javascript', body: 'export {}' })],
  ]) {
    it(`suggests in English where the file ${what}`, async () => {
      const routes = { '**/de-*.js': answer };
      const page = await shop.visit(strip(jsonCart(['POT'])), { lang: 'de', routes });
      await page.fired('ready');
      assert.deepEqual((await page.titles())[0], 'Blue Mug');
      assert.equal(await heading(page), naming('en', 'Breakfast teapot'));
      assert.equal((await evidences(page))[0], 'In 34 of 100 orders with Breakfast teapot');
      await page.evaluate(() => addEventListener('goeswith:add', ({ detail }) => detail.respondWith()));
      await page.locator('[part=add]').first().click();
      await page.fired('added');
      assert.equal(await page.locator('[part=add]').first().textContent(), 'Added');
      assert.deepEqual(await page.events('error'), []);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }

  it('follows the nearest lang: its own before the page’s, also from within a shadow tree', async () => {
    const html = `<div lang="fr">${strip(jsonCart(['POT']))}</div>${strip(jsonCart(['LAMP']), 'lang="nl"')}<p id="host" lang="es"></p>`;
    const page = await shop.visit(html, { lang: 'de' });
    await page.evaluate(() => {
      const strip = document.createElement('goes-with');
      Object.assign(strip, { model: '/model/', cart: ['POT', 'LAMP'] });
      document.querySelector('#host').attachShadow({ mode: 'open' }).append(strip);
    });
    await page.fired('ready', 3);
    const headings = await page.locator('[part=heading]').allTextContents();
    const expected = [naming('es', 'Breakfast teapot'), naming('fr', 'Breakfast teapot'), naming('nl', 'Desk lamp')];
    assert.deepEqual(headings.sort(), expected.sort());
    await page.close();
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { english, languages } from './languages.mjs';
import { jsonCart, kAxe, openShop, strip } from './shop.mjs';
import { kWalked, walk } from './walk.mjs';

/** Parts of the first card and of the head, with where they begin and end. */
function placesOf(page) {
  return page.locator('goes-with').evaluate((it) => {
    const { left, right } = it.getBoundingClientRect();
    const places = {};
    for (const name of ['heading', 'hide', 'picture', 'title', 'dismiss', 'price', 'add', 'evidence']) {
      const box = it.shadowRoot.querySelector(`[part=${name}]`).getBoundingClientRect();
      places[name] = { start: Math.round(box.left - left), end: Math.round(right - box.right) };
    }
    return places;
  });
}

/** What reaches beyond the main part of the page, on either side. */
function tooWide(page) {
  return page.evaluate(() => {
    const { left, right } = document.querySelector('main').getBoundingClientRect();
    const root = document.querySelector('goes-with').shadowRoot;
    const wide = [...root.querySelectorAll('section *, .hidden, .hidden *')].filter((it) => {
      const box = it.getBoundingClientRect();
      return box.right > right + 0.5 || (box.width && box.left < left - 0.5);
    });
    const { scrollWidth } = document.documentElement;
    return [...wide.map((it) => it.outerHTML), ...(scrollWidth > innerWidth ? ['the page'] : [])];
  });
}

/** Heights of what is in the list. */
function heights(page) {
  return page
    .locator('goes-with')
    .evaluate((it) => [...it.shadowRoot.querySelector('ul').children].map((card) => card.offsetHeight));
}

/** What axe-core finds in the element, one line each. */
async function findings(page) {
  return page.evaluate(async () => {
    const { violations } = await axe.run('goes-with');
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  });
}

const dirOf = (lang) => (lang.startsWith('ar') ? 'rtl' : 'ltr');

describe('<goes-with> in other directions and with longer words', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  for (const width of [320, 1024]) {
    it(`is mirrored from right to left at ${width} px`, async () => {
      const seen = [];
      for (const dir of ['ltr', 'rtl']) {
        const page = await shop.visit(strip(jsonCart(['POT'])), { width, dir, lang: 'en-GB' });
        await page.fired('ready');
        seen.push(await placesOf(page));
        await page.close();
      }
      const [ltr, rtl] = seen;
      for (const name of Object.keys(ltr)) {
        assert.deepEqual(rtl[name], { start: ltr[name].end, end: ltr[name].start }, name);
      }
      if (width > 320) return;
      assert.ok(rtl.picture.end < 20 && rtl.picture.start > 100, 'the picture is on the right');
      assert.ok(rtl.dismiss.start < 20 && rtl.dismiss.end > 100, 'the button to dismiss on the left');
    });
  }

  it('has titles of the other direction in the middle of a sentence', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])), { lang: 'ar', dir: 'rtl', width: 700 });
    await page.fired('ready');
    const order = await page.locator('[part=evidence]').first().evaluate((it) => {
      const [text] = it.childNodes;
      const at = (words) => {
        const range = document.createRange();
        range.setStart(text, text.data.indexOf(words));
        range.setEnd(text, text.data.indexOf(words) + words.length);
        return range.getBoundingClientRect().left;
      };
      return ['Breakfast', 'teapot', 'يضمّ', '34'].map(at);
    });
    const [first, second, before, count] = order;
    assert.ok(first < second, 'the title reads from the left');
    assert.ok(second < before && before < count, 'after what is before it, which reads from the right');
    const name = 'إضافة \u2068Blue Mug\u2069 إلى السلة';
    const button = page.locator('[part=add]').first();
    assert.equal(await button.getAttribute('aria-label'), name);
    assert.equal(await page.getByRole('button', { name: /^إضافة .?Blue Mug.? إلى السلة$/ }).count(), 1);
    await page.close();
  });

  for (const lang of ['en-GB', ...Object.keys(languages)]) {
    it(`reaches beyond no edge and moves nothing under the finger at 320 px in ${lang}`, async () => {
      const page = await shop.visit(kWalked, { lang, dir: dirOf(lang), width: 320 });
      /** @type {number[]} */
      let before;
      await walk(page, async (state) => {
        assert.deepEqual(await tooWide(page), [], state);
        before ??= await heights(page);
        if (state !== 'hidden') assert.deepEqual(await heights(page), before, state);
      });
      await page.close();
    });

    it(`has room for its longest texts at 320 px in ${lang}`, async () => {
      const html = strip(jsonCart(['POT']), 'placement="thank-you" limit="3"');
      const page = await shop.visit(html, { lang, dir: dirOf(lang), width: 320 });
      await page.fired('ready');
      const texts = languages[lang] ?? english;
      const longest = Object.values(texts)
        .filter((text) => typeof text === 'string')
        .reduce((most, text) => (text.length > most.length ? text : most));
      const keys = ['add', 'more', 'thank-you', 'newOrder', 'share'];
      await page.evaluate((own) => void (document.querySelector('goes-with').texts = own), {
        ...Object.fromEntries(keys.map((key) => [key, longest])),
      });
      await page.locator('[part=add]', { hasText: longest }).first().waitFor();
      assert.deepEqual(await tooWide(page), []);
      await page.close();
    });
  }

  it('has no findings by axe-core in any state in Arabic, from right to left', async () => {
    const page = await shop.visit(kWalked, { lang: 'ar', dir: 'rtl', width: 390, init: { path: kAxe } });
    await walk(page, async (state) => assert.deepEqual(await findings(page), [], state));
    await page.close();
  });
});

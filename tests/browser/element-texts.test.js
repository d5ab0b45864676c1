import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { english, languages } from './languages.mjs';
import { jsonCart, openShop, strip } from './shop.mjs';
import { wordsOf } from './walk.mjs';
import { filled } from '../../web/widget/texts.js';

/** @param {Record<string, any>} texts of a language */
const naming = (texts) => filled(texts.goesWith, { title: 'Breakfast teapot' });

describe('a shop’s own words in <goes-with>', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  const kHtml = strip(jsonCart(['POT']), 'limit="2"');
  const setTexts = (page, texts) =>
    page.evaluate((own) => void (document.querySelector('goes-with').texts = own), texts);
  const text = (page, part) => page.locator(`[part=${part}]`).first().textContent();
  const nameOf = (page, part) => page.locator(`[part=${part}]`).first().getAttribute('aria-label');
  const answerAdds = (page) =>
    page.evaluate(() => addEventListener('goeswith:add', ({ detail }) => detail.respondWith()));

  /** Sets texts before the element's class is known. */
  const early = (texts) => ({
    init: `globalThis.own = ${JSON.stringify(texts)};
      new MutationObserver(() => {
        const strip = document.querySelector('goes-with');
        if (strip && !strip.texts) strip.texts = own;
      }).observe(document, { childList: true, subtree: true });`,
  });

  for (const lang of ['en-GB', 'de', 'ar', 'pl']) {
    it(`stand in the place of ours in ${lang}, before a tap and after it`, async () => {
      const own = { cart: 'Mine', share: '{count}/100 {title}', add: 'Take', statusAdded: 'Took {title}' };
      const page = await shop.visit(kHtml, { lang, ...early(own) });
      await page.fired('ready');
      await answerAdds(page);
      const ours = languages[lang] ?? english;
      assert.equal(await text(page, 'heading'), 'Mine');
      assert.match(await text(page, 'evidence'), /^[34]{2}\/100 Breakfast teapot$/);
      assert.equal(await text(page, 'add'), 'Take');
      assert.equal(await text(page, 'more'), ours.more);
      await page.locator('[part=add]').first().click();
      await page.fired('added');
      assert.equal(await page.getByRole('status').textContent(), 'Took Blue Mug');
      assert.equal(await text(page, 'add'), ours.added);
      await page.close();
    });
  }

  it('may change while suggestions are shown, and what was spoken stays', async () => {
    const page = await shop.visit(kHtml);
    await page.fired('ready');
    await page.locator('[part=dismiss]').first().click();
    await page.fired('dismiss');
    const spoken = await page.getByRole('status').textContent();
    const [card] = await page.locator('[part=card]').all();
    await card.evaluate((it) => (it.marked = true));
    await setTexts(page, { cart: 'Mine', add: 'Take', dismissLabel: 'Not {title}' });
    await page.getByRole('heading', { name: 'Mine' }).waitFor();
    assert.equal(await nameOf(page, 'dismiss'), 'Not Knitted tea cosy');
    assert.equal(await nameOf(page, 'add'), 'Take Knitted tea cosy to cart');
    const marked = page.locator('[part=card]', { hasText: 'Knitted tea cosy' });
    assert.equal(await marked.evaluate((it) => it.marked), true, 'the card is the same');
    assert.equal(await page.getByRole('status').textContent(), spoken);
    assert.equal((await page.events('ready')).length, 1);
    await setTexts(page, null);
    await page.getByRole('heading', { name: naming(english) }).waitFor();
    assert.equal(await text(page, 'add'), 'Add');
    await page.close();
  });

  it('are those of the shop in every language that the page turns to', async () => {
    const page = await shop.visit(kHtml, { lang: 'de', ...early({ add: 'Take' }) });
    await page.fired('ready');
    assert.equal(await text(page, 'heading'), naming(languages.de));
    await page.evaluate(() => (document.documentElement.lang = 'fr'));
    await page.waitForTimeout(100);
    assert.equal(await text(page, 'heading'), naming(languages.de), 'until there is an answer');
    await page.setCart(['POT', 'LAMP']);
    await page.fired('ready', 2);
    assert.equal(await text(page, 'heading'), languages.fr.cart);
    assert.equal(await text(page, 'add'), 'Take');
    assert.match(await page.locator('[part=card]:has-text("Blue Mug") [part=price]').textContent(), /£GB$/);
    assert.match(await page.locator('[part=card]:has-text("Blue Mug") [part=evidence]').textContent(), /^34 fois/);
    await page.evaluate(() => (document.documentElement.lang = 'en-GB'));
    await page.setCart(['POT']);
    await page.fired('ready', 3);
    assert.equal(await text(page, 'heading'), naming(english));
    assert.equal(await text(page, 'evidence'), 'In 34 of 100 orders with Breakfast teapot');
    await page.close();
  });

  it('stay texts, whatever they are', async () => {
    const payload = '<img src=x onerror=alert(1)>{title}<script>alert(2)</script>';
    const keys = Object.keys(english).filter((key) => key !== 'orders');
    const own = Object.fromEntries(keys.map((key) => [key, payload]));
    own.orders = { one: payload, other: payload };
    const html = strip(jsonCart(['POT']), 'limit="2" placement="thank-you" reasons="ask"');
    const page = await shop.visit(html, early(own));
    await page.fired('ready');
    await answerAdds(page);
    await page.locator('[part=add]').first().click();
    await page.fired('added');
    await page.locator('[part=dismiss]').last().click();
    await page.fired('dismiss');
    const words = await wordsOf(page);
    for (const title of ['{title}', 'Blue Mug', 'Knitted tea cosy', 'Breakfast teapot']) {
      assert.ok(words.includes(payload.replace('{title}', title)), `${title} in ${words.join('; ')}`);
    }
    await page.locator('[part=undo]').nth(1).click();
    await page.fired('reason');
    await page.locator('[part=hide]').click();
    await page.fired('hide');
    const foreign = await page.locator('goes-with').evaluate(
      (it) => [...it.shadowRoot.querySelectorAll('script, img[src$=x], [onerror]')].length,
    );
    assert.equal(foreign, 0);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('do no harm where they are of the wrong type, nor where they are no object', async () => {
    const page = await shop.visit(kHtml);
    await page.fired('ready');
    await answerAdds(page);
    const before = await wordsOf(page);
    const kWrong = [5, 'text', true, [], [['x']], { orders: null, share: 5, add: {}, undo: 1, cart: null }];
    for (const [n, wrong] of kWrong.entries()) {
      await setTexts(page, { cart: `Turn ${n}` });
      await page.getByRole('heading', { name: `Turn ${n}` }).waitFor();
      await setTexts(page, wrong);
      await page.getByRole('heading', { name: naming(english) }).waitFor();
      assert.deepEqual(await wordsOf(page), before, JSON.stringify(wrong));
    }
    await page.locator('[part=dismiss]').first().click();
    await page.fired('dismiss');
    assert.equal(await text(page, 'undo'), 'Undo');
    assert.deepEqual(await page.events('error'), []);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });
});

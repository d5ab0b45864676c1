// What a policy shows, for everybody: in little room, in the dark, by screen reader, in other languages.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { items, kEnds, kHour } from './policy-store.mjs';
import { openPolicyShop, visitTill } from './policy-shop.mjs';
import { kAxe } from './shop.mjs';

const kFacts = { country: 'GB', now: kEnds - 5 * kHour, history: { TEA: 45 } };
const click = (selector) => async (page) => {
  await page.locator(selector).first().click();
  await page.waitForTimeout(600);
};

/** @type {Array<[string, string, ((page: any) => Promise<void>)?]>} */
const kStates = [
  ['a bundle, an offer and a gap', 'POT'],
  ['a bundle in the cart', 'POT', click('[part=bundle] [part=add]')],
  ['a dismissed bundle', 'POT', click('[part=bundle] [part=dismiss]')],
  ['a better version', 'KETTLE'],
  ['a replaced line', 'KETTLE', click('[part=card] [part=add]')],
  ['reasons', 'LAMP'],
];

async function eachState(shop, options, see) {
  for (const [name, cart, reach] of kStates) {
    const page = await visitTill(shop, cart, { facts: kFacts, ...options });
    await reach?.(page);
    await see(page, name);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  }
}

describe('what a policy shows', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop()));
  after(() => shop.close());

  for (const [direction, options] of Object.entries({
    'from left to right': {},
    'from right to left': { lang: 'ar', dir: 'rtl' },
  })) {
    it(`has no findings by axe-core in the light, in the dark and in forced colours, ${direction}`, async () => {
      await eachState(shop, { ...options, width: 390, init: { path: kAxe } }, async (page, state) => {
        for (const look of [{ colorScheme: 'dark' }, { colorScheme: 'light' }, { forcedColors: 'active' }]) {
          await page.emulateMedia(look);
          const found = await page.evaluate(async () => {
            const { violations } = await axe.run('goes-with');
            return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
          });
          assert.deepEqual(found, [], `${state}, ${Object.values(look)}`);
        }
      });
    });
  }

  it('has targets of 44 pixels, names that begin with the label, and fits 320 pixels', async () => {
    await eachState(shop, { width: 320 }, async (page, state) => {
      const [wide, targets] = await page.locator('goes-with').evaluate((it) => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const all = [...it.shadowRoot.querySelectorAll('a, button')].filter((its) => its.offsetParent);
        return [
          scrollWidth - clientWidth,
          all.map((its) => {
            const { width, height } = its.getBoundingClientRect();
            return [its.innerText, its.getAttribute('aria-label'), width, height];
          }),
        ];
      });
      assert.ok(wide <= 0, `${state}: ${wide} pixels beside the page`);
      for (const [label, name, width, height] of targets) {
        assert.ok(width >= 44 && height >= 44, `${state}, ${name ?? label}: ${width} × ${height}`);
        if (name && /\p{L}/u.test(label)) assert.ok(name.startsWith(label), `${state}: ${name}`);
      }
    });
  });

  for (const lang of ['de', 'fr', 'es', 'nl', 'ar']) {
    it(`has no English word in ${lang}`, async () => {
      await eachState(shop, { lang }, async (page, state) => {
        const titles = items.flatMap(({ title }) => [title, ...title.split(' - ')]);
        const own = [...titles, 'Teapot set', 'TEAPOTSET', 'Cart'].sort((a, b) => b.length - a.length);
        const text = own.reduce((words, it) => words.replaceAll(it, ''), await page.words());
        const kEnglish = /\b(free shipping|step up|instead|replace|undo|until|price|together|with|less|add|added|your cart|running|shop|removed)\b/i;
        assert.doesNotMatch(text, lang === 'de' ? new RegExp(kEnglish.source.replace('shop|', ''), 'i') : kEnglish, state);
        assert.doesNotMatch(text, /[{}]|undefined|null|NaN/, state);
      });
    });
  }
});

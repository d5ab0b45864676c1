// What web/README.md says of the element's room: that nothing in view moves, and each of its figures.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { visitTill } from './policy-shop.mjs';
import { kFacts } from './policy-states.mjs';
import * as store from './policy-store.mjs';
import { openShop } from './shop.mjs';

const kReadme = readFileSync(new URL('../../web/README.md', import.meta.url), 'utf8');
const [, kSection] = /\n## Its room\n([^]*?)\n## /.exec(kReadme);
const [kLast, kKept] = [...kSection.matchAll(/```css\n([^]*?)```/g)].map(([, css]) => css);
const [, body] = /```js\n([^]*?)```/.exec(kSection);

/** Figures of the table by what takes the room: in little of it, in a column, in a grid. */
const [kFixed, kCard, kShipping, kOffer, kBundle] = kSection
  .split('\n')
  .filter((line) => /\d \|$/.test(line))
  .map((line) => line.split('|').slice(2, 5).map(Number));
/** How much more than the strip the room is at most. */
const kSpare = 0.2;

const kLetters = 30;
/** All titles as long as the README allows. */
const items = store.items.map((item) => {
  const title = `${item.title} of stoneware, glazed and dry-brushed by hand`;
  return { ...item, title: title.slice(0, kLetters).trim() };
});
const { currency, free_shipping } = store.policy;
/** Models by what they show, with how much more room that takes. */
const kModels = {
  'without a policy': { policy: undefined, more: () => 0 },
  'with the way to free shipping': {
    policy: { currency, free_shipping },
    more: (at) => kShipping[at],
  },
  'with all that a policy shows': {
    policy: store.policy,
    more: (at) => kShipping[at] + kOffer[at] + kBundle[at],
  },
};
const [kPlain, , kMost] = Object.keys(kModels);
const kWidths = [320, 390, 768, 1280];
/** Sizes of the page's root, of which many themes have the second, and limits. */
const kPages = ['100%', '62.5%'].flatMap((size) => [0, 6].map((limit) => ({ size, limit })));
/** Each of them once, where what differs was seen without a policy, or is to make no difference. */
const kFewPages = [kPages[0], kPages[3]];
const kFooter = '</main><footer>Imprint</footer>';
const kNothing = 'NOBODY-KNOWS';
const kCarts = ['POT', kNothing];
/** All of the page in view, or as much as a window shows. */
const [kAll, kWindow] = [2500, 800];

describe('the room of <goes-with>', () => {
  /** @type {Record<string, Awaited<ReturnType<typeof openShop>>>} */
  const shops = {};
  before(async () => {
    for (const [how, { policy }] of Object.entries(kModels)) {
      shops[how] = await openShop({ ...store, items, policy });
    }
  });
  after(async () => {
    for (const shop of Object.values(shops)) await shop.close();
  });

  /** Opens a page with something below the strip, and says what became of both. */
  async function visit(how, { css, width, height = kAll, size = '100%', limit = 0, ...rest }) {
    const { cart = 'POT', after = '<p>Checkout</p>', script = '', init } = rest;
    shops[how].mounts['/room.css'] = { body: `html { font-size: ${size} } ${css}` };
    const head =
      `<link rel="stylesheet" href="/room.css">${script}` +
      '<script type="module" src="/goeswith/goeswith.js"></script>';
    const page = await visitTill(shops[how], cart, {
      ...{ head, facts: kFacts, attributes: `popular="never" limit="${limit}"` },
      ...{ viewport: { width, height }, stage: 'class="suggestions"', after, init },
    });
    await page.waitForTimeout(100);
    const boxes = await page.locator('goes-with').evaluate((it) => {
      const { offsetWidth, offsetHeight, shadowRoot } = it;
      const shown = shadowRoot.querySelector('[part=section]').offsetHeight;
      return { inside: offsetWidth, room: offsetHeight, shown };
    });
    const result = { ...boxes, shift: await page.shift(), count: (await page.titles()).length };
    const isRight = cart === kNothing ? result.count === 0 : result.count > 2;
    assert.ok(isRight, `${result.count} cards`);
    await page.close();
    return result;
  }

  it('is the same in the CSS and in the table', () => {
    const rules = [...kKept.matchAll(/calc\((\d+)px \+ var\(--(\w+)\) \* (\d+)px/g)];
    assert.deepEqual(rules.map((rule) => rule[2]), ['cards', 'cards', 'rows']);
    assert.deepEqual(rules.map((rule) => Number(rule[1])), kFixed);
    assert.deepEqual(rules.map((rule) => Number(rule[3])), kCard);
  });

  it('is not there unless the page keeps it, which counts as a shift', async () => {
    const { shift } = await visit(kPlain, { css: '', width: 390 });
    assert.ok(shift > 0);
  });

  for (const width of kWidths) {
    for (const [how, { more }] of Object.entries(kModels)) {
      it(`is kept at ${width} pixels ${how}, and nothing moves`, async () => {
        for (const { size, limit } of how === kPlain ? kPages : kFewPages) {
          const what = `${size}, limit ${limit}`;
          // A main part of 70rem is a narrow one where a rem is ten pixels.
          const inside = size === '100%' ? Math.min(width - 32, 1120) : Math.min(width - 20, 700);
          const at = inside < 320 ? 0 : inside < 704 ? 1 : 2;
          const page = { width, size, limit, css: `${kKept} goes-with { --more: ${more(at)}px }` };
          const full = await visit(how, page);
          assert.deepEqual([full.inside, full.shift], [inside, 0], what);
          assert.ok(full.shown <= full.room, `${full.shown} of ${full.room}, ${what}`);
          assert.ok(full.room <= full.shown * (1 + kSpare), `${full.shown} of ${full.room}, ${what}`);
          const empty = await visit(how, { ...page, cart: kNothing });
          assert.deepEqual([empty.room, empty.shift], [full.room, 0], what);
        }
      });
    }
  }

  for (const width of kWidths) {
    it(`need not be kept at ${width} pixels where the strip is the last of its column`, async () => {
      for (const how of [kPlain, kMost]) {
        for (const { size, limit } of kFewPages) {
          for (const cart of kCarts) {
            const page = { width, size, limit, cart, css: kLast, height: kWindow, after: kFooter };
            const { shift, room } = await visit(how, page);
            assert.equal(shift, 0, `${how}, ${size}, limit ${limit}, ${cart}`);
            // A line of fallback, and no hole.
            if (cart === kNothing) assert.ok(room < 30, `${room} px`);
          }
        }
      }
    });
  }

  it('keeps the footer in its place for who is there before the answer', async () => {
    const init = () => addEventListener('load', () => scrollTo(0, 1e6));
    const far = '.suggestions { margin-block-start: 3000px }';
    const page = { width: 390, height: kWindow, after: kFooter, init };
    assert.ok((await visit(kPlain, { ...page, css: `${kLast} ${far}` })).shift > 0);
    for (const cart of kCarts) {
      assert.equal((await visit(kPlain, { ...page, css: `${kKept} ${far}`, cart })).shift, 0, cart);
    }
  });

  it('can be given back before the shopper comes to it, where nothing is suggested', async () => {
    shops[kPlain].mounts['/room.js'] = { body };
    const script = '<script defer src="/room.js"></script>';
    for (const [cart, top, isGiven] of [[kNothing, 900, true], [kNothing, 100, false], ['POT', 900, false]]) {
      const css = `${kKept} .suggestions { margin-block-start: ${top}px }`;
      const its = await visit(kPlain, { width: 390, height: kWindow, cart, css, script });
      assert.deepEqual([its.shift, its.room < 30], [0, isGiven], `${cart} at ${top} px`);
    }
  });
});

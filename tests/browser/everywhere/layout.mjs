// How the element must lie in the page in every browser.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { jsonCart, strip } from '../site.mjs';
import { kCosy, kDismiss, kMug, kTray } from './words.mjs';

/** Runs in the page: each column of cards by where it starts. */
function columns() {
  return new Set(parts('card').map((card) => card.getBoundingClientRect().left)).size;
}

/** Runs in the page: what of the strip, or of the page, reaches beyond where it may. */
function tooWide() {
  const { left, right } = document.querySelector('main').getBoundingClientRect();
  return [...document.querySelector('goes-with').shadowRoot.querySelectorAll('section *')]
    .filter((it) => {
      const box = it.getBoundingClientRect();
      return box.width && (box.right > right + 0.5 || box.left < left - 0.5);
    })
    .map((it) => it.outerHTML)
    .concat(document.documentElement.scrollWidth > innerWidth ? ['the page'] : []);
}

/**
 * Runs in the page: in each frame from now on, where what is below the strip lies in the page.
 * @returns whether the browser itself measures shifts as well
 */
function watchPlaces() {
  globalThis.places = new Set();
  globalThis.shifts = [];
  const below = document.querySelector('#below');
  const look = () => {
    places.add(below.getBoundingClientRect().top + scrollY);
    requestAnimationFrame(look);
  };
  look();
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return false;
  new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({
    type: 'layout-shift',
  });
  return true;
}

const kReadme = readFileSync(new URL('../../../web/README.md', import.meta.url), 'utf8');

/** A bar that stays at the lower edge of the window, and hides nothing of the page's end. */
const kBar =
  '#bar { position: fixed; inset: auto 0 0; block-size: 5rem } main { padding-block-end: 6rem }';

/** Runs in the page: puts the bar there. */
function openBar(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  document.body.append(Object.assign(document.createElement('div'), { id: 'bar' }));
}

/**
 * Runs in the page: whether what has the focus is entirely beneath the bar or out of sight. Firefox
 * scrolls nothing of which it sees a part.
 */
function isCovered() {
  const its = document.activeElement.shadowRoot.activeElement.getBoundingClientRect();
  const bar = document.querySelector('#bar').getBoundingClientRect();
  return its.bottom <= 0 || its.top >= bar.top;
}

/** @type {import('../everywhere.test.js').Case[]} */
export const layout = [
  [
    'moves nothing on the page when a suggestion is added, refused or dismissed',
    async (page, { measuresShifts }) => {
      await page.visit(`${strip(jsonCart(['POT']), 'limit="4"')}<p id="below">Checkout</p>`, { width: 390 });
      await page.fired('ready');
      await page.evaluate(() => {
        addEventListener('goeswith:add', ({ detail: { sku, respondWith } }) => {
          const answer = new Promise((resolve, reject) => {
            setTimeout(() => {
              if (sku !== 'MUG') return reject(new Error('Sold out'));
              document.querySelector('goes-with').cart = ['POT', 'MUG'];
              resolve();
            }, 600);
          });
          respondWith(answer);
        });
      });
      assert.equal(await page.evaluate(watchPlaces), measuresShifts);
      await page.tap('add', kMug);
      await page.tap('add', kCosy);
      await page.fired('added');
      await page.fired('error');
      await page.tap('dismiss', kTray);
      await page.fired('dismiss');
      await page.settle();
      // The place of a dismissed card is as high as it was in whole pixels.
      const places = await page.evaluate(() => [...places]);
      assert.ok(Math.max(...places) - Math.min(...places) < 0.5, places.join());
      assert.deepEqual(await page.evaluate(() => shifts.map(({ value }) => value)), []);
    },
  ],
  [
    'lays its cards below each other at 390 px and beside each other at 1280 px',
    async (page) => {
      const html = strip(jsonCart(['POT']), 'limit="4"');
      await page.visit(html, { width: 390 });
      await page.fired('ready');
      assert.equal(await page.evaluate(columns), 1);
      await page.visit(html, { width: 1280 });
      await page.fired('ready');
      assert.equal(await page.evaluate(columns), 4);
    },
  ],
  [
    'is no wider than the page at 320 px',
    async (page) => {
      await page.visit(strip(jsonCart(['POT', 'LAMP']), 'limit="6"'), { width: 320 });
      await page.fired('ready');
      assert.equal((await page.titles()).length, 6);
      assert.deepEqual(await page.evaluate(tooWide), []);
    },
  ],
  [
    'has the focus in sight above a bar whose room is kept as the README says (WCAG 2.4.11)',
    async (page) => {
      const [, rule] = /```css\n(html \{ scroll-padding.*?\})/.exec(kReadme);
      for (const css of ['', rule]) {
        await page.visit(strip(jsonCart(['POT']), 'limit="6"'), { width: 390 });
        await page.fired('ready');
        await page.evaluate(openBar, `${kBar} ${css}`);
        const covered = [];
        for (let stop = 0; stop < 18; ++stop) {
          await page.press('Tab');
          if (await page.evaluate(isCovered)) covered.push(await page.focused());
        }
        assert.equal(await page.focused(), kDismiss('Sugar bowl'));
        if (css) assert.deepEqual(covered, []);
        else assert.ok(covered.length, 'without it the bar covers some');
      }
    },
  ],
  [
    'is mirrored on a page that is read from right to left',
    async (page) => {
      const html = strip(jsonCart(['POT']), 'limit="2"');
      const order = () =>
        page.evaluate(() =>
          ['picture', 'title', 'dismiss']
            .map((name) => ({ name, left: parts(name)[0].getBoundingClientRect().left }))
            .sort((a, b) => a.left - b.left)
            .map(({ name }) => name),
        );
      await page.visit(html, { width: 390 });
      await page.fired('ready');
      assert.deepEqual(await order(), ['picture', 'title', 'dismiss']);
      await page.visit(html, { width: 390, lang: 'he', dir: 'rtl' });
      await page.fired('ready');
      assert.deepEqual(await order(), ['dismiss', 'title', 'picture']);
      assert.deepEqual(await page.evaluate(tooWide), []);
    },
  ],
];

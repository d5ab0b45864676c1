// The demo's themes, each in every state: readable, large enough to tap, and within the page.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { describeShops, describeStates, findings, inside } from './wcag-states.mjs';

const kThemes = fileURLToPath(new URL('../../demo/shop/themes/', import.meta.url));
/** The shop's own is made of the demo's colours, and looked at there. */
const themes = readdirSync(kThemes).filter((name) => name !== 'shop.css');
const kHead =
  '<script type="module" src="/goeswith/goeswith.js"></script>' +
  '<link rel="stylesheet" href="" id="theme">';

async function dress(page, theme) {
  await page.evaluate(async (href) => {
    const link = document.getElementById('theme');
    link.href = href;
    await new Promise((done) => link.addEventListener('load', done, { once: true }));
  }, `/themes/${theme}`);
}

/** Targets of less than 44 pixels, and what reaches beyond the page. */
const tooSmallOrWide = (page) =>
  inside(page, (root) => {
    const shown = [...root.querySelectorAll('section *')].filter((it) => it.offsetParent);
    const boxes = shown.map((it) => [it, it.getBoundingClientRect()]);
    return boxes
      .filter(
        ([it, { left, right, width, height }]) =>
          left < 0 || right > innerWidth || (it.matches('a, button, select') && (width < 43.9 || height < 43.9)),
      )
      .map(([it, { left, right, height }]) => `${left}…${right}, ${height} high: ${it.outerHTML.slice(0, 80)}`);
  });

describeShops('the themes of the demo', (shops) => {
  before(() => {
    for (const { mounts } of Object.values(shops)) mounts['/themes/'] = kThemes;
  });
  const declare = (look) => {
    for (const theme of themes) {
      it(`have no findings by axe-core, and fit 320 pixels: ${theme}`, async () => {
        const { page } = look;
        await dress(page, theme);
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await findings(page), [], colorScheme);
        }
        for (const width of [320, 768]) {
          await page.setViewportSize({ width, height: 800 });
          assert.deepEqual(await tooSmallOrWide(page), [], `${width} pixels`);
        }
      });
    }
  };
  describeStates(shops, declare, { head: kHead, axe: true });
});

// What every browser must keep from page to page.
import { strict as assert } from 'node:assert';
import { kCosy, kJug, kMug, kTray } from './words.mjs';

/** @type {import('../everywhere.test.js').Case[]} */
export const visiting = [
  [
    'does not suggest on the next page what was dismissed on this one',
    async (page) => {
      await page.visit();
      await page.fired('ready');
      await page.dismiss(kMug);
      await page.visit(undefined, { path: '/next.html' });
      await page.fired('ready');
      const titles = await page.titles();
      assert.equal(titles[0], kCosy);
      assert.ok(!titles.includes(kMug), titles.join());
    },
  ],
  [
    'drops what was dismissed on a later page when the browser brings this one back',
    async (page, { keepsOldStorage }) => {
      await page.visit(undefined, { cache: 'no-cache' });
      await page.fired('ready');
      await page.evaluate(() => {
        globalThis.mark = 'as it was left';
        addEventListener('pageshow', ({ persisted }) => (globalThis.kept = persisted));
      });
      await page.visit(undefined, { path: '/next.html', cache: 'no-cache' });
      await page.fired('ready');
      await page.dismiss(kMug);
      await page.back();
      await page.until(() => location.pathname === '/cart.html' && probe.events.length);
      assert.equal(await page.evaluate(() => globalThis.mark), 'as it was left');
      await page.until(() => globalThis.kept);
      const seen = await page.evaluate(() => sessionStorage.getItem('goeswith:dismissed'));
      assert.deepEqual(Object.keys(JSON.parse(seen) ?? {}), keepsOldStorage ? [] : ['MUG']);
      const rest = keepsOldStorage ? [kCosy, kTray, kJug] : [kCosy, kTray, kJug, 'Tea spoons, set of six'];
      await page.until((first) => parts('title')[0]?.textContent === first, keepsOldStorage ? kMug : kCosy);
      assert.deepEqual(await page.titles(), keepsOldStorage ? [kMug, ...rest] : rest);
      assert.deepEqual(await page.events('dismiss'), []);
      await page.tap('dismiss', kTray);
      await page.until((of) => parts('title').every((it) => it.textContent !== of), kTray);
    },
  ],
];

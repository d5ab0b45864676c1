// The same tests in Chromium, Firefox and WebKitGTK: real browsers, real mouse, finger and keys.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { browsers } from './everywhere/browsers.mjs';
import { changing } from './everywhere/changing.mjs';
import { layout } from './everywhere/layout.mjs';
import { ShopPage } from './everywhere/page.mjs';
import { suggesting } from './everywhere/suggesting.mjs';
import { tapping } from './everywhere/tapping.mjs';
import { visiting } from './everywhere/visiting.mjs';
import { trainModel } from './models.mjs';
import { openSite } from './site.mjs';
import { kPicture } from './store.mjs';

/**
 * A test for each browser: its name as a sentence, what it does with a page of its own, and perhaps
 * which browsers can do that.
 * @typedef {[
 *   string,
 *   (page: ShopPage, browser: Browser, test: { diagnostic: (text: string) => void }) => unknown,
 *   ((browser: Browser) => boolean)?,
 * ]} Case
 * @typedef {import('./everywhere/browsers.mjs').Browser} Browser
 */

const kShards = 32;
const cases = [...suggesting, ...tapping, ...changing, ...visiting, ...layout];

it('differs between browsers as the README says', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').replaceAll('\n', ' ');
  for (const { name, hasFingers, keepsOldStorage } of browsers) {
    const untouched = readme.includes(`${name}, which no test can touch with a finger`);
    const old = readme.includes(`in ${name} a page that the shopper goes back to sees the visit's storage as it left it`);
    assert.deepEqual([hasFingers, keepsOldStorage], [!untouched, old], name);
  }
});

// They wait more than they work, so they run beside each other.
describe('<goes-with> everywhere', { concurrency: browsers.length }, () => {
  for (const kind of browsers) {
    describe(`in ${kind.name}`, { concurrency: 1 }, () => {
      /** @type {Awaited<ReturnType<typeof openSite>>} */
      let site;
      /** @type {Awaited<ReturnType<typeof trainModel>>} */
      let sharded;
      /** @type {Awaited<ReturnType<Browser['launch']>>} */
      let browser;

      before(async () => {
        site = await openSite();
        sharded = await trainModel(undefined, kShards);
        site.mounts['/sharded/'] = sharded.directory;
        // The console is to stay empty.
        site.mounts['/pictures/missing.svg'] = { body: kPicture };
        browser = await kind.launch();
        console.log(`${kind.name}: ${browser.version}`);
      });
      after(async () => {
        await browser?.close();
        await site.close();
        await sharded.remove();
      });

      for (const [what, run, can = () => true] of cases) {
        it(what, { skip: !can(kind) && `${kind.name} cannot be asked to` }, async (test) => {
          const tab = await browser.newTab();
          try {
            const page = new ShopPage(tab, site);
            await run(page, kind, { diagnostic: (text) => test.diagnostic(text) });
            assert.deepEqual(await page.problems(), []);
          } finally {
            await tab.close();
          }
        });
      }
    });
  }
});

// The same tests in Chromium, Firefox and WebKitGTK: real browsers, real mouse, finger and keys.
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'node:test';
import { browsers } from './everywhere/browsers.mjs';
import { layout } from './everywhere/layout.mjs';
import { ShopPage } from './everywhere/page.mjs';
import { suggesting } from './everywhere/suggesting.mjs';
import { tapping } from './everywhere/tapping.mjs';
import { visiting } from './everywhere/visiting.mjs';
import { trainModel } from './models.mjs';
import { openSite } from './site.mjs';
import { kPicture } from './store.mjs';

/**
 * A test for each browser: its name as a sentence, and what it does with a tab of its own.
 * @typedef {[string, (page: ShopPage, test: import('node:test').TestContext) => unknown]} Case
 */

const kShards = 32;

for (const { name, launch } of browsers) {
  describe(`<goes-with> in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof openSite>>} */
    let site;
    /** @type {Awaited<ReturnType<typeof trainModel>>} */
    let sharded;
    /** @type {Awaited<ReturnType<typeof launch>>} */
    let browser;

    before(async (t) => {
      [site, sharded, browser] = await Promise.all([
        openSite(),
        trainModel(undefined, kShards),
        launch(),
      ]);
      site.mounts['/sharded/'] = sharded.directory;
      // The console is to stay empty.
      site.mounts['/pictures/missing.svg'] = { body: kPicture };
    });
    after(async () => {
      await browser.close();
      await Promise.all([site.close(), sharded.remove()]);
    });

    for (const [what, run] of [...suggesting, ...tapping, ...visiting, ...layout]) {
      it(what, async (test) => {
        const tab = await browser.newTab();
        const page = new ShopPage(tab, site);
        try {
          await run(page, {
            skip: (why) => test.skip(why),
            diagnostic: (text) => test.diagnostic(text),
          });
          assert.deepEqual(await page.problems(), []);
        } finally {
          await tab.close();
        }
      });
    }
  });
}

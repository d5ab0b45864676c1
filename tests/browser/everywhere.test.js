// The same tests in Chromium, Firefox and WebKitGTK: real browsers, real mouse, finger and keys.
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'node:test';
import { browsers } from './everywhere/browsers.mjs';
import { changing } from './everywhere/changing.mjs';
import { embedding } from './everywhere/embedding.mjs';
import { layout } from './everywhere/layout.mjs';
import { offering } from './everywhere/offering.mjs';
import { ShopPage } from './everywhere/page.mjs';
import { suggesting } from './everywhere/suggesting.mjs';
import { tapping } from './everywhere/tapping.mjs';
import { visiting } from './everywhere/visiting.mjs';
import { trainModel } from './models.mjs';
import * as policyStore from './policy-store.mjs';
import { openSite } from './site.mjs';
import { kPicture } from './store.mjs';

/**
 * A test for each browser: its name as a sentence, what it does with a page of its own, and perhaps
 * which browsers can do that.
 * @typedef {[
 *   string,
 *   (page: ShopPage, browser: Browser) => unknown,
 *   ((browser: Browser) => boolean)?,
 * ]} Case
 * @typedef {import('./everywhere/browsers.mjs').Browser} Browser
 */

const kShards = 32;
const cases = [
  ...[...suggesting, ...tapping, ...changing, ...visiting],
  ...[...offering, ...embedding, ...layout],
];

// They wait more than they work, so they run beside each other.
describe('<goes-with> everywhere', { concurrency: browsers.length }, () => {
  for (const kind of browsers) {
    describe(`in ${kind.name}`, { concurrency: 1 }, () => {
      /** @type {Awaited<ReturnType<typeof openSite>>} */
      let site;
      /** @type {Array<Awaited<ReturnType<typeof trainModel>>>} */
      let models = [];
      /** @type {Awaited<ReturnType<Browser['launch']>>} */
      let browser;

      before(async () => {
        [site, ...models] = await Promise.all([
          openSite(),
          trainModel(undefined, kShards),
          trainModel(policyStore),
        ]);
        [site.mounts['/sharded/'], site.mounts['/policy/']] = models.map((it) => it.directory);
        // The console is to stay empty.
        site.mounts['/pictures/missing.svg'] = { body: kPicture };
        browser = await kind.launch();
        console.log(`${kind.name}: ${browser.version}`);
      });
      after(async () => {
        await browser?.close();
        await site.close();
        await Promise.all(models.map((it) => it.remove()));
      });

      for (const [what, run, can = () => true] of cases) {
        it(what, { skip: !can(kind) && `${kind.name} cannot be asked to` }, async () => {
          const tab = await browser.newTab();
          try {
            const page = new ShopPage(tab, site);
            await run(page, kind);
            assert.deepEqual(await page.problems(), []);
          } finally {
            await tab.close();
          }
        });
      }
    });
  }
});

// What every browser must show for a cart.
import { strict as assert } from 'node:assert';
import { kPolicy } from '../serve.mjs';
import { jsonCart, strip } from '../site.mjs';
import { kGerman, kHeading, kSuggestions } from './words.mjs';

const kTitles = kSuggestions.map(({ title }) => title);

/** What the cards show, in order. */
async function shown(page) {
  const [title, price, evidence] = await Promise.all(
    ['title', 'price', 'evidence'].map((part) => page.texts(part)),
  );
  return title.map((_, at) => ({ title: title[at], price: price[at], evidence: evidence[at] }));
}

/** Those of the loaded files that the engine is made of, without their hashes. */
async function engineFiles(page) {
  const files = (await page.loaded()).map((path) => path.match(/(engine|plain)-\w+(\.\w+)/));
  return files.flatMap((file) => (file ? file[1] + file[2] : [])).sort();
}

/** @type {import('../everywhere.test.js').Case[]} */
export const suggesting = [
  [
    'shows what goes with the cart, best first, with price and reason',
    async (page) => {
      await page.visit();
      await page.fired('ready');
      assert.deepEqual(await shown(page), kSuggestions);
      assert.deepEqual(await page.texts('heading'), [kHeading]);
      const fallback = await page.evaluate(() => document.querySelector('a').offsetHeight);
      assert.equal(fallback, 0);
      // A second later they have been seen.
      const events = (await page.events()).filter(({ type }) => type !== 'impression');
      assert.deepEqual(events, [{ type: 'ready', count: 4, skus: ['MUG', 'COSY', 'TRAY', 'JUG'] }]);
    },
  ],
  [
    'ranks in WebAssembly, with a model that is one file',
    async (page) => {
      await page.visit();
      await page.fired('ready');
      assert.deepEqual(await engineFiles(page), ['engine.js', 'engine.wasm']);
      const model = (await page.loaded()).filter((path) => path.startsWith('/model/'));
      assert.equal(model.length, 2, model.join());
      assert.equal(model[0], '/model/manifest.json');
    },
  ],
  [
    'shows the same in plain JavaScript where the policy forbids WebAssembly',
    async (page) => {
      page.tolerated = /wasm/i;
      await page.visit(undefined, { policy: kPolicy.replace(" 'wasm-unsafe-eval'", '') });
      await page.fired('ready');
      assert.deepEqual(await engineFiles(page), ['plain.js']);
      assert.deepEqual(await shown(page), kSuggestions);
    },
  ],
  [
    'loads of a model in shards those of its cart, and shows the same',
    async (page) => {
      await page.visit(strip(jsonCart(['POT']), 'limit="4"').replace('/model/', '/sharded/'));
      await page.fired('ready');
      const model = (await page.loaded()).filter((path) => path.startsWith('/sharded/'));
      const names = model.map((path) => path.match(/[^/]+$/)?.[0]);
      assert.equal(names.length, 3, names.join());
      assert.ok(names.includes('manifest.json') && names.includes('head.bin'), names.join());
      assert.deepEqual(await shown(page), kSuggestions);
    },
  ],
  [
    'follows a cart that changes elsewhere on the page',
    async (page) => {
      await page.visit();
      await page.fired('ready');
      await page.setCart(['LAMP']);
      await page.fired('ready', 2);
      assert.deepEqual(await page.titles(), ['Light bulb']);
      await page.setCart([]);
      await page.until(() => document.querySelector('a').offsetHeight > 0);
      assert.deepEqual(await page.titles(), []);
      await page.setCart([{ sku: 'POT', quantity: 2 }]);
      await page.fired('ready', 4);
      assert.deepEqual(await page.titles(), kTitles);
    },
  ],
  [
    'tells that a list was seen when it was in view for a second, once',
    async (page) => {
      await page.visit(strip('', 'limit="4"'));
      await page.evaluate(() => {
        globalThis.times = [];
        for (const type of ['goeswith:ready', 'goeswith:impression']) {
          addEventListener(type, () => times.push(performance.now()));
        }
      });
      await page.setCart(['POT']);
      await page.fired('impression');
      const [ready, seen] = await page.evaluate(() => times);
      // Timers may be early by what a browser rounds its clock to.
      assert.ok(seen - ready >= 980, `${seen - ready} ms`);
      await page.settle();
      assert.deepEqual(await page.events('impression'), [
        { type: 'impression', skus: ['MUG', 'COSY', 'TRAY', 'JUG'] },
      ]);
    },
  ],
  [
    'writes numbers as the language of the page does',
    async (page) => {
      await page.visit(undefined, { lang: 'de' });
      await page.fired('ready');
      const { price, evidence } = (await shown(page))[2];
      const plain = [price, evidence].map((text) => text.replaceAll(/\s/g, ' '));
      assert.deepEqual(plain, [kGerman.price, kGerman.evidence]);
    },
  ],
  [
    'leaves nothing behind when it is removed',
    async (page) => {
      await page.visit('');
      const count = () => page.evaluate(() => document.querySelectorAll('*').length);
      const before = await count();
      await page.evaluate(() => {
        globalThis.listeners = new Set();
        customElements.get('goes-with').registerAdapter('till', {
          read: () => ['POT'],
          subscribe(callback) {
            listeners.add(callback);
            return () => listeners.delete(callback);
          },
        });
        globalThis.strip = document.createElement('goes-with');
        strip.setAttribute('model', '/model/');
        strip.setAttribute('adapter', 'till');
        document.querySelector('main').append(strip);
      });
      await page.fired('ready');
      assert.equal(await page.evaluate(() => listeners.size), 1);
      const files = (all) => all.filter((path) => /^\/(goeswith|model)\//.test(path));
      const asked = files(await page.loaded());
      await page.evaluate(() => {
        strip.remove();
        strip.cart = ['LAMP'];
      });
      await new Promise((resolve) => setTimeout(resolve, 1200));
      assert.equal(await count(), before);
      assert.equal(await page.evaluate(() => listeners.size), 0);
      assert.deepEqual(files(await page.loaded()), asked);
      assert.deepEqual(
        (await page.events()).map(({ type }) => type),
        ['ready'],
      );
    },
  ],
  [
    'says nothing in the console, where the tests hear what is said',
    async (page, { hasConsole }) => {
      page.tolerated = /heard/;
      await page.visit();
      await page.fired('ready');
      await page.evaluate(() => {
        console.error('heard');
        setTimeout(() => {
          throw new Error('heard as well');
        });
        Promise.reject(new Error('heard, too'));
      });
      await page.until(() => probe.problems.length >= 3);
      assert.equal((await page.problems()).length, 0);
      const heard = page.errors?.().filter((it) => it.includes('heard')) ?? [];
      assert.equal(heard.length, hasConsole ? 3 : 0, heard.join());
    },
  ],
];

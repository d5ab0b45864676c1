// Both ways to embed the element on a page that forbids all it can, and beside another version.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { kElement } from './models.mjs';
import { jsonCart, openShop } from './shop.mjs';

const kModule = '<script type="module" src="/goeswith/goeswith.js"></script>';
const kScript = '<script defer src="/goeswith/embed.js" data-model="/model/"></script>';
const kLine = '<p data-goeswith-sku="POT">Breakfast teapot</p>';

/** Each way's tag, and what makes a strip of it with these attributes and children. */
const ways = {
  'the module and its element': {
    head: kModule,
    strip: (attributes, inside) => `<goes-with model="/model/" ${attributes}>${inside}</goes-with>`,
  },
  'the classic script and a place': {
    head: kScript,
    strip: (attributes, inside) =>
      `<div data-goeswith="cart" ${attributes.replace(/^(?=.)/, 'data-')}>${inside}</div>`,
  },
};

/** Modules beside the bundle, as built. */
const beside = (await readdir(kElement)).filter((name) => name.endsWith('.js'));
const adapters = ['', 'page', 'shopify', 'woocommerce'].filter(
  (name) => ['', 'page'].includes(name) || beside.some((file) => file.startsWith(`${name}-`)),
);

/** Another version: the element as built, in files of other names and with other bytes. */
async function otherVersion() {
  const folder = await mkdtemp(join(tmpdir(), 'goeswith-'));
  await cp(kElement, folder, { recursive: true });
  let bundle = await readFile(join(folder, 'goeswith.js'), 'utf8');
  for (const name of await readdir(folder)) {
    if (!/^(engine|plain)-/.test(name)) continue;
    const other = name.replace(/-[0-9a-f]{16}/, (hash) => `-${[...hash.slice(1)].reverse().join('')}`);
    await rename(join(folder, name), join(folder, other));
    bundle = bundle.replaceAll(name, other);
  }
  await writeFile(join(folder, 'goeswith.js'), `/* another version */${bundle}`);
  return `${folder}/`;
}

describe('embedding <goes-with>', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => {
    shop = await openShop();
    shop.mounts['/other/'] = await otherVersion();
  });
  after(async () => {
    await rm(shop.mounts['/other/'], { recursive: true });
    await shop.close();
  });

  for (const [way, { head, strip }] of Object.entries(ways)) {
    for (const lang of ['en', 'de']) {
      for (const adapter of adapters) {
        it(`violates no policy: ${way}, adapter "${adapter}", language ${lang}`, async () => {
          const cart = adapter ? '' : jsonCart(['POT']);
          const html = kLine + strip(adapter && `adapter="${adapter}"`, cart);
          const page = await shop.visit(html, { head, lang });
          // A shop platform's adapter finds no such shop here, which is an error of the cart.
          await page.waitForFunction(() => probe.events.length);
          if (['', 'page'].includes(adapter)) {
            assert.equal((await page.titles())[0], 'Blue Mug');
            await page.evaluate(() => {
              addEventListener('goeswith:add', (event) => event.detail.respondWith(true));
            });
            await page.locator('[part~=add]').first().click();
            await page.fired('added');
            await page.locator('[part~=dismiss]').last().click();
            await page.fired('dismiss');
            await page.waitForTimeout(100);
          }
          assert.deepEqual(await page.problems(), []);
          assert.ok(page.requests.every((url) => url.startsWith(shop.url)));
          await page.close();
        });
      }
    }
  }

  for (const [first, second] of [
    ['/goeswith/', '/other/'],
    ['/other/', '/goeswith/'],
  ]) {
    it(`has one class and one engine with two versions on a page, ${first} first`, async () => {
      const head = [first, second]
        .map((folder) => `<script type="module" src="${folder}goeswith.js"></script>`)
        .join('');
      const { strip } = ways['the module and its element'];
      const page = await shop.visit(strip('', jsonCart(['POT'])) + strip('adapter="till"', ''), {
        head,
      });
      await page.fired('ready');
      const same = await page.evaluate(async (folders) => {
        const classes = [];
        for (const folder of folders) {
          const { GoesWith } = await import(`${folder}goeswith.js`);
          classes.push(GoesWith);
        }
        // The shop's adapter is known to its elements, whichever copy it is registered with.
        const { GoesWith } = await import(`${folders[1]}goeswith.js`);
        GoesWith.registerAdapter('till', { read: () => ['POT'], subscribe: () => () => {} });
        return classes.every((it) => it === customElements.get('goes-with'));
      }, [first, second]);
      assert.ok(same);
      await page.fired('ready', 2);
      await page.getByRole('button', { name: 'Not interested in Blue Mug' }).first().click();
      await page.fired('dismiss');
      assert.ok(!(await page.titles()).includes('Blue Mug'));
      const engines = page.requests.filter((url) => /engine-.*\.wasm/.test(url));
      assert.equal(engines.length, 1);
      assert.ok(engines[0].startsWith(shop.url + first), engines[0]);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }

  it('fills a place once with two versions of the classic script', async () => {
    const page = await shop.visit(`<div data-goeswith="cart">${jsonCart(['POT'])}</div>`, {
      head: kScript + kScript.replace('/goeswith/', '/other/'),
    });
    await page.fired('ready');
    await page.waitForLoadState('networkidle');
    assert.equal(await page.locator('goes-with').count(), 1);
    assert.equal((await page.events('ready')).length, 1);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });
});

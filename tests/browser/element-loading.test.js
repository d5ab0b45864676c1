import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { hashOf as shardOf } from '../../web/engine/hash.js';
import { kGoeswith, temporaryDirectory } from '../wasm/models.mjs';
import { openPolicyShop } from './policy-shop.mjs';
import { jsonCart, openShop, strip } from './shop.mjs';
import { kModule } from './site.mjs';

const kShards = 32;
const kFallback = 'See accessories';

describe('<goes-with> while its model loads', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  /** @type {string} path of the parts */
  let folder;
  before(async () => {
    shop = await openShop(undefined, kShards);
    const manifest = readFileSync(join(shop.mounts['/model/'], 'manifest.json'), 'utf8');
    folder = `/model/model-${JSON.parse(manifest).model}/`;
  });
  after(() => shop.close());

  const shard = (sku) => `${folder}${shardOf(sku, kShards)}.bin`;
  const paths = ({ requests }) => requests.map((url) => new URL(url).pathname);

  /** Resolves when the page has asked for all of them. */
  async function asked(page, ...files) {
    while (!files.every((file) => paths(page).includes(file))) await page.waitForTimeout(10);
  }

  /** Keeps answers back until it is released. */
  function holdBack() {
    let release;
    const released = new Promise((resolve) => (release = resolve));
    return { release, answer: (route) => released.then(() => route.continue()) };
  }

  it('asks for engine and manifest first, then for the head and the shards of its cart', async () => {
    const manifest = holdBack();
    const page = await shop.visit(strip(jsonCart(['POT', 'LAMP'])), {
      routes: { '**/manifest.json': manifest.answer },
    });
    await asked(page, '/model/manifest.json');
    await page.waitForTimeout(100);
    const first = paths(page).filter((path) => /model|engine/.test(path));
    assert.equal(first.length, 3);
    assert.equal(first.filter((path) => path.startsWith('/goeswith/engine-')).length, 2);
    manifest.release();
    await page.fired('ready');
    const parts = paths(page).filter((path) => path.startsWith(folder));
    const expected = [`${folder}head.bin`, shard('POT'), shard('LAMP')];
    assert.deepEqual([...parts].sort(), expected.sort());
    await page.close();
  });

  it('uses what the lines preload that a publish prints, and fetches nothing twice', async () => {
    const out = join(temporaryDirectory(), 'model');
    const model = shop.mounts['/model/'];
    const args = ['shard', model, '--plain', '--shards', '2', '--adapter', 'shopify', '--out', out];
    const { stderr } = await promisify(execFile)(kGoeswith, args);
    const lines = stderr.slice(stderr.indexOf('<link'));
    const preloaded = [...lines.matchAll(/href="([^"]+)"/g)].map(([, path]) =>
      path.replace('/goeswith/model/', '/model/'),
    );
    assert.equal(preloaded.length, 5);
    const cart = { token: 'a', currency: 'GBP', items: [{ id: 1, key: '1:1', sku: 'POT', quantity: 1 }] };
    const page = await shop.visit(strip('', 'adapter="shopify"'), {
      head: `${lines.replace('/goeswith/model/', '/model/')}${kModule}`,
      routes: { '**/cart.js': (route) => route.fulfill({ json: cart }) },
    });
    await page.fired('ready');
    const asked = paths(page).filter((path) => /^\/(goeswith|model)\//.test(path));
    assert.deepEqual(asked, [...new Set(asked)]);
    assert.deepEqual(preloaded.filter((path) => !asked.includes(path)), []);
    assert.equal(asked.filter((path) => path.startsWith(folder)).length, 2);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('waits for neither engine nor head with the shards of another cart', async () => {
    const rest = holdBack();
    const page = await shop.visit(strip(jsonCart(['POT'])) + strip(jsonCart(['LAMP'])), {
      routes: { '**/*.wasm': rest.answer, '**/head.bin': rest.answer },
    });
    await asked(page, shard('POT'), shard('LAMP'));
    await page.setCart(['SOAP']);
    await asked(page, shard('SOAP'));
    assert.deepEqual(await page.events(), []);
    rest.release();
    await page.fired('ready', 2);
    const ready = await page.events('ready');
    assert.equal(ready.filter(({ skus }) => skus.join() === 'BULB').length, 1);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('tells the page alone of what fails while the rest is on its way', async (test) => {
    const withPolicy = await openPolicyShop();
    test.after(() => withPolicy.close());
    const rest = holdBack();
    const page = await withPolicy.visit(strip(jsonCart(['POT'])), {
      routes: { '**/offers-*': (route) => route.abort(), '**/*.bin': rest.answer },
    });
    await page.waitForTimeout(200);
    rest.release();
    await page.fired('error');
    assert.deepEqual((await page.events()).map(({ code }) => code), ['unreachable']);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('shows only the newest answer, whatever order the answers come in', async () => {
    const slow = holdBack();
    const page = await shop.visit(strip(), { routes: { [`**${shard('POT')}`]: slow.answer } });
    await page.setCart(['POT']);
    await asked(page, shard('POT'));
    await page.setCart(['LAMP']);
    await page.fired('ready');
    slow.release();
    await page.waitForTimeout(300);
    assert.deepEqual(await page.titles(), ['Light bulb']);
    assert.deepEqual(await page.events('ready'), [{ type: 'ready', count: 1, skus: ['BULB'] }]);
    await page.close();
  });

  it('shows the fallback where the cart became empty before its answer came', async () => {
    const slow = holdBack();
    const page = await shop.visit(strip(), { routes: { [`**${shard('POT')}`]: slow.answer } });
    await page.setCart(['POT']);
    await asked(page, shard('POT'));
    await page.setCart([]);
    slow.release();
    await page.waitForTimeout(300);
    assert.equal(await page.getByText(kFallback).isVisible(), true);
    assert.deepEqual(await page.events('ready'), [{ type: 'ready', count: 0, skus: [] }]);
    await page.close();
  });

  it('shows what there is without a shard that is lost, and says so once', async () => {
    shop.mounts[shard('LAMP')] = { body: 'gone', status: 404 };
    const page = await shop.visit(strip(jsonCart(['POT', 'LAMP'])));
    await page.fired('error');
    assert.equal((await page.titles())[0], 'Blue Mug');
    assert.ok(!(await page.titles()).includes('Desk lamp'));
    await page.locator('goes-with').evaluate((it) => (it.limit = 2));
    await page.locator('[part=card]:nth-child(3)').waitFor({ state: 'detached' });
    await page.setCart(['LAMP', 'POT', 'MUG']);
    await page.fired('ready', 2);
    const [{ message, ...error }, ...more] = await page.events('error');
    assert.deepEqual(error, { type: 'error', code: 'unreachable', isError: true });
    assert.ok(message.includes(shard('LAMP')), message);
    assert.deepEqual(more, []);
    delete shop.mounts[shard('LAMP')];
    await page.setCart(['LAMP']);
    await page.fired('ready', 3);
    assert.deepEqual(await page.titles(), ['Light bulb']);
    assert.equal((await page.events('error')).length, 1);
    await page.close();
  });

  it('says again what is lost again', async () => {
    shop.mounts[shard('LAMP')] = { body: 'gone', status: 404 };
    const page = await shop.visit(strip(jsonCart(['POT', 'LAMP'])));
    await page.fired('error');
    await page.setCart(['POT']);
    await page.fired('ready', 2);
    await page.setCart(['POT', 'LAMP']);
    await page.fired('error', 2);
    await page.fired('ready', 3);
    delete shop.mounts[shard('LAMP')];
    await page.close();
  });

  it('keeps the fallback where the shards of the whole cart are lost', async () => {
    shop.mounts[shard('LAMP')] = { body: 'not a shard' };
    const page = await shop.visit(strip(jsonCart(['LAMP']), 'popular="never"'));
    await page.fired('error');
    delete shop.mounts[shard('LAMP')];
    assert.equal(await page.getByText(kFallback).isVisible(), true);
    assert.equal(await page.locator('[part=section]').isVisible(), false);
    const [ready, { type, code }, ...more] = await page.events();
    assert.deepEqual(ready, { type: 'ready', count: 0, skus: [] });
    assert.deepEqual([type, code], ['error', 'damaged']);
    assert.deepEqual(more, []);
    await page.close();
  });

  it('starts before the first frame where it is in view, and only there', async () => {
    const init = () => {
      globalThis.IntersectionObserver = class {
        observe() {}
        disconnect() {}
      };
    };
    const near = await shop.visit(strip(jsonCart(['POT'])), { init });
    await near.fired('ready');
    await near.close();
    const far = await shop.visit(`<div class="far"></div>${strip(jsonCart(['POT']))}`, { init });
    const hidden = await shop.visit(strip(jsonCart(['POT']), 'hidden'), { init });
    await far.waitForTimeout(300);
    for (const page of [far, hidden]) {
      assert.deepEqual(paths(page).filter((path) => /model|engine/.test(path)), []);
      await page.close();
    }
  });

  it('asks for nothing in a frame that is far down the page', async () => {
    const page = await shop.visit('<div class="far"></div>', {
      policy: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    });
    shop.mounts['/frame.html'] = {
      policy: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
      body: `<!doctype html><script type="module" src="/goeswith/goeswith.js"></script>
        ${strip(jsonCart(['POT']))}`,
    };
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = '/frame.html';
      document.querySelector('main').append(frame);
    });
    await asked(page, '/goeswith/goeswith.js');
    await page.waitForTimeout(400);
    assert.deepEqual(paths(page).filter((path) => /model|engine/.test(path)), []);
    await page.locator('iframe').scrollIntoViewIfNeeded();
    await page.frameLocator('iframe').locator('[part=card]').first().waitFor();
    await page.close();
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { kPolicy } from '../../demo/serve.mjs';
import { kCarts, openDemo } from './demo-site.mjs';

const kCart = `sample/cart.html?cart=${kCarts.sample}`;
const missing = (route) => route.fulfill({ status: 404, body: 'not found' });

/** Half of the file, under a status that says all is well. */
async function truncated(route) {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, body.length >> 1) });
}

/** The fallback shows, exactly one event says why, and the shop still takes the order. */
async function staysWhole(page, code) {
  await page.locator('goes-with').scrollIntoViewIfNeeded();
  await page.waitForFunction(() => probe.events.some(({ type }) => type === 'error'));
  await page.waitForTimeout(300);
  assert.deepEqual((await page.events('error')).map((event) => event.code), [code]);
  assert.equal(await page.cards.count(), 0);
  await ordersWithout(page);
}

async function ordersWithout(page) {
  assert.equal(await page.locator('goes-with a').isVisible(), true);
  const before = await page.money('#subtotal');
  await page.getByRole('button', { name: 'One more of Butter dish' }).click();
  assert.equal(await page.money('#subtotal'), before + 28);
  await page.locator('#order').click();
  await page.waitForURL('**/thank-you.html');
  await page.getByText('Butter dish').waitFor();
  assert.equal(await page.locator('goes-with a').isVisible(), true);
}

describe('the demo where something fails', () => {
  /** @type {Awaited<ReturnType<typeof openDemo>>} */
  let demo;
  before(async () => (demo = await openDemo()));
  after(() => demo.close());

  const cases = [
    ['the engine is missing', 'unreachable', { '**/engine-*': missing }],
    ['the WebAssembly alone is missing', 'unreachable', { '**/*.wasm': missing }],
    ['the manifest is missing', 'unreachable', { '**/manifest.json': missing }],
    ['the model is missing', 'unreachable', { '**/*.bin': missing }],
    ['the model is cut short', 'damaged', { '**/*.bin': truncated }],
    ['no connection to the model', 'unreachable', { '**/model/*': (route) => route.abort() }],
  ];
  for (const [what, code, routes] of cases) {
    it(`stays whole and says why once: ${what}`, async () => {
      const page = await demo.visit(kCart, { routes });
      await staysWhole(page, code);
      await page.leave();
    });
  }

  it('stays whole where the element itself is missing', async () => {
    const page = await demo.visit(kCart, { routes: { '**/goeswith.js': missing } });
    await page.locator('.line').first().waitFor();
    await ordersWithout(page);
    await page.leave();
  });

  it('suggests all the same under a policy that forbids WebAssembly', async () => {
    const strict = await openDemo({ policy: kPolicy.replace(" 'wasm-unsafe-eval'", '') });
    const page = await strict.visit(kCart);
    await page.cards.first().waitFor();
    assert.deepEqual(await page.events('error'), []);
    await page.leave();
    await strict.close();
  });

  it('works for the length of a page where the browser refuses storage', async () => {
    const page = await demo.visit(kCart, {
      init: () => {
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(globalThis, name, {
            get: () => {
              throw new DOMException('refused', 'SecurityError');
            },
          });
        }
      },
    });
    const [title] = await page.suggestions();
    await page.locator('[part=add]').first().click();
    await page.locator('.line').nth(2).waitFor();
    assert.equal((await page.lines())[2], title);
    await page.locator('[part=dismiss]').nth(1).click();
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('says so where the catalogue does not arrive', async () => {
    const page = await demo.visit('sample/', { routes: { '**/catalogue.json': missing } });
    await page.getByText('did not arrive').waitFor();
    await page.leave();
  });

  it('starts afresh where another script spoilt the stored cart', async () => {
    const page = await demo.visit('sample/');
    for (const spoilt of ['{', '7', '[{"sku":1}]', '[null]', '{"lines":[]}']) {
      await page.evaluate((it) => localStorage.setItem('shop:sample:cart', it), spoilt);
      await page.goto(`${demo.url}sample/cart.html`);
      await page.locator('#empty').waitFor();
    }
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('serves no file from outside its folder', async () => {
    const { request } = await import('node:http');
    const paths = ['/../../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json'];
    for (const path of [...paths, '/shop/%00', '/%', '//package.json']) {
      const status = await new Promise((done, fail) => {
        const { hostname, port } = new URL(demo.url);
        const asking = request({ hostname, port, path }, (response) => {
          response.resume();
          done(response.statusCode);
        });
        asking.on('error', fail).end();
      });
      assert.equal(status, 404, path);
    }
    assert.ok(readFileSync(new URL('../../package.json', import.meta.url)).length > 0);
  });
});

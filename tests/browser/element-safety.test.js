import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { kBadLinks, kBadTexts } from './payloads.mjs';
import { kPolicy } from './serve.mjs';
import { jsonCart, openShop, strip } from './shop.mjs';
import { items, orders } from './store.mjs';

/** Items, one for each payload in title, link and picture. */
const bad = [
  ...kBadLinks.map((link, n) => ({ sku: `LINK${n}`, title: `Link ${n}`, link, image: link })),
  ...kBadTexts.map((text, n) => ({ sku: `TEXT${n}`, title: text, link: text, image: text })),
].map((item) => ({ ...item, price: '1.00' }));
const bait = {
  sku: 'BAIT',
  title: '<b onclick=alert(1)>Bait</b>',
  price: '1',
  link: '',
  image: '',
};
const store = {
  items: [...items, bait, ...bad],
  // Two items go with the payloads, as the model keeps no more than 12 for each.
  orders: [
    ...orders,
    ...bad.flatMap(({ sku }) =>
      Array.from({ length: 9 }, () => [sku.startsWith('LINK') ? 'BAIT' : 'SOAP', sku]),
    ),
  ],
};

const kFallback = 'See accessories';

describe('<goes-with> on a hostile or broken ground', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  let model;
  before(async () => {
    shop = await openShop(store);
    model = shop.mounts['/model/'];
  });
  after(() => shop.close());

  it('makes no link, no picture and no markup of a payload in the catalog', async () => {
    const seen = new Set();
    const page = await shop.visit(strip(jsonCart(['BAIT', 'SOAP']), 'limit="12"'));
    for (let round = 1; seen.size < bad.length && round <= 3; ++round) {
      await page.fired('ready', round);
      const cards = await page.locator('[part=card]').evaluateAll((all) =>
        all.map((card) => ({
          title: card.querySelector('[part=title]').textContent,
          href: card.querySelector('a')?.protocol ?? null,
          src: card.querySelector('img')?.src ?? null,
          tags: [...card.querySelectorAll('*')].map((it) => it.localName).join(' '),
        })),
      );
      for (const { title, href, src, tags } of cards) {
        seen.add(title);
        assert.ok(href === null || href === 'http:', `${title} leads to ${href}`);
        assert.ok(src === null || src.startsWith(shop.url), `${title} loads ${src}`);
        assert.match(tags, /^div (img|span) (a|span) p div span button button$/);
      }
      for (const link of await page.locator('[part=card] a').all()) {
        assert.ok(!/^Link/.test(await link.textContent()));
      }
      // What was shown goes into the cart, so that the next payloads come.
      const shown = (await page.events('ready')).flatMap(({ skus }) => skus);
      await page.setCart(['BAIT', 'SOAP', ...shown]);
    }
    for (const text of kBadTexts) assert.ok(seen.has(text), text);
    assert.equal(seen.size, bad.length);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('shows the cart’s own payload in the evidence as text', async () => {
    const page = await shop.visit(strip(jsonCart(['BAIT']), 'limit="1" heading="<i>Hi</i>"'));
    await page.fired('ready');
    const evidence = await page.locator('[part=evidence]').textContent();
    assert.ok(evidence.endsWith('with <b onclick=alert(1)>Bait</b>'), evidence);
    assert.equal(await page.getByRole('heading', { level: 2 }).textContent(), '<i>Hi</i>');
    await page.close();
  });

  it('keeps the fallback without a model, and tries again with a later cart', async () => {
    shop.mounts['/model/'] = { body: 'gone', status: 503 };
    const page = await shop.visit(strip(jsonCart(['POT'])) + strip(jsonCart(['POT'])));
    await page.fired('error', 2);
    await page.waitForTimeout(100);
    const errors = await page.events('error');
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['unreachable', 'unreachable'],
    );
    assert.ok(errors.every(({ message, isError }) => message && isError));
    assert.equal(await page.getByText(kFallback).first().isVisible(), true);
    await page.setCart(['POT', 'LAMP']);
    await page.fired('error', 3);
    shop.mounts['/model/'] = model;
    await page.setCart(['POT']);
    await page.fired('ready');
    assert.equal((await page.titles())[0], 'Blue Mug');
    assert.equal((await page.events('error')).length, 3);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('keeps the fallback where the model is damaged', async () => {
    shop.mounts['/model/'] = { body: '{"format": 1, "shards": [' };
    const page = await shop.visit(strip(jsonCart(['POT'])));
    await page.fired('error');
    shop.mounts['/model/'] = model;
    assert.deepEqual(
      (await page.events()).map(({ type, code }) => [type, code]),
      [['error', 'damaged']],
    );
    assert.equal(await page.getByText(kFallback).isVisible(), true);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('suggests in plain JavaScript where the page’s policy forbids WebAssembly', async () => {
    const policy = kPolicy.replace(" 'wasm-unsafe-eval'", '');
    const page = await shop.visit(strip(jsonCart(['POT'])), { policy });
    await page.fired('ready');
    const compiled = await shop.visit(strip(jsonCart(['POT'])), { policy: kPolicy });
    await compiled.fired('ready');
    assert.deepEqual(await page.titles(), await compiled.titles());
    const loaded = (visited) => visited.requests.map((url) => url.match(/(engine|plain)-.*/)?.[1]);
    assert.deepEqual(loaded(page).filter(Boolean), ['plain'], 'and nothing of WebAssembly');
    assert.deepEqual(loaded(compiled).filter(Boolean), ['engine', 'engine'], 'and nothing plain');
    const problems = await page.problems();
    assert.ok(
      problems.every((it) => it.includes('wasm-eval')),
      problems.join(),
    );
    await Promise.all([page.close(), compiled.close()]);
  });

  it('keeps the fallback where no model is named, or one that cannot be a URL', async () => {
    for (const model of ['', 'model="http://["']) {
      const page = await shop.visit(
        `<goes-with ${model}>${jsonCart(['POT'])}${kFallback}</goes-with>`,
      );
      await page.fired('error');
      assert.equal((await page.events('error'))[0].code, 'unreachable');
      assert.equal((await page.events()).length, 1);
      assert.equal(await page.getByText(kFallback).isVisible(), true);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    }
  });

  it('keeps dismissals in memory where storage is refused', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])), {
      init: () => {
        Object.defineProperty(globalThis, 'sessionStorage', {
          get() {
            throw new DOMException('refused', 'SecurityError');
          },
        });
      },
    });
    await page.fired('ready');
    await page.locator('[part=dismiss]').first().click();
    await page.fired('dismiss');
    await page.setCart(['POT', 'SOAP']);
    await page.fired('ready', 2);
    assert.ok(!(await page.titles()).includes('Blue Mug'));
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  for (const stored of [
    'not JSON',
    '{"MUG": 1, "PO\\u0000T": 9e15, "COSY": 9e15}',
    '["MUG"]',
    '"MUG"',
    'null',
  ]) {
    it(`makes the best of stored dismissals that read ${stored}`, async () => {
      const page = await shop.visit('', {});
      await page.evaluate((it) => sessionStorage.setItem('goeswith:dismissed', it), stored);
      await page.evaluate(() => {
        const strip = document.createElement('goes-with');
        strip.model = '/model/';
        strip.cart = ['POT'];
        document.querySelector('main').append(strip);
      });
      await page.fired('ready');
      const titles = await page.titles();
      assert.equal(titles[0], 'Blue Mug');
      assert.equal(titles.includes('Knitted tea cosy'), !stored.includes('COSY'));
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }

  it('gives way to another copy of itself on the page', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])));
    await page.fired('ready');
    await page.evaluate(() => import('/goeswith/goeswith.js?again'));
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });
});

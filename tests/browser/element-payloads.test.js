// Payloads in every text and link that the element shows: none is executed, and none is followed.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { kBadLinks, kBadTexts } from './payloads.mjs';
import { visitTill } from './policy-shop.mjs';
import { policy } from './policy-store.mjs';
import { jsonCart, openShop, strip } from './shop.mjs';
import { items, orders } from './store.mjs';

const item = (rest) => ({ title: '', price: '1.00', link: '', image: '', ...rest });
/** No item of these has a title, so that its SKU is shown. */
const nameless = kBadTexts.map((sku) => item({ sku, link: sku, image: sku }));
const linked = kBadLinks.map((link, n) =>
  item({ sku: `LINK${n}`, title: `Link ${n}`, link, image: link }),
);
const bundles = kBadTexts.map((text) => ({
  ...{ title: text, code: text, percent: 10, items: ['LAMP', text] },
}));

const store = {
  items: [...items, ...nameless, ...linked],
  // Who buys one payload buys the mug; who buys a lamp or a soap, the payloads.
  orders: [
    ...orders,
    ...nameless.flatMap(({ sku }) =>
      Array.from({ length: 20 }, (_, n) => [...(n % 2 ? ['MUG'] : ['LAMP']), sku]),
    ),
    ...linked.flatMap(({ sku }) => Array.from({ length: 9 }, () => ['SOAP', sku])),
  ],
};

/** Runs in the page: what no part of the strip is made of. */
const strange = () =>
  [...document.querySelector('goes-with').shadowRoot.querySelectorAll('*')]
    .filter((it) => {
      const handles = it.getAttributeNames().some((name) => name.startsWith('on'));
      return handles || it.matches('script, iframe, svg, textarea, b, i, img:not([width])');
    })
    .map((it) => it.outerHTML);

describe('payloads that <goes-with> shows', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let policyShop;
  before(async () => {
    shop = await openShop(store);
    policyShop = await openShop({ ...store, policy: { ...policy, upgrades: [], bundles } });
  });
  after(() => Promise.all([shop?.close(), policyShop?.close()]));

  /** A page on which the shop refuses with this, or adds what can be changed. */
  async function visit(cart, { attributes = 'limit="12"', refusal, ...options } = {}) {
    // Within a script a shop writes the sign that may end it so.
    const json = jsonCart(cart).replace(/<(?!\/?script( |>$))/g, '\\u003c');
    const page = await shop.visit(strip(json, attributes), options);
    await page.fired('ready');
    await page.evaluate((it) => {
      addEventListener('goeswith:add', ({ detail: { sku, respondWith } }) => {
        const refused = it && sku === 'MUG';
        respondWith(refused ? Promise.reject(Object.assign(new Error(it.message), it)) : { change() {} });
      });
    }, refusal);
    return page;
  }

  async function assertHarmless(page) {
    assert.deepEqual(await page.evaluate(strange), []);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  }

  it('as SKUs of items without a title are text, in cards, names and what is said', async () => {
    const page = await visit(['LAMP']);
    const titles = await page.titles();
    for (const text of kBadTexts) assert.ok(titles.includes(text), text);
    for (const text of kBadTexts) {
      const card = page.locator('[part=card]').filter({ has: page.getByText(text, { exact: true }) });
      await card.locator('[part=add]').click();
      await page.waitForFunction((it) => parts('status')[0].textContent === `Added ${it}`, text);
    }
    await page.settled();
    for (const text of kBadTexts) {
      await page.getByRole('button', { name: `Not interested in ${text}`, exact: true }).click();
      await page.getByRole('button', { name: `Undo: suggest ${text} again`, exact: true }).click();
    }
    await assertHarmless(page);
  });

  for (const text of kBadTexts) {
    it(`as the SKU of a line, of the page and of its JSON, are text: ${text}`, async () => {
      const page = await visit([{ sku: text, quantity: 1 }], { attributes: 'limit="1"' });
      const evidence = await page.locator('[part=evidence]').textContent();
      assert.ok(evidence.endsWith(`orders with ${text}`), evidence);
      await page.evaluate((sku) => {
        const line = document.createElement('p');
        line.dataset.goeswithSku = sku;
        document.body.append(line);
        const [strip] = document.querySelectorAll('goes-with');
        strip.querySelector('script').remove();
        strip.adapter = 'page';
      }, text);
      await page.fired('ready', 2);
      assert.equal(await page.locator('[part=evidence]').textContent(), evidence);
      await assertHarmless(page);
    });

    it(`as the shop’s words and its variants are text: ${text}`, async () => {
      const variants = [
        { sku: text, label: text, price: 1 },
        { sku: `${text}2`, label: text, available: false },
      ];
      const refusal = { problem: 'needs-choice', message: text, variants };
      const page = await visit(['POT'], { refusal });
      await page.getByRole('button', { name: 'Add Blue Mug to cart' }).click();
      await page.locator('[part=variants]').waitFor();
      assert.equal(await page.locator('[part=error]').textContent(), text);
      assert.equal(await page.getByRole('status').textContent(), `Blue Mug: ${text}`);
      const select = page.locator('[part=variants]');
      const options = await select.evaluate((it) => [...it.options].map((option) => option.textContent));
      assert.deepEqual(options, ['Choose', `${text} · £1.00`, `${text} (sold out)`]);
      await select.selectOption({ index: 1 });
      await page.locator('[part=card] [part=add]').first().click();
      await page.fired('added');
      assert.equal((await page.events('added'))[0].sku, text);
      await assertHarmless(page);
    });

    it(`as a bundle’s title, code and item are text: ${text}`, async () => {
      const others = kBadTexts.filter((it) => it !== text).map((sku) => ({ sku, quantity: 1 }));
      const page = await visitTill(policyShop, [{ sku: 'LAMP', quantity: 1 }, ...others]);
      assert.equal(await page.locator('[part=bundle-title]').textContent(), text);
      assert.equal(await page.locator('[part=bundle-name]').last().textContent(), text);
      assert.ok((await page.texts('bundle-line')).join().includes(`with code ${text} at checkout`));
      await page.locator('[part=bundle] [part=add]').click();
      await page.fired('added');
      await assertHarmless(page);
    });
  }

  for (const [attributes, shown] of [
    ['limit="12"', [...kBadTexts, ...linked.map(({ title }) => title)]],
    // What has no link is not shown then.
    ['limit="12" action="link"', kBadTexts],
  ]) {
    it(`are no place that a link leads to, each clicked: ${attributes}`, async () => {
      const routes = {
        // Where a link leads is written down, and nobody goes there.
        '**/*': (route) => {
          const request = route.request();
          const leaves = request.isNavigationRequest() && !request.url().endsWith('/cart.html');
          return leaves ? route.fulfill({ status: 204 }) : route.fallback();
        },
      };
      const page = await visit(['LAMP', 'POT', 'SOAP'], { attributes, routes });
      const said = [];
      page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
      const seen = new Set();
      const followed = [];
      page.on('request', (it) => it.isNavigationRequest() && followed.push(it.url()));
      for (let round = 1; !shown.every((name) => seen.has(name)); ++round) {
        await page.fired('ready', round);
        for (const title of await page.titles()) seen.add(title);
        const links = await page.locator('[part=card] a').all();
        const count = followed.length;
        for (const link of links) {
          await link.click();
          await page.waitForTimeout(20);
        }
        assert.equal(followed.length - count, links.length, 'each was followed');
        const past = (await page.events('ready')).flatMap(({ skus }) => skus);
        await page.setCart(['LAMP', 'POT', 'SOAP', ...past]);
      }
      for (const url of followed) assert.ok(url.startsWith(`${shop.url}/`), url);
      assert.equal((await page.events('click')).length, followed.length);
      // Pictures are missing where the payload is the name of a file.
      assert.deepEqual(said.filter((it) => !it.startsWith('Failed to load resource')), []);
      assert.equal(page.url(), `${shop.url}/cart.html`);
      await assertHarmless(page);
    });
  }

  it('would be seen here, were they followed', async () => {
    const page = await shop.visit('<a href="javascript:alert(1)">Link</a>');
    await page.getByText('Link').click();
    await page.waitForFunction(() => probe.problems.length + probe.executed.length);
    await page.close();
  });
});

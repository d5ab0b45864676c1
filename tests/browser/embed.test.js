// The classic script: `<goes-with>` in every place that asks for one.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { kPolicy } from './serve.mjs';
import { jsonCart, openShop } from './shop.mjs';

const kScript = '<script defer src="/goeswith/embed.js" data-model="/model/"></script>';
const kFallback = 'See accessories';
const kLink = `<a href="/accessories">${kFallback}</a>`;
const kPlace = place(jsonCart(['POT']) + kLink);

function place(inside, attributes = 'data-goeswith="cart"') {
  return `<div ${attributes}>${inside}</div>`;
}

/** Runs in the page: makes the tag, which trusted types leave to a policy of the page's own. */
function inject() {
  addEventListener('DOMContentLoaded', () => {
    const script = document.createElement('script');
    script.src = trustedTypes.createPolicy('tags', { createScriptURL: (url) => url }).createScriptURL(
      '/goeswith/embed.js',
    );
    script.dataset.model = '/model/';
    document.head.append(script);
  });
}

describe('embed.js', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  const visit = (html, options) => shop.visit(html, { head: kScript, ...options });

  /** What is in the places of a page. */
  const places = (page) =>
    page.locator('[data-goeswith]').evaluateAll((all) =>
      all.map((it) => ({
        children: [...it.children].map(({ localName }) => localName).join(' '),
        ...Object.fromEntries(
          [...(it.firstElementChild?.attributes ?? [])].map(({ name, value }) => [name, value]),
        ),
      })),
    );

  const tag = (attributes) => `<script ${attributes} src="/goeswith/embed.js"></script>`;
  for (const [way, options] of Object.entries({
    'defers': {},
    'is async': { head: tag('async data-model="/model/"') },
    'blocks the parser': { head: tag('data-model="/model/"') },
    'is a module, which it need not be': { head: tag('type="module" data-model="/model/"') },
    'stands at the end of the page': { head: '', tail: tag('data-model="/model/"') },
    'is made by a script': {
      head: '',
      init: inject,
      policy: kPolicy.replace("trusted-types 'none'", 'trusted-types tags'),
    },
  })) {
    it(`fills a place where its tag ${way}`, async () => {
      const { tail = '', ...rest } = options;
      const page = await visit(kPlace + tail, rest);
      await page.fired('ready');
      assert.equal((await page.titles())[0], 'Blue Mug');
      assert.deepEqual(await places(page), [
        { children: 'goes-with', placement: 'cart', model: '/model/' },
      ]);
      assert.equal(await page.getByText(kFallback).isVisible(), false);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }

  it('finds its tag where the page has named something else currentScript', async () => {
    const page = await visit(`<img name="currentScript" alt="">${kPlace}`);
    await page.fired('ready');
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('does not wait for the end of the page, nor of the place that it fills', async () => {
    let release;
    const released = new Promise((resolve) => (release = resolve));
    const slow = '<script src="/slow.js"></script>';
    const page = await visit(place(jsonCart(['POT']) + slow + kLink) + place(kLink), {
      head: tag('async data-model="/model/"'),
      routes: {
        '**/slow.js': (route) =>
          released.then(() => route.fulfill({ contentType: 'text/javascript', body: '' })),
      },
      waitUntil: 'commit',
    });
    await page.fired('ready');
    assert.equal(await page.evaluate(() => document.readyState), 'loading');
    assert.equal(await page.getByText(kFallback).count(), 0);
    release();
    await page.waitForLoadState();
    await page.waitForFunction(() => document.querySelectorAll('goes-with').length === 2);
    assert.deepEqual(
      (await places(page)).map(({ children }) => children),
      ['goes-with', 'goes-with'],
    );
    assert.equal(await page.getByText(kFallback).first().isVisible(), false);
    assert.equal(await page.getByText(kFallback).last().isVisible(), true);
    assert.equal((await page.events('ready')).length, 1);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('fills places that come later, and those that the shop builds anew', async () => {
    const page = await visit(`<template>${kLink}</template><p data-goeswith-sku="POT">Pot</p>`, {
      head: tag('defer data-model="/model/" data-adapter="page"'),
    });
    await page.evaluate(() => {
      const inside = document.querySelector('template').content;
      globalThis.rebuild = (place) => place.replaceChildren(inside.cloneNode(true));
      for (const name of ['later', 'goeswith']) {
        const place = document.createElement('div');
        place.dataset[name] = 'cart';
        rebuild(place);
        document.querySelector('main').append(place);
      }
    });
    await page.fired('ready');
    await page.evaluate(() => {
      document.querySelector('[data-later]').dataset.goeswith = 'thank-you';
    });
    await page.fired('ready', 2);
    const places = page.locator('[data-goeswith]');
    await places.first().evaluate((place) => {
      globalThis.old = place.firstElementChild;
      rebuild(place);
    });
    await page.fired('ready', 3);
    assert.equal(await places.first().evaluate((it) => it.firstElementChild === old), false);
    assert.equal(await page.evaluate(() => old.isConnected), false);
    assert.equal(await page.locator('goes-with').count(), 2);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('gives each place the settings of the tag, but for those that the place has itself', async () => {
    const head = tag(
      'defer data-model="/model/" data-limit="3" data-heading="Also good" data-heading-level="3"',
    );
    const cart = jsonCart(['POT']);
    const page = await visit(
      place(cart) +
        place(cart, 'data-goeswith="thank-you" data-limit="2" data-heading=""') +
        place(cart, 'data-goeswith="product" data-popular="never" data-currency="EUR"'),
      { head },
    );
    await page.fired('ready', 3);
    const common = { children: 'goes-with', model: '/model/', 'heading-level': '3' };
    assert.deepEqual(await places(page), [
      { ...common, placement: 'cart', limit: '3', heading: 'Also good' },
      { ...common, placement: 'thank-you', limit: '2', heading: '' },
      {
        ...common,
        ...{ placement: 'product', limit: '3', heading: 'Also good' },
        ...{ popular: 'never', currency: 'EUR' },
      },
    ]);
    assert.deepEqual((await page.getByRole('heading', { level: 3 }).allTextContents()).sort(), [
      'Also good',
      'Also good',
      'Goes with Breakfast teapot',
    ]);
    await page.close();
  });

  it('gives the element no attribute that is no setting of it', async () => {
    const others =
      'data-onclick="alert(1)" data-style="color: red" data-id="a" data-hidden data-class="b"';
    const page = await visit(place(jsonCart(['POT']), `data-goeswith="cart" ${others}`), {
      head: tag(`defer data-model="/model/" ${others}`),
    });
    await page.fired('ready');
    assert.deepEqual(await places(page), [
      { children: 'goes-with', placement: 'cart', model: '/model/' },
    ]);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('does no harm where it is there twice, beside the module and its element', async () => {
    const module = '<script type="module" src="/goeswith/goeswith.js"></script>';
    const own = `<goes-with model="/model/" limit="2">${jsonCart(['LAMP'])}</goes-with>`;
    const page = await visit(kPlace + own, { head: kScript + module + kScript });
    await page.fired('ready', 2);
    await page.evaluate(() => document.querySelector('[data-goeswith]').append(document.createElement('hr')));
    await page.waitForTimeout(100);
    assert.equal(await page.locator('goes-with').count(), 2);
    assert.equal(await page.locator('hr').isVisible(), false);
    assert.equal(page.requests.filter((url) => url.endsWith('/goeswith.js')).length, 1);
    assert.equal((await page.events()).filter(({ type }) => type === 'ready').length, 2);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('leaves the page as it is and says so where the element cannot be loaded', async () => {
    const page = await visit(kPlace, {
      routes: { '**/goeswith.js': (route) => route.fulfill({ status: 404 }) },
    });
    await page.fired('error');
    const [{ type, code, isError }] = await page.events();
    assert.deepEqual({ type, code, isError }, { type: 'error', code: 'unreachable', isError: true });
    assert.equal(await page.locator('goes-with').count(), 0);
    assert.equal(await page.getByText(kFallback).isVisible(), true);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });
});

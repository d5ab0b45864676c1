import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openShop, strip } from './shop.mjs';

/** Registers the adapter `till`, which counts how often it is read. */
async function registerTill({ refuse, eager }) {
  const { GoesWith } = await import('/goeswith/goeswith.js');
  globalThis.till = { reads: 0, lines: ['LAMP'], callback: () => {} };
  GoesWith.registerAdapter('till', {
    read() {
      ++till.reads;
      return till.lines;
    },
    subscribe(callback) {
      till.callback = callback;
      if (eager) callback();
      if (refuse) throw new Error('no such event');
      return () => {};
    },
  });
}

/** Puts another strip, which names the adapter, in the place of the first. */
function putStrip() {
  const strip = document.createElement('goes-with');
  strip.setAttribute('model', '/model/');
  strip.setAttribute('adapter', 'till');
  strip.append('See accessories');
  document.querySelector('goes-with').replaceWith(strip);
}

describe('the adapter of <goes-with>', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  const reads = (page) => page.evaluate(() => till.reads);

  for (const [what, how] of [
    ['that was registered before', {}],
    ['that calls back while it is subscribed to', { eager: true }],
  ]) {
    it(`is read once at the start and once for each change: one ${what}`, async () => {
      const page = await shop.visit(strip());
      await page.evaluate(registerTill, how);
      await page.evaluate(putStrip);
      await page.fired('ready');
      assert.deepEqual(await page.titles(), ['Light bulb']);
      assert.equal(await reads(page), 1);
      await page.evaluate(() => {
        till.lines = ['POT'];
        till.callback();
      });
      await page.fired('ready', 2);
      assert.equal(await reads(page), 2);
      await page.close();
    });
  }

  it('is read once where it is registered after the element', async () => {
    const page = await shop.visit(strip('', 'adapter="till"'));
    await page.evaluate(registerTill, {});
    await page.fired('ready');
    assert.equal(await reads(page), 1);
    await page.close();
  });

  for (const [when, arrange] of [
    ['before the element starts', (page) => page.evaluate(putStrip)],
    [
      'after it',
      (page) => page.locator('goes-with').evaluate((it) => void (it.adapter = 'till')),
    ],
  ]) {
    it(`is one error and nothing else where it cannot be subscribed to, ${when}`, async () => {
      const page = await shop.visit(strip());
      await page.evaluate(registerTill, { refuse: true });
      await arrange(page);
      await page.fired('error');
      await page.evaluate(() => till.callback());
      await page.waitForTimeout(200);
      assert.deepEqual(await page.events(), [
        { type: 'error', code: 'bad-cart', message: 'no such event', isError: true },
      ]);
      assert.equal(await reads(page), 0);
      assert.equal(await page.getByText('See accessories').isVisible(), true);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }

  it('does not stand in the way of the property where it cannot be subscribed to', async () => {
    const page = await shop.visit(strip());
    await page.setCart(['LAMP']);
    await page.fired('ready');
    await page.evaluate(registerTill, { refuse: true });
    await page.locator('goes-with').evaluate((it) => (it.adapter = 'till'));
    await page.fired('error');
    await page.fired('ready', 2);
    assert.deepEqual(await page.titles(), ['Light bulb']);
    assert.equal(await reads(page), 0);
    await page.close();
  });
});

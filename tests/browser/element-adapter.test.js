import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonCart, openShop, strip } from './shop.mjs';

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
    await page.waitForTimeout(200);
    assert.deepEqual(await page.titles(), ['Light bulb']);
    assert.equal((await page.events('ready')).length, 1);
    assert.equal(await reads(page), 0);
    await page.close();
  });

  describe('of a name that the page has not registered', () => {
    /** @param {string} inside */
    async function wait(inside) {
      const page = await shop.visit(strip(inside, 'adapter="till"'), {
        init: () => {
          const { setTimeout: wait } = globalThis;
          globalThis.setTimeout = (run, ms, ...its) => wait(run, ms === 10_000 ? 300 : ms, ...its);
        },
      });
      return page;
    }
    const expected = [
      { type: 'error', code: 'bad-cart', message: 'There is no adapter till', isError: true },
    ];

    it('is told of after a while, and is followed if it comes all the same', async () => {
      const page = await wait('');
      await page.fired('error');
      assert.deepEqual(await page.events(), expected);
      assert.equal(await page.getByText('See accessories').isVisible(), true);
      await page.evaluate(registerTill, {});
      await page.fired('ready');
      assert.deepEqual(await page.titles(), ['Light bulb']);
      assert.deepEqual(await page.events('error'), expected);
      await page.close();
    });

    it('takes nothing away where the page sets the cart as a property', async () => {
      const page = await wait('');
      await page.setCart(['LAMP']);
      await page.fired('ready');
      await page.fired('error');
      await page.waitForTimeout(200);
      assert.deepEqual(await page.titles(), ['Light bulb']);
      await page.close();
    });

    it('is not told of where it came in time, or the element has gone', async () => {
      const page = await wait('');
      await page.evaluate(registerTill, {});
      await page.fired('ready');
      await page.evaluate(() => {
        const other = document.createElement('goes-with');
        other.setAttribute('adapter', 'none');
        document.body.append(other);
        other.remove();
      });
      await page.waitForTimeout(500);
      assert.deepEqual(await page.events('error'), []);
      await page.close();
    });
  });

  it('is none where it is called `events`: the page answers them, and the cart is in the page', async () => {
    const page = await shop.visit(strip(jsonCart(['LAMP']), 'adapter="events"'));
    await page.evaluate(() =>
      addEventListener('goeswith:add', ({ detail }) => detail.respondWith()),
    );
    await page.fired('ready');
    await page.getByRole('button', { name: 'Add Light bulb to cart' }).click();
    await page.fired('added');
    assert.deepEqual(await page.events('error'), []);
    await page.close();
  });
});

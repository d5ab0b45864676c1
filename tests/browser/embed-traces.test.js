// What is left of the element on a page that has taken it away.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { jsonCart, openShop } from './shop.mjs';
import { until } from './shared-browser.mjs';

const kTraces = readFileSync(new URL('traces.js', import.meta.url), 'utf8');
const kCycles = 50;
const kMostBytes = 100_000;
const kLine = '<p data-goeswith-sku="POT">Breakfast teapot</p>';

/** Runs in the page: puts strips in, one with each source of a cart. */
function attach() {
  for (const adapter of ['', 'page', 'nobody registers this']) {
    const strip = document.createElement('goes-with');
    strip.model = '/model/';
    if (adapter) strip.adapter = adapter;
    else strip.cart = ['POT'];
    document.querySelector('main').append(strip);
  }
}

/** Runs in the page: takes every strip away. */
function detach() {
  for (const strip of document.querySelectorAll('goes-with')) strip.remove();
}

/** Runs in the page: attaches and detaches, each time when all are shown. */
async function attachAndDetach(attach, detach, count) {
  globalThis.strips ??= [];
  for (let cycle = 0; cycle < count; ++cycle) {
    let left = 2;
    await new Promise((resolve) => {
      const ready = () => {
        if (--left) return;
        removeEventListener('goeswith:ready', ready);
        setTimeout(resolve);
      };
      addEventListener('goeswith:ready', ready);
      attach();
    });
    for (const strip of document.querySelectorAll('goes-with')) strips.push(new WeakRef(strip));
    detach();
    probe.events.length = 0;
  }
}

describe('a page that has taken <goes-with> away', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  const now = (page) => page.evaluate(() => tracesNow());

  // Not `page.fired`: what waits in the page would be counted with what the element leaves there.
  const ready = (page, count) =>
    until(async () => (await page.events('ready')).length >= count, true);

  it('has no observer, timer, listener, global, attribute or stored byte of it', async () => {
    const page = await shop.visit(kLine, { init: kTraces });
    await page.evaluate(() => customElements.whenDefined('goes-with').then(() => {}));
    const before = await now(page);
    assert.deepEqual([before.observers, before.timers], [0, 0], 'of the module alone');
    assert.deepEqual(before.listeners.filter((it) => !it.includes('goeswith:')), [
      // The test's own, of probe.js.
      'HTMLDocument securitypolicyviolation 1',
      'Window error 1',
      'Window unhandledrejection 1',
    ]);
    await page.evaluate(attach);
    await ready(page, 2);
    const there = await now(page);
    assert.ok(there.observers >= 3, `the count sees ${there.observers} observers`);
    assert.ok(there.listeners.length > before.listeners.length, 'the count sees listeners');
    await page.evaluate(detach);
    assert.deepEqual(await now(page), before);
    // Nor does what happens from now on wake it.
    const asked = page.requests.length;
    await page.evaluate(() => {
      document.querySelector('[data-goeswith-sku]').dataset.goeswithSku = 'LAMP';
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await page.waitForTimeout(1200);
    assert.equal(page.requests.length, asked);
    assert.equal((await page.events()).length, 2);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('has nothing of it either where it goes while it loads', async () => {
    const page = await shop.visit(kLine, { init: kTraces });
    await page.evaluate(() => customElements.whenDefined('goes-with').then(() => {}));
    const before = await now(page);
    await page.evaluate(`(${attach})(); (${detach})()`);
    await page.waitForTimeout(500);
    assert.deepEqual(await now(page), before);
    assert.deepEqual(await page.events(), []);
    await page.close();
  });

  it('keeps in storage what the shopper dismissed, and nothing else', async () => {
    const page = await shop.visit(kLine, { init: kTraces });
    await page.evaluate(() => customElements.whenDefined('goes-with').then(() => {}));
    const before = await now(page);
    await page.evaluate(attach);
    await ready(page, 2);
    await page.evaluate(() => {
      document.querySelector('goes-with').shadowRoot.querySelector('[part~=dismiss]').click();
    });
    await page.evaluate(detach);
    // What answers the tap was still on its way.
    await until(() => page.evaluate(() => sessionStorage.length > 0), true);
    const { storage, ...rest } = await now(page);
    storage[1] = storage[1].map(([key, text]) => [key, Object.keys(JSON.parse(text)).join()]);
    const { storage: empty, ...others } = before;
    assert.deepEqual(empty, [[], [], '']);
    assert.deepEqual(storage, [[], [['goeswith:dismissed', 'MUG']], '']);
    assert.deepEqual(rest, others);
    await page.close();
  });

  it('has the one observer of the classic script, which fills places that come', async () => {
    const page = await shop.visit(
      `<div data-goeswith="cart">${jsonCart(['POT'])}</div>`,
      {
        init: kTraces,
        head: '<script defer src="/goeswith/embed.js" data-model="/model/"></script>',
      },
    );
    await ready(page, 1);
    await page.evaluate(() => document.querySelector('[data-goeswith]').remove());
    const left = await now(page);
    assert.deepEqual([left.observers, left.timers], [1, 0]);
    assert.deepEqual(left.listeners.filter((it) => /pageshow/.test(it)), []);
    await page.close();
  });

  it(`has the memory of before after ${kCycles} times there and away`, async (t) => {
    const page = await shop.visit(kLine);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const cycles = (count) => page.evaluate(`(${attachAndDetach})(${attach}, ${detach}, ${count})`);
    const measure = async () => {
      for (let round = 0; round < 3; ++round) {
        await page.waitForTimeout(100);
        await session.send('HeapProfiler.collectGarbage');
      }
      const held = await page.evaluate(() => strips.filter((it) => it.deref()).length);
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name) => metrics.find((metric) => metric.name === name).value;
      const listeners = of('JSEventListeners');
      return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners, held };
    };
    await cycles(20); // what is made once: compiled code, the model, the style sheet
    const before = await measure();
    await cycles(kCycles);
    const left = await measure();
    t.diagnostic(JSON.stringify({ before, left }));
    assert.equal(left.held, 0, `${left.held} elements are held`);
    const grown = left.heap - before.heap;
    assert.ok(grown < kMostBytes, `${grown} B of heap, of ${before.heap}`);
    assert.ok(left.nodes <= before.nodes + 20, `${left.nodes} nodes, ${before.nodes} before`);
    assert.ok(left.listeners <= before.listeners + 5, `${left.listeners}, ${before.listeners} before`);
    await page.close();
  });
});

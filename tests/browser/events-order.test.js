// Events in the order in which they fire, which is that of the table in web/README.md.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { openPolicyShop, visitTill } from './policy-shop.mjs';

const kReadme = readFileSync(new URL('../../web/README.md', import.meta.url), 'utf8');
const kTable = kReadme.split('\n| event |')[1].split('\n\n')[0];
const kOrder = [...kTable.matchAll(/^\| `goeswith:([\w-]+)`/gm)].map(([, type]) => type);

describe('the events of <goes-with>', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop()));
  after(() => shop.close());

  it('fire in the order of the README’s table, from the answer to the last tap', async () => {
    const page = await visitTill(shop, 'POT', {
      attributes: 'reasons="ask" limit="4"',
      refuse: ['JUG=1'],
    });
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    let before = 0;
    /** Types of the events since the last time; those of an answer come anew with each cart. */
    const since = async (last) => {
      await page.fired(last);
      await page.settled();
      const all = (await page.events()).map(({ type }) => type);
      const fresh = all.slice(before).filter((type) => type !== 'ready' && type !== 'impression');
      before = all.length;
      return fresh;
    };
    const button = (name) => page.getByRole('button', { name });
    await page.fired('impression');
    await page.getByRole('link', { name: 'Blue Mug' }).click();
    assert.deepEqual(await since('click'), ['click']);
    await button('Add Blue Mug to cart').click();
    assert.deepEqual(await since('added'), ['add', 'added']);
    await button('One more of Blue Mug').click();
    assert.deepEqual(await since('changed'), ['changed']);
    await button(/^Not interested in Oak/).click();
    await button(/^Not relevant: Oak/).click();
    assert.deepEqual(await since('reason'), ['dismiss', 'reason']);
    await button('Hide suggestions').click();
    assert.deepEqual(await since('hide'), ['hide']);
    await button('Undo').last().click();
    assert.deepEqual(await since('restore'), ['restore']);
    await page.locator('[part=bundle] [part=dismiss]').click();
    await button('Undo: suggest Teapot set again').click();
    assert.deepEqual(await since('restore-bundle'), ['dismiss-bundle', 'restore-bundle']);
    await button('Add Milk jug to cart').click();
    assert.deepEqual(await since('error'), ['add', 'error']);
    const all = (await page.events()).map(({ type }) => type);
    assert.deepEqual([...new Set(all)], kOrder);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });
});

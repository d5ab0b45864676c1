// Offers for a time: what their cards say, and that they go when they end.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { kEnds, kHour, policy } from './policy-store.mjs';
import { openPolicyShop, visitTill } from './policy-shop.mjs';

const kHow = { timezoneId: 'Europe/London' };

describe('an offer for a time', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop()));
  after(() => shop.close());
  const mug = (page) => page.card('Blue Mug');
  const says = (page) => mug(page).locator('[part=evidence]').innerText();
  const price = (page) => mug(page).locator('[part=price]').innerText();

  it('says its end, with the hour in the last two days, and the price before', async () => {
    for (const [hours, lang, ...lines] of [
      [10, 'en-GB', 'Until 24 December at 23:59', 'Lowest price of the last 30 days: £8.25'],
      [60, 'en-GB', 'Until 24 December', 'Lowest price of the last 30 days: £8.25'],
      [24 * 370, 'en-GB', 'Until 24 December 2029', 'Lowest price of the last 30 days: £8.25'],
      [10, 'de', 'Bis 24. Dezember um 23:59', 'Niedrigster Preis der letzten 30 Tage: 8,25 £'],
    ]) {
      const page = await visitTill(shop, 'POT', { ...kHow, lang, facts: { now: kEnds - hours * kHour } });
      assert.deepEqual((await says(page)).replaceAll('\u00a0', ' ').split('\n').slice(1), lines);
      assert.equal((await price(page)).replaceAll('\u00a0', ' '), lang === 'de' ? '7,50 £' : '£7.50');
      assert.equal(await page.shift(), 0);
      await page.close();
    }
  });

  it('is gone after its end, whatever the clock of the device says', async () => {
    const wrong = `const real = Date.now; Date.now = () => real() - 3e11`;
    const page = await visitTill(shop, 'POT', { ...kHow, init: wrong, facts: { now: kEnds + 1000 } });
    assert.equal(await price(page), '£8.50');
    assert.doesNotMatch(await page.words(), /Until|30 days/);
    await page.close();
  });

  it('ends in the open page: the price is the old one and nothing moves', async () => {
    const page = await visitTill(shop, 'POT', {
      ...{ ...kHow, facts: { now: kEnds - 1500 }, width: 390, after: '<p id="below">Checkout</p>' },
    });
    const below = () => page.locator('#below').evaluate((it) => it.offsetTop);
    const [top, cards, shift] = [await below(), await page.titles(), await page.shift()];
    assert.equal(await price(page), '£7.50');
    await mug(page).getByText('£8.50').waitFor();
    assert.equal(await says(page), 'In 34 of 100 orders with Breakfast teapot');
    assert.deepEqual(await page.titles(), cards);
    assert.equal(await below(), top);
    assert.equal(await page.shift(), shift);
    await page.close();
  });

  it('ends by the newest time that the page gives', async () => {
    const page = await visitTill(shop, 'POT', { ...kHow, facts: { now: kEnds - 10 * kHour } });
    assert.equal(await price(page), '£7.50');
    await page.setFacts({ now: kEnds - 1000 });
    await mug(page).getByText('£8.50').waitFor();
    await page.close();
  });

  it('has ended though the strip asks long after the page gave the time', async () => {
    const page = await visitTill(shop, 'POT', kHow);
    const now = await page.evaluate(async (now) => {
      const strip = document.querySelector('goes-with');
      const { parentNode } = strip;
      strip.remove();
      strip.facts = { now };
      await new Promise((resolve) => setTimeout(resolve, 1500));
      parentNode.append(strip);
      return strip.facts.now;
    }, kEnds - 1000);
    assert.ok(now >= kEnds + 490, `${now - kEnds}`);
    await page.fired('ready', 2);
    assert.equal(await price(page), '£8.50');
    await page.setFacts({ now: kEnds - 1000 });
    await page.waitForTimeout(200);
    assert.equal(await price(page), '£8.50', 'it does not come back');
    await page.close();
  });

  it('leaves no timer behind when the element goes, and has one again when it is back', async () => {
    const page = await visitTill(shop, 'POT', {
      ...{ ...kHow, facts: { now: kEnds - 2000 } },
      init: () => {
        const { setTimeout: set, clearTimeout: clear } = globalThis;
        globalThis.timers = new Set();
        globalThis.setTimeout = (call, wait, ...rest) => {
          const timer = set(() => (timers.delete(timer), call()), wait, ...rest);
          timers.add(timer);
          return timer;
        };
        globalThis.clearTimeout = (timer) => (timers.delete(timer), clear(timer));
      },
    });
    await page.waitForTimeout(1100); // until the list counts as seen
    assert.equal(await page.evaluate(() => timers.size), 1);
    await page.evaluate(() => {
      globalThis.strip = document.querySelector('goes-with');
      strip.remove();
    });
    assert.equal(await page.evaluate(() => timers.size), 0);
    await page.evaluate(() => document.querySelector('main').append(strip));
    await mug(page).getByText('£8.50').waitFor();
    assert.doesNotMatch(await page.words(), /Until/);
    await page.close();
  });

  it('is none where the page knows another price, nor for other shoppers', async () => {
    const page = await visitTill(shop, 'POT', { ...kHow, facts: { now: kEnds - kHour, prices: { MUG: 7 } } });
    assert.equal(await price(page), '£7.00');
    assert.doesNotMatch(await page.words(), /Until|30 days/);
    await page.close();
    const gold = await openPolicyShop({
      ...policy,
      offers: policy.offers.map((offer) => ({ ...offer, was: undefined, segments: ['gold'] })),
    });
    for (const [segments, expected] of [[['gold'], '£7.50'], [[], '£8.50']]) {
      const page = await visitTill(gold, 'POT', { ...kHow, facts: { now: kEnds - kHour, segments } });
      assert.equal(await price(page), expected);
      assert.doesNotMatch(await page.words(), /30 days|%/, 'no price before is said where none is given');
      await page.close();
    }
    await gold.close();
  });
});

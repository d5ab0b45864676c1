// What the element promises a shopper, in every state that a policy brings.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { items, kEnds, kHour, policy } from './policy-store.mjs';
import { languages } from './languages.mjs';
import { openPolicyShop, visitTill } from './policy-shop.mjs';
import { kFacts, policyStates } from './policy-states.mjs';

const kPressure =
  /\b(only|last|left|hurry|now|soon|today|limited|selling|running out|others|people|viewing|views?|\d+ ?%|% off|save|deal|don.t|miss|before it)\b/i;
/** What may be said all the same: the day of an offer's end, the law's own words, a fair guess. */
const kAllowed = [/Lowest price of the last 30 days/g, /Both are in your cart now/g];

/** Words that press, in the other languages; and the texts that say what is so, or what the law asks for. */
const kPressing = {
  de: /nur noch|letzten?\b|\bjetzt\b|beeil|schnell|\bheute\b|verpass|andere (kaufen|Kunden)|spar/i,
  fr: /plus que|dernier|maintenant|\bvite\b|aujourd|ratez|d’autres clients|économis/i,
  es: /solo quedan|último|\bahora\b|\bprisa\b|\bhoy\b|pierda|otros clientes|ahorr/i,
  nl: /nog maar|laatste|\bnu\b|\bsnel\b|vandaag|\bmis\b|andere klanten|bespaar/i,
  ar: /آخر|الآن|سارع|اليوم|لا تفوّت|آخرون|وفّر/,
};
const kSaidAllTheSame = ['was', 'bothInCart', 'freeShippingReached'];

/** How each state is reached from a visit. */
const kStates = {
  'a cart with a bundle, an offer and a gap': { cart: 'POT', facts: { country: 'GB' } },
  'an offer that ends within hours': { cart: 'POT', facts: { country: 'GB', now: kEnds - 5 * kHour } },
  'an offer that is over': { cart: 'POT', facts: { now: kEnds + kHour }, over: true },
  'an offer that is over while the device’s clock is years behind': {
    ...{ cart: 'POT', facts: { now: kEnds + kHour }, over: true },
    init: 'const real = Date.now; Date.now = () => real() - 3e11',
  },
  'prices of the page’s own': { cart: 'POT', facts: { prices: { MUG: 9.25, COSY: 11.75 } } },
  'more suggestions': {
    cart: 'POT',
    facts: { country: 'GB' },
    reach: (page) => page.locator('[part=more]').click(),
  },
  'a dismissed bundle': { cart: 'POT', reach: (page) => page.locator('[part=bundle] [part=dismiss]').click() },
  'a better version': { cart: 'KETTLE' },
  'a better version at a product': { cart: 'KETTLE', attributes: 'placement="product"' },
  'a pinned item and one that is used up': { cart: 'LAMP', facts: { history: { TEA: 45 } } },
  'the thank-you page': { cart: 'POT', attributes: 'placement="thank-you"' },
  'a page that links': { cart: 'POT', attributes: 'action="link"' },
};

const pressing = (text) => kAllowed.reduce((words, allowed) => words.replace(allowed, ''), text);
const amountsIn = (text) => [...text.matchAll(/£([\d,]+\.\d\d)/g)].map(([, it]) => Number(it.replace(',', '')));
const cents = (amount) => Math.round(amount * 100);

describe('the promises of <goes-with> with a policy', () => {
  /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
  let shop;
  before(async () => (shop = await openPolicyShop()));
  after(() => shop.close());

  for (const [name, { cart, reach, over, ...how }] of Object.entries(kStates)) {
    it(`are kept by ${name}`, async () => {
      const page = await visitTill(shop, cart, { timezoneId: 'Europe/London', ...how });
      assert.equal(await page.shift(), 0, 'nothing moves');
      await reach?.(page);
      await page.waitForTimeout(reach ? 600 : 100);
      const text = await page.words();
      assert.ok(text.length > 20);
      if (over) assert.doesNotMatch(text, /Until|30 days|£7\.50/);

      assert.doesNotMatch(pressing(text), kPressure);
      const chosen = await page
        .locator('goes-with')
        .evaluate((it) => it.shadowRoot.querySelectorAll(':checked, [aria-checked=true], [aria-selected=true]').length);
      assert.equal(chosen, 0, 'nothing is chosen beforehand');
      await page.mouse.move(0, 0);
      assert.deepEqual(await page.events('add'), [], 'nothing is added without a tap');
      assert.deepEqual(await page.calls(), []);

      await assertPrices(page, text, how.facts ?? {});
      await page.waitForTimeout(3000);
      assert.equal(await page.words(), text, 'nothing counts down');
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }

  for (const [name, { till, reach, how }] of Object.entries(policyStates)) {
    it(`are kept in the state ${name}`, async () => {
      const page = await visitTill(shop, till, { facts: kFacts, ...how });
      await reach?.(page);
      await page.waitForTimeout(300);
      const text = await page.words();
      assert.doesNotMatch(pressing(text), kPressure);
      const chosen = page.locator('goes-with').locator(':checked, [aria-checked=true], [aria-selected=true]');
      assert.equal(await chosen.count(), 0, 'nothing is chosen beforehand');
      await page.waitForTimeout(1500);
      assert.equal(await page.words(), text, 'nothing counts down');
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }

  for (const [lang, words] of Object.entries(kPressing)) {
    it(`are kept by every text in ${lang}`, () => {
      const texts = Object.entries(languages[lang]).filter(([key]) => !kSaidAllTheSame.includes(key));
      for (const [key, text] of texts) assert.doesNotMatch(JSON.stringify(text), words, key);
    });
  }

  it('are kept by what a tap leads to', async () => {
    for (const [cart, first, count] of [
      ['POT', '[part=card] [part=add]', 1],
      ['POT', '[part=bundle] [part=add]', 2],
      ['KETTLE', '[part=card] [part=add]', 1],
    ]) {
      const facts = { country: 'GB' };
      const page = await visitTill(shop, cart, { facts });
      assert.deepEqual(await page.calls(), []);
      await page.locator(first).first().click();
      await page.fired('added', count);
      await page.waitForTimeout(300);
      const [text, calls] = [await page.words(), await page.calls()];
      assert.doesNotMatch(pressing(text), kPressure);
      assert.equal((await page.events('add')).length, count, 'one tap adds what it says');
      await assertPrices(page, text, facts);
      await page.waitForTimeout(3000);
      assert.equal(await page.words(), text);
      assert.deepEqual(await page.calls(), calls);
      await page.close();
    }
  });
});

/** Every amount is one of the catalog, the page or the policy, or the sum or difference that it says. */
async function assertPrices(page, text, facts) {
  const [offer] = policy.offers;
  const now = facts.now ?? (await page.evaluate(() => Date.now()));
  const prices = new Map(items.filter(({ price }) => price).map(({ sku, price }) => [sku, Number(price)]));
  if (now < kEnds) for (const sku of offer.items) prices.set(sku, offer.price);
  for (const [sku, price] of Object.entries(facts.prices ?? {})) prices.set(sku, price);
  const titles = new Map(items.map(({ sku, title }) => [title, sku]));
  for (const card of await page.locator('[part=card]').all()) {
    const sku = titles.get(await card.locator('[part=title]').innerText());
    const price = await card.locator('[part=price]').innerText();
    assert.deepEqual(amountsIn(price), prices.has(sku) ? [prices.get(sku)] : [], sku);
    for (const extra of await card.locator('[part=extra]').allInnerTexts()) {
      const more = prices.get('KETTLE-2') - prices.get('KETTLE');
      assert.deepEqual(amountsIn(extra), [more]);
    }
    for (const was of await card.locator('[part=was]').allInnerTexts()) {
      assert.deepEqual([sku, ...amountsIn(was)], [offer.items[0], offer.was], 'a price before is the policy’s');
    }
  }
  for (const [part, line] of await page
    .locator('[part=bundle-price], [part=bundle-line]')
    .evaluateAll((all) => all.map((it) => [it.part.value, it.innerText]))) {
    const sum = policy.bundles[0].items.reduce((all, sku) => all + prices.get(sku), 0);
    const amounts = amountsIn(line);
    if (part === 'bundle-price') assert.ok([...prices.values()].includes(amounts[0]), line);
    else if (amounts.length === 1) assert.equal(cents(amounts[0]), cents(sum));
    else {
      const [price, saving] = amounts;
      assert.equal(cents(saving), cents(sum) - cents(price), 'a saving is what the sum is more than the price');
      assert.ok(cents(saving) <= cents(sum) * 0.1, 'and no more than the checkout takes off');
      assert.match(line, /TEAPOTSET/);
    }
  }
  const [gap] = await page.locator('[part=threshold-text]:visible').allInnerTexts();
  if (gap && amountsIn(gap).length) {
    const held = (await page.held()).split(' ').map((line) => line.split('×'));
    const total = held.reduce((sum, [sku, quantity]) => sum + prices.get(sku) * quantity, 0);
    assert.deepEqual(amountsIn(gap).map(cents), [cents(40 - total)]);
  }
  // No amount stands anywhere else.
  const kPlaces = '[part=price], [part=extra], [part=was], [part=bundle-price], [part=bundle-line], [part=threshold-text]';
  const placed = await page.locator(kPlaces).evaluateAll((all) =>
    all.filter((it) => it.checkVisibility({ visibilityProperty: true })).flatMap((it) => it.innerText.match(/£/g) ?? []).length,
  );
  assert.equal((text.match(/£/g) ?? []).length, placed);
}

// The states that a merchant's policy brings to a strip: for pictures of them, and for tests of each.
import { kEnds, kHour } from './policy-store.mjs';

/**
 * @typedef {object} PolicyState
 * @property {string | Array<{ sku: string, quantity: number }>} till what is in the cart
 * @property {object} [how] of visitTill
 * @property {(page: any) => Promise<unknown>} [reach] brings the page there, in any language
 * @property {boolean} [measured] places keep the size of what was in them
 */

/** Hours before the end of an offer, in a country with free shipping. */
export const kFacts = { country: 'GB', now: kEnds - 5 * kHour };
const kKettles = [{ sku: 'KETTLE', quantity: 2 }];

const isThere = (page, selector) => page.locator(selector).waitFor();
const neverAnswers = (page) => page.evaluate(() => void (globalThis.wait = new Promise(() => {})));
/** Adds change the cart one after the other; how many answers that makes is a matter of time. */
const untilAnswered = (page) => page.waitForTimeout(500);
const addAll = (page) => page.locator('[part=bundle] [part=add]').click();
const replace = (page) => page.locator('[part=card] [part=add]').click();

/** @type {Record<string, PolicyState>} */
export const policyStates = {
  // A gap to free shipping, an offer that ends, a bundle that is begun.
  offered: { till: 'POT' },
  'shipping-reached': {
    till: 'POT',
    async reach(page) {
      await page.card('Knitted tea cosy').locator('[part=add]').click();
      await page.fired('added');
      await page.put('POT', 2);
      await page.waitForFunction(() => {
        const [meter] = parts('meter');
        return meter?.value === meter?.max;
      });
    },
    measured: true,
  },
  'bundle-adding': {
    till: 'POT',
    async reach(page) {
      await neverAnswers(page);
      await addAll(page);
      await isThere(page, '[part=bundle] [part=add][aria-busy=true]');
      await isThere(page, '[part=card] [part=add][aria-busy=true]');
      await page.fired('add');
    },
  },
  'bundle-added': {
    till: 'POT',
    async reach(page) {
      await addAll(page);
      await page.fired('added', 2);
      await isThere(page, '[part=bundle] [part=add][aria-busy=false][aria-disabled=true]');
      await untilAnswered(page);
    },
    measured: true,
  },
  'bundle-refused': {
    till: 'POT',
    how: { refuse: ['COSY=1'] },
    async reach(page) {
      await addAll(page);
      await isThere(page, '[part=bundle] [part=error]');
      await untilAnswered(page);
    },
    measured: true,
  },
  'bundle-dismissed': {
    till: 'POT',
    async reach(page) {
      await page.locator('[part=bundle] [part=dismiss]').click();
      await isThere(page, '[part=removed] [part=undo]');
    },
    measured: true,
  },
  'offer-ended': {
    till: 'POT',
    async reach(page) {
      await page.setFacts({ ...kFacts, now: kEnds - 1000 });
      await page.locator('[part=until]').waitFor({ state: 'detached' });
    },
    measured: true,
  },
  'step-up': { till: kKettles },
  replacing: {
    till: kKettles,
    async reach(page) {
      await neverAnswers(page);
      await replace(page);
      await isThere(page, '[part=add][aria-busy=true]');
      await page.fired('add');
    },
  },
  replaced: {
    till: kKettles,
    async reach(page) {
      await replace(page);
      await isThere(page, '[part=replaced]');
    },
    measured: true,
  },
  'not-replaced': {
    till: kKettles,
    how: { refuse: ['KETTLE=0', 'KETTLE-2=0'] },
    async reach(page) {
      await replace(page);
      await isThere(page, '[part=error]');
    },
  },
  // Where the shop's adapter cannot set a line.
  'step-up-linked': { till: kKettles, how: { bare: true } },
  // What the shop has chosen, and what was used up since.
  chosen: { till: 'LAMP', how: { facts: { ...kFacts, history: { TEA: 45 } } } },
};

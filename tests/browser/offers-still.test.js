// What a policy shows holds still under the finger, in each language, whatever the titles.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { languages } from './languages.mjs';
import { openPolicyShop, visitTill } from './policy-shop.mjs';
import { kFacts, policyStates } from './policy-states.mjs';
import * as store from './policy-store.mjs';
import { longTitled } from './screenshot-states.mjs';
import { openShop } from './shop.mjs';

const kTapped = Object.entries(policyStates).filter(([, { reach }]) => reach);
/** Names what was refused, which may be longer than the sum in whose place it stands. */
const kMayGrow = 'bundle-refused';

/** Where each card, the bundle and the way to free shipping begin and end. */
const places = (page) =>
  page.locator('goes-with').evaluate((it) => {
    const { children } = it.shadowRoot.querySelector('[part=list]');
    const others = it.shadowRoot.querySelectorAll('[part=threshold], [part=section] > :is(div, button)');
    return [...children, ...others]
      .filter((place) => place.offsetParent)
      .map((place) => place.getBoundingClientRect())
      .map(({ top, bottom }) => `${Math.round(top + scrollY)}…${Math.round(bottom + scrollY)}`);
  });

/** Those whose buttons are the widest, and the other direction. */
const kSome = ['nl', 'ar'];
/** With our own; each where time allows. */
const kAll = ['en-GB', ...(process.env.GOESWITH_SOAK ? Object.keys(languages) : kSome)];

for (const [how, open, langs, isLong] of [
  ['titles of a few words', openPolicyShop, kAll, false],
  ['long titles', () => openShop(longTitled(store)), kSome, true],
]) {
  describe(`what a policy shows, with ${how}`, () => {
    /** @type {Awaited<ReturnType<typeof openPolicyShop>>} */
    let shop;
    before(async () => (shop = await open()));
    after(() => shop.close());

    for (const lang of langs) {
      it(`moves nothing when it is tapped at 320 pixels in ${lang}`, async () => {
        const dir = lang === 'ar' ? 'rtl' : 'ltr';
        for (const [state, { till, how: its, reach }] of kTapped) {
          const page = await visitTill(shop, till, { lang, dir, width: 320, facts: kFacts, ...its });
          const before = await places(page);
          await reach(page);
          await page.waitForTimeout(100);
          const now = await places(page);
          if (isLong && state === kMayGrow) [before, now].forEach((all) => all.pop());
          assert.deepEqual(now, before, state);
          await page.close();
        }
      });
    }
  });
}

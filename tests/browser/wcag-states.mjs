// Pages that together show the strip in every state, for tests of what WCAG asks of all of them.
import { after, before, describe } from 'node:test';
import { openPolicyShop, visitTill } from './policy-shop.mjs';
import { kFacts, policyStates } from './policy-states.mjs';
import { jsonCart, kAxe, openShop, strip } from './shop.mjs';

const kVariants = [
  { sku: 'JUG-S', label: 'Small', price: 9 },
  { sku: 'JUG-L', label: 'Large', price: 12 },
];

/** The strip that has a card in each state. */
export const kEveryCard = 'a card in each state';

export const kStates = [kEveryCard, ...Object.keys(policyStates)];

/** A page whose adds end as the test of the state needs. */
function answerAdds(variants) {
  const ends = {
    MUG: () => ({ change: () => {} }),
    COSY: () => Promise.reject(Object.assign(new Error(), { problem: 'sold-out' })),
    TRAY: () => new Promise(() => {}),
    JUG: () => Promise.reject(Object.assign(new Error(), { problem: 'needs-choice', variants })),
  };
  addEventListener('goeswith:add', ({ detail }) => detail.respondWith(ends[detail.sku]?.()));
}

/** One card each that is added, sold out, being added, to be chosen, dismissed; and one as it came. */
async function openEveryCard(shop, { init, ...options }) {
  const answers = { content: `(${answerAdds})(${JSON.stringify(kVariants)})` };
  const page = await shop.visit(strip(jsonCart(['POT']), 'limit="6" reasons="ask"'), {
    init: [answers, init],
    ...options,
  });
  await page.fired('ready');
  for (const title of ['Blue Mug', 'Knitted', 'Oak', 'Milk jug']) await addOf(page, title).click();
  await page.fired('added');
  await page.fired('error');
  await page.locator('[part=variants]').waitFor();
  await page.getByRole('button', { name: 'Not interested in Tea spoons' }).click();
  await page.fired('dismiss');
  return page;
}

export const addOf = (page, title) => page.getByRole('button', { name: `Add ${title}` });

/** @typedef {{ plain: any, policy: any }} Shops without and with a policy */

/**
 * @param {Shops} shops
 * @param {string} name of kStates
 * @param {object} [options] of the visit; with `axe`, axe-core is there
 */
export async function openState(shops, name, { axe = false, ...options } = {}) {
  const init = axe ? { path: kAxe } : undefined;
  if (name === kEveryCard) return openEveryCard(shops.plain, { init, ...options });
  const { till, how, reach } = policyStates[name];
  const page = await visitTill(shops.policy, till, { facts: kFacts, init, ...how, ...options });
  await reach?.(page);
  return page;
}

/**
 * Declares tests beside each other that share a shop with and one without a policy.
 * @param {string} title
 * @param {(shops: Shops) => void} declare
 */
export function describeShops(title, declare) {
  describe(title, () => {
    const shops = { plain: null, policy: null };
    before(async () => Object.assign(shops, { plain: await openShop(), policy: await openPolicyShop() }));
    after(() => Promise.all([shops.plain?.close(), shops.policy?.close()]));
    declare(shops);
  });
}

/**
 * Declares tests that look at one page for each state, and leave it as it was.
 * @param {Shops} shops
 * @param {(look: { page: any }, name: string) => void} declare
 * @param {object} [options] of the visit
 * @param {string[]} [names]
 */
export function describeStates(shops, declare, options, names = kStates) {
  for (const name of names) {
    describe(`with ${name}`, () => {
      const look = { page: null };
      before(async () => (look.page = await openState(shops, name, options)));
      after(() => look.page?.close());
      declare(look, name);
    });
  }
}

/** @param {(root: ShadowRoot) => any} ask runs in the page */
export const inside = (page, ask) =>
  page.locator('goes-with').evaluate((it, how) => eval(`(${how})`)(it.shadowRoot), String(ask));

/** What axe-core finds in the element, one line each. The page must have been opened with it. */
export const findings = (page) =>
  page.evaluate(async () => {
    const { violations, passes } = await axe.run('goes-with');
    if (passes.length < 5) return [`axe-core has looked at next to nothing: ${passes.length} rules`];
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  });

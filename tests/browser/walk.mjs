// Leads a strip through all that it can show, for tests that look at each state.
import { strip } from './shop.mjs';
import { items } from './store.mjs';

const titles = new Map(items.map(({ sku, title }) => [sku, title]));

/** How the till of the page answers an add, by SKU: the first can be changed, the others refuse. */
const kProblems = {
  COSY: 'sold-out',
  TRAY: 'limited',
  JUG: 'needs-choice',
  SPOON: 'expired',
  BOWL: 'offline',
  BULB: 'refused',
};

/** The shop's own labels of variants. */
export const kVariants = ['№ 1', '№ 2'];

/** The strip that is led through. */
export const kWalked = strip('', 'adapter="till" limit="7" reasons="ask"');

/** Registers the till. Runs in the page. */
async function openTill([problems, labels]) {
  const { GoesWith } = await import('/goeswith/goeswith.js');
  globalThis.answerAdd = undefined;
  GoesWith.registerAdapter('till', {
    read: () => ['LAMP', 'POT'],
    subscribe: () => () => {},
    async add({ sku }) {
      const variants = labels.map((label, n) => ({ sku: `${sku}${n}`, label, price: 9 + n, available: !n }));
      const problem = problems[sku];
      if (problem) throw Object.assign(new Error(''), { problem, variants });
      await new Promise((resolve) => (globalThis.answerAdd = resolve));
      return { change() {} };
    },
  });
}

/**
 * @param {any} page with `kWalked` in it
 * @param {(state: string) => Promise<void>} see is called in each state
 */
export async function walk(page, see) {
  const part = (name) => page.locator(`[part=${name}]`);
  const addOf = (sku) => part('card').filter({ hasText: titles.get(sku) }).locator('[part=add]');
  await page.evaluate(openTill, [kProblems, kVariants]);
  await page.fired('ready');
  await see('suggestions');
  await addOf('MUG').click();
  await page.waitForFunction(() => globalThis.answerAdd);
  await see('adding');
  await page.evaluate(() => globalThis.answerAdd());
  await part('stepper').waitFor();
  await see('added');
  await page.settled();
  await part('step').last().click();
  await page.fired('changed');
  await see('two of it');
  await part('step').first().click();
  await part('step').first().click();
  await part('stepper').waitFor({ state: 'detached' });
  await see('taken out');
  for (const [n, [sku, problem]] of Object.entries(kProblems).entries()) {
    await addOf(sku).click();
    await part('error').nth(n).waitFor();
    await see(problem);
  }
  await part('dismiss').first().click();
  await part('removed').waitFor();
  await see('dismissed');
  await part('undo').first().click();
  await part('removed').waitFor({ state: 'detached' });
  await see('restored');
  await part('dismiss').first().click();
  await part('undo').nth(1).click();
  await see('reason given');
  await part('more').click();
  await see('no more');
  while (await part('dismiss').count()) await part('dismiss').first().click();
  await see('all dismissed');
  await part('hide').click();
  await part('hidden').waitFor();
  await see('hidden');
}

/**
 * @param {any} page
 * @returns {Promise<string[]>} all that the strip shows, speaks or would show, and every name in it
 */
export function wordsOf(page) {
  return page.locator('goes-with').evaluate((it) => {
    const words = [];
    const walker = document.createTreeWalker(it.shadowRoot, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) words.push(node.data);
      else for (const name of ['aria-label', 'title', 'alt']) words.push(node.getAttribute(name) ?? '');
    }
    return [...new Set(words.map((text) => text.trim()))].filter(Boolean);
  });
}

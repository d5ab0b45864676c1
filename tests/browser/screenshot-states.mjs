/**
 * The states of the element that pictures are taken of, and the ways in which it can look.
 */
import { policyStates } from './policy-states.mjs';

/**
 * @typedef {object} State
 * @property {string} [attributes] of the element
 * @property {string[]} [cart] SKUs of store.mjs; a teapot alone unless given
 * @property {string | Array<{ sku: string, quantity: number }>} [till] in the cart of a shop with a
 *   policy, policy-shop.mjs, instead
 * @property {object} [how] of visitTill there
 * @property {(page: any) => Promise<unknown>} [reach] brings the page there
 * @property {boolean} [long] with titles as long as shops have them
 * @property {boolean} [measured] places keep the size of what was in them, so another theme or width
 *   needs another page
 *
 * @typedef {object} Look
 * @property {string} [theme] file of demo/shop/themes
 * @property {object} [media] what the browser is asked to emulate
 * @property {string} [wrap] attributes of what the element is in
 * @property {object} [context] of the browser
 * @property {number[]} widths in CSS pixels
 * @property {string[]} [states] all, unless named
 */

/** The answer that the page gives to whatever is added. */
const answers = {
  never: () => (globalThis.answer = () => new Promise(() => {})),
  stepper: () => (globalThis.answer = () => ({ change() {} })),
  /** @param {object} error */
  refusal: (error) =>
    (globalThis.answer = () => Promise.reject(Object.assign(new Error(''), error))),
};

const press = (page, name) => page.getByRole('button', { name }).first().click();

function refused(problem, more = {}) {
  return async (page) => {
    await page.evaluate(answers.refusal, { problem, ...more });
    await press(page, /Blue Mug/);
    await page.locator('[part=error]').waitFor();
  };
}

const kVariants = [
  { sku: 'MUG-S', label: 'Blue / 250 ml' },
  { sku: 'MUG-L', label: 'Blue / 400 ml', price: 9.5 },
  { sku: 'MUG-XL', label: 'Blue / 600 ml', available: false },
];

async function dismissed(page) {
  await page.locator('[part=dismiss]').first().click();
  await page.locator('[part=undo]').first().waitFor();
}

/** @type {Record<string, State>} */
export const states = {
  suggestions: {},
  focused: { reach: (page) => page.locator('[part=add]').first().press('Shift') },
  adding: {
    async reach(page) {
      await page.evaluate(answers.never);
      await page.locator('[part=add]').first().click();
    },
  },
  added: {
    async reach(page) {
      await page.locator('[part=add]').first().click();
      await page.fired('added');
      await page.evaluate(answers.stepper);
      await page.locator('[part=add]').nth(1).click();
      await page.locator('[part=stepper]').waitFor();
    },
  },
  'sold-out': { reach: refused('sold-out') },
  limited: { reach: refused('limited') },
  expired: { reach: refused('expired') },
  offline: { reach: refused('offline') },
  refused: { reach: refused('refused') },
  choosing: {
    async reach(page) {
      await refused('needs-choice', { variants: kVariants })(page);
      await page.locator('[part=variants]').selectOption('MUG-L');
    },
  },
  dismissed: { attributes: 'reasons="ask"', reach: dismissed, measured: true },
  thanked: {
    attributes: 'reasons="ask"',
    async reach(page) {
      await dismissed(page);
      await page.locator('[part=undo]').nth(1).click();
    },
    measured: true,
  },
  hidden: {
    async reach(page) {
      await page.locator('[part=hide]').click();
      await page.locator('[part=hidden]').waitFor();
    },
  },
  more: {
    async reach(page) {
      const before = await page.locator('[part=card]').count();
      await page.locator('[part=more]').click();
      await page.locator('[part=card]').nth(before).waitFor();
    },
  },
  // No picture, a missing picture, no price, no link, a price of many digits.
  bare: { cart: ['POT', 'MUG', 'COSY'] },
  long: { long: true },
  'long-used': {
    long: true,
    async reach(page) {
      await page.evaluate(answers.stepper);
      await page.locator('[part=add]').first().click();
      await page.locator('[part=stepper]').waitFor();
      await page.evaluate(answers.refusal, { problem: 'needs-choice', variants: kVariants });
      await page.locator('[part=add]:visible').first().click();
      await page.locator('[part=error]').waitFor();
    },
  },
  'thank-you': { attributes: 'placement="thank-you"' },
  link: { attributes: 'action="link"' },
  fallback: { cart: [] },
  ...policyStates,
  'long-offered': { ...policyStates.offered, long: true },
  'long-replaced': { ...policyStates.replaced, long: true },
};

const kWidths = [320, 390, 768, 1280];
const kFew = [
  ...['suggestions', 'added', 'sold-out', 'dismissed'],
  ...['offered', 'bundle-refused', 'bundle-dismissed', 'step-up', 'replaced', 'chosen'],
];
const kThemes = ['plain', 'boutique', 'electronics', 'marketplace'];

/** @type {Record<string, Look>} */
export const looks = {
  light: { widths: kWidths },
  dark: { media: { colorScheme: 'dark' }, widths: kWidths },
  ...Object.fromEntries(kThemes.map((theme) => [theme, { theme, widths: kWidths }])),
  arabic: { wrap: 'lang="ar" dir="rtl"', widths: [320, 390, 1280], states: kFew },
  german: { wrap: 'lang="de"', widths: [320, 390, 1280], states: kFew },
  // 1280 pixels at 200 %.
  zoomed: { context: { deviceScaleFactor: 2 }, widths: [640], states: kFew },
  'large-text': { wrap: 'class="large"', widths: [390, 1280], states: kFew },
  forced: { media: { forcedColors: 'active' }, widths: [390, 1280], states: kFew },
};

const kLong =
  'with a very long name such as suppliers write it, extra-wide, dishwasher-proof (set of 2) ' +
  'Porzellanmanufakturerzeugnis';

/**
 * @template {{ items: typeof import('./store.mjs').items }} Store
 * @param {Store} store
 * @returns {Store} the same, its titles as long as some are
 */
export function longTitled(store) {
  const items = store.items.map((item) => ({ ...item, title: `${item.title} ${kLong}` }));
  return { ...store, items };
}

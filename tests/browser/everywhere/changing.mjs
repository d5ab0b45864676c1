// What every browser must do when a shopper changes their mind, or the shop has something to say.
import { strict as assert } from 'node:assert';
import { jsonCart, strip } from '../site.mjs';
import { kAdd, kCosy, kDismiss, kHide, kJug, kMug, kTray } from './words.mjs';

/**
 * Runs in the page: the adapter `till`, which can change what it added, and refuses as the page
 * says in `refusal`.
 */
function registerTill() {
  globalThis.lines = { POT: 1 };
  let tell = () => {};
  const set = async (sku, quantity) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const refused = globalThis.refusal?.[sku];
    if (refused) throw Object.assign(new Error(''), refused);
    lines[sku] = quantity;
    if (!quantity) delete lines[sku];
    tell();
    return { quantity, change: (wanted) => set(sku, wanted) };
  };
  customElements.get('goes-with').registerAdapter('till', {
    read: () => Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
    add: ({ sku, quantity }) => set(sku, (lines[sku] ?? 0) + quantity),
    subscribe(callback) {
      tell = callback;
      return () => {};
    },
  });
}

async function visitTill(page, refusal = {}) {
  await page.visit(strip('', 'adapter="till" limit="4"'));
  await page.evaluate(registerTill);
  await page.evaluate((it) => void (globalThis.refusal = it), refusal);
  await page.fired('ready');
}

const lines = (page) => page.evaluate(() => lines);

/** @type {import('../everywhere.test.js').Case[]} */
export const changing = [
  [
    'steps the quantity of what was added, down to none',
    async (page) => {
      await visitTill(page);
      await page.tapNamed(kAdd(kMug));
      await page.fired('added');
      await page.settled();
      await page.tapNamed(`One more of ${kMug}`);
      await page.fired('changed');
      assert.deepEqual(await page.texts('quantity'), ['2']);
      await page.tapNamed(`One less of ${kMug}`);
      await page.tapNamed(`Remove ${kMug} from the cart`);
      await page.untilStatus(`Removed ${kMug} from the cart`);
      assert.deepEqual(await lines(page), { POT: 1 });
      assert.equal((await page.titles())[0], kMug);
      await page.untilFocused(kAdd(kMug));
    },
  ],
  [
    'lets the shopper choose a variant in the card',
    async (page) => {
      const variants = [
        { sku: 'MUG-S', label: 'Small' },
        { sku: 'MUG-L', label: 'Large' },
      ];
      await visitTill(page, { MUG: { problem: 'needs-choice', variants } });
      await page.tapNamed(kAdd(kMug));
      await page.untilFocused(`Choose which ${kMug}`);
      await page.evaluate(() => {
        const [select] = parts('variants');
        select.value = 'MUG-L';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await page.tapNamed(kAdd(kMug));
      await page.fired('added');
      assert.deepEqual(await lines(page), { 'POT': 1, 'MUG-L': 1 });
    },
  ],
  [
    'offers another where one is sold out',
    async (page) => {
      await visitTill(page, { MUG: { problem: 'sold-out' } });
      await page.tapNamed(kAdd(kMug));
      await page.fired('error');
      assert.deepEqual(await page.texts('error'), ['Sold out']);
      await page.settled();
      await page.tapNamed(`Show another: ${kMug}`);
      await page.untilFocused(kAdd('Tea spoons, set of six'));
      assert.equal((await page.titles())[0], 'Tea spoons, set of six');
    },
  ],
  [
    'takes a dismissal back, and asks why where the shop wants to know',
    async (page) => {
      await page.visit(strip(jsonCart(['POT']), 'limit="4" reasons="ask"'));
      await page.fired('ready');
      await page.tapNamed(kDismiss(kCosy));
      await page.tapNamed(`Already have it: ${kCosy}`);
      await page.fired('reason');
      await page.tapNamed(`Undo: suggest ${kCosy} again`);
      await page.untilFocused(kAdd(kCosy));
      assert.deepEqual(await page.titles(), [kMug, kCosy, kTray, kJug]);
      await page.untilStatus(`${kCosy} is suggested again`);
    },
  ],
  [
    'hides all for the visit, and with consent for longer, until that is taken back',
    async (page) => {
      const kept = () =>
        page.evaluate(() =>
          [sessionStorage, localStorage].map((it) =>
            Object.keys(JSON.parse(it.getItem('goeswith:hidden')) ?? {}),
          ),
        );
      await page.visit();
      await page.fired('ready');
      await page.tapNamed(kHide);
      await page.until(() => sessionStorage.getItem('goeswith:hidden'));
      assert.deepEqual(await kept(), [['cart'], []]);
      assert.deepEqual(await page.texts('hidden'), ['Suggestions are hiddenUndo']);
      await page.tapNamed('Undo');
      await page.fired('restore');
      assert.deepEqual(await kept(), [[], []]);
      await page.visit(strip(jsonCart(['POT']), 'consent="granted"'));
      await page.fired('ready');
      await page.tapNamed(kHide);
      await page.until(() => localStorage.getItem('goeswith:hidden'));
      assert.deepEqual(await kept(), [['cart'], ['cart']]);
    },
  ],
  [
    'shows more below, once for each tap',
    async (page) => {
      await page.visit(strip(jsonCart(['POT']), 'limit="2"'));
      await page.fired('ready');
      await page.tapNamed('Show more');
      await page.fired('impression');
      await page.untilFocused(kAdd(kTray));
      assert.deepEqual(await page.titles(), [kMug, kCosy, kTray, kJug]);
    },
  ],
  [
    'goes on where an element was that the page has drawn anew',
    async (page) => {
      await visitTill(page);
      await page.tapNamed(kAdd(kMug));
      await page.fired('added');
      await page.evaluate(() => {
        const main = document.querySelector('main');
        main.replaceWith(main.cloneNode(true));
      });
      await page.until(() => parts('quantity').length);
      await page.untilFocused(`One more of ${kMug}`);
      assert.deepEqual(await page.titles(), [kMug, kCosy, kTray, kJug]);
    },
  ],
  [
    'fills the places of the classic script',
    async (page) => {
      const place = `<div data-goeswith="cart" data-limit="2">${jsonCart(['POT'])}</div>`;
      const head = '<script defer src="/goeswith/embed.js" data-model="/model/"></script>';
      await page.visit(place, { head });
      await page.fired('ready');
      assert.deepEqual(await page.titles(), [kMug, kCosy]);
    },
  ],
  [
    'speaks Arabic from right to left, with its plurals',
    async (page) => {
      await page.visit(undefined, { lang: 'ar', dir: 'rtl' });
      await page.fired('ready');
      assert.match((await page.texts('heading'))[0], /[\u0600-\u06ff]/);
      assert.equal((await page.texts('evidence'))[0].includes('Breakfast teapot'), true);
      const [first, second] = await page.evaluate(() =>
        parts('card').map((it) => it.getBoundingClientRect().left),
      );
      assert.ok(first > second, 'the first card of the row is at the right');
      await page.tap('dismiss', kMug);
      await page.fired('dismiss');
    },
  ],
];

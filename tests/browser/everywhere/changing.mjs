// What every browser must do after a tap: change what was added, choose, give way, take back.
import { strict as assert } from 'node:assert';
import { jsonCart, strip } from '../site.mjs';
import { kAdd, kCosy, kHide, kJug, kMug, kTray } from './words.mjs';

const kSpoons = 'Tea spoons, set of six';
const kMore = `One more of ${kMug}`;
const kTakeOut = `Remove ${kMug} from the cart`;
const kChoose = `Choose which ${kMug}`;

/** Runs in the page: adds what can be changed, or refuses what is no SKU of `only` with this. */
function answerAdds(refusal, only) {
  globalThis.calls = [];
  const change = async (quantity) => void calls.push(`change to ${quantity}`);
  addEventListener('goeswith:add', ({ detail: { sku, quantity, respondWith } }) => {
    calls.push(`${sku}×${quantity}`);
    const refused = refusal && sku !== only;
    respondWith(refused ? Promise.reject(Object.assign(new Error(''), refusal)) : { change });
  });
}

/** Runs in the page: an adapter that can change what it added. */
function registerTill() {
  globalThis.lines = ['POT'];
  customElements.get('goes-with').registerAdapter('till', {
    read: () => lines,
    subscribe: (tell) => void (globalThis.tell = tell),
    async add({ sku }) {
      lines = [...lines, sku];
      tell();
      return { change: async () => {} };
    },
  });
}

const calls = (page) => page.evaluate(() => calls);

async function open(page, html) {
  await page.visit(html);
  await page.fired('ready');
}

/** @type {import('../everywhere.test.js').Case[]} */
export const changing = [
  [
    'goes on where an element was that the page has drawn anew',
    async (page) => {
      await page.visit(strip('', 'adapter="till" limit="4"'));
      await page.evaluate(registerTill);
      await page.fired('ready');
      await page.tap('add', kMug);
      await page.fired('added');
      await page.evaluate(() => {
        const main = document.querySelector('main');
        main.replaceWith(main.cloneNode(true));
      });
      await page.until(() => parts('quantity').length);
      await page.untilFocused(kMore);
      assert.deepEqual(await page.titles(), [kMug, kCosy, kTray, kJug]);
    },
  ],
  [
    'steps the quantity of what was added, and nothing of it is the undo',
    async (page) => {
      await open(page);
      await page.evaluate(answerAdds);
      await page.tap('add', kMug);
      await page.untilFocused(kMore);
      await page.settled();
      await page.tapOn(kMore);
      await page.fired('changed');
      assert.deepEqual(await page.texts('quantity'), ['2']);
      await page.tapOn(`One less of ${kMug}`);
      await page.fired('changed', 2);
      await page.tapOn(kTakeOut);
      await page.untilFocused(kAdd(kMug));
      assert.deepEqual(await page.texts('stepper'), []);
      assert.deepEqual(await page.events('changed'), [
        { type: 'changed', sku: 'MUG', index: 0, quantity: 2, previous: 1 },
        { type: 'changed', sku: 'MUG', index: 0, quantity: 1, previous: 2 },
        { type: 'changed', sku: 'MUG', index: 0, quantity: 0, previous: 1 },
      ]);
      assert.deepEqual(await calls(page), ['MUG×1', 'change to 2', 'change to 1', 'change to 0']);
    },
  ],
  [
    'lets a variant be chosen in its place by keyboard, and adds that',
    async (page) => {
      const variants = [
        { sku: 'MUG-S', label: 'Small', price: 7.5 },
        { sku: 'MUG-L', label: 'Large', price: 9 },
        { sku: 'MUG-X', label: 'Extra large', available: false },
      ];
      await open(page);
      await page.evaluate(answerAdds, { problem: 'needs-choice', variants }, 'MUG-S');
      await page.tap('add', kMug);
      await page.untilFocused(kChoose);
      const options = await page.evaluate(() => [...parts('variants')[0].options].map(({ text }) => text));
      assert.deepEqual(options, ['Choose', 'Small · £7.50', 'Large · £9.00', 'Extra large (sold out)']);
      await page.press('ArrowDown');
      await page.until(() => parts('variants')[0].value === 'MUG-S');
      assert.deepEqual(await calls(page), ['MUG×1']);
      await page.settled();
      await page.tap('add', kMug);
      await page.fired('added');
      assert.deepEqual(await calls(page), ['MUG×1', 'MUG-S×1']);
      assert.deepEqual(await page.texts('variants'), []);
    },
  ],
  [
    'shows another in the place of what is sold out',
    async (page) => {
      await open(page);
      await page.evaluate(answerAdds, { problem: 'sold-out' });
      await page.tap('add', kMug);
      await page.untilFocused(`Show another: ${kMug}`);
      assert.deepEqual(await page.texts('error'), ['Sold out']);
      await page.settled();
      await page.tapOn(`Show another: ${kMug}`);
      await page.untilFocused(kAdd(kSpoons));
      assert.deepEqual(await page.titles(), [kSpoons, kCosy, kTray, kJug]);
    },
  ],
  [
    'hides all of it for the visit, and takes that back',
    async (page) => {
      await open(page);
      const seen = () =>
        page.evaluate(() =>
          [parts('section')[0], document.querySelector('a')].map(({ offsetHeight }) => offsetHeight > 0),
        );
      await page.tapOn(kHide);
      await page.untilFocused('button');
      assert.deepEqual(await page.texts('undo'), ['Undo']);
      assert.deepEqual(await seen(), [false, true]);
      await page.settled();
      await page.tapOn('Undo');
      await page.until(() => parts('section')[0].offsetHeight > 0);
      assert.deepEqual(await seen(), [true, false]);
      assert.deepEqual(await page.events('restore'), [{ type: 'restore', sku: null }]);
      await page.tapOn(kHide);
      await page.until(() => sessionStorage.getItem('goeswith:hidden')?.includes('cart'));
      await page.visit(undefined, { path: '/next.html' });
      await page.fired('ready');
      assert.deepEqual(await page.events('ready'), [{ type: 'ready', count: 0, skus: [] }]);
      assert.deepEqual(await seen(), [false, true]);
    },
  ],
  [
    'takes a reason for a dismissal, and the dismissal back',
    async (page) => {
      await open(page, strip(jsonCart(['POT']), 'reasons="ask"'));
      await page.tap('dismiss', kCosy);
      await page.fired('dismiss');
      await page.settled();
      await page.tapOn(`Already have it: ${kCosy}`);
      await page.fired('reason');
      assert.deepEqual(await page.events('reason'), [
        { type: 'reason', sku: 'COSY', index: 1, reason: 'owned' },
      ]);
      await page.untilFocused(`Undo: suggest ${kCosy} again`);
      await page.press('Enter');
      await page.untilFocused(kAdd(kCosy));
      assert.equal((await page.titles())[1], kCosy);
      assert.deepEqual(await page.events('restore'), [{ type: 'restore', sku: 'COSY', index: 1 }]);
    },
  ],
  [
    'remembers a dismissal beyond the visit with consent, and for the visit alone without',
    async (page) => {
      const consenting = strip(jsonCart(['POT']), 'consent="granted"');
      const held = () =>
        page.evaluate(() => Object.keys(JSON.parse(localStorage['goeswith:dismissed'] ?? '{}')));
      const endVisit = () => page.evaluate(() => sessionStorage.clear());
      const offers = async (html) => {
        await open(page, html);
        return (await page.titles()).includes(kMug);
      };
      try {
        await open(page);
        await page.dismiss(kMug);
        assert.deepEqual(await held(), []);
        await endVisit();
        assert.equal(await offers(consenting), true);
        assert.deepEqual(await held(), []);
        await page.dismiss(kMug);
        await page.until(() => localStorage['goeswith:dismissed']);
        assert.deepEqual(await held(), ['MUG']);
        await endVisit();
        assert.equal(await offers(consenting), false);
        assert.equal(await offers(undefined), true);
      } finally {
        // A browser may keep it for the tests to come.
        await page.evaluate(() => localStorage.clear());
      }
    },
  ],
  [
    'shows more when asked, and goes on to the first of them',
    async (page) => {
      await open(page, strip(jsonCart(['POT']), 'limit="3"'));
      assert.equal((await page.titles()).length, 3);
      await page.tapOn('Show more');
      await page.until(() => parts('card').length > 3);
      assert.deepEqual((await page.titles()).slice(3), [kJug, kSpoons, 'Sugar bowl']);
      await page.untilFocused(kAdd(kJug));
      const seen = (await page.events('impression')).map(({ skus }) => skus.join(' '));
      assert.ok(seen.includes('JUG SPOON BOWL'), seen.join());
    },
  ],
];

// What a merchant's policy must offer in every browser.
import { strict as assert } from 'node:assert';
import { openTill } from '../policy-shop.mjs';
import { kFacts } from '../policy-states.mjs';
import { strip } from '../site.mjs';
import { kCosy } from './words.mjs';

const kKettles = ['Steel kettle - 1 litre', 'Steel kettle - 2 litres'];
const kReplace = `Replace ${kKettles[0]} with ${kKettles[1]}`;
const kUndo = `Undo: put ${kKettles[0]} back`;
const kAddAll = `Add all: ${kCosy}, Sugar bowl`;

/** A page whose strip follows a till with this item in it. */
async function open(page, sku) {
  await page.visit(strip('', 'adapter="till"').replace('/model/', '/policy/'));
  await page.evaluate((facts) => void (document.querySelector('goes-with').facts = facts), kFacts);
  await page.evaluate(openTill, [[{ sku, quantity: 1 }], [], false]);
  await page.fired('ready');
}

const held = (page) => page.evaluate(() => lines.map(({ sku }) => sku).join(' '));

/** @type {import('../everywhere.test.js').Case[]} */
export const offering = [
  [
    'puts a better version in the place of a line, and the line back',
    async (page) => {
      await open(page, 'KETTLE');
      assert.deepEqual(await page.texts('heading'), [`A step up from ${kKettles[0]}`]);
      assert.deepEqual(await page.texts('extra'), ['+ £8.50']);
      await page.tapOn(kReplace);
      await page.until(() => lines[0].sku === 'KETTLE-2' && lines.length === 1);
      await page.untilFocused(kUndo);
      await page.settled();
      await page.press('Enter');
      await page.until(() => lines[0].sku === 'KETTLE' && lines.length === 1);
      await page.untilFocused(kReplace);
    },
  ],
  [
    'tells of the gap to free shipping and of an offer’s end, and adds what a bundle lacks',
    async (page) => {
      await open(page, 'POT');
      assert.deepEqual(await page.texts('threshold-text'), ['£16.00 to free shipping']);
      assert.match((await page.texts('until')).join(), /^Until .+/);
      assert.deepEqual(await page.texts('bundle-title'), ['Teapot set']);
      await page.tapOn(kAddAll);
      await page.fired('added', 2);
      assert.equal(await held(page), 'POT COSY BOWL');
    },
  ],
];

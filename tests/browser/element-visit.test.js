import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { until } from './shared-browser.mjs';
import { jsonCart, openShop, strip } from './shop.mjs';

describe('<goes-with> through a visit', () => {
  /** @type {Awaited<ReturnType<typeof openShop>>} */
  let shop;
  before(async () => (shop = await openShop()));
  after(() => shop.close());

  /** Opens the same page in a frame: another page of the same visit, with the same storage. */
  async function openAnother(page) {
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = location.href;
      frame.style.height = '60rem';
      document.querySelector('main').append(frame);
    });
    const frame = page.frameLocator('iframe');
    await frame.locator('[part=card]').first().waitFor();
    return frame;
  }

  const dismiss = (page, title) =>
    page.getByRole('button', { name: `Not interested in ${title}` }).click();
  /** The frame that shows it comes before it is stored. */
  const untilStored = (page, skus) =>
    until(
      () => page.evaluate(() => Object.keys(JSON.parse(sessionStorage['goeswith:dismissed'] ?? '{}')).join()),
      skus,
    );

  it('keeps what was dismissed on another page when something is dismissed here', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])), {
      policy: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    });
    await page.fired('ready');
    await dismiss(page, 'Milk jug');
    const other = await openAnother(page);
    await dismiss(other, 'Blue Mug');
    await untilStored(page, 'JUG,MUG');
    await dismiss(page, 'Knitted tea cosy');
    await untilStored(page, 'JUG,MUG,COSY');
    await page.setCart(['POT', 'SOAP']);
    await page.fired('ready', 2);
    assert.ok(!(await page.titles()).includes('Blue Mug'));
    await page.close();
  });

  it('drops what was dismissed on another page when the browser brings this one back', async () => {
    const page = await shop.visit(strip(jsonCart(['POT'])), {
      policy: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    });
    await page.fired('ready');
    const other = await openAnother(page);
    await dismiss(other, 'Blue Mug');
    await untilStored(page, 'MUG');
    const show = (persisted) =>
      page.evaluate(
        (it) => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: it })),
        persisted,
      );
    await show(false);
    assert.ok((await page.titles()).includes('Blue Mug'));
    await show(true);
    await page.getByText('Blue Mug').waitFor({ state: 'detached' });
    assert.deepEqual(await page.titles(), [
      'Knitted tea cosy',
      'Oak serving tray with rope handles',
      'Milk jug',
      'Tea spoons, set of six',
    ]);
    assert.deepEqual(await page.events('dismiss'), []);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('counts a list taller than two viewports as seen when it fills half of one', async () => {
    const page = await shop.visit(
      `<div class="far"></div>${strip(jsonCart(['POT']), 'limit="6"')}<div class="far"></div>`,
      { viewport: { width: 320, height: 240 } },
    );
    const show = (share) =>
      page.evaluate((part) => {
        const { top } = document.querySelector('goes-with').getBoundingClientRect();
        scrollBy(0, top - innerHeight * (1 - part));
      }, share);
    await show(0.3);
    await page.fired('ready');
    const height = await page.locator('[part=section]').evaluate((it) => it.offsetHeight);
    assert.ok(height > 480, `${height} px`);
    await show(0.3);
    await page.waitForTimeout(1300);
    assert.deepEqual(await page.events('impression'), []);
    await show(0.8);
    await page.waitForTimeout(500);
    await show(0.3);
    await page.waitForTimeout(1000);
    assert.deepEqual(await page.events('impression'), []);
    await show(0.6);
    await page.waitForTimeout(500);
    await show(1);
    await page.waitForTimeout(800);
    assert.equal((await page.events('impression')).length, 1);
    await page.close();
  });
});

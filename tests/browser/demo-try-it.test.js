import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { kCarts, openDemo } from './demo-site.mjs';
import { kAxe } from './shop.mjs';

const kCart = `sample/cart.html?cart=${kCarts.sample}`;
const kThemes = new URL('../../demo/shop/themes/', import.meta.url);
/** The language files that this build has. */
const hasTexts = (language) =>
  existsSync(new URL(`../../web/widget/texts/${language}.json`, import.meta.url));

describe('the panel "Try it" of the demo', () => {
  /** @type {Awaited<ReturnType<typeof openDemo>>} */
  let demo;
  before(async () => (demo = await openDemo()));
  after(() => demo.close());

  const param = (page, name) => new URL(page.url()).searchParams.get(name);
  const first = (page, part) => page.locator(`[part=${part}]`).first();

  it('is opened, used and closed by keyboard, and the address remembers', async () => {
    const page = await demo.visit(kCart, { init: { path: kAxe } });
    await page.suggestions();
    await page.locator('.try-it summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('d');
    await page.waitForURL(/[?&]theme=electronics/);
    assert.match(await page.locator('#theme').getAttribute('href'), /themes\/electronics\.css$/);
    const findings = await page.evaluate(async () => {
      const { violations } = await axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
    assert.deepEqual(findings, []);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.try-it select').first().isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Try it');
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('keeps what was chosen from page to page, and stores none of it', async () => {
    const page = await demo.visit('sample/?theme=boutique&evidence=on&network=slow');
    await page.getByRole('link', { name: /Good toast/ }).click();
    await page.suggestions();
    assert.equal(param(page, 'theme'), 'boutique');
    await page.locator('#order').click();
    await page.waitForURL('**/thank-you.html?*');
    await page.locator('.numbers').waitFor();
    await first(page, 'title').click();
    await page.waitForURL('**/product.html?*');
    assert.deepEqual([param(page, 'network'), param(page, 'evidence')], ['slow', 'on']);
    assert.deepEqual(await page.storageKeys(), ['shop:sample:cart', 'shop:sample:order']);
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('turns the page for Arabic, and says prices as the language does', async () => {
    const page = await demo.visit(kCart);
    await page.suggestions();
    const heading = () => first(page, 'heading').textContent();
    const english = await heading();
    await page.locator('.try-it summary').click();
    for (const [language, price] of [['de', /^\d+,\d\d\s£$/], ['ar', /£|GBP/]]) {
      const before = await first(page, 'price').textContent();
      await page.getByLabel('Language').selectOption(language);
      await page.waitForFunction((it) => {
        const { shadowRoot } = document.querySelector('goes-with');
        return shadowRoot.querySelector('[part=price]').textContent !== it;
      }, before);
      assert.match(await first(page, 'price').textContent(), price);
      assert.equal((await heading()) !== english, hasTexts(language), language);
      assert.equal(await page.evaluate(() => document.dir), language === 'ar' ? 'rtl' : '');
    }
    await page.getByLabel('Direction').selectOption('ltr');
    assert.equal(await page.evaluate(() => document.dir), 'ltr');
    await page.getByLabel('Language').selectOption('en');
    await page.waitForFunction((it) => {
      const { shadowRoot } = document.querySelector('goes-with');
      return shadowRoot.querySelector('[part=heading]').textContent === it;
    }, english);
    if (hasTexts('de') && hasTexts('ar')) assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  const problems = {
    offline: ['The shop cannot be reached', 'Try again'],
    refusing: ['Could not be added', 'Add'],
    expired: ['Your visit has timed out', 'Load page again'],
  };
  for (const [network, [said, next]] of Object.entries(problems)) {
    it(`shows what is offered where the shop is ${network}`, async () => {
      const page = await demo.visit(`${kCart}&network=${network}`);
      await page.suggestions();
      await first(page, 'add').click();
      await first(page, 'error').waitFor();
      assert.equal(await first(page, 'error').textContent(), said);
      assert.equal(await page.locator('[part=add]:visible').first().textContent(), next);
      assert.equal(await page.locator('.line').count(), 2);
      await page.getByText('Try it').click();
      await page.getByLabel('The shop answers').selectOption('fast');
      await page.keyboard.press('Escape');
      if (network !== 'expired') {
        await page.settled(); // what has just come takes no tap
        await page.locator('[part=add]:visible').first().click();
        await page.locator('.line').nth(2).waitFor();
      }
      assert.deepEqual(page.trouble, []);
      await page.leave();
    });
  }

  it('lets a slow shop take its time, with one item in the cart for all taps', async () => {
    const page = await demo.visit(`${kCart}&network=slow`);
    await page.suggestions();
    await first(page, 'add').click();
    await first(page, 'add').click({ force: true });
    await page.waitForTimeout(300);
    assert.equal(await first(page, 'add').textContent(), 'Adding');
    assert.equal(await page.locator('.line').count(), 2);
    await page.locator('.line').nth(2).waitFor();
    assert.equal(await page.locator('#count').textContent(), '3');
    await page.leave();
  });

  it('asks for reasons and changes the placement as a page could', async () => {
    const page = await demo.visit(kCart);
    await page.suggestions();
    await page.getByText('Try it').click();
    await page.getByLabel('Ask why').selectOption('on');
    await page.getByLabel('Placement').selectOption('thank-you');
    await first(page, 'note').waitFor();
    await page.keyboard.press('Escape');
    await first(page, 'dismiss').click();
    await page.getByRole('button', { name: /^Already have it/ }).click();
    assert.deepEqual((await page.events('reason')).map(({ reason }) => reason), ['owned']);
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('brings back what is running low to who bought it before, and to nobody else', async () => {
    const page = await demo.visit(`${kCart}&shopper=returning`);
    const titles = await page.suggestions();
    const low = await page.locator('[part=evidence]').allInnerTexts();
    const at = low.indexOf('You may be running low');
    assert.match(titles[at], /^Assam/);
    await page.getByText('Try it').click();
    await page.getByLabel('Who is shopping').selectOption('new');
    await page.getByText('You may be running low').waitFor({ state: 'detached' });
    assert.ok(!(await page.suggestions()).includes(titles[at]));
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('tells stock and prices that the model does not know, and suggests by them', async () => {
    const page = await demo.visit('sample/cart.html?cart=slow-coffee&evidence=on');
    const sold = 'Brewing scale with timer';
    assert.ok((await page.suggestions()).includes(sold));
    await page.getByText('Try it').click();
    await page.getByLabel('The shop tells').selectOption('all');
    await page.locator('[part=title]').filter({ hasText: sold }).waitFor({ state: 'detached' });
    const row = page.locator('.numbers table:last-of-type tbody tr').filter({ hasText: sold });
    await row.getByText('out of stock').waitFor();
    const facts = await page.locator('goes-with').evaluate((it) => it.facts);
    assert.deepEqual([facts.country, facts.stock['CM-SCALE'], facts.stock['CM-PAPER-2']], ['GB', 0, 2]);
    assert.equal(facts.prices['CM-SCALE'], 35);
    assert.deepEqual(facts.viewed, ['CM-DRIP-2', 'CM-GR-STEEL']);
    await page.getByLabel('The shop tells').selectOption('little');
    await page.locator('[part=title]').filter({ hasText: sold }).waitFor();
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('shows the numbers behind what is suggested, and follows what is dismissed', async () => {
    const page = await demo.visit(`${kCart}&evidence=on`);
    const titles = await page.suggestions();
    const rows = page.locator('.numbers table:first-of-type tbody tr');
    assert.deepEqual(await rows.locator('th').allTextContents(), titles);
    for (const row of await rows.all()) {
      const cells = (await row.locator('td').allTextContents()).join(' | ');
      assert.match(cells, /^bought with the cart(, counted [\d.]+ ×)? \| \d+(\.\d)?% \| \d+(\.\d)?% \| [\d.]+ × \| \d+ \| (Butter dish|Bread board)$/);
    }
    await first(page, 'dismiss').click();
    await page.waitForFunction(
      (it) => document.querySelectorAll('.numbers table:first-of-type tbody tr').length < it,
      3,
    );
    assert.deepEqual(await rows.locator('th').allTextContents(), titles.slice(1));
    await first(page, 'undo').click();
    await rows.nth(2).waitFor();
    const others = page.locator('.numbers table:last-of-type tbody tr');
    assert.ok((await others.count()) > 0);
    for (const why of await others.locator('td:nth-of-type(1)').allTextContents()) {
      assert.match(why, /^(others rank higher|not probable enough|out of stock|too dear .*|enough .*)(, counted [\d.]+ ×)?$/);
    }
    await page.getByText('Try it').click();
    await page.getByLabel('Why each is shown, or not').selectOption('off');
    assert.equal(await rows.count(), 0);
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('says what decided also where nothing is shown, after an undo and for another shopper', async () => {
    const page = await demo.visit(`${kCart}&evidence=on`);
    const titles = await page.suggestions();
    const rows = (nth) => page.locator(`.numbers table:${nth}-of-type tbody tr`);
    const shown = () => rows('first').locator('th').allTextContents();
    await first(page, 'hide').click();
    await page.locator('.numbers').waitFor({ state: 'detached' });
    await first(page, 'undo').click();
    await page.locator('.numbers').waitFor();
    assert.deepEqual(await shown(), titles, 'after an undo');

    await page.getByText('Try it').click();
    await page.getByLabel('Who is shopping').selectOption('returning');
    await rows('first').getByText('bought before, used up by now').waitFor();
    const low = await page.locator('[part=card] [part=title]').allTextContents();
    // The strip keeps in their places what it has shown.
    assert.deepEqual((await shown()).sort(), low.sort(), 'for another shopper');
    await page.getByLabel('Placement').selectOption('thank-you');
    await first(page, 'note').waitFor();
    await page.waitForTimeout(300);
    const there = await page.locator('[part=card] [part=title]').allTextContents();
    assert.ok(there.length > 0);
    assert.deepEqual((await shown()).sort(), there.sort(), 'at another placement');
    assert.deepEqual(page.trouble, []);
    await page.leave();
  });

  it('says by which rule it is silent', async () => {
    const no = { 'TEA-ASSAM': 9e15, 'TEA-DARJ': 9e15, 'TEA-MINT': 9e15, 'TEA-XMAS': 9e15 };
    for (const [key, value, why] of [
      ['goeswith:dismissed', JSON.stringify(no), 'enough were dismissed in this visit'],
      ['goeswith:seen', '40', 'enough were seen in this visit'],
    ]) {
      const init = { content: `sessionStorage.setItem('${key}', '${value}')` };
      const page = await demo.visit(`${kCart}&evidence=on`, { init });
      await page.locator('.numbers').waitFor();
      assert.deepEqual(await page.cards.count(), 0);
      const reasons = await page.locator('.numbers tbody tr td:nth-of-type(1)').allTextContents();
      assert.ok(reasons.filter((it) => it.startsWith(why)).length >= 3, reasons.join());
      await page.leave();
    }
  });

  it('keeps every theme, in text of twice the size and in Arabic, within 390 pixels', async () => {
    const page = await demo.visit(kCart);
    await page.suggestions();
    for (const theme of ['shop', 'plain', 'boutique', 'electronics', 'marketplace']) {
      for (const language of ['en', 'ar']) {
        await page.goto(`${demo.url}sample/cart.html?theme=${theme}&language=${language}&text=200`);
        await page.suggestions();
        const [content, view] = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return [scrollWidth, clientWidth];
        });
        assert.ok(content <= view, `${theme}, ${language}: ${content}`);
      }
    }
    await page.leave();
  });

  it('has themes that set nothing but custom properties and parts, each under 60 lines', () => {
    const themes = readdirSync(kThemes).filter((name) => name !== 'shop.css');
    assert.deepEqual(themes.sort(), [
      'boutique.css', 'electronics.css', 'marketplace.css', 'plain.css',
    ]);
    for (const name of themes) {
      const css = readFileSync(new URL(name, kThemes), 'utf8');
      assert.ok(css.split('\n').length <= 60, name);
      const rules = css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{([^}]*)\}/g);
      for (const [, selectors, body] of rules) {
        const parts = selectors.split(',').every((it) => /^goes-with::part\([a-z-]+\)$/.test(it.trim()));
        const lines = body.split(';').map((it) => it.trim()).filter(Boolean);
        const properties = lines.every((it) => it.startsWith('--goeswith-'));
        assert.ok(parts || (selectors.trim() === 'goes-with' && properties), `${name}: ${selectors}`);
      }
    }
  });
});

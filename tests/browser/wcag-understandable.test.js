// WCAG 2.2, levels A and AA, principles 3 and 4: each criterion that binds a strip of suggestions.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { until } from './shared-browser.mjs';
import { addOf, describeShops, describeStates, findings, inside, kEveryCard, openState } from './wcag-states.mjs';

describeShops('<goes-with> can be understood, by WCAG 2.2', (shops) => {
  const declare = (look) => {
    it('3.2.1, 3.2.2: neither focus nor choice adds, navigates or reveals', async () => {
      const { page } = look;
      const shown = () => inside(page, (root) => root.querySelector('[part=section]').innerHTML);
      const [adds, before] = [(await page.events('add')).length, await shown()];
      for (const choice of await page.getByRole('combobox').all()) await choice.selectOption({ index: 1 });
      await inside(page, (root) => root.querySelectorAll('a, button').forEach((it) => it.focus()));
      await page.waitForTimeout(100);
      assert.equal((await page.events('add')).length, adds);
      assert.equal(await shown(), before);
      assert.match(page.url(), /cart\.html$/);
    });

    it('4.1.2: every control has a name and a role, and says whether it can be used', async () => {
      const controls = await inside(look.page, (root) =>
        [...root.querySelectorAll('button, a, select')]
          .filter((it) => it.offsetParent)
          .map((it) => [
            it.getAttribute('aria-label') ?? it.textContent,
            it.localName === 'a' ? !!it.href : it.disabled === false,
            it.getAttribute('aria-disabled') ?? 'false',
            it.matches('[part=add]') && it.textContent,
          ]),
      );
      assert.ok(controls.length > 2);
      for (const [name, works, isOff, label] of controls) {
        assert.ok(name.trim() && works, name);
        assert.equal(isOff, String(/^(Adding|Replacing|Added)$/.test(label)), name);
      }
    });

    for (const colorScheme of ['light', 'dark']) {
      it(`it has no findings by axe-core, ${colorScheme}`, async () => {
        await look.page.emulateMedia({ colorScheme });
        assert.deepEqual(await findings(look.page), []);
      });
    }
  };
  describeStates(shops, declare, { width: 390, axe: true });

  it('3.3.1: what went wrong is said in words beside what was tapped', async () => {
    const cards = await openState(shops, kEveryCard);
    const card = cards.locator('[part=card]', { hasText: 'Knitted tea cosy' });
    assert.equal(await card.locator('[part=error]').textContent(), 'Sold out');
    await cards.close();
    const bundle = await openState(shops, 'bundle-refused');
    const said = bundle.locator('[part=bundle] [part=error]');
    assert.equal(await said.textContent(), 'Could not be added: Knitted tea cosy');
    await bundle.close();
    const line = await openState(shops, 'not-replaced');
    assert.deepEqual(await line.texts('error'), ['Both are in your cart now']);
    await line.close();
  });

  it('4.1.3: what comes of a tap is spoken, without the focus moving there', async () => {
    const page = await openState(shops, kEveryCard);
    const spoken = () => page.getByRole('status').textContent();
    assert.match(await spoken(), /^Removed Tea spoons/);
    await page.evaluate(() =>
      addEventListener('goeswith:add', ({ detail }) => detail.respondWith(Promise.reject()), true),
    );
    await addOf(page, 'Sugar bowl').click();
    await page.fired('error', 2);
    assert.equal(await spoken(), 'Sugar bowl: Could not be added');
    await page.getByRole('button', { name: /^Undo: suggest/ }).click();
    assert.equal(await spoken(), 'Tea spoons, set of six is suggested again');
    await addOf(page, 'Tea spoons').click();
    await page.fired('error', 3);
    assert.equal(await spoken(), 'Tea spoons, set of six: Could not be added');
    assert.notEqual(await page.focused(), 'status');
    await page.close();
  });

  for (const [state, words] of [
    ['bundle-added', 'Added Knitted tea cosy, Sugar bowl'],
    ['bundle-refused', 'Added Sugar bowl. Could not be added: Knitted tea cosy'],
    ['bundle-dismissed', 'Removed Teapot set from suggestions'],
    ['replaced', 'Replaced Steel kettle - 1 litre'],
    ['not-replaced', 'Steel kettle - 2 litres: Both are in your cart now'],
  ]) {
    it(`4.1.3: it is spoken with ${state}`, async () => {
      const page = await openState(shops, state);
      await until(page.status, words);
      assert.notEqual(await page.focused(), 'status');
      await page.close();
    });
  }
});

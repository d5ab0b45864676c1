// WCAG 2.2, levels A and AA, principle 2: each criterion that binds a strip of suggestions.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { until } from './shared-browser.mjs';
import { describeShops, describeStates, inside, kEveryCard, openState } from './wcag-states.mjs';

/** Names of what can be reached, in the order of the tree. */
const stopsOf = (page) =>
  inside(page, (root) =>
    [...root.querySelectorAll('a, button, select')]
      .filter((it) => it.offsetParent && it.checkVisibility({ visibilityProperty: true }))
      .map((it) => it.getAttribute('aria-label') ?? it.textContent),
  );

/** Name of what has the focus in the strip, or where it is instead. */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const its = activeElement.shadowRoot?.activeElement;
    return its ? (its.getAttribute('aria-label') ?? its.textContent) : activeElement.id || activeElement.localName;
  });

describeShops('<goes-with> can be operated, by WCAG 2.2', (shops) => {
  const declare = (look, state) => {
    it('2.1.1, 2.1.2, 2.4.3: the keyboard reaches all of it in the order of reading, and leaves it', async () => {
      const { page } = look;
      const stops = await stopsOf(page);
      assert.ok(stops.length > 2);
      if (state === kEveryCard) {
        for (const name of [
          'Hide suggestions',
          'One more of Blue Mug',
          'Remove Blue Mug from the cart',
          'Show another: Knitted tea cosy',
          'Choose which Milk jug',
          'Undo: suggest Tea spoons, set of six again',
          'Already have it: Tea spoons, set of six',
        ]) {
          assert.ok(stops.includes(name), `${name} among ${stops.join(', ')}`);
        }
      }
      await page.evaluate(() => {
        const button = (id) => Object.assign(document.createElement('button'), { id, textContent: id });
        document.querySelector('h1').after(button('start'));
        document.querySelector('main').append(button('end'));
        document.getElementById('start').focus();
      });
      for (const name of [...stops, 'end']) {
        await page.keyboard.press('Tab');
        assert.equal(await focused(page), name);
      }
      for (const name of [...stops.toReversed(), 'start']) {
        await page.keyboard.press('Shift+Tab');
        assert.equal(await focused(page), name);
      }
      await page.evaluate(() => ['start', 'end'].forEach((id) => document.getElementById(id).remove()));
    });

    it('2.3.3: nothing is animated, where the shopper asked for that or not', async () => {
      const { page } = look;
      for (const reducedMotion of ['reduce', 'no-preference']) {
        await page.emulateMedia({ reducedMotion });
        const moving = await inside(page, (root) =>
          [...root.querySelectorAll('*')].filter((it) => {
            const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(it);
            return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto';
          }).length,
        );
        assert.equal(moving, 0, reducedMotion);
      }
    });

    it('2.4.7, 2.4.11: the focus is seen on every control, and nothing of the strip covers it', async () => {
      const rings = await inside(look.page, (root) =>
        [...root.querySelectorAll('a, button, select')]
          .filter((it) => it.offsetParent && it.checkVisibility({ visibilityProperty: true }))
          .map((it) => {
            it.focus({ focusVisible: true });
            it.scrollIntoView({ block: 'center' });
            const { left, top, width, height } = it.getBoundingClientRect();
            const there = root.elementFromPoint(left + width / 2, top + height / 2);
            const { outlineStyle, outlineWidth, outlineColor, color } = getComputedStyle(it);
            const ring = `${outlineStyle} ${outlineWidth} ${outlineColor === color}`;
            return it.contains(there) ? ring : `${it.outerHTML} is under ${there?.outerHTML}`;
          }),
      );
      assert.deepEqual([...new Set(rings)], ['solid 3px true']);
    });

    it('2.5.1, 2.5.7: nothing is dragged or scrolled within the strip', async () => {
      const dragged = await inside(look.page, (root) =>
        [...root.querySelectorAll('*')]
          .filter((it) => {
            const { overflowX, overflowY } = getComputedStyle(it);
            const scrolls = [overflowX, overflowY].some((how) => how === 'auto' || how === 'scroll');
            return it.getAttribute('draggable') || scrolls;
          })
          .map((it) => it.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(dragged, []);
    });

    it('2.5.3: a control’s name begins with what is written on it', async () => {
      const names = await inside(look.page, (root) =>
        [...root.querySelectorAll('button, a[aria-label]')]
          .filter((it) => it.offsetParent && it.getAttribute('aria-label'))
          .map((it) => [it.textContent, it.getAttribute('aria-label')]),
      );
      assert.ok(names.length > 2);
      const kSign = /^[×+−]$/;
      for (const [written, name] of names) {
        if (!kSign.test(written)) assert.ok(name.startsWith(written), `${name} of ${written}`);
        assert.match(name, /suggestions$|Mug|cosy|tray|jug|spoons|bowl|kettle|set|soap|bulb|blend/);
      }
    });

    it('2.5.8: every target has 44 by 44 pixels, at every width', async () => {
      const { page } = look;
      for (const width of [320, 390, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const targets = await inside(page, (root) =>
          [...root.querySelectorAll('button, select, a')]
            .filter((it) => it.offsetParent)
            .map((it) => ({ name: it.outerHTML, box: it.getBoundingClientRect() })),
        );
        assert.ok(targets.length > 2, `${width} pixels`);
        const small = targets.filter(({ box }) => box.width < 43.9 || box.height < 43.9);
        assert.deepEqual(small, [], `${width} pixels`);
      }
    });

    it('2.2.1, 2.2.2: nothing ends by itself, and nothing moves', async () => {
      const { page } = look;
      const now = () => inside(page, (root) => root.innerHTML);
      const before = await now();
      await page.waitForTimeout(700);
      assert.equal(await now(), before);
      // The document's own list leaves out what is in shadow trees.
      assert.equal(await inside(page, (root) => root.getAnimations().length), 0);
    });
  };
  describeStates(shops, declare);

  it('2.4.3: the focus stays on what was tapped, or goes to the next, and never to the page', async () => {
    const cards = await openState(shops, kEveryCard);
    await cards.getByRole('button', { name: 'Not interested in Sugar bowl' }).press('Enter');
    assert.equal(await focused(cards), 'Not interested in Milk jug');
    await cards.getByRole('button', { name: 'Undo: suggest Sugar bowl again' }).press('Enter');
    assert.equal(await focused(cards), 'Add Sugar bowl to cart');
    await cards.close();

    const bundle = await openState(shops, 'offered');
    await bundle.getByRole('button', { name: 'Not interested in Teapot set' }).press('Enter');
    await bundle.locator('[part=removed]').waitFor();
    assert.equal(await focused(bundle), 'Undo: suggest Teapot set again');
    await bundle.keyboard.press('Enter');
    assert.equal(await focused(bundle), 'Not interested in Teapot set');
    await bundle.getByRole('button', { name: /^Add all/ }).press('Enter');
    await bundle.fired('added', 2);
    await bundle.waitForTimeout(500);
    await until(() => focused(bundle), 'Added: Knitted tea cosy, Sugar bowl');
    await bundle.close();

    const line = await openState(shops, 'step-up');
    await line.getByRole('button', { name: /^Replace/ }).press('Enter');
    await line.fired('added');
    await line.waitForTimeout(500);
    await until(() => focused(line), 'Undo: put Steel kettle - 1 litre back');
    await line.keyboard.press('Enter');
    await line.fired('changed');
    await until(async () => /^Replace /.test(await focused(line)), true);
    await line.close();
  });
});

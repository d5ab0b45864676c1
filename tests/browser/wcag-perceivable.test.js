// WCAG 2.2, levels A and AA, principle 1: each criterion that binds a strip of suggestions.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { describeShops, describeStates, inside } from './wcag-states.mjs';

/** The contrast of a colour and what it is laid over, the lowest last, as computed styles have them. */
function contrast([colour, ...behind]) {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const luminances = [behind.reverse(), [colour]].map((layers) => {
    for (const layer of layers) {
      if (!CSS.supports('color', layer)) throw new Error(`no colour: ${layer}`);
      context.fillStyle = layer;
      context.fillRect(0, 0, 1, 1);
    }
    const channels = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    const [red, green, blue] = channels.map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  const [dark, light] = luminances.sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What is written, drawn and outlined, each with its colour and what is behind it. */
function coloursIn(root) {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const ground = isDark ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)';
  /** Of it and of all that it lies in, the page last. */
  const behind = (it) =>
    it ? [getComputedStyle(it).backgroundColor, ...behind(it.parentElement)] : [ground];
  const all = [...root.querySelectorAll('[part]')].filter(
    (it) => it.offsetParent && it.checkVisibility({ visibilityProperty: true }),
  );
  const isMark = (it) => it.matches('button[part=add], [part=stepper], [part=variants], [part=meter]');
  const isWritten = (it) => [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return [
    ...all.filter(isWritten).map((it) => {
      return [it.getAttribute('part'), 4.5, getComputedStyle(it).color, ...behind(it)];
    }),
    ...all.filter(isMark).map((it) => {
      const { borderTopColor, borderTopWidth, color, outlineColor } = getComputedStyle(it);
      if (it.matches('[part=meter]')) return ['its fill', 3, color, ground];
      const outline = borderTopWidth === '0px' ? outlineColor : borderTopColor;
      return ['its outline', 3, outline, ...behind(it.parentElement)];
    }),
  ];
}

/** What sticks out of its box, is cut off or lies over something else. */
function misplacedIn(root) {
  const isShown = (it) => it.offsetParent && it.checkVisibility({ visibilityProperty: true });
  const found = [];
  for (const box of root.querySelectorAll('li[part], [part=bundle], [part=threshold], [part=head]')) {
    if (!isShown(box)) continue;
    const whole = box.getBoundingClientRect();
    // In the grid the button to dismiss lies on the picture, which it is part of.
    const parts = [...box.querySelectorAll('p, a, span:not([aria-hidden]), button, select')].filter(isShown);
    const boxes = parts.map((it) => [it, it.getBoundingClientRect()]);
    for (const [it, its] of boxes) {
      const out = its.left < whole.left - 1 || its.right > whole.right + 1 || its.bottom > whole.bottom + 1;
      const clips = getComputedStyle(it).display !== 'inline';
      const cut = clips && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1);
      const over = boxes.some(
        ([other, one]) =>
          !other.contains(it) && !it.contains(other) &&
          its.left < one.right - 1 && one.left < its.right - 1 &&
          its.top < one.bottom - 1 && one.top < its.bottom - 1,
      );
      if (out || cut || over) found.push(`${out ? 'out' : cut ? 'cut' : 'over'}: ${it.outerHTML.slice(0, 120)}`);
    }
  }
  const { scrollWidth } = document.documentElement;
  return [...found, ...(scrollWidth > innerWidth ? [`the page is ${scrollWidth} pixels wide`] : [])];
}

/** Adds to the styles of the page, which may have no inline ones. */
const withStyle = (page, css) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

const withoutStyle = (page) => page.evaluate(() => void (document.adoptedStyleSheets = []));

describeShops('<goes-with> can be perceived, by WCAG 2.2', (shops) => {
  const declare = (look, state) => {
    it('1.1.1: a picture stands beside its name, and is none to a screen reader', async () => {
      const { page } = look;
      const pictures = await inside(page, (root) =>
        [...root.querySelectorAll('[part=picture]')].map((it) => ({
          beside: it.nextElementSibling.getAttribute('part'),
          name: it.nextElementSibling.textContent.length > 2,
          inside: it.firstElementChild.matches('img[alt=""], [aria-hidden=true]'),
        })),
      );
      assert.ok(pictures.length > 0 || (await page.locator('[part=card]').count()) === 0);
      for (const picture of pictures) {
        assert.deepEqual(picture, { beside: 'title', name: true, inside: true });
      }
      assert.equal(await page.getByRole('img').count(), 0);
    });

    it('1.3.1: it is a region with a heading and a list whose items are the cards', async () => {
      const { page } = look;
      const heading = page.getByRole('heading', { level: 2 });
      assert.equal(await heading.count(), 1);
      const name = await heading.textContent();
      assert.equal(await page.getByRole('region', { name, exact: true }).count(), 1);
      const lists = await page.getByRole('list').all();
      const bundles = await page.locator('[part=bundle]').count();
      assert.equal(lists.length, 1 + bundles);
      const cards = await page.locator('[part=list] > *').count();
      assert.ok(cards > 0);
      assert.equal(await lists[0].getByRole('listitem').count(), cards);
      const boxes = await page.getByRole('group').evaluateAll((all) => all.map((it) => it.part.value));
      assert.equal(boxes.filter((part) => part === 'bundle').length, bundles, 'a bundle is a group');
      const meters = await page.getByRole('progressbar').evaluateAll((all) =>
        all.map((it) => it.getRootNode().getElementById(it.getAttribute('aria-labelledby'))?.textContent),
      );
      assert.deepEqual(meters, await page.locator('[part=threshold-text]').allTextContents());
      if (state === 'offered') assert.deepEqual([bundles, meters.length], [1, 1]);
    });

    it('1.3.2: in a card its name is read first, then why, then the price, then its buttons', async () => {
      const cards = await inside(look.page, (root) => {
        const order = ['picture', 'title', ['evidence', 'error'], ['price', 'extra'], ['add', 'stepper']];
        const kinds = [...order, 'dismiss'].map((names) =>
          [names].flat().map((name) => `:scope [part~=${name}]`).join(),
        );
        const isShown = (it) => it.offsetParent && it.checkVisibility({ visibilityProperty: true });
        return [...root.querySelectorAll('[part=card]')].map((card) => {
          const all = [...card.querySelectorAll('*')];
          const places = kinds.map((kind) => {
            const those = [...card.querySelectorAll(kind)].filter(isShown);
            return { first: all.indexOf(those[0]), last: all.indexOf(those.at(-1)), those: those.length };
          });
          const boxes = places.map(({ first }) => all[first]?.getBoundingClientRect());
          const [, title, evidence, price] = boxes;
          return { places, seen: title.bottom <= evidence.top + 1 && evidence.bottom <= price.top + 1 };
        });
      });
      for (const { places, seen } of cards) {
        assert.ok(places.every(({ those }) => those > 0), JSON.stringify(places));
        for (let n = 1; n < places.length; ++n) assert.ok(places[n].first > places[n - 1].last, `${n}`);
        assert.ok(seen, 'it is seen in that order');
      }
    });

    it('1.3.2: it is read in the order in which it is seen', async () => {
      const tops = await inside(look.page, (root) => {
        const all = [...root.querySelector('[part=section]').children].filter((it) => it.offsetParent);
        return all.map((it) => it.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]);
      });
      for (let n = 1; n < tops.length; ++n) assert.ok(tops[n][0] >= tops[n - 1][1], `${n}`);
      const cards = await inside(look.page, (root) =>
        [...root.querySelectorAll('[part=list] > li')].map((it) => it.getBoundingClientRect()),
      );
      for (let n = 1; n < cards.length; ++n) {
        const [one, next] = [cards[n - 1], cards[n]];
        assert.ok(next.top >= one.bottom || (next.top === one.top && next.left >= one.right), `card ${n}`);
      }
    });

    it('1.4.4: text of twice the size is whole, at 1280 pixels and at 390', async () => {
      const { page } = look;
      await withStyle(page, ':root { font-size: 200%; } body { font-size: 1rem; }');
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 });
        const size = await inside(page, (root) => getComputedStyle(root.querySelector('.title')).fontSize);
        assert.equal(size, '32px');
        assert.deepEqual(await inside(page, misplacedIn), [], `${width} pixels`);
      }
      await withoutStyle(page);
    });

    it('1.4.10: at 320 pixels, which is 1280 at 400 %, nothing is cut off or beside the page', async () => {
      const { page } = look;
      await page.setViewportSize({ width: 320, height: 256 });
      assert.deepEqual(await inside(page, misplacedIn), []);
    });

    it('1.4.12: spaced text loses nothing', async () => {
      const { page } = look;
      await page.setViewportSize({ width: 390, height: 800 });
      // As a shopper's own style sheet does, which reaches into shadow trees.
      await inside(page, (root) => {
        globalThis.spaced = new CSSStyleSheet();
        spaced.replaceSync(
          '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }' +
            'p { margin-bottom: 2em !important }',
        );
        root.adoptedStyleSheets.push(spaced);
      });
      const spacing = await inside(
        page,
        (root) => getComputedStyle(root.querySelector('.title')).letterSpacing,
      );
      assert.match(spacing, /^1\.9/);
      const misplaced = await inside(page, misplacedIn);
      await inside(page, (root) => {
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((it) => it !== spaced);
      });
      assert.deepEqual(misplaced, []);
    });

    for (const colorScheme of ['light', 'dark']) {
      it(`1.4.3, 1.4.11: words have a contrast of 4.5, outlines and marks of 3, ${colorScheme}`, async () => {
        const { page } = look;
        await page.emulateMedia({ colorScheme });
        const pairs = await inside(page, coloursIn);
        assert.ok(pairs.length > 5);
        for (const [part, least, ...pair] of pairs) {
          const ratio = await page.evaluate(contrast, pair);
          assert.ok(ratio >= least, `${part}: ${ratio.toFixed(1)} of ${pair.join(' on ')}`);
        }
      });
    }
  };
  describeStates(shops, declare);
});

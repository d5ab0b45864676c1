import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { openBrowser } from './shared-browser.mjs';
import { difference, fingerprinter, read, written } from './fingerprint.mjs';
import { looks, states } from './screenshot-states.mjs';
import { openStage, openState, pictureOf } from './screenshots.mjs';

const kThemes = {
  coloured: 'goes-with { --goeswith-accent: #ffd33d; --goeswith-on-accent: #000; }',
  'other-words': 'goes-with::part(price) { color: #b12704; font-weight: 400; }',
  moved: 'goes-with::part(add) { position: relative; inset-inline-end: 12px; }',
  taller: 'goes-with::part(evidence) { padding-block-end: 3px; }',
};

describe('a picture of the element', () => {
  /** @type {Awaited<ReturnType<typeof openStage>>} */
  let stage;
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof fingerprinter>>} */
  let fingerprint;
  before(async () => {
    stage = await openStage();
    for (const [name, css] of Object.entries(kThemes)) {
      stage.mounts[`/themes/${name}.css`] = { body: css };
    }
    browser = await openBrowser();
    fingerprint = await fingerprinter(browser);
  });
  after(async () => {
    await browser.close();
    await stage.close();
  });

  async function printOf(theme) {
    const page = await openState(stage, states.suggestions, { theme, widths: [] }, 390);
    const print = await fingerprint(await pictureOf(page));
    await page.close();
    return print;
  }

  it('is like the next one of the same, also after it was written down', async () => {
    const [first, second] = [await printOf(), await printOf()];
    assert.equal(difference(first, second), '');
    assert.equal(difference(read(written(first)), second), '');
    assert.equal(written(read(written(first))), written(first));
  });

  it('is unlike one with a changed colour, a moved button or another height', async () => {
    const plain = read(written(await printOf()));
    for (const theme of ['coloured', 'other-words', 'moved']) {
      assert.match(difference(plain, await printOf(theme)), /^\d+ of 256 cells/, theme);
    }
    assert.match(difference(plain, await printOf('taller')), /^390 × \d+ is now 390 × \d+$/);
  });

  it('has been accepted for every state and every look', () => {
    const accepted = JSON.parse(readFileSync(new URL('screenshots.json', import.meta.url), 'utf8'));
    const expected = Object.keys(states).flatMap((state) =>
      Object.entries(looks).flatMap(([look, { widths, states: only = [state] }]) =>
        only.includes(state) ? widths.map((width) => `${state}-${look}-${width}`) : [],
      ),
    );
    assert.deepEqual(Object.keys(accepted).sort(), expected.sort());
    for (const text of Object.values(accepted)) assert.ok(read(text).width >= 320);
  });
});

// One Chromium for all tests of a process: starting it costs more than most of them.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { launchBrowser } from '../../demo/browser.mjs';

/** How long anything may take that must come: only who fails waits for that long. */
export const kPatienceMs = 30_000;
/** How many times as long pages take for what they do: what hangs on speed is found this way. */
const kSlower = Number(process.env.GOESWITH_SLOWER ?? 1);

let launched;
let users = 0;

/**
 * @returns what makes contexts for one who looks, and ends them; the last who looks ends the browser
 */
export async function openBrowser() {
  users += 1;
  const contexts = [];
  const browser = await (launched ??= launchBrowser());
  return {
    async newContext(options) {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(kPatienceMs);
      if (kSlower > 1) context.on('page', slowDown);
      contexts.push(context);
      return context;
    },
    async close() {
      await Promise.all(contexts.map((it) => it.close()));
      if (--users > 0) return;
      launched = undefined;
      await browser.close();
    },
  };
}

/** @param {import('playwright-core').Page} page */
async function slowDown(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: kSlower });
}

/**
 * Resolves once what is asked for is so; what is so in the end is what a test that fails says.
 * @param {() => unknown} ask
 * @param {unknown} expected
 */
export async function until(ask, expected) {
  const end = Date.now() + kPatienceMs;
  for (;;) {
    const seen = await ask();
    if (isDeepStrictEqual(seen, expected)) return;
    if (Date.now() > end) return assert.deepEqual(seen, expected);
    await pause(20);
  }
}

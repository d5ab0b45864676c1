// Chromium, through playwright-core.
import { launchBrowser } from '../../../demo/browser.mjs';

/** @type {import('./browsers.mjs').Browser} */
export const chromium = {
  name: 'Chromium',
  hasFingers: true,
  hasConsole: true,
  measuresShifts: true,
  keepsOldStorage: false,
  async launch() {
    const browser = await launchBrowser({
      executablePath: '/usr/bin/chromium', // and no lighter one
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    return {
      version: browser.version(),
      newTab: async () => tabOf(await browser.newContext({ hasTouch: true })),
      close: () => browser.close(),
    };
  },
};

/**
 * @param {import('playwright-core').BrowserContext} context
 * @returns {Promise<import('./browsers.mjs').Tab>}
 */
async function tabOf(context) {
  const page = await context.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return {
    open: async (url) => void (await page.goto(url)),
    evaluate: (run, ...all) => page.evaluate(`(${run})(...${JSON.stringify(all)})`),
    click: (x, y) => page.mouse.click(x, y),
    touch: (x, y) => page.touchscreen.tap(x, y),
    press: (key) => page.keyboard.press(key),
    // The drivers' own ways back wait for the page to load, which it does not.
    back: () => page.evaluate(() => void setTimeout(() => history.back())),
    resize: (width, height) => page.setViewportSize({ width, height }),
    errors: () => [...errors],
    close: () => context.close(),
  };
}

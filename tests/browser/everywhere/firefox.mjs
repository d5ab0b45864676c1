// Firefox, through puppeteer-core over WebDriver BiDi: the system's, or what FIREFOX names.
import { launch } from 'puppeteer-core';

/** @type {import('./browsers.mjs').Browser} */
export const firefox = {
  name: 'Firefox',
  hasFingers: true,
  hasConsole: true,
  measuresShifts: false,
  // Once read, the storage of such a page is not read again, be the page loaded anew.
  keepsOldStorage: true,
  async launch() {
    const browser = await launch({
      browser: 'firefox',
      executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    });
    return {
      version: await browser.version(),
      newTab: async () => tabOf(await browser.createBrowserContext()),
      close: () => browser.close(),
    };
  },
};

/**
 * @param {import('puppeteer-core').BrowserContext} context
 * @returns {Promise<import('./browsers.mjs').Tab>}
 */
async function tabOf(context) {
  const page = await context.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return {
    open: async (url) => void (await page.goto(url)),
    evaluate: (run, ...all) => page.evaluate(run, ...all),
    click: (x, y) => page.mouse.click(x, y),
    touch: (x, y) => page.touchscreen.tap(x, y),
    async press(key) {
      if (key === 'Space') return page.keyboard.press(' ');
      if (key !== 'Shift+Tab') return page.keyboard.press(key);
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
    },
    // The drivers' own ways back wait for the page to load, which it does not.
    back: () => page.evaluate(() => void setTimeout(() => history.back())),
    resize: (width, height) => page.setViewport({ width, height }),
    errors: () => [...errors],
    close: () => context.close(),
  };
}

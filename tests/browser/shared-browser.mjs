// One Chromium for all tests of a process: starting it costs more than most of them.
import { launchBrowser } from '../../demo/browser.mjs';

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

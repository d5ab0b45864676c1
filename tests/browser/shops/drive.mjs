// Puts an adapter of its own into the hands of a test, for what the element does not show.
import { readdirSync } from 'node:fs';
import { kElement } from '../models.mjs';

/**
 * Gives the page `adapter`; `add` and `set`, which answer with what came of it; and `change`, that of
 * the last add.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function takeAdapter(page, name) {
  const file = readdirSync(kElement).find((it) => it.startsWith(`${name}-`));
  await page.evaluate(async (file) => {
    globalThis.adapter = (await import(`/goeswith/${file}`)).adapter;
    const told = ({ problem, message, variants }) => ({
      ...{ problem, message },
      ...(variants && { variants }),
    });
    globalThis.set = (sku, quantity) => adapter.set(sku, quantity).catch(told);
    globalThis.add = async (sku, url = '', quantity = 1) => {
      const suggestion = { url, currency: 'GBP' };
      try {
        const answer = await adapter.add({ sku, quantity, suggestion });
        const last = answer.change;
        globalThis.change = async (count) => {
          try {
            return { quantity: (await last(count))?.quantity ?? count };
          } catch (error) {
            return told(error);
          }
        };
        return { quantity: answer.quantity ?? quantity };
      } catch (error) {
        return told(error);
      }
    };
  }, file);
}

/** Shown by what was added, in the page: `add` and `change` of the above, called from a test. */
export const actions = (page) => ({
  add: (...all) => page.evaluate((all) => add(...all), all),
  set: (...all) => page.evaluate((all) => set(...all), all),
  change: (quantity) => page.evaluate((quantity) => change(quantity), quantity),
});

// A till that can change what it added, for tests of what comes after an add.

/** Registers it. Runs in the page; `globalThis.refusal`, if it is set, is what it refuses with. */
function openTill({ wait, stock }) {
  addEventListener('DOMContentLoaded', async () => {
    const { GoesWith } = await import('/goeswith/goeswith.js');
    globalThis.lines = new Map([['POT', 1]]);
    globalThis.calls = [];
    globalThis.wait = wait;
    globalThis.running = 0;
    const listeners = new Set();
    globalThis.tell = () => listeners.forEach((listener) => listener());
    const set = async (sku, quantity) => {
      calls.push(`${sku}=${quantity}`);
      if (++running > 1) calls.push('two at once');
      await new Promise((resolve) => setTimeout(resolve, globalThis.wait));
      --running;
      if (globalThis.refusal) throw globalThis.refusal;
      const there = Math.min(quantity, stock);
      if (there) lines.set(sku, there);
      else lines.delete(sku);
      tell();
      return { quantity: there, change: (wanted) => set(sku, wanted) };
    };
    GoesWith.registerAdapter('till', {
      read: () => [...lines].map(([sku, quantity]) => ({ sku, quantity })),
      add: ({ sku, quantity }) => set(sku, (lines.get(sku) ?? 0) + quantity),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
  });
}

/**
 * @param {object} [how]
 * @param {number} [how.wait] milliseconds that it takes; `globalThis.wait` changes that
 * @param {number} [how.stock] how many there are of anything
 * @returns what a page is opened with
 */
export const till = ({ wait = 30, stock = 9 } = {}) => ({
  content: `(${openTill})(${JSON.stringify({ wait, stock })})`,
});

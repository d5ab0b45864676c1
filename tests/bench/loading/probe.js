/**
 * @typedef {object} Seen what a page saw, in milliseconds since it was asked for
 * @property {number} painted start of the frame after the first that had every suggestion laid out:
 *   by then that frame is painted, and a frame (17 ms) earlier it was not
 * @property {number} shift the sum of layout shifts
 */

/**
 * Runs in the page before all its scripts. Calls the binding `painted` once.
 * @param {{ host: string, card: string, count: number }} what selectors of the element in whose
 *   shadow tree the suggestions are, or `''`, and of a suggestion; how many there must be
 */
export function probe({ host, card, count }) {
  const seen = { painted: 0, shift: 0 };
  Object.assign(globalThis, { seen });
  const observe = (type, take) => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      ...{ type, buffered: true },
    });
  };
  observe('layout-shift', ({ value }) => (seen.shift += value));
  const look = () => {
    const root = host ? document.querySelector(host)?.shadowRoot : document;
    const cards = [...(root?.querySelectorAll(card) ?? [])];
    const all = cards.length === count && cards.every((each) => each.getClientRects().length > 0);
    requestAnimationFrame(all ? finish : look);
  };
  const finish = () => {
    seen.painted = performance.now();
    globalThis.painted('');
  };
  requestAnimationFrame(look);
}

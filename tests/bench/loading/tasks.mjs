// The tasks of a page's main thread, by the processor time that they took: what else the machine does
// meanwhile makes them longer by the clock, and no page can help that.

const kCategories = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];

/** @typedef {{ start: number, ms: number, clockMs: number }} Task from the mark on, in milliseconds */

/**
 * Watches a page until it is stopped.
 * @param {import('playwright-core').Page} page
 */
export async function watchTasks(page) {
  const browser = /** @type {import('playwright-core').Browser} */ (page.context().browser());
  await browser.startTracing(page, { categories: kCategories });
  return {
    /**
     * @param {string} mark that the page has set with `performance.mark`
     * @returns {Promise<Task[]>} those of the thread that set it, which ended after that
     */
    async stop(mark) {
      const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
      const set = traceEvents.findLast((it) => it.name === mark && it.cat.includes('user_timing'));
      if (!set) throw new Error(`the trace has no mark ${mark}`);
      return traceEvents
        .filter((it) => it.name === 'RunTask' && it.pid === set.pid && it.tid === set.tid)
        .filter(({ ts, dur }) => ts + dur > set.ts)
        .map(({ ts, dur, tdur }) => ({ start: (ts - set.ts) / 1000, ms: tdur / 1000, clockMs: dur / 1000 }));
    },
  };
}

/** @param {Task[]} tasks @returns {number} milliseconds, 0 if there are none */
export const longestOf = (tasks) => Math.max(0, ...tasks.map(({ ms }) => ms));

// The tasks of a page's main thread, by the processor time that they took: what else the machine does
// meanwhile makes them longer by the clock, and no page can help that.

const kCategories = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];

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
     * @returns {Promise<number[]>} of the tasks of the thread that set it, which ended after that: the
     *   milliseconds of processor time
     */
    async stop(mark) {
      const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
      const set = traceEvents.findLast((it) => it.name === mark && it.cat.includes('user_timing'));
      if (!set) throw new Error(`the trace has no mark ${mark}`);
      return traceEvents
        .filter((it) => it.name === 'RunTask' && it.pid === set.pid && it.tid === set.tid)
        .filter(({ ts, dur }) => ts + dur > set.ts)
        .map(({ tdur }) => tdur / 1000);
    },
  };
}

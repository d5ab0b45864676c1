/**
 * What a page has left in the browser, but for what HTTP itself caches.
 * @param {import('playwright-core').Page} page still open
 * @returns {Promise<string[]>} the name of each thing, behind the kind of its storage
 */
export async function storedBy(page) {
  const cookies = await page.context().cookies();
  const others = await page.evaluate(async () => {
    const named = (/** @type {string} */ kind, /** @type {Iterable<unknown>} */ names) =>
      [...names].map((name) => `${kind} ${name}`);
    const workers = await navigator.serviceWorker.getRegistrations();
    return [
      ...named('localStorage', Object.keys(localStorage)),
      ...named('sessionStorage', Object.keys(sessionStorage)),
      ...named('indexedDB', (await indexedDB.databases()).map(({ name }) => name)),
      ...named('Cache', await caches.keys()),
      ...named('service worker', workers.map(({ scope }) => scope)),
    ];
  });
  return [...cookies.map(({ name }) => `cookie ${name}`), ...others];
}

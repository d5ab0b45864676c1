/** What the shopper dismissed, for the visit: shared by every strip of the page. */

const kKey = 'goeswith:dismissed';

/** @type {Set<string> | undefined} */
let dismissed;

/** @type {Set<(sku: string) => void>} */
const listeners = new Set();

/** @returns {Set<string>} */
function load() {
  /** @type {unknown} */
  let stored;
  try {
    stored = JSON.parse(sessionStorage.getItem(kKey) ?? '[]');
  } catch {
    // Storage is refused here, or another script wrote there: the visit starts afresh.
  }
  return new Set(Array.isArray(stored) ? stored.filter(isSku) : []);
}

/** @param {unknown} value */
function isSku(value) {
  return typeof value === 'string' && !value.includes('\0');
}

/** @returns {Set<string>} SKUs not to be suggested */
export function dismissedSkus() {
  return (dismissed ??= load());
}

/**
 * Remembers the shopper's tap; the only place where anything is stored.
 * @param {string} sku
 */
export function dismiss(sku) {
  const skus = dismissedSkus().add(sku);
  try {
    sessionStorage.setItem(kKey, JSON.stringify([...skus]));
  } catch {
    // Memory holds it until the page is left.
  }
  for (const listener of [...listeners]) listener(sku);
}

/**
 * @param {(sku: string) => void} listener called for each dismissal on any strip
 * @returns {() => void} stops listening
 */
export function onDismiss(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

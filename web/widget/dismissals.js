import { isSku } from '../engine/request.js';

/** What the shopper dismissed, for the visit: shared by every strip of the page. */

const kKey = 'goeswith:dismissed';

/** Holds them where storage is refused. @type {Set<string>} */
const dismissed = new Set();

/** @type {Set<(sku: string) => void>} */
const listeners = new Set();

/** @returns {string[]} what this page and the others of the visit have stored by now */
function stored() {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(sessionStorage.getItem(kKey) ?? '[]');
  } catch {
    // Storage is refused here, or another script wrote there: it counts as empty.
  }
  return Array.isArray(value) ? value.filter(isSku) : [];
}

/** @returns {Set<string>} SKUs not to be suggested, with those dismissed on other pages */
export function dismissedSkus() {
  for (const sku of stored()) dismissed.add(sku);
  return dismissed;
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
  tell(sku);
}

/** @param {string} sku */
function tell(sku) {
  for (const listener of [...listeners]) listener(sku);
}

/**
 * @param {(sku: string) => void} listener called for each dismissal on any strip, and for
 *   those on other pages when the browser brings this page back as it was left
 * @returns {() => void} stops listening
 */
export function onDismiss(listener) {
  listeners.add(listener);
  addEventListener('pageshow', tellReturned);
  return () => {
    listeners.delete(listener);
    if (!listeners.size) removeEventListener('pageshow', tellReturned);
  };
}

/** @param {PageTransitionEvent} event */
function tellReturned({ persisted }) {
  if (!persisted) return;
  const before = new Set(dismissed);
  for (const sku of dismissedSkus()) if (!before.has(sku)) tell(sku);
}

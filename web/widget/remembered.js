import { isSku } from '../engine/request.js';

/** For longer than the visit, and for the visit. */
const kStorages = /** @type {const} */ (['localStorage', 'sessionStorage']);

/**
 * What the shopper said no to, shared by every strip of the page: for the visit, and longer where the
 * shopper consented to that. Only read here; taps/remember.js writes, after a tap.
 */
export class Remembered {
  key;
  /** Holds them where storage is refused. @type {Set<string>} */
  values = new Set();

  /** @param {string} name */
  constructor(name) {
    this.key = `goeswith:${name}`;
  }

  /**
   * @param {boolean} longer whether the shopper consented
   * @returns {Set<string>} with those of other pages
   */
  all(longer) {
    for (const storage of kStorages.slice(longer ? 0 : 1)) {
      for (const value of stored(storage, this.key)) this.values.add(value);
    }
    return this.values;
  }
}

/**
 * @param {'localStorage' | 'sessionStorage'} storage
 * @param {string} key
 * @returns {string[]} what this page and others have stored by now
 */
function stored(storage, key) {
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(globalThis[storage].getItem(key) ?? '[]');
  } catch {
    // Storage is refused here, or another script wrote there: it counts as empty.
  }
  const { until = Infinity, list = value } = value ?? {};
  return Array.isArray(list) && until > Date.now() ? list.filter(isSku) : [];
}

/** SKUs not to be suggested. */
export const dismissed = new Remembered('dismissed');

/** Placements whose strips were hidden. */
export const hidden = new Remembered('hidden');

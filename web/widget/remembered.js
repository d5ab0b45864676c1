import { isSku } from '../engine/request.js';

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
    for (const value of stored(() => sessionStorage, this.key)) this.values.add(value);
    if (longer) for (const value of stored(() => localStorage, this.key)) this.values.add(value);
    return this.values;
  }
}

/**
 * @param {() => Storage} storage
 * @param {string} key
 * @returns {string[]} what this page and others have stored by now
 */
function stored(storage, key) {
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(storage().getItem(key) ?? '[]');
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

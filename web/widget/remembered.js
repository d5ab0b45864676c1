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
      for (const [value, until] of Object.entries(stored(storage, this.key))) {
        if (until > Date.now() && isSku(value)) this.values.add(value);
      }
    }
    return this.values;
  }
}

/**
 * @param {'localStorage' | 'sessionStorage'} storage
 * @param {string} key
 * @returns {Record<string, any>} until when each counts, in milliseconds; or whatever another script
 *   wrote there
 */
function stored(storage, key) {
  try {
    return JSON.parse(globalThis[storage].getItem(key) ?? '{}') ?? {};
  } catch {
    return {}; // Storage is refused here.
  }
}

/** SKUs not to be suggested. */
export const dismissed = new Remembered('dismissed');

/** Placements whose strips were hidden. */
export const hidden = new Remembered('hidden');

import { once } from './once.js';

/** @type {Record<string, () => Promise<any>>} */
const loads = {};

/**
 * A module that lies beside the bundle. Each is loaded once; browsers may remember for good that an
 * address failed, so each new try has one of its own.
 * @param {string} file its address
 * @returns {Promise<any>} its exports
 */
export function loadFile(file) {
  loads[file] ??= once((tries) => import(new URL(file + '?'.repeat(tries), import.meta.url).href));
  return loads[file]();
}

/**
 * One that is loaded only where it is needed: an adapter, the texts of a language, what a tap needs.
 * @param {string} name
 */
export function loadExtra(name) {
  return loadFile(name + FILES.extra);
}

/**
 * A module that lies beside the bundle and is loaded only where it is needed: an adapter, the texts of
 * a language, what a tap needs. The browser loads each once.
 * @param {string} name
 * @returns {Promise<any>} its exports
 */
export function loadExtra(name) {
  return import(new URL(`./${name}${FILES.extra}`, import.meta.url).href);
}

/**
 * A link that is safe to follow or to load a picture from. Catalogs are written by others, so only
 * the web's own two schemes pass; the parser has dropped control characters by then.
 * @param {any} link as in the catalog; may be relative to the page
 * @returns {string} an absolute http or https URL, or `''`
 */
export function safeUrl(link) {
  try {
    const url = new URL(link.trim() || 'none:', document.baseURI);
    return /^https?:$/.test(url.protocol) ? url.href : '';
  } catch {
    return '';
  }
}

/**
 * A module that is loaded later brings styles of its own.
 * @param {string} css
 * @returns {(root: ShadowRoot) => void} adds the one sheet of it to that of an element
 */
export function adopter(css) {
  /** @type {CSSStyleSheet | undefined} */
  let sheet;
  return (root) => {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(css);
    root.adoptedStyleSheets.push(sheet);
  };
}

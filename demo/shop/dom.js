/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean>} [attributes] false leaves one out
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function create(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Speaks to screen readers. @param {string} text */
export function say(text) {
  byId('status').textContent = text;
}

/** Shows the page, which waits hidden so that nothing moves once it is seen. */
export function showPage() {
  byId('main').hidden = byId('foot').hidden = false;
}

/** Says that the page could not be put together. @param {unknown} error */
export function showFailure(error) {
  console.error(error);
  byId('main').replaceChildren(
    create('h1', {}, 'Sorry'),
    create('p', { class: 'lead' }, 'The list of our goods did not arrive. Please reload the page.'),
  );
  showPage();
}

/**
 * A new element that carries its part's name as class and, for the shop's styles, as `part`.
 * Buttons in a shadow tree belong to no form of the page, so none sends one.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [part]
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function create(tag, part, text) {
  const element = document.createElement(tag);
  if (part) {
    element.className = part;
    element.setAttribute('part', part);
  }
  if (text) element.textContent = text;
  return element;
}

/**
 * Makes `items` the children of `list`, in that order, without ever detaching `still`: an element
 * that leaves the document for a moment loses the focus and a tap that has begun.
 * @param {Element} list
 * @param {Element[]} items
 * @param {Element | undefined} still one of `items`, already a child
 */
export function arrange(list, items, still) {
  for (const child of [...list.children]) if (!items.includes(child)) child.remove();
  let at = list.firstChild;
  for (const item of items) {
    // What lies before it makes way; it is put where it belongs when its turn comes.
    while (item === still && at && at !== item) {
      const next = at.nextSibling;
      list.append(at);
      at = next;
    }
    if (item === at) at = at.nextSibling;
    else list.insertBefore(item, at);
  }
}

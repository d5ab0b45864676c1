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
  const pivot = still ? items.indexOf(still) : -1;
  for (let i = pivot - 1; i >= 0; --i) {
    if (items[i].nextSibling !== items[i + 1]) items[i + 1].before(items[i]);
  }
  for (let i = pivot + 1; i < items.length; ++i) {
    const previous = items[i - 1] ?? null;
    if (items[i].parentNode === list && items[i].previousSibling === previous) continue;
    if (previous) previous.after(items[i]);
    else list.prepend(items[i]);
  }
}

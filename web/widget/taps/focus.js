/** Whether nothing of the page has the focus, as after a click on a button in Safari. */
export function isFocusFree() {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body;
}

/**
 * Moves the focus to what has come for a tap, unless the shopper has moved on: a shop may be slow.
 * @param {Element} tapped
 * @param {HTMLElement} next
 */
export function moveFocus(tapped, next) {
  if (tapped.matches(':focus-within') || isFocusFree()) next.focus();
}

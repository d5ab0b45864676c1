/** A second tap that was meant for what was there before comes sooner. */
export const kSettleMs = 400;

/**
 * Lets nobody tap what has just come in the place of something else.
 * @param {HTMLElement} element
 */
export function settle(element) {
  const stop = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  element.addEventListener('click', stop, true);
  setTimeout(() => element.removeEventListener('click', stop, true), kSettleMs);
}

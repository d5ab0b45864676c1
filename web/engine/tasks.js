/**
 * Lets the browser end the task that runs, so that none is long, and goes on before others do. Where
 * that cannot be asked for it goes on at once.
 * @returns {Promise<void> | undefined}
 */
export function nextTask() {
  return globalThis.scheduler?.yield?.();
}

/**
 * Lets the next frame be shown. A page out of sight has none, and goes on at once.
 * @returns {Promise<void>}
 */
export const nextFrame = () =>
  new Promise((go) => (document.hidden ? go() : requestAnimationFrame(() => setTimeout(go))));

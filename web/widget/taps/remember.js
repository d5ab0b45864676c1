import { nextFrame } from '../../engine/tasks.js';

/**
 * Remembers what the shopper said no to; the only place where anything is stored.
 * @typedef {import('../remembered.js').Remembered} Remembered
 */

/** With consent, so long; a visit ends before. */
const kDays = 30;
const kDayMs = 86_400_000;

/** Resolves at the next frame, or as the page is left if that comes first. */
const frameOrEnd = () =>
  new Promise((go) => {
    addEventListener('pagehide', go, { once: true });
    nextFrame().then(() => {
      removeEventListener('pagehide', go);
      go(undefined);
    });
  });

/**
 * The frame that answers the tap comes before storing, which takes its time.
 * @param {Remembered} remembered
 * @param {string} value
 * @param {boolean} longer whether the shopper consented to more than the visit
 */
export async function remember(remembered, value, longer) {
  remembered.values.add(value);
  await frameOrEnd();
  if (!remembered.values.has(value)) return;
  write(remembered, longer, (all) => (all[value] = Date.now() + kDays * kDayMs));
}

/**
 * @param {Remembered} remembered
 * @param {string} value
 * @param {boolean} longer
 */
export function forget(remembered, value, longer) {
  remembered.values.delete(value);
  write(remembered, longer, (all) => delete all[value]);
}

/**
 * Changes one value: the others were written when they were said, and count no longer than then. What
 * counts no more is dropped.
 * @param {Remembered} remembered
 * @param {boolean} longer
 * @param {(all: Record<string, number>) => void} change
 */
function write({ key }, longer, change) {
  /** @type {Array<'sessionStorage' | 'localStorage'>} */
  const storages = longer ? ['sessionStorage', 'localStorage'] : ['sessionStorage'];
  for (const storage of storages) {
    try {
      const all = { ...parsed(globalThis[storage].getItem(key)) };
      change(all);
      for (const value in all) if (!(all[value] > Date.now())) delete all[value];
      globalThis[storage].setItem(key, JSON.stringify(all));
    } catch {
      // Storage is refused: memory holds it until the page is left.
    }
  }
}

/**
 * @param {string | null} text
 * @returns {any} nothing where another script wrote there
 */
function parsed(text) {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return undefined;
  }
}

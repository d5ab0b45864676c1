/**
 * Remembers what the shopper said no to; the only place where anything is stored.
 * @typedef {import('../remembered.js').Remembered} Remembered
 */

/** With consent, so long. */
const kDays = 30;
const kDayMs = 86_400_000;

/**
 * @param {Remembered} remembered
 * @param {string} value
 * @param {boolean} longer whether the shopper consented to more than the visit
 */
export function remember(remembered, value, longer) {
  remembered.all(longer).add(value);
  write(remembered, longer);
}

/**
 * @param {Remembered} remembered
 * @param {string} value
 * @param {boolean} longer
 */
export function forget(remembered, value, longer) {
  remembered.all(longer).delete(value);
  write(remembered, longer);
}

/**
 * @param {Remembered} remembered
 * @param {boolean} longer
 */
function write({ key, values }, longer) {
  const list = [...values];
  try {
    sessionStorage.setItem(key, JSON.stringify(list));
    if (!longer) return;
    localStorage.setItem(key, JSON.stringify({ until: Date.now() + kDays * kDayMs, list }));
  } catch {
    // Storage is refused: memory holds it until the page is left.
  }
}

import { GoeswithError, wordsOf } from '../engine/errors.js';

/**
 * Tells the page; the events and their details are described in index.d.ts.
 * @param {Element} host
 * @param {string} type without the prefix
 * @param {object} detail
 * @param {boolean} [cancelable]
 * @returns {boolean} false if the page cancelled it
 */
export function emit(host, type, detail, cancelable = false) {
  const init = { bubbles: true, composed: true, cancelable, detail };
  return host.dispatchEvent(new CustomEvent(`goeswith:${type}`, init));
}

/**
 * @param {Element} host
 * @param {import('../index.d.ts').ErrorCode} code
 * @param {unknown} cause what was thrown
 * @param {string} [message] where the cause's own does not say it
 */
export function emitError(host, code, cause, message = wordsOf(cause)) {
  const error = cause instanceof Error ? cause : new GoeswithError(code, message, { cause });
  emit(host, 'error', { code, message, error });
}

/** @param {any} cause what was thrown, in words */
export function wordsOf(cause) {
  return `${cause?.message ?? cause?.toString?.()}`;
}

/**
 * What can go wrong, by a code that programs read and a message that people read.
 * @see ErrorCode in index.d.ts for what each code means
 */
export class GoeswithError extends Error {
  /**
   * @param {import('../index.d.ts').ErrorCode} code
   * @param {string} message
   * @param {{ cause?: unknown }} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = 'GoeswithError';
    this.code = code;
  }
}

/** Of the errors of the engine, in the order of model::OpenError. */
export const kOutOfMemory = 21;

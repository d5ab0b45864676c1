import { GoeswithError } from '../engine/errors.js';
import css from './styles.css';

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * The one style sheet of all elements: a constructed one, which no content policy forbids.
 * @throws {GoeswithError} unsupported
 */
export function styleSheet() {
  try {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(css);
    return sheet;
  } catch (cause) {
    const message = 'No style sheet can be made here';
    throw new GoeswithError('unsupported', message, { cause });
  }
}

import css from './styles.css';

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** The one style sheet of all elements: a constructed one, which no content policy forbids. */
export function styleSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}

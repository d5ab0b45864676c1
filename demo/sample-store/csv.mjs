/** CSV after RFC 4180, with the columns named once. */

/** @param {string | number} value */
function field(value) {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A row from the cells that are filled; the others stay empty.
 * @param {string[]} columns
 * @param {Record<string, string | number>} cells by column name
 * @returns {string} with its line end
 */
export function row(columns, cells) {
  for (const name of Object.keys(cells)) {
    if (!columns.includes(name)) throw new Error(`no column is named ${name}`);
  }
  return `${columns.map((name) => field(cells[name] ?? '')).join(',')}\n`;
}

/** Pence as pounds: 1250 is '12.50'. @param {number} pence */
export function pounds(pence) {
  return `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
}

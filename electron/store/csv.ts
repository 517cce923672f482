/** One value of a table. */
export type Cell = string | number | boolean | null;

/**
 * One line of CSV (RFC 4180: CRLF, quotes doubled). Names and messages come from the cluster, so a cell that a
 * spreadsheet would run as a formula gets an apostrophe first: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  // Other separators too: which one a spreadsheet splits at depends on its language.
  return /[",;\t\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

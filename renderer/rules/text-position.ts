/** Where a line and column (both from 1) stand in a text; the text's end where there is no such line. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const own = lines[line - 1];
  return own === undefined ? text.length : before + Math.min(column - 1, own.length);
}

export const lineCount = (text: string): number => text.split('\n').length;

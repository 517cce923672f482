/** A line of a unified diff: `sign` is told apart by more than its colour. */
export interface DiffLine {
  kind: 'added' | 'removed' | 'same' | 'place';
  sign: '+' | '-' | ' ';
  text: string;
}

/** The lines of a unified diff, its file names left out: the object is named beside it. */
export function diffLines(diff: string): DiffLine[] {
  const lines = diff.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const head = lines.findIndex((line) => line.startsWith('@@'));
  return lines.slice(Math.max(head, 0)).flatMap((line): DiffLine[] => {
    const text = line.slice(1);
    if (line.startsWith('@@')) return [{ kind: 'place', sign: ' ', text: line }];
    // "\ No newline at end of file" is of the text, not of the object.
    if (line.startsWith('\\')) return [];
    if (line.startsWith('+')) return [{ kind: 'added', sign: '+', text }];
    if (line.startsWith('-')) return [{ kind: 'removed', sign: '-', text }];
    return [{ kind: 'same', sign: ' ', text }];
  });
}

/** What stands under a line of YAML, by its indentation. */
export interface Fold {
  /** The last line under it; the line itself where there is none. */
  end: number;
  /** 1 at the left edge. */
  depth: number;
}

export function yamlFolds(lines: readonly string[]): Fold[] {
  const folds = lines.map((_, index): Fold => ({ end: index, depth: 1 }));
  /** The lines around the one being read, outermost first. */
  const around: { fold: Fold; indent: number }[] = [];
  for (const [index, fold] of folds.entries()) {
    const line = lines[index] ?? '';
    // An empty line belongs to whatever goes on after it.
    if (line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    while ((around.at(-1)?.indent ?? -1) >= indent) around.pop();
    for (const { fold: outer } of around) outer.end = index;
    fold.depth = around.length + 1;
    around.push({ fold, indent });
  }
  return folds;
}

/** The lines that can be seen while those in `closed` are folded. */
export function unfoldedLines(folds: readonly Fold[], closed: ReadonlySet<number>): number[] {
  const seen: number[] = [];
  for (let index = 0; index < folds.length; index++) {
    seen.push(index);
    if (closed.has(index)) index = folds[index]?.end ?? index;
  }
  return seen;
}

/** The lines under which a line stands, outermost first. */
export function linesAbove(folds: readonly Fold[], line: number): number[] {
  return folds.flatMap(({ end }, index) => (index < line && end >= line ? [index] : []));
}

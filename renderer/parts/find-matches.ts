/** Where a search found its text: a line, and characters of it. */
export interface Match {
  line: number;
  start: number;
  end: number;
}

/** More are not counted: nobody steps through them. */
export const MOST_MATCHES = 10_000;

/** Every place where the lines hold the text, upper and lower case alike; none for an empty text. */
export function findMatches(lines: readonly string[], text: string): Match[] {
  if (text === '') return [];
  const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'giu');
  const matches: Match[] = [];
  for (const [line, content] of lines.entries()) {
    for (const { index, 0: found } of content.matchAll(pattern)) {
      matches.push({ line, start: index, end: index + found.length });
      if (matches.length === MOST_MATCHES) return matches;
    }
  }
  return matches;
}

/** Pieces of a line, cut where matches begin and end; `match` is the one a piece belongs to. */
export function markedPieces<P extends { text: string }>(
  pieces: readonly P[],
  matches: readonly Match[],
): (P & { match: Match | null })[] {
  const marked: (P & { match: Match | null })[] = [];
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.text.length;
    const inside = matches.filter((match) => match.start < end && match.end > at);
    const cuts = new Set([
      at,
      end,
      ...inside.flatMap((match) => [Math.max(at, match.start), Math.min(end, match.end)]),
    ]);
    const places = [...cuts].sort((a, b) => a - b);
    for (const [index, from] of places.slice(0, -1).entries()) {
      const to = places[index + 1] ?? end;
      const match = inside.find((one) => one.start <= from && one.end >= to) ?? null;
      marked.push({ ...piece, text: piece.text.slice(from - at, to - at), match });
    }
    at = end;
  }
  return marked;
}

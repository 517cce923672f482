import type { ViewLine } from './line-view.tsx';

interface Place {
  cursor: number | null;
  count: number;
  /** Lines that fit into sight. */
  page: number;
  line(index: number): Pick<ViewLine, 'depth' | 'unfolded'>;
}

/** What a key does in a view of lines; null for keys that are none of its. */
export function lineStep(
  key: string,
  { cursor, count, page, line }: Place,
): { go: number } | { fold: number; unfolded: boolean } | null {
  if (count === 0) return null;
  const last = count - 1;
  const at = cursor === null ? null : Math.min(cursor, last);
  const to = (index: number) => ({ go: Math.max(0, Math.min(index, last)) });
  switch (key) {
    case 'ArrowDown':
      return to(at === null ? 0 : at + 1);
    case 'ArrowUp':
      return to(at === null ? last : at - 1);
    case 'PageDown':
      return to((at ?? 0) + page);
    case 'PageUp':
      return to((at ?? last) - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    default:
      return at === null ? null : folding(key, at, count, line);
  }
}

function folding(key: string, at: number, count: number, line: Place['line']) {
  const { unfolded, depth } = line(at);
  if (key === 'Enter' || key === ' ') return unfolded === null ? null : { fold: at, unfolded: !unfolded };
  if (key === 'ArrowRight') {
    if (unfolded === false) return { fold: at, unfolded: true };
    return unfolded && at + 1 < count && line(at + 1).depth > depth ? { go: at + 1 } : null;
  }
  if (key !== 'ArrowLeft') return null;
  if (unfolded) return { fold: at, unfolded: false };
  for (let index = at - 1; index >= 0; index--) if (line(index).depth < depth) return { go: index };
  return null;
}

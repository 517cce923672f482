import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Where the lines of a list stand: their keys, and px from the top of each. */
export interface Layout {
  keys: readonly string[];
  starts: readonly number[];
  height: number;
}

/**
 * The line to keep in its place, and how many px it moved: the one a person points at, else the first of `others` that
 * is still there. Null where none is.
 */
export function shiftOf(
  before: Layout,
  after: Layout,
  candidates: readonly string[],
): { key: string; by: number } | null {
  for (const key of candidates) {
    const from = before.keys.indexOf(key);
    const to = from < 0 ? -1 : after.keys.indexOf(key);
    if (to >= 0) return { key, by: (after.starts[to] ?? 0) - (before.starts[from] ?? 0) };
  }
  return null;
}

interface Anchored {
  scroller: React.RefObject<HTMLDivElement | null>;
  /** Below the lines: gives room to scroll by where they alone would not. */
  spacer: React.RefObject<HTMLDivElement | null>;
  layout: Layout;
  cursor: string | null;
  /** What a person asked to see: when that changes, nothing stays where it was. */
  asked: string;
}

interface Anchor {
  /** Lines that came above what is in sight. */
  above: number;
  point(key: string | null): void;
  scrolled(): void;
}

/** Lines come and go, but the one under the pointer or the cursor stays there; at the top with neither, all move. */
export function useAnchor({ scroller, spacer, layout, cursor, asked }: Anchored): Anchor {
  const pointed = useRef<string | null>(null);
  const last = useRef({ layout, asked });
  const [above, setAbove] = useState(0);

  useEffect(() => {
    // Who uses the keys is not pointing, wherever the pointer was left.
    const forget = () => {
      pointed.current = null;
    };
    addEventListener('keydown', forget);
    return () => removeEventListener('keydown', forget);
  }, []);

  function leaveRoom(box: HTMLElement, top: number): void {
    const room = Math.max(0, top + box.clientHeight - last.current.layout.height);
    if (spacer.current) spacer.current.style.height = `${room}px`;
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what moves lines matters; refs hold the rest.
  useLayoutEffect(() => {
    const { layout: before, asked: askedBefore } = last.current;
    last.current = { layout, asked };
    const box = scroller.current;
    if (!box || before === layout) return;
    if (asked !== askedBefore) {
      leaveRoom(box, 0);
      const at = cursor === null ? -1 : layout.keys.indexOf(cursor);
      box.scrollTop = at < 0 ? 0 : (layout.starts[at] ?? 0) - box.clientHeight / 2;
      setAbove(0);
      return;
    }
    const shift = shiftOf(before, layout, inSight(box, before, pointed.current, cursor));
    if (shift === null || shift.by === 0) return;
    const top = Math.max(0, box.scrollTop + shift.by);
    leaveRoom(box, top);
    box.scrollTop = top;
    if (shift.by < 0) return;
    const known = new Set(before.keys);
    const over = layout.keys.slice(0, layout.keys.indexOf(shift.key));
    setAbove((count) => count + over.filter((key) => !known.has(key)).length);
  }, [layout, asked]);

  return {
    above,
    point(key) {
      pointed.current = key;
    },
    scrolled() {
      const box = scroller.current;
      if (!box) return;
      leaveRoom(box, box.scrollTop);
      if (box.scrollTop < 1) setAbove(0);
    },
  };
}

/** What may be kept in its place, best first. At the very top nothing holds the list but a pointer or the cursor. */
function inSight(box: HTMLElement, layout: Layout, pointed: string | null, cursor: string | null): string[] {
  const { keys, starts } = layout;
  // Read once: each look at an element may lay the page out.
  const { scrollTop: top, clientHeight } = box;
  const seen = keys.filter((_, index) => {
    const start = starts[index] ?? 0;
    return start < top + clientHeight && (starts[index + 1] ?? layout.height) > top;
  });
  const held = [pointed, cursor].filter((key) => key !== null && seen.includes(key)) as string[];
  return held.length > 0 || top > 0 ? [...held, ...seen] : [];
}

import { useEffect, useRef } from 'react';
import { go } from '../frame/route.ts';
import { moveCursor } from './cursor.ts';
import { isHead, keyOf } from './lines.ts';
import type { Lines } from './use-lines.ts';

export interface Walk {
  /** Where the cursor stands, -1 where its line is not in the list. */
  at: number;
  /** The key of the line so many steps from the cursor; null in an empty list. */
  next(step: number): string | null;
  move(step: number): void;
  open(key: string): void;
  close(): void;
}

interface Walking extends Lines {
  opened: string | null;
  cursor: string | null;
  setCursor(key: string | null): void;
  box: React.RefObject<HTMLElement | null>;
  /** A step that marks nothing. */
  walked(): void;
}

/** The way through the list: the cursor from line to line, and with it the incident that is open. */
export function useWalk({ lines, fold, opened, cursor, setCursor, box, walked }: Walking): Walk {
  const lastIndex = useRef(0);
  const wasOpened = useRef(false);
  const at = lines.findIndex((line) => keyOf(line) === cursor);
  useEffect(() => {
    if (at >= 0) lastIndex.current = at;
  }, [at]);

  useEffect(() => {
    if (opened) setCursor(opened);
    // What had the focus went away with the detail.
    else if (wasOpened.current && document.activeElement === document.body) box.current?.focus();
    wasOpened.current = opened !== null;
  }, [opened, setCursor, box]);

  const next = (step: number) => moveCursor(lines.map(keyOf), cursor, lastIndex.current, step);

  return {
    at,
    next,
    move(step) {
      const key = next(step);
      const line = lines.find((one) => keyOf(one) === key);
      setCursor(key);
      walked();
      if (opened && line && !isHead(line)) go({ screen: 'incidents', incident: key }, 'replace');
    },
    open(key) {
      const line = lines.find((one) => keyOf(one) === key);
      setCursor(key);
      walked();
      if (line && isHead(line)) fold(key);
      else if (key === opened) document.getElementById('incident-title')?.focus();
      else go({ screen: 'incidents', incident: key }, opened ? 'replace' : 'push');
    },
    close: () => go({ screen: 'incidents', incident: null }),
  };
}

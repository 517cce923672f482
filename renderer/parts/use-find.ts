import { useMemo, useState } from 'react';
import { findMatches, type Match } from './find-matches.ts';

export interface Find {
  text: string;
  /** Looks for another text, and shows where it stands first. */
  setText(text: string): void;
  matches: readonly Match[];
  byLine: ReadonlyMap<number, readonly Match[]>;
  /** The match that is shown, and its number from 0. */
  current: Match | null;
  at: number;
  /** Shows the next match, or one before it, round and round. */
  step(by: 1 | -1): void;
}

/** A search through lines of text. `show` brings a match into sight. */
export function useFind(lines: readonly string[], show: (match: Match) => void): Find {
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState(0);
  const matches = useMemo(() => findMatches(lines, text), [lines, text]);
  const byLine = useMemo(() => Map.groupBy(matches, ({ line }) => line), [matches]);
  const at = Math.min(wanted, Math.max(0, matches.length - 1));

  function go(number: number, found: readonly Match[]): void {
    setWanted(number);
    const match = found[number];
    if (match) show(match);
  }

  return {
    text,
    setText(next) {
      setText(next);
      go(0, findMatches(lines, next));
    },
    matches,
    byLine,
    current: matches[at] ?? null,
    at,
    step: (by) => matches.length > 0 && go((at + by + matches.length) % matches.length, matches),
  };
}

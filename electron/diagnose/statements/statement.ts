import type { Pattern } from '../../../shared/diagnosis.ts';
import { filled, namedGroups } from '../clause.ts';

/** What a component of the cluster says when it cannot do its work, and what that means. */
export interface Statement {
  shape: RegExp;
  pattern: Pattern;
  /** A template as a signature's. `{words}` are the component's own. */
  cause: string;
  /** How far it proves the cause; without it STATED. */
  sure?: number;
}

/** A component that says why. */
const STATED = 0.92;
const QUOTED = 300;

export interface Stated {
  pattern: Pattern;
  clause: string;
  /** The concrete things it names. */
  about: string[];
  sure: number;
}

/** The first of the statements that fits the words. `known` are groups that stand elsewhere. */
export function stated(
  statements: readonly Statement[],
  words: string,
  known: Readonly<Record<string, string>> = {},
): Stated | null {
  for (const { shape, pattern, cause, sure = STATED } of statements) {
    const match = shape.exec(words);
    if (match === null) continue;
    const groups = namedGroups(match);
    const about = [...groups.values()].filter((value) => value !== '');
    for (const [name, value] of Object.entries(known)) if (!groups.has(name)) groups.set(name, value);
    groups.set('words', words.trim().slice(0, QUOTED));
    return { pattern, clause: filled(cause, groups), about, sure };
  }
  return null;
}

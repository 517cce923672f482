import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { RuleProblem } from '../../shared/rules.ts';
import { parseRules } from '../rules/parse-rules.ts';
import type { WrittenRule } from '../rules/rule-schema.ts';
import { SIZE_LIMIT } from '../rules/yaml-source.ts';
import type { Log } from './log.ts';
import { writeWhole } from './write-file.ts';

/** What stands in rules.yaml. */
export interface RulesText {
  text: string;
  /** Names this very text; '' while there is no file. */
  revision: string;
  /** What is wrong with it; then the last good rules hold. */
  problems: RuleProblem[];
}

export interface RulesFile {
  readonly path: string;
  current(): RulesText;
  /** The rules of the last good text. */
  rules(): readonly WrittenRule[];
  /** The file may have been edited: reads it again. True when it says something else now. */
  reread(): boolean;
  /**
   * Writes `text` if it is right, and if the file still says what `revision` names.
   * @throws Error with one sentence when the file cannot be written.
   */
  save(text: string, revision: string): 'saved' | 'invalid' | 'conflict';
  /** One sentence each, for a person who does not look at the rules. */
  sentences(): string[];
}

/** Reads rules.yaml; never throws. Without a file there are no rules of a person. */
export function openRulesFile(path: string, log: Log): RulesFile {
  let rules: readonly WrittenRule[] = [];
  let current: RulesText = { text: '', revision: '', problems: [] };
  reread();

  function take(read: { text: string; revision: string }, unreadable: string | null): void {
    const parsed = unreadable === null ? parseRules(read.text) : null;
    const problems = parsed?.problems ?? [{ line: 1, column: 1, message: unreadable ?? '' }];
    current = { ...read, problems };
    if (problems.length === 0) rules = parsed?.rules ?? [];
    for (const sentence of sentences()) log.warn(sentence);
  }

  function reread(): boolean {
    const { unreadable, ...read } = readText(path);
    const isSame = read.revision === current.revision && unreadable === null;
    if (isSame && current.problems.length === 0) return false;
    const before = JSON.stringify(current);
    take(read, unreadable);
    return JSON.stringify(current) !== before;
  }

  function sentences(): string[] {
    const [first, ...others] = current.problems;
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    const { line, column, message } = first;
    return [`${path}:${line}:${column}: ${message}${more} The rules that were right last hold.`];
  }

  return {
    path,
    current: () => current,
    rules: () => rules,
    reread,
    sentences,
    save(text, revision) {
      reread();
      if (current.revision !== revision) return 'conflict';
      if (parseRules(text).problems.length > 0) return 'invalid';
      try {
        writeWhole(path, text);
      } catch (error) {
        throw new Error(`The rules cannot be written to ${path} (${(error as Error).message}).`, {
          cause: error,
        });
      }
      take({ text, revision: revisionOf(text) }, null);
      return 'saved';
    },
  };
}

const revisionOf = (text: string) => createHash('sha256').update(text).digest('hex');

function readText(path: string): { text: string; revision: string; unreadable: string | null } {
  try {
    const { size } = statSync(path);
    // What is far too large is not even read: parseRules would refuse it anyway.
    if (size > 16 * SIZE_LIMIT) throw new Error(`it has ${Math.ceil(size / 1024)} kB`);
    const text = readFileSync(path, 'utf8');
    return { text, revision: revisionOf(text), unreadable: null };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { text: '', revision: '', unreadable: null };
    const unreadable = `The file cannot be read (${(error as Error).message}).`;
    return { text: '', revision: 'unreadable', unreadable };
  }
}

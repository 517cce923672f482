import type { Decision, RuleExplanation, RuleFacts } from '../../shared/rules.ts';
import { readSubject } from './read-subject.ts';

/** An export's line that is larger than this is none: Dogwatch cuts what it records. */
export const LINE_LIMIT = 1_000_000;

/** What rules say of one line of an export. */
export interface TestedLine {
  /** Counts from 1. */
  line: number;
  facts: RuleFacts;
  /** null for a recovery: rules are asked of trouble only. */
  said: { decision: Decision; rules: RuleExplanation[] } | null;
}

export type Asked = (facts: RuleFacts, now: number) => { decision: Decision; rules: RuleExplanation[] };

/**
 * Reads an export line by line and asks the rules about each. Empty lines are left out.
 * @throws Error "LINE: why" at the first line that is neither a ClusterEvent nor an incident.
 */
export async function* testLines(chunks: AsyncIterable<string>, ask: Asked): AsyncGenerator<TestedLine> {
  let line = 0;
  for await (const text of linesOf(chunks)) {
    line += 1;
    if (text.trim() === '') continue;
    yield { line, ...tested(line, text, ask) };
  }
}

function tested(line: number, text: string, ask: Asked): Omit<TestedLine, 'line'> {
  try {
    if (text.length > LINE_LIMIT)
      throw new Error(`it is longer than ${LINE_LIMIT.toLocaleString('en-US')} characters`);
    const { facts, at, isTrouble } = readSubject(text);
    return { facts, said: isTrouble ? ask(facts, at) : null };
  } catch (error) {
    throw new Error(`${line}: ${(error as Error).message}`, { cause: error });
  }
}

/** Never holds more of a line than the limit and one chunk. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield part.replace(/^\uFEFF/, '');
    if (rest.length > LINE_LIMIT) break;
  }
  if (rest !== '') yield rest.replace(/^\uFEFF/, '');
}

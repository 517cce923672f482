import { parseDuration } from './duration-text.ts';

/** What a comparison counts: things, or time (written with units, compared in seconds). */
export type Measure = 'count' | 'duration';

export interface Comparison {
  /** What values are compared with: a count, or seconds. */
  bound: number;
  holds(value: number): boolean;
}

const OPERATORS: Record<string, (a: number, b: number) => boolean> = {
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '=': (a, b) => a === b,
};

/** Reads ">= 5" or "> 10m". @throws Error with one clause. */
export function parseComparison(text: string, measure: Measure): Comparison {
  const example = measure === 'count' ? '">= 5"' : '"> 10m"';
  const [, sign = '', operand = ''] = /^\s*(>=|<=|!=|>|<|=)\s*(.*)$/s.exec(text.slice(0, 100)) ?? [];
  const compare = OPERATORS[sign];
  if (compare === undefined)
    throw new Error(`"${text.slice(0, 100)}" is no comparison: write it like ${example}`);
  const bound = measure === 'duration' ? parseDuration(operand) : count(operand, text, example);
  return { bound, holds: (value) => compare(value, bound) };
}

function count(operand: string, text: string, example: string): number {
  if (!/^\d{1,9}\s*$/.test(operand))
    throw new Error(`"${text.slice(0, 100)}" compares with no number: write it like ${example}`);
  return Number(operand);
}

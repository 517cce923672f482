import type { z } from 'zod';
import type { RuleProblem } from '../../shared/rules.ts';
import { BUILT_IN_IDS } from './built-in-rules.ts';
import { nearMatch } from './near-match.ts';
import { knownFields, rulesFileSchema, type WrittenRule } from './rule-schema.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

const MOST_PROBLEMS = 50;

/** What a text says, or why it cannot be used: with any problem there are no rules. */
export interface ParsedRules {
  rules: WrittenRule[];
  problems: RuleProblem[];
}

/** Reads rules.yaml. Never throws. An empty text has no rules. */
export function parseRules(text: string): ParsedRules {
  const source = readYaml(text);
  if (source.problems.length > 0) return { rules: [], problems: source.problems };
  if (source.value === '') return { rules: [], problems: [] };
  const checked = rulesFileSchema.safeParse(source.value);
  const problems = checked.success
    ? togetherProblems(checked.data.rules ?? [], source)
    : checked.error.issues.flatMap((issue) => problemsOf(issue, source));
  const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  if (problems.length > 0) return { rules: [], problems: sorted.slice(0, MOST_PROBLEMS) };
  return { rules: checked.data?.rules ?? [], problems: [] };
}

/** What is wrong with rules that are right one by one. */
function togetherProblems(rules: readonly WrittenRule[], source: YamlSource): RuleProblem[] {
  const problems: RuleProblem[] = [];
  rules.forEach((rule, index) => {
    const first = rules.findIndex(({ id }) => id === rule.id);
    if (first !== index) {
      const { line } = source.position(['rules', first, 'id']);
      const message = `The id "${rule.id}" is taken by the rule in line ${line}: give this one another.`;
      problems.push({ ...source.position(['rules', index, 'id']), message });
    }
    if (BUILT_IN_IDS.includes(rule.id)) return;
    const place = source.position(['rules', index]);
    const missing = (what: string) =>
      problems.push({ ...place, message: `The rule "${rule.id}" has no ${what}.` });
    if (rule.when === undefined) missing('"when": say what it is about ("when: {}" is everything)');
    if (rule.follows === undefined) missing('"then": say what is to follow, like "then: { notify: native }"');
  });
  return problems;
}

function problemsOf(issue: z.core.$ZodIssue, source: YamlSource): RuleProblem[] {
  const path = issue.path;
  const where = fieldName(path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const fields = knownFields(path);
      const near = nearMatch(key, fields);
      const hint = near === null ? `there are ${fields.join(', ')}` : `did you mean "${near}"?`;
      const message = sentence(where, `there is no field "${key.slice(0, 100)}": ${hint}`);
      return { ...source.position(path, key), message };
    });
  }
  return [
    { ...source.position(path), message: sentence(where, whatIsWrong(issue, valueAt(source.value, path))) },
  ];
}

function whatIsWrong(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code !== 'invalid_type') return issue.message;
  if (value === undefined) return 'is missing';
  if (value === '') return 'there is nothing here';
  if (issue.path.length === 0) return 'the file must begin with "rules:", and the rules below it as a list';
  const wanted = WANTED[issue.expected];
  return wanted === undefined ? issue.message : `must be ${wanted}`;
}

const WANTED: Record<string, string> = {
  object: 'a map of fields',
  record: 'a map of fields',
  array: 'a list',
  string: 'text',
};

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

/** "when.namespace" for ["rules", 3, "when", "namespace", 0]; '' for the file itself. */
function fieldName(path: readonly PropertyKey[]): string {
  const fields = path.slice(path[0] === 'rules' && path.length > 1 ? 2 : 0);
  return fields.filter((part) => typeof part !== 'number').join('.');
}

function sentence(where: string, what: string): string {
  const text = where === '' ? `${what[0]?.toUpperCase()}${what.slice(1)}` : `${where}: ${what}`;
  return /[.?]$/.test(text) ? text : `${text}.`;
}

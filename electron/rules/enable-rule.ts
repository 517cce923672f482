import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { parseRules } from './parse-rules.ts';

/**
 * The text with one rule switched on or off, everything else letter by letter as it was. A built-in rule that the text
 * does not speak of gets an entry of its own. Where the text is too clever for that (aliases), it is written anew with
 * its comments. @throws Error with one sentence when the text is not right, or has no such rule.
 */
export function withEnabled(text: string, id: string, enabled: boolean, isBuiltIn: boolean): string {
  if (parseRules(text).problems.length > 0)
    throw new Error('The rules file has mistakes: mend them first, then switch rules.');
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  const columnOf = (offset: number) => lines.linePos(offset).col - 1;
  const rule = ruleOf(document, id);
  if (rule === null && !isBuiltIn) throw new Error(`There is no rule "${id}" in the rules file (any more).`);
  const edited =
    rule === null ? appended(text, document, columnOf, id, enabled) : switched(text, rule, columnOf, enabled);
  if (edited !== null && says(edited, id, enabled)) return edited;
  if (rule === null) document.addIn(['rules'], { id, enabled: String(enabled) });
  else rule.set('enabled', String(enabled));
  return document.toString({ lineWidth: 0 });
}

function ruleOf(document: Document, id: string): YAMLMap | null {
  const rules = document.get('rules');
  const found = isSeq(rules) ? rules.items.find((item) => isMap(item) && item.get('id') === id) : undefined;
  return isMap(found) ? found : null;
}

/** What has been written says what was wanted, and is right. */
function says(text: string, id: string, enabled: boolean): boolean {
  return parseRules(text).rules.some((rule) => rule.id === id && rule.enabled === enabled);
}

const spliced = (text: string, from: number, to: number, insert: string) =>
  text.slice(0, from) + insert + text.slice(to);

function switched(
  text: string,
  rule: YAMLMap,
  columnOf: (offset: number) => number,
  enabled: boolean,
): string | null {
  const present = rule.get('enabled', true);
  if (isScalar(present) && present.range)
    return spliced(text, present.range[0], present.range[1], String(enabled));
  const id = rule.get('id', true);
  const start = rule.range?.[0];
  if (!isScalar(id) || !id.range || start === undefined) return null;
  const end = id.range[1];
  if (rule.flow) return spliced(text, end, end, `, enabled: ${enabled}`);
  return spliced(text, end, end, `\n${' '.repeat(columnOf(start))}enabled: ${enabled}`);
}

function appended(
  text: string,
  document: Document,
  columnOf: (offset: number) => number,
  id: string,
  enabled: boolean,
): string | null {
  const rules = document.get('rules', true);
  if (isSeq(rules)) return appendedTo(text, rules, columnOf, id, enabled);
  const entry = `  - id: ${id}\n    enabled: ${enabled}\n`;
  if (isScalar(rules) && rules.range)
    return spliced(text, rules.range[0], rules.range[1], `\n${entry.trimEnd()}`);
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}rules:\n${entry}`;
}

function appendedTo(
  text: string,
  rules: YAMLSeq,
  columnOf: (offset: number) => number,
  id: string,
  enabled: boolean,
): string | null {
  if (!rules.range) return null;
  const [start, end] = rules.range;
  if (rules.flow) {
    const comma = rules.items.length > 0 ? ', ' : '';
    return spliced(text, end - 1, end - 1, `${comma}{ id: ${id}, enabled: ${enabled} }`);
  }
  const indent = ' '.repeat(columnOf(start));
  const kept = text.slice(0, end).trimEnd();
  return `${kept}\n${indent}- id: ${id}\n${indent}  enabled: ${enabled}\n${text.slice(kept.length).replace(/^\n/, '')}`;
}

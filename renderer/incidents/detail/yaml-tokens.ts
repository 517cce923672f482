export interface YamlToken {
  text: string;
  kind: 'key' | 'string' | 'value' | 'comment' | 'plain';
}

/** `key:` at a line's start, behind its indent and list dashes. */
const KEY = /^(\s*(?:- )*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#:'"][^:]*?)(:)(?=\s|$)(.*)$/;
const ITEM = /^(\s*(?:- )+)(.*)$/;
const VALUE = /^\s*(?:-?\d[\d._eE+-]*|true|false|null|~|\{\}|\[\])\s*$/;
const LONGEST = 2_000;

/** One line of YAML in pieces to be coloured. Joined they are the line again (or its first 2,000 characters). */
export function yamlTokens(line: string): YamlToken[] {
  const text = line.slice(0, LONGEST);
  if (/^\s*#/.test(text)) return [{ text, kind: 'comment' }];
  const [, lead, key, colon, value] = KEY.exec(text) ?? [];
  if (lead !== undefined && key !== undefined && colon !== undefined && value !== undefined) {
    return pieces([lead, 'plain'], [key, 'key'], [colon, 'plain'], [value, kindOf(value)]);
  }
  const [, dashes, item] = ITEM.exec(text) ?? [];
  if (dashes !== undefined && item !== undefined) return pieces([dashes, 'plain'], [item, kindOf(item)]);
  return pieces([text, kindOf(text)]);
}

function kindOf(value: string): YamlToken['kind'] {
  return VALUE.test(value) ? 'value' : 'string';
}

function pieces(...parts: [text: string, kind: YamlToken['kind']][]): YamlToken[] {
  return parts.filter(([text]) => text !== '').map(([text, kind]) => ({ text, kind }));
}

import type { ErrorCode } from 'yaml';

const SENTENCES: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: 'What begins with "*" must be in quotes, like "*-api".',
  DUPLICATE_KEY: 'This field stands here twice.',
  MULTIPLE_DOCS: 'A line with --- begins a second document: the file must be one.',
  RESOURCE_EXHAUSTION: 'This is nested too deeply.',
  BAD_INDENT: 'This is not indented enough, or a bracket, a brace or a quote before it is not closed.',
  TAB_AS_INDENT: 'Tabs cannot indent in YAML: use spaces.',
  MULTILINE_IMPLICIT_KEY: 'The name of a field must be on one line: is a ":" or a quote missing?',
  MISSING_CHAR: 'Something is not closed here: a quote, a bracket or a brace.',
};

/** What the parser found, as a sentence a person can act on. */
export function syntaxSentence({ code, message }: { code: ErrorCode; message: string }): string {
  const known = SENTENCES[code];
  if (known !== undefined) return known;
  // An unquoted ">= 5" begins a block of text.
  if (/Block scalar header|Not a YAML token/.test(message))
    return 'What begins with ">" or "|" must be in quotes, like ">= 5".';
  if (/Unexpected scalar at node end/.test(message))
    return 'This is one word too many: a text with "{", "[" or quotes in it must be in quotes as a whole.';
  const first = message.split(/\n| at line /)[0]?.slice(0, 200) ?? message;
  return `This is not valid YAML (${first}).`;
}

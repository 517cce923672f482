import { RE2JS } from 're2js';

/** Longer patterns than these are refused: names are at most 253 characters, contexts (ARNs) rarely 200. */
export const PATTERN_LIMIT = 300;
/** As large a compiled regex is refused: time is bounded by its size times the text's length. */
const PROGRAM_LIMIT = 1_000;
/** Answers kept by each pattern. */
const REMEMBERED = 50;
/** No more of a text is looked at. */
const TEXT_LIMIT = 2_000;

/**
 * One pattern of a condition: a name as it is, a glob (`*` and `?` stand for anything, slashes included; `[a-z]`,
 * `{a,b}`), or a `/regex/` found anywhere in the text (`/regex/i` ignores case). `!` before it turns it around.
 */
export interface Pattern {
  negated: boolean;
  /** Whether the text is meant, before turning around. Linear in the text's length. */
  fits(text: string): boolean;
}

/** @throws Error with one clause, to stand behind the name of the field. */
export function parsePattern(source: string, { ignoreCase = false } = {}): Pattern {
  if (source.length > PATTERN_LIMIT)
    throw new Error(`a pattern has at most ${PATTERN_LIMIT} characters, this one has ${source.length}`);
  const negated = source.startsWith('!');
  const body = (negated ? source.slice(1) : source).trim();
  if (body === '' && negated) throw new Error('there is nothing behind the "!"');
  if (body.startsWith('/')) return { negated, fits: regexMatcher(body, ignoreCase) };
  if (/[*?[\]{}]/.test(body)) return { negated, fits: globMatcher(body, ignoreCase) };
  const wanted = ignoreCase ? body.toLowerCase() : body;
  return { negated, fits: (text) => (ignoreCase ? text.toLowerCase() : text) === wanted };
}

/** The pattern that fits exactly this text, whatever is in it. */
export function exactly(text: string): string {
  const isPlain = text !== '' && text === text.trim() && !/^[!/]|[*?[\]{}]/.test(text);
  return isPlain ? text : `/^${text.replace(/[!-/:-@[-`{-~]/g, '\\$&')}$/`;
}

function regexMatcher(body: string, ignoreCase: boolean): Pattern['fits'] {
  const end = body.lastIndexOf('/');
  const flags = body.slice(end + 1);
  if (end === 0) throw new Error(`the regex ${body} has no closing slash`);
  if (flags !== '' && flags !== 'i') throw new Error(`the regex ${body} may end in /i, but not in /${flags}`);
  const compiled = compile(body.slice(1, end), body, flags === 'i' || ignoreCase);
  return remembering((text) => compiled.test(text.slice(0, TEXT_LIMIT)));
}

function globMatcher(body: string, ignoreCase: boolean): Pattern['fits'] {
  const compiled = compile(globAsRegex(body), body, ignoreCase);
  return remembering((text) => compiled.testExact(text.slice(0, TEXT_LIMIT)));
}

/** A cluster has few contexts, namespaces and kinds, and a storm asks about the same ones thousands of times. */
function remembering(fits: Pattern['fits']): Pattern['fits'] {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = fits(text);
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, result);
    return result;
  };
}

/** RE2 runs in linear time: no pattern can hang the loop. */
function compile(regex: string, source: string, ignoreCase: boolean): RE2JS {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(regex, RE2JS.DOTALL | (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0));
  } catch (error) {
    const why =
      error instanceof Error
        ? error.message.replace(/^error parsing regexp: /, '').replace('`(?s)', '`')
        : String(error);
    throw new Error(`${source} cannot be used (${why})`, { cause: error });
  }
  if (compiled.programSize() > PROGRAM_LIMIT) throw new Error(`${source} is too large: repeat less`);
  return compiled;
}

/** `**` is `*`: names are no paths. */
function globAsRegex(glob: string): string {
  const chars = [...glob];
  let regex = '';
  let inBraces = false;
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] ?? '';
    if (char === '*') regex += chars[at - 1] === '*' ? '' : '.*';
    else if (char === '?') regex += '.';
    else if (char === '[') {
      const end = chars.indexOf(']', at + 2);
      if (end === -1) throw new Error(`the glob ${glob} has a "[" without its "]"`);
      regex += characterClass(chars.slice(at + 1, end).join(''));
      at = end;
    } else if (char === '{') {
      if (inBraces) throw new Error(`the glob ${glob} has braces within braces`);
      inBraces = true;
      regex += '(?:';
    } else if (char === '}' && inBraces) {
      inBraces = false;
      regex += ')';
    } else if (char === ',' && inBraces) regex += '|';
    else if (char === ']' || char === '}') throw new Error(`the glob ${glob} has a "${char}" too many`);
    else regex += RE2JS.quote(char);
  }
  if (inBraces) throw new Error(`the glob ${glob} has a "{" without its "}"`);
  return regex;
}

function characterClass(inside: string): string {
  const negated = inside.startsWith('!') || inside.startsWith('^');
  const members = (negated ? inside.slice(1) : inside).replace(/[\\^[\]&~]/g, '\\$&');
  return `[${negated ? '^' : ''}${members}]`;
}

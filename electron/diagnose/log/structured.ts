import { fieldsOf, textOf } from '../../../shared/api-fields.ts';
import type { Level } from './log-lines.ts';

const MESSAGES = ['msg', 'message', '@m', '@mt', 'event', 'log', 'textPayload', 'short_message', 'MESSAGE'];
const ERRORS = [
  'error',
  'err',
  'exception',
  'error.message',
  'error.stack_trace',
  'exception.message',
  'exception.stacktrace',
  'exc_info',
  'stack',
  'stack_trace',
  'stacktrace',
  '@x',
  'cause',
  'reason',
  'thrown',
  'detail',
  'details',
];
const LEVELS = ['level', 'severity', 'lvl', '@l', 'log.level', 'levelname', 'loglevel', 'LogLevel', 'Level'];

/** What a structured line says: message and errors, and its level. */
interface Said {
  text: string;
  level: Level;
}

/** A line of JSON or logfmt as its message, errors and level; null for any other line. */
export function structured(line: string): Said | null {
  return fromJson(line) ?? fromLogfmt(line);
}

const PAIRS = /(?:^|\s)(?<key>[\w.@-]{1,40})=(?:"(?<quoted>(?:[^"\\]|\\.){0,1500})"|(?<bare>[^\s"]{1,500}))/g;

/** `level=error msg="…" err="…"` (https://brandur.org/logfmt). */
function fromLogfmt(line: string): Said | null {
  if (!/(?:^|\s)(?:level|lvl|severity|msg|err|error)=/.test(line.slice(0, 400))) return null;
  const pairs = [...line.matchAll(PAIRS)].map(({ groups }): [string, string] => [
    groups?.key ?? '',
    (groups?.quoted ?? groups?.bare ?? '').replace(/\\(["\\])/g, '$1').replace(/\\[nt]/g, ' '),
  ]);
  const fields = Object.fromEntries(pairs);
  const said = [...MESSAGES, ...ERRORS].map((name) => fields[name] ?? '').filter((text) => text !== '');
  if (pairs.length < 2 || said.length === 0) return null;
  const level = LEVELS.map((name) => levelFrom(fields[name])).find((found) => found !== null);
  return { text: [...said, ...things(pairs)].join(': '), level: level ?? 'none' };
}

/** What else is told may name the thing: file=…, addr=…. Not who tells it. */
function things(pairs: readonly [string, unknown][]): string[] {
  return pairs
    .filter(([key]) =>
      /file|path|addr|host|url|uri|key|target|server|topic|bucket|endpoint|database|var/i.test(key),
    )
    .filter(
      ([key]) => !/^(?:hostname|host|host\.name|logger|log\..{1,40}|process.{0,40}|server_?name)$/i.test(key),
    )
    .map(([, value]) => textOf(value))
    .filter((value) => value !== '' && value.length <= 300);
}

function fromJson(line: string): Said | null {
  const open = line.indexOf('{');
  if (open < 0 || open > 40 || !line.endsWith('}')) return null;
  let record: unknown;
  try {
    record = JSON.parse(line.slice(open));
  } catch {
    return null;
  }
  const fields = fieldsOf(record);
  const message = MESSAGES.map((name) => words(fields[name])).find((text) => text !== '');
  const errors = ERRORS.map((name) => words(fields[name] ?? fieldsOf(fields.attr)[name])).filter(
    (text) => text !== '',
  );
  if (message === undefined && errors.length === 0) return null;
  const level = LEVELS.map((name) => levelFrom(fields[name])).find((found) => found !== null);
  const nested = levelFrom(fieldsOf(fields.log).level);
  return {
    text: [message ?? '', ...errors, ...things(Object.entries(fields))]
      .filter((text) => text !== '')
      .join(': ')
      .slice(0, 2_000),
    level: level ?? nested ?? 'none',
  };
}

/** An error may be a text, or an object with a message, a code and an address of its own. */
function words(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value.replace(/\s{1,100}/g, ' ').trim();
  if (depth > 2 || typeof value !== 'object' || value === null) return '';
  const { type, name, class: kind, code, message, msg, reason, cause, stack } = fieldsOf(value);
  const parts = [
    textOf(type) || textOf(name) || textOf(kind),
    textOf(message) || textOf(msg) || textOf(reason),
    textOf(code),
  ];
  const inner = words(cause, depth + 1) || (textOf(message) === '' ? words(stack, depth + 1) : '');
  return [...parts, inner].filter((text) => text !== '').join(': ');
}

/** Names, and the numbers of pino and bunyan (10 trace … 60 fatal) and of Google (200 info … 600 alert). */
function levelFrom(value: unknown): Level | null {
  if (typeof value === 'number') {
    const step = value >= 100 ? value / 10 + 0 : value;
    if (step >= 60) return 'fatal';
    return step >= 50 ? 'error' : step >= 40 ? 'warning' : step >= 30 ? 'info' : 'debug';
  }
  const name = textOf(value).toLowerCase();
  if (name === '') return null;
  if (/^(?:fatal|panic|dpanic|crit|emerg|alert|severe)/.test(name)) return 'fatal';
  if (/^(?:err|fail)/.test(name)) return 'error';
  if (/^warn/.test(name)) return 'warning';
  return /^(?:info|notice|log)/.test(name) ? 'info' : 'debug';
}

import { timeOf } from '../../../shared/api-fields.ts';
import { stripped } from '../stripped.ts';
import { structured } from './structured.ts';

export type Level = 'fatal' | 'error' | 'warning' | 'info' | 'debug' | 'none';

export interface LogLine {
  /** The kubelet's time, epoch ms. */
  at: number | null;
  /** What the program says: without kubelet time, colours and level; of a structured line its message and errors. */
  text: string;
  /** The line as it stands, without kubelet time and control characters. */
  quote: string;
  level: Level;
}

/** Of one line are looked at: its head and its end. */
const HEAD = 1_500;
const TAIL = 500;
/** The end of a run tells why it ended. */
const MAX_LINES = 600;

const KUBELET_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) ?/;

/** The last lines of a log, oldest first. */
export function logLines(text: string): LogLine[] {
  const lines = text.slice(-1_048_576).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.slice(-MAX_LINES).map(logLine);
}

function logLine(raw: string): LogLine {
  const time = KUBELET_TIME.exec(raw.slice(0, 64));
  const quote = stripped(shortened(raw.slice(time?.[0].length ?? 0)));
  const fields = structured(quote);
  if (fields !== null) return { at: timeOf(time?.[1]), quote, ...fields };
  return { at: timeOf(time?.[1]), quote, text: withoutPrefix(quote), level: levelOf(quote) };
}

/** A carriage return draws over what stood before it, as progress bars do; a very long line loses its middle. */
function shortened(line: string): string {
  const seen = line.length > 16 ? line.slice(line.lastIndexOf('\r', line.length - 2) + 1) : line;
  return seen.length > HEAD + TAIL ? `${seen.slice(0, HEAD)} … ${seen.slice(-TAIL)}` : seen;
}

const LEVELS: readonly [Level, RegExp][] = [
  [
    'fatal',
    /\b(?:FATAL|PANIC|CRITICAL|CRIT|EMERG(?:ENCY)?|ALERT|SEVERE)\b|\[(?:fatal|crit(?:ical)?|emerg|alert)\]|^(?:fatal|panic|critical|crit): |\b(?:level|severity|lvl)=["']?(?:fatal|panic|crit|emerg|alert)|^F\d{4} \d\d:|^Fatal\b|<(?:Fatal|Critical)>/,
  ],
  [
    'error',
    /\b(?:ERROR|ERR|E)\b(?! ?=)|\[(?:error|err|eror)\]|^(?:error|fail|err|ERR!): |\b(?:level|severity|lvl)=["']?err|^E\d{4} \d\d:|^Error\b|<Error>|^npm (?:ERR!|error)/,
  ],
  [
    'warning',
    /\b(?:WARN(?:ING)?|WRN|W)\b|\[warn(?:ing)?\]|^warn(?:ing)?: |\b(?:level|severity|lvl)=["']?warn|^W\d{4} \d\d:|^(?:Warning|warning)\b|<Warning>|DeprecationWarning/,
  ],
  [
    'info',
    /\b(?:INFO|INF|NOTICE|I|LOG)\b|\[(?:info|notice)\]|^(?:info|notice): |\b(?:level|severity|lvl)=["']?(?:info|notice)|<(?:Information|Notice)>|^I\d{4} \d\d:/,
  ],
  [
    'debug',
    /\b(?:DEBUG|DBG|TRACE|VERBOSE)\b|\[(?:debug|trace|verbose)\]|^(?:debug|trace|dbug|trce): |\b(?:level|severity|lvl)=["']?(?:debug|trace)/,
  ],
];

/** The level stands near the start of a line: the first level word wins, whatever the message talks about. */
function levelOf(line: string): Level {
  const head = line.slice(0, 90);
  let found: Level = 'none';
  let first = Infinity;
  for (const [level, shape] of LEVELS) {
    const index = shape.exec(head)?.index ?? Infinity;
    if (index < first) [found, first] = [level, index];
  }
  return found;
}

/** A time of the program's own, brackets, level words: what stands before what it says. */
const PREFIX =
  /^(?:\[?\d{4}[-/.]\d\d[-/.]\d\d[T ]\d\d:\d\d:\d\d[.,\d]{0,10}(?:Z| ?[+-]\d\d:?\d\d)?(?:: [A-Z]{3,10}\/[\w-]{1,30})?\]?|\[?\d\d:\d\d:\d\d[.,\d]{0,10}\]?|[EWIF]\d{4} \d\d:\d\d:\d\d[.\d]{0,8} +\d{1,9} [\w.-]{1,60}:\d{1,6}\]|\[?(?:FATAL|PANIC|CRITICAL|ERROR|ERR|WARN|WARNING|INFO|DEBUG|TRACE|SEVERE|CRIT)\]?(?=[\s:\][])|(?:fatal|error|err|warn|warning|info|debug|crit|fail):|\d{1,7}:[A-Z] \d{1,2} \w{3} (?:\d{4} )?\d\d:\d\d:\d\d[.\d]{0,8} [*#.-]|<\d{1,9}\.\d{1,9}\.\d{1,9}>|\[ \d{1,9} \] \{[\w-]{0,60}\}|<(?:Fatal|Critical|Error|Warning|Notice|Information|Debug|Trace)>|npm (?:ERR!|error)|\d{1,6}(?= \[)|[-|:]|\[(?!emerg|alert|ALERT)\w[\w .:/-]{0,40}\]|UTC)\s{0,8}/;

function withoutPrefix(line: string): string {
  let rest = line;
  for (let times = 0; times < 8; times++) {
    const next = rest.replace(PREFIX, '');
    if (next === rest || next === '') break;
    rest = next;
  }
  return rest;
}

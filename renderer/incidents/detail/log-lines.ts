export interface LogLine {
  /** As it was written, terminal escapes and all. */
  raw: string;
  /** As it is shown. */
  text: string;
  level: 'error' | 'warning' | null;
}

/** A line is cut at this many characters in view; copying takes it whole. */
export const LONGEST_LINE = 2_000;

/** ECMA-48: CSI sequences, OSC strings, and other two-character escapes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out.
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: tab stays, all others would show as boxes or hide text.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

const ERROR =
  /\b(?:error|errors|err|fatal|panic|exception|traceback|critical|emerg|segfault|oom|out of memory|killed|refused|failed|\w+(?:error|exception))\b|^E\d{4} /i;
const WARNING = /\b(?:warn|warning|deprecated|timeout|timed out|retrying)\b|^W\d{4} /i;
/** A level the line itself claims outweighs words inside it: `level=info msg="no errors"`. */
const CLAIMED_ALOUD = /\b(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|PANIC|CRITICAL)\b/;
const CLAIMED =
  /(?:"?(?:level|severity|lvl)"?\s*[=:]\s*"?)(trace|debug|info|notice|warn|warning|error|err|fatal|panic|critical)\b/i;
/** pino and bunyan count: 40 is a warning, 50 an error, 60 fatal. */
const NUMBERED = /"level"\s*:\s*([1-6]0)\b/;

/** Log text as lines for the eye: escapes and control characters gone, endless lines cut, levels marked. */
export function logLines(text: string): LogLine[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((raw) => {
    // Cut before the patterns run: they must not walk 100 kB lines.
    const clean = plainText(raw.slice(0, LONGEST_LINE * 2));
    const rest = raw.length - LONGEST_LINE;
    const cut = clean.length > LONGEST_LINE || rest > LONGEST_LINE;
    const line = cut ? clean.slice(0, LONGEST_LINE) : clean;
    const shown = cut ? `${line}… (${rest.toLocaleString()} more characters)` : line;
    return { raw, text: shown, level: levelOf(line) };
  });
}

/** Without terminal escapes, control characters and text-direction tricks. */
export function plainText(text: string): string {
  return text.replace(ESCAPES, '').replace(CONTROLS, '');
}

/** The log as it is copied and saved: whole lines, nothing in them but text. */
export function wholeText(lines: readonly LogLine[]): string {
  return lines.map(({ raw }) => `${plainText(raw)}\n`).join('');
}

function levelOf(line: string): LogLine['level'] {
  const number = Number(NUMBERED.exec(line)?.[1] ?? 0);
  if (number > 0) return number >= 50 ? 'error' : number === 40 ? 'warning' : null;
  const claimed = (CLAIMED.exec(line) ?? CLAIMED_ALOUD.exec(line))?.[1]?.toLowerCase();
  if (claimed) {
    if (claimed.startsWith('warn')) return 'warning';
    return ['trace', 'debug', 'info', 'notice'].includes(claimed) ? null : 'error';
  }
  if (ERROR.test(line)) return 'error';
  return WARNING.test(line) ? 'warning' : null;
}

import { filled, namedGroups } from '../clause.ts';
import type { Ending } from '../facts/runs.ts';
import { SIGNATURES } from '../signatures/all.ts';
import { LAST_WORDS } from '../signatures/last-words.ts';
import type { Signature } from '../signatures/signature.ts';
import { nearestAddress, nearestPeer } from './addresses.ts';
import { nearestFile } from './files.ts';
import { type Level, type LogLine, logLines } from './log-lines.ts';
import { distancesFromEnd, isAftermath, isFrame, isHandled, isSuccess, isTalk } from './significance.ts';

/** What a log says about why its run failed. */
export interface Reading {
  signature: Signature;
  /** A clause that names the thing. */
  cause: string;
  /** The concrete things it names. */
  about: string[];
  sure: number;
  line: LogLine;
  /** Index of the line. */
  index: number;
}

/** The likely causes, most likely first: one per signature. */
export function readRun(text: string, ending: Ending): Reading[] {
  const lines = logLines(text);
  const distances = distancesFromEnd(lines);
  const lastSuccess = lines.findLastIndex((line) => isSuccess(line) && !isTalk(line));
  const readings: Reading[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.text === '' || (isFrame(line) && !/(?:Error|Exception|panic|Caused|ERR!|error)/.test(line.text)))
      continue;
    const weight = weightOf(line, distances[index] ?? 0, index < lastSuccess, ending);
    for (const signature of SIGNATURES) {
      const match = signature.shape.exec(spanned(lines, index, signature.spans));
      if (match === null) continue;
      const sure =
        signature.sure * (signature.ends ? endsWeight(weight, line, distances[index] ?? 0) : weight.all);
      readings.push(reading(signature, match, lines, index, sure));
    }
  }
  return strongest([...readings, ...guesses(lines, distances, ending)], distances);
}

interface Weight {
  all: number;
  /** Of the place in the log alone. */
  place: number;
}

const LEVEL_WEIGHTS: Record<Level, number> = {
  fatal: 1.08,
  error: 1,
  none: 0.97,
  warning: 0.72,
  info: 0.45,
  debug: 0.3,
};

function weightOf(line: LogLine, distance: number, isBeforeSuccess: boolean, ending: Ending): Weight {
  const reach = distance <= 3 ? 1 : Math.max(0.4, 1 - 0.04 * (distance - 3));
  const recovered = isBeforeSuccess ? (distance > 1 ? 0.45 : 0.7) : 1;
  const talk = isTalk(line) ? 0.3 : 1;
  const handled = isHandled(line) ? 0.6 : 1;
  const known = ending === 'failed' ? 1 : ending === 'killed' ? 0.85 : 0.82;
  const place = reach * known;
  return { all: Math.min(1.08, place * recovered * talk * handled * LEVEL_WEIGHTS[line.level]), place };
}

/** What only a dying process says needs no level and fears no line about success before the end. */
function endsWeight({ all, place }: Weight, line: LogLine, distance: number): number {
  if (isTalk(line)) return all;
  const isQuiet = line.level === 'info' || line.level === 'debug' || line.level === 'warning';
  return isQuiet || distance > 12 ? all : Math.max(all, place * 0.97);
}

function reading(
  signature: Signature,
  match: RegExpExecArray,
  lines: readonly LogLine[],
  index: number,
  sure: number,
): Reading {
  const line = lines[index] as LogLine;
  const groups = namedGroups(match);
  groups.set('line', line.text.trim());
  if (!groups.has('file') && /\{file\|/.test(signature.cause)) {
    const file = nearestFile(lines, index);
    if (file !== null) groups.set('file', file);
  }
  if (!groups.has('address') && /\{(?:address)[|}]/.test(signature.cause)) {
    const address = nearestAddress(lines, index) ?? nearestPeer(lines, index);
    if (address !== null) groups.set('address', address);
  }
  const about = [...groups]
    .filter(([name]) => name !== 'line' && name !== 'thread' && name !== 'how')
    .map(([, value]) => value);
  // A line that names the thing proves more than one that does not.
  const named = about.length > 0 ? 1 : 0.95;
  const clause = filled(signature.cause, groups);
  // Where no thing is named, the line itself is the next best name.
  const cause =
    about.length > 0 || signature.wraps || signature.cause.includes('{line}')
      ? clause
      : `${clause}: ${line.text.trim().slice(0, QUOTED)}`;
  return { signature, cause, about, sure: sure * named, line, index };
}

const QUOTED = 180;

/** Words of a line without a level that still tell of an error. */
const TROUBLE =
  /error|fail|fatal|invalid|cannot|can't|could not|unable|expired|missing|denied|refus|abort|not found|unsupported|exception|unexpected|too (?:old|many|small|large|low)/i;

function guesses(lines: readonly LogLine[], distances: readonly number[], ending: Ending): Reading[] {
  if (ending !== 'failed') return [];
  const index = lines.findLastIndex(
    (line, at) => (distances[at] ?? 0) <= 2 && isLastWord(line, distances[at] ?? 0),
  );
  const line = lines[index];
  if (line === undefined) return [];
  const signature = LAST_WORDS.find(({ shape }) => shape.test(line.text));
  const match = signature?.shape.exec(line.text);
  return signature && match ? [reading(signature, match, lines, index, signature.sure)] : [];
}

/** The last line that says something, whatever it says. */
export function lastLine(text: string): LogLine | null {
  return logLines(text).findLast((line) => line.text !== '' && !isAftermath(line)) ?? null;
}

function isLastWord(line: LogLine, distance: number): boolean {
  if (isFrame(line) || isTalk(line)) return false;
  if (line.level === 'fatal' || line.level === 'error') return true;
  // Its very last line counts whatever its words; one above it must tell of trouble.
  return line.level === 'none' && (distance === 0 || TROUBLE.test(line.text));
}

function spanned(lines: readonly LogLine[], index: number, spans = 0): string {
  const text = lines[index]?.text ?? '';
  const following = lines.slice(index + 1, index + 1 + spans).map((line) => line.text);
  return spans === 0 ? text : [text, ...following].join('\n');
}

/** How far from its wrapping an error itself may be told, in lines that say something. */
const BLOCK = 3;

/** An error that was not caught is told twice: as what it is, and as not caught. The first is the cause. */
function unwrapped(readings: readonly Reading[], distances: readonly number[]): Reading[] {
  const apart = (a: Reading, b: Reading) => Math.abs((distances[a.index] ?? 0) - (distances[b.index] ?? 0));
  const inner = readings.filter(({ signature }) => signature.wraps === undefined);
  const wraps = readings.filter(({ signature }) => signature.wraps === true);
  return readings.map((one) => {
    if (one.signature.wraps) {
      const told = inner.some((other) => apart(other, one) <= BLOCK && other.sure >= 0.45);
      return told ? { ...one, sure: one.sure * 0.7 } : one;
    }
    const wrapping = wraps.find(({ index }) => index === one.index);
    return wrapping && wrapping.sure > one.sure ? { ...one, sure: wrapping.sure } : one;
  });
}

/** The best reading of each signature; on a tie the later line, which is the deeper cause in a chain. */
function strongest(readings: readonly Reading[], distances: readonly number[]): Reading[] {
  const best = new Map<string, Reading>();
  for (const one of unwrapped(readings, distances)) {
    const before = best.get(one.signature.name);
    if (before === undefined || one.sure >= before.sure) best.set(one.signature.name, one);
  }
  return [...best.values()].sort((a, b) => b.sure - a.sure || b.index - a.index);
}

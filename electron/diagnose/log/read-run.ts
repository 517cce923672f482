import { filled, namedGroups } from '../clause.ts';
import type { Ending } from '../facts/runs.ts';
import { SIGNATURES } from '../signatures/all.ts';
import { LAST_WORDS } from '../signatures/last-words.ts';
import type { Signature } from '../signatures/signature.ts';
import { nearestAddress, nearestPeer } from './addresses.ts';
import { nearestFile } from './files.ts';
import { type LogLine, logLines } from './log-lines.ts';
import {
  distancesFromEnd,
  isAftermath,
  isEmpty,
  isFrame,
  isSupposed,
  isTalk,
  tellsOfTrouble,
} from './significance.ts';
import { type Weight, weightsOf } from './weights.ts';

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
  /** What of the line the signature knows. */
  words: string;
  /** The line's text; with those around it where it is too brief to say anything. */
  context: string;
}

/** The likely causes, most likely first: one per signature. */
export function readRun(text: string, ending: Ending): Reading[] {
  const lines = logLines(text);
  const distances = distancesFromEnd(lines);
  const weights = weightsOf(lines, ending);
  const readings: Reading[] = [];
  for (const [index, line] of lines.entries()) {
    if (
      line.text === '' ||
      (isFrame(line) && !/(?:Error|Exception|panic|Caused|ERR!|error)/.test(line.quote))
    )
      continue;
    for (const signature of SIGNATURES) {
      const match = signature.shape.exec(spanned(lines, index, signature.spans));
      if (match === null) continue;
      const { usual = 0, dying = 0 } = weights[index] ?? {};
      readings.push(
        reading(signature, match, lines, index, signature.sure * (signature.ends ? dying : usual)),
      );
    }
  }
  return strongest([...readings, ...guesses(lines, distances, weights, ending)], distances);
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
  const isOwn = groups.size > 0;
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
  // A line that names the thing proves more than one that does not, or whose neighbour does.
  const named = isOwn ? 1 : about.length > 0 ? 0.995 : 0.95;
  return {
    signature,
    cause: filled(signature.cause, groups),
    about,
    sure: sure * named,
    line,
    index,
    words: match[0],
    context: contextOf(lines, index),
  };
}

const PLACE = /^\s{0,8}(?:in|at|on) .{0,120}\bline \d{1,6}/;

/** A line of fewer characters is nothing without those around it. */
const BRIEF = 32;

function contextOf(lines: readonly LogLine[], index: number): string {
  const { text = '' } = lines[index] ?? {};
  const next = lines[index + 1]?.quote ?? '';
  // YAML and others tell the place in a line of its own.
  if (text.trim().length >= BRIEF) return PLACE.test(next) ? `${text.trim()} / ${next.trim()}` : text;
  const around = [...lines.slice(Math.max(0, index - 2), index), ...lines.slice(index, index + 4)];
  const saying = around.filter((line) => line.text.trim() !== '' && !isFrame(line) && line.level !== 'info');
  return saying.map((line) => line.text.trim()).join(' / ');
}

/** What was got over is no last word. */
const GOT_OVER = 0.6;

function guesses(
  lines: readonly LogLine[],
  distances: readonly number[],
  weights: readonly Weight[],
  ending: Ending,
): Reading[] {
  if (ending !== 'failed') return [];
  const near = (at: number, within: number) =>
    (distances[at] ?? 0) <= within && (weights[at]?.usual ?? 0) >= GOT_OVER;
  const troubled = lines.findLastIndex((one, at) => near(at, 4) && isTold(one) && isTroubled(one));
  // Where no line tells of trouble, the very last one counts, whatever its words.
  const index =
    troubled >= 0
      ? troubled
      : lines.findLastIndex((one, at) => near(at, 0) && isTold(one) && one.level === 'none');
  const line = lines[index];
  if (line === undefined) return [];
  const signature = LAST_WORDS.find(({ shape }) => shape.test(line.text));
  const match = signature?.shape.exec(line.text);
  if (!signature || !match) return [];
  return [reading(signature, match, lines, index, signature.sure * (isSupposed(line) ? 0.75 : 1))];
}

/** The last line that says something, whatever it says. */
export function lastLine(text: string): LogLine | null {
  return logLines(text).findLast((line) => line.text !== '' && !isAftermath(line)) ?? null;
}

function isTold(line: LogLine): boolean {
  return !isFrame(line) && !isTalk(line) && !isEmpty(line);
}

function isTroubled(line: LogLine): boolean {
  const { level } = line;
  return level === 'fatal' || level === 'error' || (level === 'none' && tellsOfTrouble(line));
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

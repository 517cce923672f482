import type { Ending } from '../facts/runs.ts';
import type { Level, LogLine } from './log-lines.ts';
import {
  distancesFromEnd,
  isAftermath,
  isHandled,
  isSuccess,
  isTalk,
  tellsOfTrouble,
} from './significance.ts';

/** How much what a line says counts as the reason why the run ended: factors of a signature's sureness. */
export interface Weight {
  /** Of what any program may say and go on. */
  usual: number;
  /** Of what only a dying process says. */
  dying: number;
}

const LEVEL_WEIGHTS: Record<Level, number> = {
  fatal: 1.08,
  error: 1,
  none: 0.97,
  warning: 0.72,
  info: 0.45,
  debug: 0.3,
};
const ENDING_WEIGHTS: Record<Ending, number> = { failed: 1, killed: 0.85, running: 0.82 };
const MOST = 1.08;
/** Lines that say something, after which even a dying word is one of many. */
const LONG_DYING = 12;

/** The weight of each line. */
export function weightsOf(lines: readonly LogLine[], ending: Ending): Weight[] {
  const distances = distancesFromEnd(lines);
  const lastSuccess = lines.findLastIndex((line) => isSuccess(line) && !isTalk(line));
  return lines.map((line, index) => {
    const distance = distances[index] ?? 0;
    const reach = distance <= 3 ? 1 : Math.max(0.4, 1 - 0.04 * (distance - 3));
    const place = reach * ENDING_WEIGHTS[ending];
    const recovered = index < lastSuccess ? (distance > 1 ? 0.45 : 0.7) : wentOn(lines, index) ? 0.75 : 1;
    const talk = isTalk(line) ? 0.3 : 1;
    const handled = isHandled(line) ? 0.6 : 1;
    const level = Math.max(LEVEL_WEIGHTS[line.level], leadsUp(lines, index) ? 0.85 : 0);
    const usual = Math.min(MOST, place * recovered * talk * handled * level);
    const isQuiet = line.level === 'info' || line.level === 'debug' || line.level === 'warning';
    // It needs no level, and fears no line about success before the end.
    const isDying = !isTalk(line) && !isQuiet && distance <= LONG_DYING;
    return { usual, dying: isDying ? Math.max(usual, place * 0.97) : usual };
  });
}

/** A warning after which the program went on with its work. */
function wentOn(lines: readonly LogLine[], index: number): boolean {
  if (lines[index]?.level !== 'warning') return false;
  const work = lines
    .slice(index + 1, index + 20)
    .filter((line) => line.level === 'info' && !isAftermath(line));
  return work.length > 1 && !work.some(tellsOfTrouble);
}

/** Trouble told as information, right before the end is told as fatal. */
function leadsUp(lines: readonly LogLine[], index: number): boolean {
  const line = lines[index];
  const next = lines[index + 1];
  const isNext = next?.level === 'fatal' || (next?.level === 'error' && lines[index + 2] === undefined);
  return isNext && line !== undefined && tellsOfTrouble(line);
}

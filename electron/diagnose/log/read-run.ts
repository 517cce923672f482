import { CONFIGURATION } from '../signatures/configuration.ts';
import { CONNECTIONS } from '../signatures/connections.ts';
import { CREDENTIALS } from '../signatures/credentials.ts';
import { DATABASES } from '../signatures/databases.ts';
import { DNS } from '../signatures/dns.ts';
import { EXHAUSTION } from '../signatures/exhaustion.ts';
import { FILES } from '../signatures/files.ts';
import { LAST_WORDS } from '../signatures/last-words.ts';
import { PERMISSIONS } from '../signatures/permissions.ts';
import { RUNTIMES } from '../signatures/runtimes.ts';
import type { Signature } from '../signatures/signature.ts';
import { STORAGE } from '../signatures/storage.ts';
import { TIMEOUTS } from '../signatures/timeouts.ts';
import { nearestAddress } from './addresses.ts';
import { type Level, type LogLine, logLines } from './log-lines.ts';
import { distancesFromEnd, isFrame, isHandled, isSuccess, isTalk } from './significance.ts';

export const SIGNATURES: readonly Signature[] = [
  ...DNS,
  ...CONNECTIONS,
  ...TIMEOUTS,
  ...CREDENTIALS,
  ...CONFIGURATION,
  ...FILES,
  ...PERMISSIONS,
  ...EXHAUSTION,
  ...STORAGE,
  ...DATABASES,
  ...RUNTIMES,
];

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

/** How a run is known to have gone: it ended by its own error, was ended by others, or still goes on. */
export type Ending = 'failed' | 'killed' | 'running';

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
      const match = signature.shape.exec(line.text);
      if (match === null) continue;
      const sure =
        signature.sure * (signature.ends ? endsWeight(weight, line, distances[index] ?? 0) : weight.all);
      readings.push(reading(signature, match, lines, index, sure));
    }
  }
  return strongest(
    readings.length > 0
      ? [...readings, ...guesses(lines, distances, ending)]
      : guesses(lines, distances, ending),
  );
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
  const groups = new Map<string, string>();
  for (const [name, value] of Object.entries(match.groups ?? {})) {
    const plainName = name.replace(/\d$/, '');
    if (value !== undefined && !groups.has(plainName)) groups.set(plainName, value.trim());
  }
  groups.set('line', line.text.trim());
  if (!groups.has('address') && /\{(?:address)[|}]/.test(signature.cause)) {
    const address = nearestAddress(lines, index);
    if (address !== null) groups.set('address', address);
  }
  const about = [...groups]
    .filter(([name]) => name !== 'line' && name !== 'thread')
    .map(([, value]) => value);
  // A line that names the thing proves more than one that does not.
  const named = about.length > 0 ? 1 : 0.95;
  return { signature, cause: filled(signature.cause, groups), about, sure: sure * named, line, index };
}

function filled(template: string, groups: ReadonlyMap<string, string>): string {
  return template
    .replace(
      /\{(\w{1,20})(?:\|([^}]{0,80}))?\}/g,
      (_, name: string, otherwise = '') => groups.get(name) || otherwise,
    )
    .replace(/ {2,}/g, ' ')
    .replace(/ ([),.:])/g, '$1')
    .trim();
}

function guesses(lines: readonly LogLine[], distances: readonly number[], ending: Ending): Reading[] {
  if (ending !== 'failed') return [];
  const index = lines.findLastIndex(
    (line, at) =>
      (distances[at] ?? 0) <= 2 &&
      (line.level === 'fatal' || line.level === 'error') &&
      !isFrame(line) &&
      !isTalk(line),
  );
  const line = lines[index];
  if (line === undefined) return [];
  const signature = LAST_WORDS.find(({ shape }) => shape.test(line.text));
  const match = signature?.shape.exec(line.text);
  return signature && match ? [reading(signature, match, lines, index, signature.sure)] : [];
}

/** The best reading of each signature; on a tie the later line, which is the deeper cause in a chain. */
function strongest(readings: readonly Reading[]): Reading[] {
  const best = new Map<string, Reading>();
  for (const one of readings) {
    const before = best.get(one.signature.name);
    if (before === undefined || one.sure >= before.sure) best.set(one.signature.name, one);
  }
  return [...best.values()].sort((a, b) => b.sure - a.sure || b.index - a.index);
}

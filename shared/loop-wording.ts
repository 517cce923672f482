import type { Severity } from './cluster-event.ts';
import type { LoopStatus } from './loop-status.ts';
import { counted, listed, plain } from './plain-text.ts';
import { duration, relativeTime } from './relative-time.ts';
import { SENTENCE_LENGTH } from './wording.ts';

/**
 * A context in one line: "prod: 2 incidents, checked 4 s ago". `open`: its unresolved incidents, null where they are
 * not known. Never says that all is quiet while it cannot or may not look everywhere.
 */
export function statusLine(loop: LoopStatus, open: Record<Severity, number> | null, now: number): string {
  const context = plain(loop.context, 120);
  return plain(`${context}: ${stateOf(loop, context, open, now)}`, SENTENCE_LENGTH);
}

function stateOf(
  loop: LoopStatus,
  context: string,
  open: Record<Severity, number> | null,
  now: number,
): string {
  const incidents = incidentCount(open);
  switch (loop.phase) {
    case 'paused':
      return joined(pauseOf(loop, now), incidents);
    case 'stopped':
      return joined('not watched', incidents);
    case 'failing':
      return joined(failureOf(loop, context, now), incidents);
    case 'starting':
    case 'syncing': {
      const seen = loop.syncProgress ? `, ${counted(loop.syncProgress.objects, 'object')} so far` : '';
      if (loop.lastChecked === null) return joined(`looking for the first time${seen}`, incidents);
    }
  }
  const blind = loop.resources.length > 0 && loop.resources.every((resource) => resource.forbidden);
  const missing = notPermitted(loop);
  if (blind) return missing || 'not permitted to read anything';
  const unsure = missing || loop.problems.length > 0 || loop.lastChecked === null;
  // What is held in memory is no incident yet, but no good news either.
  const held = loop.notSaved > 0 ? `${counted(loop.notSaved, 'event')} not saved` : '';
  const good = open === null || held ? '' : unsure ? 'no incidents seen' : 'all quiet';
  return joined(incidents || good, held, missing, checked(loop, now));
}

/** The empty list's good news: "All quiet. 214 pods, 5 nodes, checked 6 s ago." Plainer where not all may be read. */
export function allQuiet(loop: LoopStatus, now: number): string {
  const { pods, nodes } = loop.counts;
  // "0 nodes" would be a claim about nodes that nobody may count.
  const counts = [
    ...(loop.notPermitted.includes('pods') ? [] : [counted(pods, 'pod')]),
    ...(loop.notPermitted.includes('nodes') ? [] : [counted(nodes, 'node')]),
  ];
  const seen = `${[...counts, checked(loop, now)].join(', ')}.`;
  const missing = notPermitted(loop);
  if (loop.lastChecked === null) return 'Nothing has been looked at yet.';
  if (missing) return `Nothing wrong in what may be read, but ${missing}. ${seen}`;
  return loop.phase === 'watching' || loop.phase === 'syncing'
    ? `All quiet. ${seen}`
    : `Nothing was wrong when last checked. ${seen}`;
}

function incidentCount(open: Record<Severity, number> | null): string {
  const count = open === null ? 0 : open.critical + open.warning + open.info;
  return count === 0 ? '' : counted(count, 'incident');
}

function pauseOf({ pausedUntil }: LoopStatus, now: number): string {
  const until = Date.parse(pausedUntil ?? '');
  return Number.isNaN(until) ? 'paused until you resume' : `paused for ${duration(until - now)} more`;
}

function failureOf(loop: LoopStatus, context: string, now: number): string {
  const problem = withoutWait(plain(loop.problems[0], 200)).replace(/\.$/, '') || 'the last check failed';
  // The loop's own sentences may name the context.
  const bare = problem.startsWith(`${context}: `) ? problem.slice(context.length + 2) : problem;
  const next = Date.parse(loop.nextCheck ?? '');
  if (/try(ing)? again/i.test(bare) || Number.isNaN(next)) return bare;
  return `${bare} – trying again ${next > now ? `in ${duration(next - now)}` : 'now'}`;
}

/** A problem without when it is tried again: said where that is told as it goes by. */
export function withoutWait(problem: string): string {
  return problem.replace(/ Trying again (now|in \d+ s)\.$/, '');
}

function notPermitted({ notPermitted: resources }: LoopStatus): string {
  if (resources.length === 0) return '';
  const names = resources.slice(0, 5).map((resource) => plain(resource, 40));
  return `not permitted to read ${listed(resources.length > 5 ? [...names, 'more'] : names)}`;
}

function checked({ lastChecked }: LoopStatus, now: number): string {
  return lastChecked === null ? 'not checked yet' : `checked ${relativeTime(lastChecked, now)}`;
}

const joined = (...parts: string[]): string => parts.filter(Boolean).join(', ');

import type { ClusterEvent, EventType, Severity } from './cluster-event.ts';
import type { Incident, TimelineStep } from './incident.ts';
import { TITLES, type Titled } from './incident-titles.ts';
import type { LoopStatus } from './loop-status.ts';
import { counted, listed, NAME_LENGTH, plain } from './plain-text.ts';
import { duration, relativeTime } from './relative-time.ts';

/**
 * Events, incidents and the loop as sentences: tray, notifications, channels and window all speak these words.
 * Pure. `now` is epoch ms.
 */

export { relativeTime };

const SENTENCE_LENGTH = 300;

/** What a person would say of it: "api ran out of memory (limit 512Mi)". At most 300 characters, on one line. */
export function incidentTitle(incident: Titled, now: number): string {
  return plain(TITLES[incident.type](incident, now), SENTENCE_LENGTH);
}

const TERMS: Record<EventType, string> = {
  crash_loop: 'CrashLoopBackOff',
  oom_killed: 'OOMKilled',
  node_not_ready: 'NotReady',
  zero_replicas: 'Available=False',
  image_pull_failed: 'ImagePullBackOff',
  container_config_error: 'CreateContainerError',
  pod_unschedulable: 'Unschedulable',
  job_failed: 'Job Failed',
  rollout_stuck: 'ProgressDeadlineExceeded',
  statefulset_unavailable: 'StatefulSet unavailable',
  daemonset_unavailable: 'DaemonSet unavailable',
  node_pressure: 'Node pressure',
};

/** The term a Kubernetes user searches for; stands beside the title, never instead of it. */
export function kubernetesTerm(type: EventType): string {
  return TERMS[type];
}

/** Where it is and how many are affected: "prod · shop · 3 pods affected". */
export function incidentPlace(incident: Incident): string {
  const { context, namespace, failing } = incident;
  const pods = POD_TYPES.has(incident.type) && failing > 0 ? `${counted(failing, 'pod')} affected` : '';
  return [plain(context, 120), plain(namespace, NAME_LENGTH), pods].filter(Boolean).join(' · ');
}

/** Types whose members are pods (and their containers). */
export const POD_TYPES: ReadonlySet<EventType> = new Set<EventType>([
  'crash_loop',
  'oom_killed',
  'image_pull_failed',
  'container_config_error',
  'pod_unschedulable',
]);

/** Types that say that a workload's pods are not available, whatever is wrong with them. */
export const WORKLOAD_TYPES: ReadonlySet<EventType> = new Set<EventType>([
  'zero_replicas',
  'rollout_stuck',
  'statefulset_unavailable',
  'daemonset_unavailable',
]);

/** "12 incidents on it" of a node, "checkout has no available pods" of a workload; '' where it explains nothing. */
export function consequences(incident: Incident, children: readonly Incident[], now: number): string {
  const [first, ...others] = children;
  if (first === undefined) return '';
  if (incident.type === 'node_not_ready') return `${counted(children.length, 'incident')} on it`;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return incidentTitle(first, now) + more;
}

/** "flapping, reopened 4 times in 40 min"; '' of an incident that does not flap. */
export function flappingWords({ flappingSince, reopenings }: Incident, now: number): string {
  if (flappingSince === null) return '';
  const span = duration(now - Date.parse(reopenings[0] ?? flappingSince));
  return `flapping, reopened ${counted(reopenings.length, 'time')} in ${span}`;
}

/** "Pod web-7d9 (app)", "Node node-3". */
export function memberName(member: Pick<ClusterEvent, 'kind' | 'name' | 'container'>): string {
  const container = plain(member.container, NAME_LENGTH);
  return `${plain(member.kind, NAME_LENGTH)} ${plain(member.name)}${container && ` (${container})`}`;
}

/** What a timeline step may speak of besides the incident (after the step). */
export interface TimelineFacts {
  incident: Incident;
  now: number;
  /** As memberName words it. */
  member?: string;
  /** The title of the incident that explains it. */
  other?: string;
  /** How many incidents it explains by now. */
  children?: number;
  /** How it was told, or why evidence is missing: a clause. */
  detail?: string;
}

/** One step of an incident's life as a sentence. */
export function timelineText(
  step: TimelineStep,
  { incident, now, member, other, children = 0, detail }: TimelineFacts,
): string {
  const who = member || 'A member';
  const title = incidentTitle(incident, now);
  switch (step) {
    case 'opened':
      return incident.preExisting ? `Was already there: ${title}.` : `${title}.`;
    case 'reopened':
      return `Came back: ${title}.`;
    case 'repeated':
      return `Seen again at ${who}, ${counted(incident.count, 'time')} in all.`;
    case 'member_added':
      return `${who} is affected too.`;
    case 'member_recovered':
      return `${who} recovered.`;
    case 'member_gone':
      return `${who} was deleted.`;
    case 'member_unwatched':
      return `${who} is excluded from the watch.`;
    case 'severity_changed':
      return `Is ${incident.severity} now${detail === undefined ? '' : `, ${detail}`}.`;
    case 'acknowledged':
      return incident.state === 'acknowledged' ? 'Acknowledged.' : 'Acknowledgement taken back.';
    case 'snoozed':
      return `Snoozed for ${duration(Date.parse(incident.snoozedUntil ?? '') - now)}.`;
    case 'unsnoozed':
      return 'Snooze ended, still failing.';
    case 'silenced':
      return `Silenced for ${silenceLength(incident, now)}: nobody is told.`;
    case 'unsilenced':
      return 'The silence is over, still failing.';
    case 'linked':
      return `Explained by another incident: ${other ?? 'its cause'}.`;
    case 'gathered':
      return `Explains ${counted(children, 'other incident')}.`;
    case 'separated':
      return 'Still failing without what explained it: stands on its own now.';
    case 'flapping':
      return `Is ${flappingWords(incident, now)}: told once, and not each time until it is calm.`;
    case 'calm':
      return 'Calm again: has not come back for a while.';
    case 'resolved':
      return RESOLVED[incident.resolution ?? 'recovered'];
    case 'unwatched':
      return 'Closed: nothing of it is watched any more. It comes back if it is watched again and still fails.';
    case 'notified':
      return `Told ${detail ?? 'by notification'}.`;
    case 'evidence':
      return detail ? `Evidence collected; ${detail}.` : 'Evidence collected.';
    case 'evidence_failed':
      return `Evidence could not be collected${detail ? `: ${detail}` : ''}.`;
  }
}

/** To the full minute: a silence of four hours is four hours also a moment after it began. */
function silenceLength({ silencedUntil }: Incident, now: number): string {
  return duration(Math.ceil((Date.parse(silencedUntil ?? '') - now) / 60_000) * 60_000);
}

const RESOLVED = {
  recovered: 'Recovered.',
  gone: 'Resolved: what failed was deleted.',
  closed: 'Closed by hand.',
} as const;

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
  const problem = plain(loop.problems[0], 200).replace(/\.$/, '') || 'the last check failed';
  // The loop's own sentences may name the context, or say when it tries again.
  const bare = problem.startsWith(`${context}: `) ? problem.slice(context.length + 2) : problem;
  const next = Date.parse(loop.nextCheck ?? '');
  if (/try(ing)? again/i.test(bare) || Number.isNaN(next)) return bare;
  return `${bare} – trying again ${next > now ? `in ${duration(next - now)}` : 'now'}`;
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

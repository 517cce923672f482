import type { ClusterEvent, EventType } from './cluster-event.ts';
import type { Incident } from './incident.ts';
import { TITLES, type Titled } from './incident-titles.ts';
import { counted, NAME_LENGTH, plain } from './plain-text.ts';
import { duration } from './relative-time.ts';

/**
 * Incidents as sentences: tray, notifications, channels and window all speak these words.
 * Pure. `now` is epoch ms.
 */

/** What one line of ours may be long. */
export const SENTENCE_LENGTH = 300;

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

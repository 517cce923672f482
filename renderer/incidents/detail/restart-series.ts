import type { RestartPoint, WorkloadHistory } from '../../../shared/history.ts';
import type { IncidentDetail } from '../../../shared/incident.ts';
import type { ObjectInspection } from '../../../shared/ipc.ts';
import { counted } from '../../../shared/plain-text.ts';
import { relativeTime } from '../../../shared/relative-time.ts';
import type { Subject } from './subjects.ts';

/** The restarts of one container as a line in a chart. */
export interface RestartLine {
  pod: string;
  container: string;
  /** Oldest first; at least two. */
  points: RestartPoint[];
}

/** More cannot be told apart. */
export const MOST_LINES = 4;

/**
 * The restarts that were seen of a pod's containers, or of all pods of a workload, those that restarted last first;
 * what was gathered with the incident where nothing else is remembered.
 */
export function restartLines(
  { evidence }: Pick<IncidentDetail, 'evidence'>,
  subject: Subject,
  looked: ObjectInspection | null,
  history: WorkloadHistory | null,
): RestartLine[] {
  if (subject.kind === 'Node') return [];
  const gathered = evidence?.pod
    ? [
        {
          pod: evidence.pod,
          container: evidence.containers[0]?.container ?? '',
          points: evidence.restartHistory,
        },
      ]
    : [];
  const remembered = history?.restarts ?? [];
  return (remembered.length > 0 ? remembered : gathered)
    .filter(
      ({ pod }) =>
        subject.kind !== 'Pod' || (pod.name === subject.name && pod.namespace === subject.namespace),
    )
    .map(({ pod, container, points }) => ({
      pod: pod.name,
      container,
      points: withPresent(points, subject.name === pod.name ? looked : null, container),
    }))
    .filter(({ points }) => points.length > 1)
    .slice(0, MOST_LINES);
}

/** With what the pod itself says now: some restarts may not have been told yet. */
function withPresent(points: readonly RestartPoint[], looked: ObjectInspection | null, container: string) {
  const now = looked?.containers.find(({ name }) => name === container)?.restartCount ?? 0;
  const last = points.at(-1)?.restartCount ?? 0;
  return looked && now > last ? [...points, { at: looked.fetchedAt, restartCount: now }] : [...points];
}

/** "app: 12 restarts seen (2 to 14), the last 20 min ago". Names the pod where there are several. */
export function restartWords({ pod, container, points }: RestartLine, withPod: boolean, now: number): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const who = withPod ? `${pod}, ${container}` : container;
  const seen = counted(last.restartCount - first.restartCount, 'restart');
  return `${who}: ${seen} seen (${first.restartCount} to ${last.restartCount}), the last ${relativeTime(last.at, now)}`;
}

/** Lines on one time axis, in epoch seconds: each count holds until the next, the last until now (epoch ms). */
export function alignedRestarts(
  lines: readonly RestartLine[],
  now: number,
): [times: number[], ...counts: (number | null)[][]] {
  const seen = lines.flatMap(({ points }) => points.map(({ at }) => Date.parse(at)));
  const times = [...new Set([...seen, Math.max(now, ...seen)])].sort((a, b) => a - b);
  const counts = lines.map(({ points }) => {
    let next = 0;
    let count: number | null = null;
    return times.map((time) => {
      for (let point = points[next]; point && Date.parse(point.at) <= time; point = points[++next])
        count = point.restartCount;
      return count;
    });
  });
  return [times.map((time) => time / 1000), ...counts];
}

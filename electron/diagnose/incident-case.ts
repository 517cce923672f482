import { type Fields, fieldsOf, textOf } from '../../shared/api-fields.ts';
import type { Evidence, IncidentDetail } from '../../shared/incident.ts';
import type { Case, CaseLog } from './case.ts';
import type { Target } from './target.ts';

/** What to look at for an incident: the pod that failed last, else the workload or node itself. */
export function targetOf({ incident, members }: IncidentDetail): Target {
  const pod =
    members.find(({ kind, state }) => kind === 'Pod' && state === 'failing') ??
    members.find(({ kind }) => kind === 'Pod');
  const { kind, namespace, name } = pod ?? incident;
  return { kind, namespace, name };
}

/**
 * The case as it is in the cluster now, with what the incident kept from when it happened: the pod may be gone by now,
 * and its last words with it.
 */
export function withKept(found: Case, { rawData, evidence }: IncidentDetail): Case {
  const kept = fieldsOf(rawData);
  const isKeptPod = textOf(kept.kind) === 'Pod' || found.target.kind === 'Pod';
  const pods = found.pods.length === 0 && isKeptPod && 'metadata' in kept ? [kept] : found.pods;
  if (evidence === null) return { ...found, pods };
  const [pod] = pods;
  return {
    ...found,
    pods,
    logs: [...found.logs, ...keptLogs(evidence, pod ?? null, found.logs)],
    memoryPeaks: { ...found.memoryPeaks, ...keptPeaks(evidence, found.memoryPeaks) },
  };
}

/** The logs kept of a run that the cluster has no log of any more. */
function keptLogs(evidence: Evidence, pod: Fields | null, read: readonly CaseLog[]): CaseLog[] {
  const place = evidence.pod ?? fieldsOf(pod?.metadata);
  const [namespace, name] = [textOf(place.namespace), textOf(place.name)];
  return evidence.containers.flatMap(({ container, previousLogs, currentLogs }) =>
    [
      { previous: true, text: previousLogs },
      { previous: false, text: currentLogs },
    ].flatMap(({ previous, text }) => {
      const isRead = read.some(
        (log) => log.container === container && log.pod === name && log.previous === previous,
      );
      return text && !isRead ? [{ namespace, pod: name, container, previous, text }] : [];
    }),
  );
}

/** The higher of what was sampled while the incident was watched and what is used now. */
function keptPeaks({ containers }: Evidence, now: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    containers.flatMap(({ container, memoryPeakBytes }) =>
      memoryPeakBytes !== null && memoryPeakBytes > (now[container] ?? -1)
        ? [[container, memoryPeakBytes]]
        : [],
    ),
  );
}

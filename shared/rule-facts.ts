import type { ClusterEvent } from './cluster-event.ts';
import type { Incident } from './incident.ts';
import type { RuleFacts } from './rules.ts';

/** What rules know of an incident; `labels` are those of the object seen failing last, null where they are not known. */
export function factsOfIncident(
  incident: Pick<
    Incident,
    | 'type'
    | 'detectedSeverity'
    | 'context'
    | 'namespace'
    | 'kind'
    | 'name'
    | 'metadata'
    | 'since'
    | 'preExisting'
  >,
  labels: Record<string, string> | null,
): RuleFacts {
  const { type, detectedSeverity, context, namespace, kind, name, metadata, since, preExisting } = incident;
  const restarts = metadata.restartCount ?? null;
  const severity = detectedSeverity;
  return { type, severity, context, namespace, kind, name, labels, restarts, since, preExisting };
}

/** An event stands for the incident it would open. Whether that was there before is not in it. */
export function factsOfEvent({
  type,
  severity,
  context,
  owner,
  labels,
  metadata,
  since,
}: Pick<
  ClusterEvent,
  'type' | 'severity' | 'context' | 'owner' | 'labels' | 'metadata' | 'since'
>): RuleFacts {
  const { namespace, kind, name } = owner;
  const restarts = metadata.restartCount ?? null;
  return { type, severity, context, namespace, kind, name, labels, restarts, since, preExisting: null };
}

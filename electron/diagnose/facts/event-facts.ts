import { countOf, type Fields, fieldsOf, textOf, timeOf } from '../../../shared/api-fields.ts';

/** A Kubernetes Event, of either API group. */
export interface EventFacts {
  reason: string;
  message: string;
  isWarning: boolean;
  kind: string;
  name: string;
  namespace: string;
  uid: string;
  /** The container that its fieldPath names, or ''. */
  container: string;
  count: number;
  /** Last seen, epoch ms. */
  at: number | null;
  /** First seen, epoch ms. */
  firstAt: number | null;
}

/** Events without a last time carry it in `series` or `eventTime` (events.k8s.io/v1). */
export function eventFacts(value: unknown): EventFacts {
  const event = fieldsOf(value);
  const about: Fields = fieldsOf(event.involvedObject ?? event.regarding);
  const series = fieldsOf(event.series);
  const meta = fieldsOf(event.metadata);
  const created = timeOf(meta.creationTimestamp);
  const once = timeOf(event.eventTime);
  return {
    reason: textOf(event.reason),
    message: textOf(event.message) || textOf(event.note),
    isWarning: event.type !== 'Normal',
    kind: textOf(about.kind),
    name: textOf(about.name),
    namespace: textOf(about.namespace) || textOf(meta.namespace),
    uid: textOf(about.uid),
    container: /\{([^{}]{1,253})\}/.exec(textOf(about.fieldPath))?.[1] ?? '',
    count: Math.max(
      countOf(event.count) ?? countOf(event.deprecatedCount) ?? 1,
      countOf(series.count) ?? 1,
      1,
    ),
    at:
      timeOf(series.lastObservedTime) ??
      timeOf(event.lastTimestamp) ??
      timeOf(event.deprecatedLastTimestamp) ??
      once ??
      timeOf(event.firstTimestamp) ??
      created,
    firstAt: timeOf(event.firstTimestamp) ?? timeOf(event.deprecatedFirstTimestamp) ?? once ?? created,
  };
}

/** The object an Event is about; without a UID on either side its name must do. */
export function isAbout(
  event: EventFacts,
  object: { kind: string; namespace: string; name: string; uid: string },
): boolean {
  if (event.kind !== object.kind || event.name !== object.name) return false;
  // The kubelet writes a node's name where its UID belongs, and puts the Event in `default`.
  if (object.kind === 'Node') return true;
  if (event.namespace !== '' && object.namespace !== '' && event.namespace !== object.namespace) return false;
  return event.uid === '' || object.uid === '' || event.uid === object.uid;
}

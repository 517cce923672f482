import type { EventMetadata, ObjectRef } from '../../shared/cluster-event.ts';
import type { KubernetesEvent, Termination } from '../../shared/incident.ts';
import { plain } from '../../shared/plain-text.ts';
import { bytesOf } from '../../shared/quantity.ts';
import { redact } from '../../shared/redact.ts';
import { field, items, numberOr, textOr } from './json-fields.ts';

/** What the parts of the evidence are made of: API paths, and answers read with care. */

const MESSAGE_LENGTH = 4096;
const EVENT_LIMIT = 100;

const encoded = encodeURIComponent;

export function podPath({ namespace, name }: ObjectRef): string {
  return `/api/v1/namespaces/${encoded(namespace)}/pods/${encoded(name)}`;
}

/** The last 100 lines of a container's current or previous run. */
export function logPath(pod: ObjectRef, container: string, previous: boolean): string {
  return `${podPath(pod)}/log?container=${encoded(container)}&tailLines=100&previous=${previous}`;
}

export function metricsPath({ namespace, name }: ObjectRef): string {
  return `/apis/metrics.k8s.io/v1beta1/namespaces/${encoded(namespace)}/pods/${encoded(name)}`;
}

/** The object's Kubernetes Events. A node's are in `default`, and the kubelet gives its name as the UID. */
export function eventsPath({ kind, namespace, name, uid }: ObjectRef): string {
  const byUid = uid !== '' && kind !== 'Node' ? `,involvedObject.uid=${uid}` : '';
  const selector = `involvedObject.kind=${kind},involvedObject.name=${name}${byUid}`;
  return `/api/v1/namespaces/${encoded(namespace || 'default')}/events?fieldSelector=${encoded(selector)}&limit=${EVENT_LIMIT}`;
}

/** One container as its pod describes it. */
export interface ContainerState {
  lastTermination: Termination | null;
  restartCount: number | null;
  memoryLimit: string | null;
  memoryRequest: string | null;
  /** Whether there is a log to ask for. While a container backs off, its last words are the previous run's. */
  hasCurrentLog: boolean;
  hasPreviousLog: boolean;
}

export function containerState(pod: unknown, container: string): ContainerState {
  const named = (list: unknown[]) => list.find((each) => field(each, 'name') === container);
  const status = named([
    ...items(pod, 'status', 'containerStatuses'),
    ...items(pod, 'status', 'initContainerStatuses'),
  ]);
  const spec = named([...items(pod, 'spec', 'containers'), ...items(pod, 'spec', 'initContainers')]);
  const ended = field(status, 'state', 'terminated');
  const endedBefore = field(status, 'lastState', 'terminated');
  return {
    lastTermination: terminationOf(ended ?? endedBefore),
    restartCount: numberOr(field(status, 'restartCount'), null),
    memoryLimit: textOr(field(spec, 'resources', 'limits', 'memory'), null),
    memoryRequest: textOr(field(spec, 'resources', 'requests', 'memory'), null),
    hasCurrentLog: Boolean(field(status, 'state', 'running') ?? ended),
    hasPreviousLog: Boolean(endedBefore),
  };
}

/** What the detector knew of a container whose pod can no longer be read. */
export function stateFromMetadata(metadata: EventMetadata): ContainerState {
  return {
    lastTermination: metadata.finishedAt === undefined ? null : terminationOf(metadata),
    restartCount: metadata.restartCount ?? null,
    memoryLimit: metadata.memoryLimit ?? null,
    memoryRequest: metadata.memoryRequest ?? null,
    hasCurrentLog: false,
    hasPreviousLog: false,
  };
}

/** How a run ended; null where `terminated` is no object. Its message may be log lines, so it is redacted. */
export function terminationOf(terminated: unknown): Termination | null {
  if (typeof terminated !== 'object' || terminated === null) return null;
  return {
    reason: textOr(field(terminated, 'reason'), null),
    exitCode: numberOr(field(terminated, 'exitCode'), null),
    signal: numberOr(field(terminated, 'signal'), null),
    startedAt: textOr(field(terminated, 'startedAt'), null),
    finishedAt: textOr(field(terminated, 'finishedAt'), null),
    message: redact(textOr(field(terminated, 'message'), '')).slice(0, MESSAGE_LENGTH) || null,
  };
}

/** Newest last. New-style events leave the old timestamps null and count in `series` (KEP-383). */
export function kubernetesEvents(list: unknown): KubernetesEvent[] {
  const events = items(list, 'items').map((event) => {
    const eventTime = textOr(field(event, 'eventTime'), null);
    return {
      type: plain(field(event, 'type'), 64),
      reason: plain(field(event, 'reason'), 128),
      message: redact(textOr(field(event, 'message'), '')).slice(0, MESSAGE_LENGTH),
      count: numberOr(field(event, 'series', 'count'), null) ?? numberOr(field(event, 'count'), 1),
      firstSeen: textOr(field(event, 'firstTimestamp'), null) ?? eventTime,
      lastSeen:
        textOr(field(event, 'series', 'lastObservedTime'), null) ??
        textOr(field(event, 'lastTimestamp'), null) ??
        eventTime,
      source: plain(field(event, 'source', 'component') ?? field(event, 'reportingComponent'), 128),
    };
  });
  const at = (event: KubernetesEvent) => Date.parse(event.lastSeen ?? '') || 0;
  return events.sort((a, b) => at(a) - at(b));
}

/** Working set by container, in bytes, from a metrics.k8s.io PodMetrics. */
export function memoryByContainer(podMetrics: unknown): Map<string, number> {
  return new Map(
    items(podMetrics, 'containers').flatMap((container): [string, number][] => {
      const name = field(container, 'name');
      const bytes = bytesOf(field(container, 'usage', 'memory'));
      return typeof name === 'string' && bytes !== null ? [[name, bytes]] : [];
    }),
  );
}

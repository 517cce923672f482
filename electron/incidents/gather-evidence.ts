import type { ObjectRef } from '../../shared/cluster-event.ts';
import type { AffectedMember, ContainerEvidence, Incident } from '../../shared/incident.ts';
import { NAME_LENGTH, plain } from '../../shared/plain-text.ts';
import { memberName } from '../../shared/wording.ts';
import type { Clock } from '../app/clock.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import type { GatheredEvidence } from '../store/evidence.ts';
import type { Store } from '../store/store.ts';
import {
  containerState,
  eventsPath,
  kubernetesEvents,
  logPath,
  memoryByContainer,
  metricsPath,
  podPath,
  stateFromMetadata,
} from './evidence-parts.ts';
import { field } from './json-fields.ts';
import { logTail } from './log-tail.ts';
import { createParts, type Parts } from './parts.ts';

/** The reading side of a cluster connection. */
export type EvidenceSource = Pick<ClusterConnection, 'getJson' | 'getText'>;

/** Deleted pods that are passed over for one that is still there. */
const PODS_TRIED = 3;
/** Room for 100 very long lines; the end of the text is what is kept of it. */
const LOG_BYTES = 1024 * 1024;

export interface Gathering {
  source: EvidenceSource;
  store: Store;
  clock: Clock;
  signal: AbortSignal;
}

/**
 * Looks at the newest failing member as closely as the cluster lets us: a part that cannot be read becomes a sentence
 * in `problems`. Rejects only when `signal` aborts or the store fails.
 */
export async function gatherEvidence(incident: Incident, gathering: Gathering): Promise<GatheredEvidence> {
  const { source, store, clock, signal } = gathering;
  const parts = createParts(clock, signal);
  const members = store.members.of(incident.id, 1000);
  const failing = members.filter((member) => member.state === 'failing');
  const candidates = failing.length > 0 ? failing : members;

  const chosen = await choosePod(source, parts, distinctPods(candidates));
  const ofPod = chosen === null ? [] : candidates.filter((member) => isSameObject(member, chosen.pod));
  const subject = chosen?.pod ?? candidates[0];

  const readContainer = (container: string, member: AffectedMember) => {
    const object = chosen?.object ?? null;
    if (object !== null) return readFromPod(source, parts, member, container, object);
    const { hasCurrentLog, hasPreviousLog, ...known } = stateFromMetadata(
      store.members.get(incident.id, member)?.metadata ?? {},
    );
    return { container, ...known, memoryPeakBytes: null, previousLogs: null, currentLogs: null };
  };

  const [containers, events, memory] = await Promise.all([
    Promise.all(
      ofPod.flatMap((member) => (member.container === null ? [] : [readContainer(member.container, member)])),
    ),
    subject
      ? parts.read('Kubernetes Events', (limit) => source.getJson(eventsPath(subject), { signal: limit }))
      : null,
    chosen?.object ? readMemory(source, parts, chosen.pod) : null,
  ]);

  const evidence: GatheredEvidence = {
    collectedAt: new Date(clock.now()).toISOString(),
    pod: chosen?.pod ?? null,
    containers,
    events: kubernetesEvents(events),
    problems: parts.problems,
  };
  const before = store.evidence.get(incident.id).evidence;
  const peaksBefore = before?.pod && chosen && isSameObject(before.pod, chosen.pod) ? peaksOf(before) : null;
  return raisePeaks(raisePeaks(evidence, memory), peaksBefore);
}

/** Working set by container, in bytes; null when metrics.k8s.io does not answer. */
export function readMemory(
  source: EvidenceSource,
  parts: Parts,
  pod: ObjectRef,
): Promise<Map<string, number> | null> {
  const read = async (limit: AbortSignal) =>
    memoryByContainer(await source.getJson(metricsPath(pod), { signal: limit }));
  // 404: no metrics-server, or no sample of this pod yet. Common, and no news.
  return parts.read('Memory use', read, 404);
}

/** The evidence with higher samples taken in. */
export function raisePeaks(
  evidence: GatheredEvidence,
  samples: Map<string, number> | null,
): GatheredEvidence {
  const containers = evidence.containers.map((container) => {
    const sample = samples?.get(container.container);
    const higher = sample !== undefined && sample > (container.memoryPeakBytes ?? -1);
    return higher ? { ...container, memoryPeakBytes: sample } : container;
  });
  return { ...evidence, containers };
}

function peaksOf({ containers }: GatheredEvidence): Map<string, number> {
  return new Map(
    containers.flatMap(({ container, memoryPeakBytes }) =>
      memoryPeakBytes === null ? [] : [[container, memoryPeakBytes] as const],
    ),
  );
}

/** The first of the pods that is still there; `object` is null when its pod is deleted or cannot be read. */
async function choosePod(
  source: EvidenceSource,
  parts: Parts,
  pods: ObjectRef[],
): Promise<{ pod: ObjectRef; object: unknown } | null> {
  for (const pod of pods.slice(0, PODS_TRIED)) {
    const who = memberName({ ...pod, container: null });
    const problemsBefore = parts.problems.length;
    const read = async (signal: AbortSignal) => (await source.getJson(podPath(pod), { signal })) ?? {};
    const object = await parts.read(who, read, 404);
    const isUnreadable = parts.problems.length > problemsBefore;
    const uid = field(object, 'metadata', 'uid');
    const isAnother = pod.uid !== '' && uid !== undefined && uid !== pod.uid;
    if (isUnreadable || (object !== null && !isAnother)) return { pod, object };
    parts.problems.push(`${who} was deleted before its logs could be read.`);
  }
  return pods[0] === undefined ? null : { pod: pods[0], object: null };
}

async function readFromPod(
  source: EvidenceSource,
  parts: Parts,
  pod: ObjectRef,
  container: string,
  object: unknown,
): Promise<ContainerEvidence> {
  const { hasCurrentLog, hasPreviousLog, ...known } = containerState(object, container);
  const readLog = async (which: 'previous' | 'current') => {
    const path = logPath(pod, container, which === 'previous');
    const what = `The ${which} log of ${plain(container, NAME_LENGTH)}`;
    const text = await parts.read(what, (signal) => source.getText(path, { signal, maxBytes: LOG_BYTES }));
    return text === null ? null : logTail(text);
  };
  const [previousLogs, currentLogs] = await Promise.all([
    hasPreviousLog ? readLog('previous') : '',
    hasCurrentLog ? readLog('current') : '',
  ]);
  return { container, ...known, memoryPeakBytes: null, previousLogs, currentLogs };
}

function distinctPods(members: AffectedMember[]): ObjectRef[] {
  const pods = members
    .filter((member) => member.kind === 'Pod')
    .map(({ kind, namespace, name, uid }) => ({ kind, namespace, name, uid }));
  return pods.filter((pod, index) => pods.findIndex((other) => isSameObject(other, pod)) === index);
}

function isSameObject(a: ObjectRef, b: ObjectRef): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name && a.uid === b.uid;
}

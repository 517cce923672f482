import { fieldsOf, itemsOf, textOf, timeOf } from '../../../shared/api-fields.ts';
import type { Case, CaseLog } from '../case.ts';
import { masking } from '../masking.ts';
import { type EventFacts, eventFacts, isAbout } from './event-facts.ts';
import { type PodFacts, podFacts } from './pod-facts.ts';

export interface WorkloadFacts {
  kind: string;
  name: string;
  namespace: string;
  uid: string;
}

/** A Case read once: the same facts for every witness. */
export interface CaseFacts {
  case: Case;
  now: number;
  pods: readonly PodFacts[];
  events: readonly EventFacts[];
  workload: WorkloadFacts | null;
  /** Foreign text fit to show: what is cut must be masked before it is cut, or half a secret stays. */
  mask(text: string): string;
}

export function caseFacts(from: Case): CaseFacts {
  const events = itemsOf(from.events).map(eventFacts);
  return {
    case: from,
    now: timeOf(from.now) ?? 0,
    pods: itemsOf(from.pods).map(podFacts),
    // "newest last", whatever the order they came in; those without any time stay where they are.
    events: events.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)),
    workload: workloadFacts(from.workload),
    mask: masking(from),
  };
}

function workloadFacts(value: unknown): WorkloadFacts | null {
  const { kind, metadata } = fieldsOf(value);
  const { name, namespace, uid } = fieldsOf(metadata);
  if (textOf(name) === '') return null;
  return { kind: textOf(kind), name: textOf(name), namespace: textOf(namespace), uid: textOf(uid) };
}

/** The pod's Events, newest last. */
export function eventsOfPod(facts: CaseFacts, pod: PodFacts): EventFacts[] {
  const { name, namespace, uid } = pod;
  return facts.events.filter((event) => isAbout(event, { kind: 'Pod', name, namespace, uid }));
}

/** The Events of one of its containers: those that name it, and those that name none in a pod of one container. */
export function eventsOfContainer(facts: CaseFacts, pod: PodFacts, container: string): EventFacts[] {
  const isOnly = pod.containers.filter(({ role }) => role !== 'init').length === 1;
  return eventsOfPod(facts, pod).filter((event) =>
    event.container === '' ? isOnly : event.container === container,
  );
}

export function logOf(facts: CaseFacts, pod: PodFacts, container: string, previous: boolean): CaseLog | null {
  const logs = Array.isArray(facts.case.logs) ? facts.case.logs : [];
  return (
    logs.find(
      (log: CaseLog) =>
        log?.pod === pod.name &&
        log.container === container &&
        (log.previous === true) === previous &&
        typeof log.text === 'string' &&
        log.text.trim() !== '',
    ) ?? null
  );
}

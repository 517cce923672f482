import { stringify } from 'yaml';
import { type Fields, fieldsOf, integerOf, itemsOf, textOf } from '../../shared/api-fields.ts';
import type { Condition, ContainerInspection } from '../../shared/ipc.ts';
import { redact } from '../../shared/redact.ts';
import { terminationOf } from '../incidents/evidence-parts.ts';

/** Pod phase as kubectl words it, or one word for other kinds. */
export function statusWord(kind: string, object: Fields): string {
  const status = fieldsOf(object.status);
  if (textOf(fieldsOf(object.metadata).deletionTimestamp) !== '') return 'Terminating';
  if (kind === 'Pod') return textOf(status.reason) || textOf(status.phase) || 'Unknown';
  if (kind === 'Node') {
    const ready = conditions(object).find(({ type }) => type === 'Ready')?.status;
    const word = ready === 'True' ? 'Ready' : ready === undefined ? 'Unknown' : 'NotReady';
    return fieldsOf(object.spec).unschedulable === true ? `${word}, SchedulingDisabled` : word;
  }
  // A workload that does not say how many it wants, wants one (apps/v1 defaults).
  const wanted = integerOf(fieldsOf(object.spec).replicas) ?? integerOf(status.desiredNumberScheduled) ?? 1;
  const available = integerOf(status.availableReplicas) ?? integerOf(status.numberAvailable) ?? 0;
  return `${available} of ${wanted} available`;
}

export function conditions(object: Fields): Condition[] {
  return itemsOf(fieldsOf(object.status).conditions).map((condition) => ({
    type: textOf(condition.type) || '?',
    status: textOf(condition.status) || 'Unknown',
    reason: said(condition.reason),
    message: quoted(condition.message),
    lastTransitionTime: said(condition.lastTransitionTime),
  }));
}

/** Every container of a pod in the order in which they start; `memory` is the working set in bytes by name. */
export function containers(pod: Fields, memory: ReadonlyMap<string, number>): ContainerInspection[] {
  const [spec, status] = [fieldsOf(pod.spec), fieldsOf(pod.status)];
  const group = (
    specs: unknown,
    statuses: unknown,
    role: (container: Fields) => ContainerInspection['role'],
  ) => {
    const known = new Map(itemsOf(statuses).map((one) => [textOf(one.name), one]));
    return itemsOf(specs).map((container) => {
      const name = textOf(container.name) || '?';
      return inspect(container, known.get(name) ?? {}, role(container), memory.get(name) ?? null);
    });
  };
  return [
    // An init container with restartPolicy Always is a native sidecar (KEP-753).
    ...group(spec.initContainers, status.initContainerStatuses, (one) =>
      one.restartPolicy === 'Always' ? 'sidecar' : 'init',
    ),
    ...group(spec.containers, status.containerStatuses, () => 'container'),
    ...group(spec.ephemeralContainers, status.ephemeralContainerStatuses, () => 'ephemeral'),
  ];
}

function inspect(
  spec: Fields,
  status: Fields,
  role: ContainerInspection['role'],
  memoryBytes: number | null,
): ContainerInspection {
  const state = fieldsOf(status.state);
  const word = (['running', 'waiting', 'terminated'] as const).find((one) => one in state) ?? 'unknown';
  const details = fieldsOf(word === 'unknown' ? null : state[word]);
  const { requests, limits } = fieldsOf(spec.resources);
  return {
    name: textOf(spec.name) || '?',
    role,
    image: textOf(spec.image) || '',
    state: word,
    reason: said(details.reason),
    message: quoted(details.message),
    startedAt: said(details.startedAt),
    ready: status.ready === true,
    restartCount: integerOf(status.restartCount) ?? 0,
    lastTermination: terminationOf(fieldsOf(status.lastState).terminated) ?? terminationOf(state.terminated),
    memoryRequest: said(fieldsOf(requests).memory),
    memoryLimit: said(fieldsOf(limits).memory),
    memoryBytes,
  };
}

const said = (value: unknown): string | null => textOf(value) || null;

/** A component's message may quote what a program printed. */
const quoted = (value: unknown): string | null => redact(textOf(value)) || null;

const HIDDEN_ANNOTATION = 'kubectl.kubernetes.io/last-applied-configuration';
const MASK = '(hidden by Dogwatch)';

/** The object as YAML, without managedFields and without the values of environment variables: those hold secrets. */
export function asYaml(object: Fields): string {
  return stringify(object, (key, value: unknown) => {
    if (key === 'managedFields' || key === HIDDEN_ANNOTATION) return undefined;
    if (key === 'env' && Array.isArray(value)) return value.map(withoutValue);
    return value;
  });
}

function withoutValue(variable: unknown): unknown {
  const plain = fieldsOf(variable);
  return typeof plain.value === 'string' && plain.value !== '' ? { ...plain, value: MASK } : variable;
}

import { type Fields, fieldsOf, itemsOf, textOf, timeOf } from '../../../shared/api-fields.ts';
import { type ContainerFacts, containersOf } from './container-facts.ts';

export interface Condition {
  type: string;
  status: string;
  reason: string;
  message: string;
  /** Epoch ms of its last transition. */
  since: number | null;
}

/** One pod as the API answers it. Times are epoch ms; '' where a text is missing. */
export interface PodFacts {
  name: string;
  namespace: string;
  uid: string;
  nodeName: string;
  phase: string;
  reason: string;
  message: string;
  createdAt: number | null;
  deletedAt: number | null;
  /** The controlling owner. */
  owner: { kind: string; name: string; uid: string } | null;
  conditions: readonly Condition[];
  containers: readonly ContainerFacts[];
  spec: Fields;
}

export function podFacts(value: unknown): PodFacts {
  const { metadata, spec, status } = fieldsOf(value);
  const meta = fieldsOf(metadata);
  const state = fieldsOf(status);
  const controller = itemsOf(meta.ownerReferences).find((owner) => owner.controller === true);
  return {
    name: textOf(meta.name),
    namespace: textOf(meta.namespace),
    uid: textOf(meta.uid),
    nodeName: textOf(fieldsOf(spec).nodeName),
    phase: textOf(state.phase),
    reason: textOf(state.reason),
    message: textOf(state.message),
    createdAt: timeOf(meta.creationTimestamp),
    deletedAt: timeOf(meta.deletionTimestamp),
    owner: controller
      ? { kind: textOf(controller.kind), name: textOf(controller.name), uid: textOf(controller.uid) }
      : null,
    conditions: conditionsOf(state.conditions),
    containers: containersOf(fieldsOf(spec), state),
    spec: fieldsOf(spec),
  };
}

export function conditionsOf(value: unknown): Condition[] {
  return itemsOf(value).map((condition) => ({
    type: textOf(condition.type),
    status: textOf(condition.status),
    reason: textOf(condition.reason),
    message: textOf(condition.message),
    since: timeOf(condition.lastTransitionTime),
  }));
}

export function conditionOf(conditions: readonly Condition[], type: string): Condition | null {
  return conditions.find((condition) => condition.type === type) ?? null;
}

/** The scheduler has found it a node. */
export function isScheduled({ nodeName, conditions }: PodFacts): boolean {
  return nodeName !== '' || conditionOf(conditions, 'PodScheduled')?.status === 'True';
}

/** Any of its containers has ever run. */
export function hasStarted({ containers }: PodFacts): boolean {
  return containers.some(
    ({ state, end, waitingReason }) =>
      state === 'running' ||
      end !== null ||
      (state === 'waiting' && !/^(PodInitializing|ContainerCreating|)$/.test(waitingReason)),
  );
}

import {
  countOf,
  detailOf,
  type Fields,
  fieldsOf,
  integerOf,
  textOf,
  timeOf,
} from '../../shared/api-fields.ts';
import { internTable, internText } from './interned.ts';
import { latest } from './times.ts';

/** A native sidecar is an init container with restartPolicy Always (KEP-753). */
export type ContainerRole = 'container' | 'init' | 'sidecar';

/** How one run of a container ended. Times are epoch ms; null where the kubelet gave none. */
export interface Termination {
  exitCode: number | null;
  signal: number | null;
  reason: string;
  /** Cut to 1,000 characters. */
  message: string;
  startedAt: number | null;
  finishedAt: number | null;
  containerID: string;
}

export type ContainerState =
  /** `since` is the earliest time this wait can have begun; the kubelet gives no time of its own for it. */
  | { is: 'waiting'; reason: string; message: string; since: number | null }
  | { is: 'running'; startedAt: number | null }
  | { is: 'terminated'; termination: Termination };

export interface ContainerView {
  name: string;
  role: ContainerRole;
  /** The one that holds for this container: Always, OnFailure or Never. */
  restartPolicy: string;
  state: ContainerState;
  lastTermination: Termination | null;
  restartCount: number;
  /** Null while the container is steady: nobody asks then. Quantities as written in the spec. */
  image: string | null;
  memoryLimit: string | null;
  memoryRequest: string | null;
}

const steady = internTable<ContainerView>();

/**
 * The shared view of a container that never gave trouble: it runs in its first run, or did its one run well.
 * It holds no start time; PodView.steadySince holds the latest one of its pod.
 */
export function steadyContainer(
  name: string,
  role: ContainerRole,
  restartPolicy: string,
  is: 'running' | 'done',
) {
  return steady(JSON.stringify([name, role, restartPolicy, is]), () => {
    const state: ContainerState =
      is === 'running' ? { is, startedAt: null } : { is: 'terminated', termination: COMPLETED };
    return Object.freeze({
      name,
      role,
      restartPolicy,
      state: Object.freeze(state),
      lastTermination: null,
      restartCount: 0,
      image: null,
      memoryLimit: null,
      memoryRequest: null,
    });
  });
}

const COMPLETED: Termination = Object.freeze({
  exitCode: 0,
  signal: null,
  reason: 'Completed',
  message: '',
  startedAt: null,
  finishedAt: null,
  containerID: '',
});

/** The container as its status and its spec describe it. `waitingSince` is the pod's word for when a wait can have begun. */
export function containerView(
  status: Fields,
  spec: Fields,
  role: ContainerRole,
  restartPolicy: string,
  waitingSince: number | null,
): ContainerView {
  const lastTermination = terminationOf(fieldsOf(status.lastState).terminated);
  const resources = fieldsOf(spec.resources);
  return {
    name: internText(textOf(status.name)),
    role,
    restartPolicy,
    state: stateOf(fieldsOf(status.state), latest(waitingSince, lastTermination?.finishedAt ?? null)),
    lastTermination,
    restartCount: countOf(status.restartCount) ?? 0,
    image: internText(textOf(spec.image) || textOf(status.image)) || null,
    memoryLimit: quantityOf(fieldsOf(resources.limits).memory),
    memoryRequest: quantityOf(fieldsOf(resources.requests).memory),
  };
}

/** None of the three set means waiting, says the API reference of ContainerState. */
function stateOf(state: Fields, waitingSince: number | null): ContainerState {
  const termination = terminationOf(state.terminated);
  if (termination !== null) return { is: 'terminated', termination };
  if (isSet(state.running)) return { is: 'running', startedAt: timeOf(fieldsOf(state.running).startedAt) };
  const waiting = fieldsOf(state.waiting);
  const reason = internText(detailOf(waiting.reason));
  return { is: 'waiting', reason, message: detailOf(waiting.message), since: waitingSince };
}

/** A run's end, or null where there was none. */
export function terminationOf(value: unknown): Termination | null {
  if (!isSet(value)) return null;
  const terminated = fieldsOf(value);
  return {
    exitCode: integerOf(terminated.exitCode),
    signal: integerOf(terminated.signal) || null,
    reason: internText(detailOf(terminated.reason)),
    message: detailOf(terminated.message),
    startedAt: timeOf(terminated.startedAt),
    finishedAt: timeOf(terminated.finishedAt),
    containerID: textOf(terminated.containerID),
  };
}

function isSet(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Quantities may be numbers in hand-written objects. */
function quantityOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return internText(detailOf(value)) || null;
}

/** Whether the kubelet starts the container again after this end. Init containers that did their work stay ended. */
export function restartsAfter({ role, restartPolicy }: ContainerView, { exitCode }: Termination): boolean {
  if (restartPolicy === 'Always' && role !== 'init') return true;
  return restartPolicy !== 'Never' && exitCode !== 0;
}

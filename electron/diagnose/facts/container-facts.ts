import { type Fields, fieldsOf, integerOf, itemsOf, textOf, timeOf } from '../../../shared/api-fields.ts';

/** How one run of a container ended. Times are epoch ms. */
export interface End {
  exitCode: number | null;
  signal: number | null;
  reason: string;
  message: string;
  startedAt: number | null;
  finishedAt: number | null;
}

/** A native sidecar is an init container with restartPolicy Always (KEP-753). */
export type Role = 'container' | 'init' | 'sidecar';

/** One container as its pod's spec and the kubelet's status tell it. */
export interface ContainerFacts {
  name: string;
  role: Role;
  image: string;
  spec: Fields;
  state: 'waiting' | 'running' | 'terminated' | 'unknown';
  /** Why it waits: '' unless it does. */
  waitingReason: string;
  waitingMessage: string;
  runningSince: number | null;
  /** The end of its latest run that ended; null when none did. */
  end: End | null;
  restarts: number;
  ready: boolean;
  restartPolicy: string;
}

export function containersOf(spec: Fields, status: Fields): ContainerFacts[] {
  const policy = textOf(spec.restartPolicy) || 'Always';
  return [
    ...containersIn(spec.initContainers, status.initContainerStatuses, true, policy),
    ...containersIn(spec.containers, status.containerStatuses, false, policy),
  ];
}

function containersIn(
  specs: unknown,
  statuses: unknown,
  isInit: boolean,
  podPolicy: string,
): ContainerFacts[] {
  const declared = itemsOf(specs);
  const reported = itemsOf(statuses);
  const names = new Set(
    [...declared, ...reported].map((one) => textOf(one.name)).filter((name) => name !== ''),
  );
  return [...names].map((name) => {
    const spec = fieldsOf(declared.find((one) => one.name === name));
    const status = fieldsOf(reported.find((one) => one.name === name));
    const restartPolicy = textOf(spec.restartPolicy) || podPolicy;
    const role: Role = !isInit ? 'container' : spec.restartPolicy === 'Always' ? 'sidecar' : 'init';
    return containerFacts(name, role, restartPolicy, spec, status);
  });
}

function containerFacts(
  name: string,
  role: Role,
  restartPolicy: string,
  spec: Fields,
  status: Fields,
): ContainerFacts {
  const { waiting, running, terminated } = fieldsOf(status.state);
  const lastEnd = endOf(fieldsOf(status.lastState).terminated);
  return {
    name,
    role,
    image: textOf(spec.image) || textOf(status.image),
    spec,
    state: isObject(waiting)
      ? 'waiting'
      : isObject(terminated)
        ? 'terminated'
        : isObject(running)
          ? 'running'
          : 'unknown',
    waitingReason: textOf(fieldsOf(waiting).reason),
    waitingMessage: textOf(fieldsOf(waiting).message),
    runningSince: timeOf(fieldsOf(running).startedAt),
    end: endOf(terminated) ?? lastEnd,
    restarts: integerOf(status.restartCount) ?? 0,
    ready: status.ready === true,
    restartPolicy,
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function endOf(value: unknown): End | null {
  if (!isObject(value)) return null;
  const end = fieldsOf(value);
  return {
    exitCode: integerOf(end.exitCode),
    signal: integerOf(end.signal),
    reason: textOf(end.reason),
    message: textOf(end.message),
    startedAt: timeOf(end.startedAt),
    finishedAt: timeOf(end.finishedAt),
  };
}

/** Ended as it should: an init container or a Job's container that is done. */
export function isDone({ state, end, role, restartPolicy }: ContainerFacts): boolean {
  if (state !== 'terminated' || end?.exitCode !== 0 || end.reason === 'OOMKilled') return false;
  return role === 'init' || restartPolicy !== 'Always';
}

/** Waiting only for others: for its turn, or for the first try of a start. */
const INNOCENT_WAITS = ['', 'PodInitializing', 'ContainerCreating'];

/** Something is wrong with it now, or its last run ended badly. */
export function isTroubled(container: ContainerFacts): boolean {
  const { state, waitingReason, ready, restarts, end, role } = container;
  if (isDone(container)) return false;
  if (state === 'waiting') return !INNOCENT_WAITS.includes(waitingReason) || end !== null;
  if (state === 'terminated') return true;
  // A pod whose init container still runs is not where it should be.
  if (state === 'running' && role === 'init') return true;
  if (state === 'running') return (!ready && role === 'container') || restarts > 0 || end !== null;
  return end !== null;
}

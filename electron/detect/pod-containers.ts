import { type Fields, fieldsOf, itemsOf, textOf, timeOf } from '../../shared/api-fields.ts';
import { type ContainerRole, type ContainerView, containerView, steadyContainer } from './container-view.ts';
import { internTable, internText } from './interned.ts';
import { latest } from './times.ts';

/** A pod's containers, and the latest start among those that share a view without one (epoch ms). */
export interface PodContainers {
  containers: readonly ContainerView[];
  steadySince: number | null;
}

const shared = internTable<readonly ContainerView[]>();

/** The containers the kubelet reports on; `startedAt` is when the kubelet took the pod on. */
export function podContainers(spec: Fields, status: Fields, startedAt: number | null): PodContainers {
  const policy = textOf(spec.restartPolicy) || 'Always';
  const initialised = lastEnd(status.initContainerStatuses);
  const init = project(
    status.initContainerStatuses,
    spec.initContainers,
    'init',
    policy,
    latest(startedAt, initialised),
  );
  const wait = latest(startedAt, latest(initialised, initializedAt(status)));
  const main = project(status.containerStatuses, spec.containers, 'container', policy, wait);
  const all = [...init, ...main];
  const containers = all.map((one) => one.view);
  const steadySince = all.reduce<number | null>((since, one) => latest(since, one.steadySince), null);
  const isSteady = all.every((one) => one.isSteady);
  return { containers: isSteady ? sharedList(containers) : containers, steadySince };
}

interface Projected {
  view: ContainerView;
  isSteady: boolean;
  steadySince: number | null;
}

function project(
  statuses: unknown,
  specs: unknown,
  listed: 'init' | 'container',
  podPolicy: string,
  waitingSince: number | null,
): Projected[] {
  const declared = new Map(itemsOf(specs).map((spec) => [spec.name, spec]));
  return itemsOf(statuses)
    .filter((status) => textOf(status.name) !== '')
    .map((status) => {
      const spec = fieldsOf(declared.get(status.name));
      const role: ContainerRole = listed === 'init' && spec.restartPolicy === 'Always' ? 'sidecar' : listed;
      const restartPolicy = internText(textOf(spec.restartPolicy) || podPolicy);
      return projectOne(status, spec, role, restartPolicy, waitingSince);
    });
}

function projectOne(
  status: Fields,
  spec: Fields,
  role: ContainerRole,
  restartPolicy: string,
  waitingSince: number | null,
): Projected {
  const view = containerView(status, spec, role, restartPolicy, waitingSince);
  const { state } = view;
  const isFirstRun = view.restartCount === 0 && view.lastTermination === null;
  if (isFirstRun && state.is === 'running') {
    const shared = steadyContainer(view.name, role, restartPolicy, 'running');
    return { view: shared, isSteady: true, steadySince: state.startedAt };
  }
  if (isFirstRun && state.is === 'terminated' && role === 'init' && isCompleted(view)) {
    return {
      view: steadyContainer(view.name, role, restartPolicy, 'done'),
      isSteady: true,
      steadySince: null,
    };
  }
  return { view, isSteady: false, steadySince: null };
}

function isCompleted({ state }: ContainerView): boolean {
  if (state.is !== 'terminated') return false;
  const { exitCode, reason } = state.termination;
  return exitCode === 0 && reason === 'Completed';
}

/** The end of the last init container that ended: before it, nothing after it could start. */
function lastEnd(statuses: unknown): number | null {
  const ends = itemsOf(statuses).map((status) =>
    timeOf(fieldsOf(fieldsOf(status.state).terminated).finishedAt),
  );
  return ends.reduce(latest, null);
}

/** App containers wait for the condition Initialized. */
function initializedAt(status: Fields): number | null {
  const condition = itemsOf(status.conditions).find((item) => item.type === 'Initialized');
  return condition?.status === 'True' ? timeOf(condition.lastTransitionTime) : null;
}

function sharedList(containers: readonly ContainerView[]): readonly ContainerView[] {
  const key = JSON.stringify(containers.map((one) => [one.name, one.role, one.restartPolicy, one.state.is]));
  return shared(key, () => Object.freeze(containers));
}

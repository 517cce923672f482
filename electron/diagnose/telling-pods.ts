import { type Fields, fieldsOf, integerOf, itemsOf, textOf } from '../../shared/api-fields.ts';
import { createdAt } from './read-workload.ts';

/** Pods of one workload fail alike: the first few say it all. */
const MOST_PODS = 5;

/** The pods that say most of what is wrong, those first: ended badly, waiting, pending, not ready, then the newest. */
export function tellingPods(pods: readonly Fields[]): Fields[] {
  return pods.toSorted((a, b) => trouble(b) - trouble(a) || createdAt(b) - createdAt(a)).slice(0, MOST_PODS);
}

/** Every container's status, init containers' included. */
export function containerStatuses(pod: Fields): Fields[] {
  const status = fieldsOf(pod.status);
  return [...itemsOf(status.initContainerStatuses), ...itemsOf(status.containerStatuses)];
}

/** How the container's former run ended, or this one. */
export function lastEnd(status: Fields): Fields | null {
  const ended = fieldsOf(status.state).terminated ?? fieldsOf(status.lastState).terminated;
  return ended === undefined || ended === null ? null : fieldsOf(ended);
}

function trouble(pod: Fields): number {
  const phase = textOf(fieldsOf(pod.status).phase);
  const statuses = containerStatuses(pod);
  const endedBadly = statuses.some((status) => {
    const end = lastEnd(status);
    return end !== null && integerOf(end.exitCode) !== 0 && status.ready !== true;
  });
  // "ContainerCreating" and "PodInitializing" are every pod's beginning.
  const stuck = statuses.some((status) =>
    /Err|BackOff|Invalid|Failed|Error/.test(textOf(fieldsOf(fieldsOf(status.state).waiting).reason)),
  );
  const ready = itemsOf(fieldsOf(pod.status).conditions).some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
  if (textOf(fieldsOf(pod.metadata).deletionTimestamp) !== '' || phase === 'Succeeded') return 0;
  if (stuck) return 5;
  if (endedBadly || phase === 'Failed') return 4;
  if (phase === 'Pending') return 3;
  return ready ? 1 : 2;
}

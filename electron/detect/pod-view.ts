import { type Fields, fieldsOf, itemsOf, textOf, timeOf } from '../../shared/api-fields.ts';
import { type ConditionView, conditionOf } from './condition-view.ts';
import type { ContainerView } from './container-view.ts';
import { internText } from './interned.ts';
import { type ObjectView, objectView } from './object-view.ts';
import { podContainers } from './pod-containers.ts';

/** What Dogwatch keeps of a pod: about 300 bytes while it is healthy. Times are epoch ms. */
export interface PodView extends ObjectView {
  kind: 'Pod';
  /** '' until it is bound to a node. */
  node: string;
  /** Pending, Running, Succeeded, Failed or Unknown. */
  phase: string;
  restartPolicy: string;
  /** When the kubelet acknowledged the pod. */
  startTime: number | null;
  ready: boolean;
  /** The Ready condition's last transition. */
  readyChangedAt: number | null;
  /** The PodScheduled condition while it is not True; null once it is, and where there is none. */
  unscheduled: ConditionView | null;
  /** The kubelet evicted it (status.reason). */
  evicted: boolean;
  /** Has the condition DisruptionTarget: preempted, drained, tainted or cleaned up (KEP-3329). */
  disruptionTarget: boolean;
  /** Init containers and native sidecars first; ephemeral containers never. Shared between pods: never change it. */
  containers: readonly ContainerView[];
  /** The latest start of the containers whose running state holds no start time of its own. */
  steadySince: number | null;
}

/** The pod's view, or null where it has no name or uid. */
export function podView(raw: unknown): PodView | null {
  const object = objectView(raw, 'Pod');
  if (object === null) return null;
  const spec = fieldsOf(fieldsOf(raw).spec);
  const status = fieldsOf(fieldsOf(raw).status);
  const ready = timesOf(status, 'Ready');
  const scheduled = conditionOf(status, 'PodScheduled');
  const startTime = timeOf(status.startTime);
  const { containers, steadySince } = podContainers(spec, status, startTime ?? object.createdAt);
  return {
    kind: object.kind,
    uid: object.uid,
    namespace: object.namespace,
    name: object.name,
    createdAt: object.createdAt,
    controller: object.controller,
    deleting: object.deleting,
    ignored: object.ignored,
    node: internText(textOf(spec.nodeName)),
    phase: internText(textOf(status.phase)),
    restartPolicy: internText(textOf(spec.restartPolicy) || 'Always'),
    startTime,
    ready: ready.isTrue,
    readyChangedAt: ready.transitionedAt,
    unscheduled: scheduled?.status === 'True' ? null : scheduled,
    evicted: status.reason === 'Evicted',
    disruptionTarget: timesOf(status, 'DisruptionTarget').isTrue,
    containers,
    steadySince,
  };
}

function timesOf(status: Fields, type: string): { isTrue: boolean; transitionedAt: number | null } {
  const condition = itemsOf(status.conditions).find((item) => item.type === type);
  return {
    isTrue: condition?.status === 'True',
    transitionedAt: timeOf(condition?.lastTransitionTime),
  };
}

import { fieldsOf, itemsOf } from '../../shared/api-fields.ts';
import { type ConditionView, conditionOf } from './condition-view.ts';
import { type ObjectView, objectView } from './object-view.ts';

export interface NodeView extends ObjectView {
  kind: 'Node';
  /** Under maintenance: marked unschedulable by a person, or being removed by an autoscaler. */
  cordoned: boolean;
  ready: ConditionView | null;
  /** The conditions MemoryPressure, DiskPressure and PIDPressure, whatever their status. Other types are foreign. */
  pressures: readonly ConditionView[];
}

const PRESSURES = ['MemoryPressure', 'DiskPressure', 'PIDPressure'];

/** Autoscalers taint a node they remove instead of (or before) marking it unschedulable. */
const REMOVAL_TAINTS = ['ToBeDeletedByClusterAutoscaler', 'karpenter.sh/disrupted'];

/** The node's view, or null where it has no name or uid. */
export function nodeView(raw: unknown): NodeView | null {
  const object = objectView(raw, 'Node');
  if (object === null) return null;
  const spec = fieldsOf(fieldsOf(raw).spec);
  const status = fieldsOf(fieldsOf(raw).status);
  const isBeingRemoved = itemsOf(spec.taints).some((taint) =>
    REMOVAL_TAINTS.some((key) => key === taint.key),
  );
  return {
    ...object,
    cordoned: spec.unschedulable === true || isBeingRemoved,
    ready: conditionOf(status, 'Ready'),
    pressures: PRESSURES.map((type) => conditionOf(status, type)).filter((condition) => condition !== null),
  };
}

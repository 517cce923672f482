import { countOf, fieldsOf, timeOf } from '../../shared/api-fields.ts';
import { type ConditionView, conditionOf } from './condition-view.ts';
import { type ObjectView, objectView } from './object-view.ts';

/** `controller` is the CronJob for a scheduled Job. */
export interface JobView extends ObjectView {
  kind: 'Job';
  /** The condition Failed while it is True. */
  failed: ConditionView | null;
  /** Epoch ms of its success; null while there is none. */
  succeededAt: number | null;
  wants: number;
  succeeded: number;
}

/** The Job's view, or null where it has no name or uid. */
export function jobView(raw: unknown): JobView | null {
  const object = objectView(raw, 'Job');
  if (object === null) return null;
  const spec = fieldsOf(fieldsOf(raw).spec);
  const status = fieldsOf(fieldsOf(raw).status);
  const failed = conditionOf(status, 'Failed');
  const complete = conditionOf(status, 'Complete');
  return {
    ...object,
    failed: failed?.status === 'True' ? failed : null,
    succeededAt:
      complete?.status === 'True'
        ? (timeOf(status.completionTime) ?? complete.transitionedAt ?? object.createdAt)
        : null,
    wants: countOf(spec.completions) ?? 1,
    succeeded: countOf(status.succeeded) ?? 0,
  };
}

import { detailOf, type Fields, itemsOf, timeOf } from '../../shared/api-fields.ts';
import { internText } from './interned.ts';

/** One entry of `status.conditions`. Times are epoch ms; null where the API gave none. */
export interface ConditionView {
  type: string;
  status: string;
  reason: string;
  /** Cut to 1,000 characters. */
  message: string;
  transitionedAt: number | null;
  /** `lastUpdateTime`, which only Deployments have. */
  updatedAt: number | null;
}

/** The condition of that type, or null. Kubernetes keeps one per type; should there be more, the first counts. */
export function conditionOf(status: Fields, type: string): ConditionView | null {
  const condition = itemsOf(status.conditions).find((item) => item.type === type);
  if (condition === undefined) return null;
  return {
    type,
    status: internText(detailOf(condition.status)),
    reason: internText(detailOf(condition.reason)),
    message: internText(detailOf(condition.message)),
    transitionedAt: timeOf(condition.lastTransitionTime),
    updatedAt: timeOf(condition.lastUpdateTime),
  };
}

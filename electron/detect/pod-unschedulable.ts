import { inShort } from './container-facts.ts';
import type { Look, Verdict } from './finding.ts';
import { afterGrace, NOTHING } from './judgement.ts';
import { refOf } from './object-view.ts';
import type { PodView } from './pod-view.ts';
import { begunAt } from './times.ts';

/** A pod the scheduler finds no node for. SchedulingGated pods are held back on purpose (KEP-3521). */
export function podUnschedulable(pod: PodView, look: Look): Verdict {
  const condition = pod.unscheduled;
  if (pod.node !== '' || condition?.status !== 'False' || condition.reason !== 'Unschedulable')
    return NOTHING;
  const since = begunAt(look.now, condition.transitionedAt, pod.createdAt);
  const why = condition.message === '' ? '' : `: ${inShort(condition.message)}`;
  return afterGrace(since, look.settings.grace.pod_unschedulable, look.now, () => ({
    type: 'pod_unschedulable',
    severity: 'warning',
    subject: refOf(pod),
    container: null,
    occurrence: `${pod.uid}@${condition.transitionedAt ?? 'unknown'}`,
    since,
    message: `${pod.name} fits on no node${why}`,
    metadata: {
      reason: condition.reason,
      ...(condition.message !== '' && { detail: condition.message }),
    },
  }));
}

import type { Look, Verdict } from './finding.ts';
import { judgeEach, NOTHING, type OnError } from './judgement.ts';
import type { PodView } from './pod-view.ts';
import { statefulSetUnavailable } from './stateful-set-unavailable.ts';
import type { StatefulSetView } from './stateful-set-view.ts';

/** Every trouble a StatefulSet has now; `pods` are those it controls. On a condition that throws, see judgePod. */
export function judgeStatefulSet(
  set: StatefulSetView,
  pods: readonly PodView[],
  look: Look,
  onError?: OnError,
): Verdict {
  if (set.deleting || set.ignored) return NOTHING;
  const judge = (view: StatefulSetView) => statefulSetUnavailable(view, pods, look);
  return judgeEach([{ type: 'statefulset_unavailable', judge }], set, look, onError);
}

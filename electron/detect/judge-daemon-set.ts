import { daemonSetUnavailable } from './daemon-set-unavailable.ts';
import type { DaemonSetView } from './daemon-set-view.ts';
import type { Look, Verdict } from './finding.ts';
import { judgeEach, NOTHING, type OnError } from './judgement.ts';
import type { PodView } from './pod-view.ts';

/** Every trouble a DaemonSet has now; `pods` are those it controls. On a condition that throws, see judgePod. */
export function judgeDaemonSet(
  set: DaemonSetView,
  pods: readonly PodView[],
  look: Look,
  onError?: OnError,
): Verdict {
  if (set.deleting || set.ignored) return NOTHING;
  const judge = (view: DaemonSetView) => daemonSetUnavailable(view, pods, look);
  return judgeEach([{ type: 'daemonset_unavailable', judge }], set, look, onError);
}

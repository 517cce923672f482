import type { Look, Verdict } from './finding.ts';
import { afterGrace, NOTHING } from './judgement.ts';
import { refOf } from './object-view.ts';
import type { PodView } from './pod-view.ts';
import type { StatefulSetView } from './stateful-set-view.ts';
import { lacksReadyPods, unreadySince } from './unready-since.ts';

/** A StatefulSet with fewer ready pods than it wants; critical when it has none. `pods` are those it controls. */
export function statefulSetUnavailable(set: StatefulSetView, pods: readonly PodView[], look: Look): Verdict {
  if (!lacksReadyPods(set)) return NOTHING;
  const { name, wants, ready } = set;
  const since = unreadySince(set, pods, look);
  return afterGrace(since, look.settings.grace.statefulset_unavailable, look.now, () => ({
    type: 'statefulset_unavailable',
    severity: ready === 0 ? 'critical' : 'warning',
    subject: refOf(set),
    container: null,
    occurrence: `${set.uid}@${look.firstSight ?? since}`,
    since,
    message:
      ready === 0
        ? `${name} has no ready pods (wants ${wants})`
        : `${name} has ${ready} of ${wants} pods ready`,
    metadata: { wants, available: ready },
  }));
}

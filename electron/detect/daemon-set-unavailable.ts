import type { DaemonSetView } from './daemon-set-view.ts';
import type { Look, Verdict } from './finding.ts';
import { afterGrace, NOTHING } from './judgement.ts';
import { refOf } from './object-view.ts';
import type { PodView } from './pod-view.ts';
import { lacksReadyPods, unreadySince } from './unready-since.ts';

/** A DaemonSet that is not ready on all its nodes; critical when on none. `pods` are those it controls. */
export function daemonSetUnavailable(set: DaemonSetView, pods: readonly PodView[], look: Look): Verdict {
  if (!lacksReadyPods(set)) return NOTHING;
  const { name, wants, ready } = set;
  const since = unreadySince(set, pods, look);
  return afterGrace(since, look.settings.grace.daemonset_unavailable, look.now, () => ({
    type: 'daemonset_unavailable',
    severity: ready === 0 ? 'critical' : 'warning',
    subject: refOf(set),
    container: null,
    occurrence: `${set.uid}@${look.firstSight ?? since}`,
    since,
    message:
      ready === 0
        ? `${name} is ready on no node (wants ${wants})`
        : `${name} is ready on ${ready} of ${wants} nodes`,
    metadata: { wants, available: ready },
  }));
}

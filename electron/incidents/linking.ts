import { EVENT_TYPES } from '../../shared/cluster-event.ts';
import type { Incident, TimelineStep } from '../../shared/incident.ts';
import type { Settings } from '../../shared/settings.ts';
import { type TimelineFacts, timelineText } from '../../shared/timeline-wording.ts';
import { incidentTitle } from '../../shared/wording.ts';
import type { Store } from '../store/store.ts';
import { causeOf, isStillOnNode, rankOf, type Standing, workloadOf } from './cause.ts';
import type { IncidentChange } from './incident-change.ts';
import { linked, moreSevere, separated } from './lifecycle.ts';
import type { Sight } from './sight.ts';

/** Without one of these nothing is explained: pods' trouble needs a node above it, or a workload below. */
const IN_FAMILIES = EVENT_TYPES.filter((type) => rankOf(type) === 0 || rankOf(type) === 2);

export interface Linking {
  store: Store;
  settings: Settings;
  /** Null while nobody looks at the cluster: then nobody knows that anything still fails. */
  sight: Sight | null;
  /** Epoch ms. */
  now: number;
  /** Told of every incident written, and of the step that others may have to hear of. */
  wrote(incident: Incident, step: IncidentChange['step'] | null): void;
}

/**
 * Folds the unresolved incidents of one cluster under what explains them, and lets those stand on their own that
 * outlived it. Reads everything from the store, so that it comes out the same after a restart. Runs in a transaction.
 */
export function linkIncidents(linking: Linking, context: string, cluster: string): void {
  const { store, settings, now, wrote } = linking;
  if (!store.incidents.hasFamily(context, cluster, IN_FAMILIES)) return;
  const sight = linking.sight?.cluster === cluster ? linking.sight : null;
  const open = new Map(store.incidents.unresolved(context, cluster).map((one) => [one.id, one]));
  const standings = new Map<string, Standing>();

  function save(incident: Incident, step: IncidentChange['step'] | null): void {
    store.incidents.save(incident);
    open.set(incident.id, incident);
    wrote(incident, step);
  }

  function note(incident: Incident, step: TimelineStep, facts: Partial<TimelineFacts> = {}): void {
    const text = timelineText(step, { incident, now, ...facts });
    store.timeline.add(incident.id, { at: new Date(now).toISOString(), step, text, eventId: null });
  }

  function standingOf(incident: Incident): Standing {
    const known = standings.get(incident.id) ?? { incident, nodes: nodesOf(incident) };
    standings.set(incident.id, known);
    return known;
  }

  function nodesOf(incident: Incident): string[] | null {
    const nodes =
      rankOf(incident.type) === 1
        ? store.members.failingNodes(incident.id)
        : (sight?.nodesOf(workloadOf(incident)) ?? [null]);
    return nodes.every((node) => node !== null) ? nodes : null;
  }

  /** Whether what explained it no longer does. */
  function isLoose(child: Incident, causes: readonly Incident[]): boolean {
    if (child.parent === null) return false;
    const parent = open.get(child.parent);
    if (parent === undefined) {
      const over = store.incidents.get(child.parent)?.resolvedAt ?? null;
      return sight !== null && hasOutlived(child, over, settings.detect, now);
    }
    return rankOf(parent.type) === 0 && !isStillOnNode(standingOf(child), causes);
  }

  function link(child: Incident, parent: Incident): void {
    store.deliveries.drop(child.id, now);
    const after = linked(child, parent.id);
    save(after, null);
    note(after, 'linked', { other: incidentTitle(parent, now) });
    for (const grandchild of [...open.values()]) if (grandchild.parent === child.id) link(grandchild, parent);
  }

  /** A cause is as severe as the worst that comes of it: what is folded under it must not be told too quietly. */
  function embrace(parent: Incident, children: Incident[], isMore: boolean): void {
    if (isMore) note(parent, 'gathered', { children: children.length });
    const severity = children.map((child) => child.severity).reduce(moreSevere, parent.detectedSeverity);
    if (severity !== parent.detectedSeverity) save({ ...parent, detectedSeverity: severity }, 'repeated');
  }

  const gathered = new Set<string>();
  // Pods before workloads: what a workload is folded under depends on where its pods' trouble went.
  for (const rank of [1, 2] as const) {
    const causes = [...open.values()].filter((one) => (rankOf(one.type) ?? rank) < rank);
    for (const child of [...open.values()].filter((one) => rankOf(one.type) === rank)) {
      const loose = isLoose(child, causes);
      if (child.parent !== null && !loose) continue;
      const parent =
        causes.length === 0 ? null : causeOf(standingOf(child), causes, settings.incidents.causeLead);
      if (parent !== null) {
        link(child, parent);
        gathered.add(parent.id);
      } else if (loose) {
        const after = separated(child);
        save(after, 'separated');
        note(after, 'separated');
      }
    }
  }
  const families = Map.groupBy(open.values(), (one) => one.parent);
  for (const [id, children] of families) {
    const parent = id === null ? undefined : open.get(id);
    if (parent !== undefined) embrace(parent, children, gathered.has(parent.id));
  }
}

/**
 * Whether a child still fails after its parent was resolved at `over`. What needs long to prove its recovery (a crash
 * loop five minutes) is given that time, unless it was seen to fail again.
 */
function hasOutlived(
  child: Incident,
  over: string | null,
  settings: Settings['detect'],
  now: number,
): boolean {
  if (over === null) return true;
  const failedSince = Date.parse(child.lastSeen) > Date.parse(over);
  const hold = failedSince ? settings.recoveryHold : settings.recoveryHold + proofOf(child, settings);
  return now >= Date.parse(over) + hold * 1000;
}

/** Seconds a type's own recovery takes. */
function proofOf({ type }: Incident, settings: Settings['detect']): number {
  if (type === 'crash_loop') return settings.crashLoopHold;
  return type === 'oom_killed' ? settings.oomCurrent : 0;
}

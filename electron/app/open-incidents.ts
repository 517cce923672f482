import { SEVERITIES, type Severity } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import type { OpenCount } from '../store/open-counts.ts';
import type { Store } from '../store/store.ts';
import type { Loops } from './loops.ts';

/** What is open where Dogwatch looks, and what stayed open where it looks no more. */
export interface OpenIncidents {
  /** Counts as of now. @throws StoreError while the database cannot be read. */
  summary(): OpenSummary;
  /** Of all watched contexts, most severe and newest first. @throws as summary. */
  newest(limit: number): Incident[];
}

export interface OpenSummary {
  /** Of the cluster that a context leads to now: what stayed open in an earlier one does not count. */
  of(context: string): Record<Severity, number>;
  /** Clusters with unresolved incidents that no loop watches through their context, and until when one did (RFC 3339). */
  unwatched: { context: string; cluster: string; since: string }[];
}

export function openIncidents(
  store: Pick<Store, 'incidents' | 'openCounts' | 'contexts'>,
  loops: Pick<Loops, 'contexts' | 'get'>,
): OpenIncidents {
  /** While a loop has not reached its cluster yet, it is taken to be the one seen last. */
  function clusterOf(context: string): string | null {
    return loops.get(context)?.status().cluster ?? store.contexts.latest(context)?.cluster ?? null;
  }

  function leftBehind(counts: readonly OpenCount[]): OpenSummary['unwatched'] {
    const byCluster = Map.groupBy(counts, ({ context, cluster }) => JSON.stringify([context, cluster]));
    return [...byCluster.values()].flatMap(([first, ...rest]) => {
      if (first === undefined) return [];
      const { context, cluster } = first;
      const seen = Math.max(...[first, ...rest].map(({ lastSeen }) => lastSeen));
      const until = store.contexts.get(context, cluster)?.lastWatched ?? seen;
      return [{ context, cluster, since: new Date(until).toISOString() }];
    });
  }

  return {
    summary() {
      const all = store.openCounts.all();
      const watched = new Map(
        loops
          .contexts()
          .filter((context) => loops.get(context) !== null)
          .map((context) => [context, clusterOf(context)]),
      );
      return {
        of(context) {
          const cluster = clusterOf(context);
          const there = all.filter((one) => one.context === context && one.cluster === cluster);
          const counts = there.map(({ severity, count }) => [severity, count] as const);
          return { critical: 0, warning: 0, info: 0, ...Object.fromEntries(counts) };
        },
        unwatched: leftBehind(all.filter(({ context, cluster }) => watched.get(context) !== cluster)),
      };
    },
    newest(limit) {
      const each = loops.contexts().flatMap((context) => {
        const cluster = clusterOf(context);
        return cluster === null ? [] : store.incidents.open(context, cluster, limit);
      });
      return each.sort(bySeverityAndAge).slice(0, limit);
    },
  };
}

function bySeverityAndAge(a: Incident, b: Incident): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.lastSeen.localeCompare(a.lastSeen)
  );
}

import type { EventType } from './cluster-event.ts';

/** How a context's watch-loop is doing: the health panel, the tray's status line and the log speak from this. */

export type ResourceMode = 'sync' | 'listen' | 'poll';

/** How one resource's last cycle ended. Durations in ms, sizes in bytes received. */
export interface ResourceReport {
  resource: string;
  mode: ResourceMode;
  ok: boolean;
  /** One sentence why not; null when ok. */
  error: string | null;
  /** True when the API said 403: watched no further than it permits, named, never "all well". */
  forbidden: boolean;
  changes: number;
  objects: number;
  bytes: number;
  startedAt: string;
  durationMs: number;
  failuresInRow: number;
}

/** One interval of the loop: per resource ok or why not. A cycle with any failed resource failed, visibly. */
export interface CycleReport {
  context: string;
  cluster: string | null;
  ok: boolean;
  resources: ResourceReport[];
  startedAt: string;
  endedAt: string;
}

/** What is remembered of a cycle: how it ended, and what all its resources received in it. */
export interface RecentCycle {
  endedAt: string;
  ok: boolean;
  durationMs: number;
  bytes: number;
}

/** A type of trouble that would go unseen. `reason` is a clause: "not permitted to list jobs". */
export interface NotWatched {
  type: EventType;
  reason: string;
}

export type LoopPhase = 'starting' | 'syncing' | 'watching' | 'failing' | 'paused' | 'stopped';

export interface LoopStatus {
  context: string;
  cluster: string | null;
  server: string | null;
  phase: LoopPhase;
  /** RFC 3339: when the whole cluster was last known to be as shown (oldest of the resources' last good news). */
  lastChecked: string | null;
  /** RFC 3339: when the loop looks next; null while paused or stopped. */
  nextCheck: string | null;
  /** RFC 3339, or 'manual' for "until I resume"; null when not paused. */
  pausedUntil: string | null;
  /** One sentence each, most important first: what is wrong and what Dogwatch does about it. */
  problems: string[];
  /** Resources that may not be read, e.g. ["nodes"]. */
  notPermitted: string[];
  /** Types that are switched on and whose resource cannot be read. */
  notWatched: NotWatched[];
  /** Namespaces watched instead of the whole cluster, where a cluster-wide list is forbidden; null = all. */
  namespaces: string[] | null;
  counts: { pods: number; nodes: number; workloads: number };
  /** Objects seen of a running sync, for progress; null when none runs. */
  syncProgress: { resource: string; objects: number; remaining: number | null } | null;
  resources: ResourceReport[];
  /** Events held in memory because the database refuses them. */
  notSaved: number;
  /** The last 60 cycles at most, oldest first. */
  recentCycles: RecentCycle[];
  /** Totals since the loop started. */
  totals: { cycles: number; failed: number; bytes: number; detectorErrors: number };
}

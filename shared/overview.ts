import type { EventType, Severity } from './cluster-event.ts';
import type { Workload } from './history.ts';

export const OVERVIEW_WINDOWS = ['24h', '7d', '30d'] as const;
export type OverviewWindow = (typeof OVERVIEW_WINDOWS)[number];

/** In ms. */
export const WINDOW_MS: Readonly<Record<OverviewWindow, number>> = {
  '24h': 86_400_000,
  '7d': 7 * 86_400_000,
  '30d': 30 * 86_400_000,
};

/** How long incidents that recovered by themselves took, from being opened; closed and deleted ones do not count. */
export interface Recovery {
  recovered: number;
  /** Of them, in ms; null where none did. */
  meanMs: number | null;
  medianMs: number | null;
}

/** A workload or node that gave trouble within the window. */
export interface NoisyWorkload extends Workload {
  /** Those that were seen within the window. */
  incidents: number;
  /** How often their trouble was seen within it. */
  occurrences: number;
}

export interface ClusterOverview {
  context: string;
  /** Now: unresolved, not snoozed, not folded under another; null while that cannot be read. */
  open: Record<Severity, number> | null;
  /** Incidents opened within the window. */
  opened: number;
  recovery: Recovery;
}

/** What happened within a window that ends now, in one context or in all. */
export interface Overview {
  /** RFC 3339. */
  from: string;
  to: string;
  /** Incidents opened. Only hours that have any, oldest first; `hour` is its start, RFC 3339. Days are sums in the viewer's own zone. */
  opened: { hour: string; type: EventType; count: number }[];
  /** The ten noisiest first. */
  noisiest: NoisyWorkload[];
  recovery: Recovery;
  /** By name: those with incidents in the window, and those that are watched. */
  clusters: ClusterOverview[];
}

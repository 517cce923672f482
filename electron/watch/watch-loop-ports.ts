import type { ObjectRef } from '../../shared/cluster-event.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import type { EventSink, WatchMemory } from './event-sink.ts';

export interface WatchLoopDeps {
  connection: ClusterConnection;
  context: string;
  clock: Clock;
  log: Log;
  settings: () => Settings;
  memory: WatchMemory;
  sink: EventSink;
  identify?: (connection: ClusterConnection, signal: AbortSignal) => Promise<string>;
  /** In [0, 1): spreads retries. */
  random?: () => number;
}

/** A revision that the loop itself sees wholly available: something to go back to. */
export interface AvailableRevision {
  /** Its UID. */
  workload: string;
  /** A Deployment's by its number, a StatefulSet's by its ControllerRevision's name. */
  revision: string;
}

/** Watches one context, for ever: no failure of cluster, network, store or detector ends it, only `stop`. */
export interface WatchLoop {
  start(): void;
  /** Starts a cycle at once, whatever it is waiting for. Nothing while paused. */
  pollNow(): void;
  /** Until `until` (epoch ms), or (null) until `resume`. */
  pause(until: number | null): void;
  resume(): void;
  /** The machine goes to sleep. */
  suspend(): void;
  /** The machine woke: a cycle starts at once, and what it finds is one burst. */
  wake(): void;
  settingsChanged(): void;
  /** The kubeconfig changed: is this still the same cluster, and where does it stand? */
  connectionChanged(): void;
  /** Aborts every request and resolves when nothing is left running. */
  stop(): Promise<void>;
  status(): LoopStatus;
  /** Deployments and StatefulSets whose pods are all of one revision and all available. */
  availableRevisions(): AvailableRevision[];
  /** As Outlook.nodesOf. */
  nodesOf(workload: ObjectRef): (string | null)[] | null;
}

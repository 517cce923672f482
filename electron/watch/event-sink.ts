import type { EventBatch, EventMetadata, EventType, ObjectRef } from '../../shared/cluster-event.ts';
import type { CycleReport, LoopStatus } from '../../shared/loop-status.ts';

/** A reported, unrecovered trouble that the store remembers from before: seeds the loop after a restart. */
export interface KnownTrouble {
  type: EventType;
  subject: ObjectRef;
  owner: ObjectRef;
  container: string | null;
  occurrence: string;
  metadata: EventMetadata;
}

/** What the loop must remember across restarts. The app backs it with the store; reads are synchronous. */
export interface WatchMemory {
  knownTroubles(cluster: string): KnownTrouble[];
  /** Epoch ms of our own first sight of a condition (zero replicas) on an object; null when not seen before. */
  firstSight(cluster: string, type: EventType, uid: string): number | null;
  rememberFirstSight(cluster: string, type: EventType, uid: string, at: number): void;
  forgetFirstSight(cluster: string, type: EventType, uid: string): void;
}

/** Where the loop's output goes. The loop survives any of these throwing: it logs, counts and goes on. */
export interface EventSink {
  /** Must persist before it returns. When it throws, the loop keeps the batch and offers it again. */
  events(batch: EventBatch): void;
  /** All resources have ended the burst's sync (well or not): its summary may be told now. */
  burstEnded(burst: string): void;
  cycle(report: CycleReport): void;
  status(status: LoopStatus): void;
}

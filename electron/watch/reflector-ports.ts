import type { ResourceReport } from '../../shared/loop-status.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import type { KubeError } from '../kube/kube-error.ts';
import type { SyncTarget } from './sync.ts';
import type { Turn } from './turn.ts';

/** Where one resource's objects go. None of these may throw. */
export interface Feed extends SyncTarget {
  remove(raw: unknown): void;
  /** The list just seen was whole: what it did not name is no more. */
  absent(): void;
  /** Objects known now. */
  count(): number;
  /** Whether an empty list would be a surprise. */
  expectsObjects(): boolean;
  /** The server proved that what we know was current at this time (epoch ms). */
  heard(at: number): void;
  /** Something a person may want to see moved on. */
  progressed(): void;
}

/** How the loop follows a reflector's turns. Only `prepare` may throw. */
export interface TurnPorts {
  /** Before each turn: is this still the same cluster? @throws KubeError */
  prepare(signal: AbortSignal): Promise<void>;
  /** `catchingUp`: what this turn finds belongs to one burst. */
  turnStarted(catchingUp: boolean): void;
  turnEnded(failure: KubeError | null): void;
}

export interface ReflectorDeps {
  connection: ClusterConnection;
  clock: Clock;
  log: Log;
  random: () => number;
  settings: () => Settings['watch'];
  feed: Feed;
  turns: TurnPorts;
}

/** What the loop may know of a reflector. Times are epoch ms. */
export interface ReflectorState {
  /** unknown: no turn has ended well since the start, a pause or a wake. */
  health: 'unknown' | 'ok' | 'failed';
  /** When what we know was last proved current; null before the first time. */
  confirmedAt: number | null;
  /** The turn under way. */
  turn: Turn | null;
  /** When the wait under way ends; null when none is. */
  waitsUntil: number | null;
  failures: number;
  failure: KubeError | null;
  report: ResourceReport | null;
}

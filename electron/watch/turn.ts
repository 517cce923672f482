import type { ResourceMode, ResourceReport } from '../../shared/loop-status.ts';
import type { KubeError } from '../kube/kube-error.ts';

/** Objects read of a list, and how many the server says are still to come; null where it does not say. */
export interface SyncProgress {
  objects: number;
  remaining: number | null;
}

/** What one turn of one resource has done so far: a sync, a listen or a poll. */
export interface Turn {
  startedAt: number;
  mode: ResourceMode;
  changes: number;
  bytes: number;
  /** Epoch ms at which a listen should end; null otherwise. */
  endsAt: number | null;
  /** How far the list under way has come; null when none is. */
  syncing: SyncProgress | null;
}

/** What the health panel shows of a turn that ended. */
export function reportOf(
  resource: string,
  turn: Turn,
  now: number,
  known: { objects: number; failuresInRow: number },
  failure: KubeError | null,
): ResourceReport {
  return {
    resource,
    mode: turn.mode,
    ok: failure === null,
    error: failure?.message ?? null,
    forbidden: failure?.kind === 'forbidden',
    changes: turn.changes,
    objects: known.objects,
    bytes: turn.bytes,
    startedAt: new Date(turn.startedAt).toISOString(),
    durationMs: now - turn.startedAt,
    failuresInRow: known.failuresInRow,
  };
}

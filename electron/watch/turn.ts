import type { ResourceMode, ResourceReport } from '../../shared/loop-status.ts';
import type { KubeError } from '../kube/kube-error.ts';

/** What one turn of one resource has done so far: a sync, a listen or a poll. */
export interface Turn {
  startedAt: number;
  mode: ResourceMode;
  changes: number;
  bytes: number;
  /** Epoch ms at which a listen should end; null otherwise. */
  endsAt: number | null;
  /** Objects of the list under way; null when none is. */
  syncing: number | null;
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

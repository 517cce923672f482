import type { LoopStatus } from '../../shared/loop-status.ts';
import type { Clock } from '../app/clock.ts';

/** At most four pushes a second: a first sync changes something with every page. */
const SHORTEST_MS = 250;

/** Tells the status when it changed, coalesced. */
export interface StatusPush {
  changed(): void;
  /** Tells the last word now, and nothing after it. */
  stop(): void;
}

export function createStatusPush(
  clock: Clock,
  status: () => LoopStatus,
  push: (status: LoopStatus) => void,
): StatusPush {
  let cancel: (() => void) | null = null;
  let last = '';
  let stopped = false;

  function tell(): void {
    cancel = null;
    const current = status();
    const text = JSON.stringify(current);
    if (text === last) return;
    last = text;
    push(current);
  }

  return {
    changed() {
      if (!stopped) cancel ??= clock.after(SHORTEST_MS, tell);
    },
    stop() {
      stopped = true;
      cancel?.();
      tell();
    },
  };
}

/** How a route fares, for the health panel and the metrics. */
export interface RouteHealth {
  route: string;
  failuresInRow: number;
  /** Epoch ms until which it is left alone; 0 when it is not. */
  pausedUntil: number;
  /** Why the last message failed, one sentence; null after one that arrived. */
  error: string | null;
}

/** A route's messages go one at a time. */
export interface Lane extends RouteHealth {
  busy: boolean;
  /** Epoch ms before which nothing is sent: the service's own limit. */
  nextAt: number;
  /** Marks what was sent, and is not yet marked. @throws StoreError */
  unmarked: (() => void) | null;
}

export function newLane(route: string): Lane {
  return { route, busy: false, nextAt: 0, unmarked: null, failuresInRow: 0, pausedUntil: 0, error: null };
}

export const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** After so many failures in a row a route is left alone: one message tries it, the others wait. */
const BREAK_AFTER = 3;
const BROKEN_MS = 30_000;
const LONGEST_BROKEN_MS = 10 * 60_000;

/** How long a message waits for its next try, in ms. @param random in [0, 1): spreads the tries */
export function backoffMs(attempts: number, random: number): number {
  return Math.round(Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS) * (0.75 + random / 2));
}

/** A circuit for each route; its state is a time, so that the clock of the tests rules it, too. `now` in epoch ms. */
export function brake(lane: Lane, now: number, random: number): void {
  lane.failuresInRow += 1;
  if (lane.failuresInRow < BREAK_AFTER) return;
  const doubled = BROKEN_MS * 2 ** (lane.failuresInRow - BREAK_AFTER);
  lane.pausedUntil = now + Math.round(Math.min(doubled, LONGEST_BROKEN_MS) * (0.75 + random / 2));
}

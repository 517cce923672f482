import { randomUUID } from 'node:crypto';
import { FIRST_SYNC } from '../../shared/burst.ts';
import type { Clock } from '../app/clock.ts';

const LONGEST_MS = 60_000;

/**
 * A burst is what several resources find together after a silence: the first sync, a wake, a pause's end, an outage's
 * end. It ends when each has taken its turn, after a minute at most: what comes later is a burst of its own.
 */
export interface Bursts {
  /** This member's turn belongs to a burst: the one under way, or a new one. */
  join(member: string, kind: string): void;
  /** The member's turn is over, well or not. */
  leave(member: string): void;
  /** The burst that findings on this kind belong to now; null outside one. */
  of(kind: string): string | null;
  /** Ends the burst under way, if any. */
  stop(): void;
}

export function createBursts(clock: Clock, ended: (burst: string) => void): Bursts {
  let id: string | null = null;
  /** Until everyone that joined the first burst had its turn, however many minutes that takes. */
  let firstSync = true;
  let cancelLimit = () => {};
  /** Kinds by member, of those whose turn is not over. */
  const members = new Map<string, string>();

  function begin(): void {
    id = `${firstSync ? FIRST_SYNC : ''}${randomUUID()}`;
    cancelLimit = clock.after(LONGEST_MS, () => {
      end();
      if (members.size > 0) begin();
    });
  }

  function end(): void {
    if (id === null) return;
    cancelLimit();
    const burst = id;
    id = null;
    ended(burst);
  }

  return {
    join(member, kind) {
      members.set(member, kind);
      if (id === null) begin();
    },
    leave(member) {
      if (!members.delete(member) || members.size > 0) return;
      firstSync = false;
      end();
    },
    of: (kind) => (id !== null && [...members.values()].includes(kind) ? id : null),
    stop() {
      members.clear();
      end();
    },
  };
}

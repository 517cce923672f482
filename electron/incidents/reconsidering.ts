import type { Incident } from '../../shared/incident.ts';
import type { Store } from '../store/store.ts';
import type { Attention } from './attention.ts';
import type { ChangeStep } from './incident-change.ts';

/** A second more than two looks are apart at worst: what is asked twice is told once. */
const OVERLAP_S = 1;

/**
 * Which incidents time, or people who changed rules and silences, make worth another look. To be asked every few
 * seconds, in a transaction; `now` in epoch ms.
 */
export function createReconsidering(store: Store, attention: Attention) {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let version: string | null = null;

  return (now: number, look: (incident: Incident, step: ChangeStep) => void): void => {
    const seconds = Math.floor(now / 1000);
    for (const duration of attention.durations()) {
      const from = Math.max(lookedAt - duration - OVERLAP_S, Number.MIN_SAFE_INTEGER);
      for (const incident of store.incidents.begunBetween(from, seconds - duration))
        look(incident, 'reconsidered');
    }
    lookedAt = seconds;
    const holds = attention.version(now);
    if (holds === version) return;
    for (const incident of store.incidents.active()) look(incident, 'rules_changed');
    version = holds;
  };
}

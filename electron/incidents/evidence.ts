import pLimit from 'p-limit';
import type { Evidence, Incident } from '../../shared/incident.ts';
import { counted } from '../../shared/plain-text.ts';
import { timelineText } from '../../shared/wording.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import type { Store } from '../store/store.ts';
import { type EvidenceSource, gatherEvidence } from './gather-evidence.ts';
import { PART_LIMIT_MS } from './parts.ts';

export interface EvidenceCollector {
  /**
   * Gathers what is missing, in the background: evidence is due once for each opening of an incident. To be called
   * with whatever changed, and at the start with whatever is unresolved; never throws.
   */
  collect(incidents: readonly Incident[]): void;
  /** Settles when nothing is under way. */
  idle(): Promise<void>;
  /** Ends what is under way; what it misses is gathered at the next start. */
  stop(): Promise<void>;
}

/**
 * `connectionOf` gives a connection proven to lead to the incident's own cluster, or rejects with one sentence.
 * `collected` is told when an incident's evidence or timeline changed.
 */
export function createEvidenceCollector({
  connectionOf,
  collected,
  store,
  clock,
  log,
  concurrency,
}: {
  connectionOf: (incident: Incident, signal: AbortSignal) => Promise<EvidenceSource>;
  collected: (incident: Incident) => void;
  store: Store;
  clock: Clock;
  log: Log;
  /** Incidents looked at side by side. */
  concurrency: number;
}): EvidenceCollector {
  const limit = pLimit(concurrency);
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  /** Incidents whose cluster could not be reached: tried again at their next change, not sooner than a part's limit. */
  const failedAt = new Map<string, number>();

  function isDue(incident: Incident): boolean {
    if (incident.state === 'resolved' || underWay.has(incident.id)) return false;
    if (clock.now() - (failedAt.get(incident.id) ?? Number.NEGATIVE_INFINITY) < PART_LIMIT_MS) return false;
    return store.evidence.get(incident.id).opening !== incident.reopened;
  }

  async function look(incident: Incident): Promise<void> {
    if (stopping.signal.aborted) return;
    try {
      const source = await connectionOf(incident, stopping.signal);
      const evidence = await gatherEvidence(incident, { source, store, clock, signal: stopping.signal });
      keep(incident, evidence);
      failedAt.delete(incident.id);
    } catch (error) {
      if (stopping.signal.aborted) return;
      if (!failedAt.has(incident.id)) noteFailure(incident);
      failedAt.set(incident.id, clock.now());
      log.warn('Evidence could not be collected.', {
        incident: incident.id,
        context: incident.context,
        error,
      });
    }
  }

  function keep(incident: Incident, evidence: Evidence): void {
    const missing = evidence.problems.length;
    const detail = missing > 0 ? `${counted(missing, 'part')} missing` : undefined;
    store.transaction(() => {
      store.evidence.save(incident.id, incident.reopened, evidence);
      note(incident, 'evidence', detail);
    });
    collected(incident);
  }

  function noteFailure(incident: Incident): void {
    try {
      note(incident, 'evidence_failed', 'the cluster could not be asked');
      collected(incident);
    } catch (error) {
      log.error('The timeline could not be written.', { incident: incident.id, error });
    }
  }

  function note(incident: Incident, step: 'evidence' | 'evidence_failed', detail: string | undefined): void {
    const now = clock.now();
    const text = timelineText(step, { incident, now, ...(detail === undefined ? {} : { detail }) });
    store.timeline.add(incident.id, { at: new Date(now).toISOString(), step, text, eventId: null });
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay.values());
  }

  return {
    collect(incidents) {
      for (const incident of incidents) {
        try {
          if (!isDue(incident)) continue;
        } catch (error) {
          log.error('Evidence could not be looked up.', { incident: incident.id, error });
          continue;
        }
        const done = limit(() => look(incident)).finally(() => underWay.delete(incident.id));
        underWay.set(incident.id, done);
      }
    },
    idle,
    async stop() {
      stopping.abort();
      await idle();
    },
  };
}

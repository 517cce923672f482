import pLimit from 'p-limit';
import type { Incident } from '../../shared/incident.ts';
import { counted } from '../../shared/plain-text.ts';
import { timelineText } from '../../shared/timeline-wording.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import type { GatheredEvidence } from '../store/evidence.ts';
import { createGroupCommit } from '../store/group-commit.ts';
import type { Store } from '../store/store.ts';
import { type EvidenceSource, gatherEvidence } from './gather-evidence.ts';
import { createMemorySamples } from './memory-samples.ts';

/** A cluster that could not be asked is asked again at a later change, after this time, in ms. */
const RETRY_MS = 15_000;

export interface EvidenceCollector {
  /**
   * Gathers what is missing, in the background: evidence is due once for each opening of an incident, a memory sample
   * every minute after it. To be called with whatever changed, and now and then with what is open; never throws.
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
  const { signal } = stopping;
  const underWay = new Map<string, Promise<void>>();
  /** Incidents whose cluster could not be asked, and when (epoch ms). */
  const failedAt = new Map<string, number>();
  const memory = createMemorySamples(store, clock);
  const commits = createGroupCommit(store, clock);

  /** What is to be done for an incident now. */
  function dueFor(incident: Incident): ((incident: Incident) => Promise<void>) | null {
    if (incident.state === 'resolved') {
      failedAt.delete(incident.id);
      memory.forget(incident);
      return null;
    }
    if (clock.now() - (failedAt.get(incident.id) ?? Number.NEGATIVE_INFINITY) < RETRY_MS) return null;
    if (store.evidence.opening(incident.id) !== incident.reopened) return gather;
    return memory.isDue(incident) ? sample : null;
  }

  /** Only what asks the cluster waits for its turn, and only that keeps others waiting. */
  function ask<T>(incident: Incident, question: (source: EvidenceSource) => Promise<T>): Promise<T> {
    return limit(async () => {
      signal.throwIfAborted();
      return question(await connectionOf(incident, signal));
    });
  }

  async function gather(incident: Incident): Promise<void> {
    const evidence = await ask(incident, (source) =>
      gatherEvidence(incident, { source, store, clock, signal }),
    );
    const written = commits.add(() => keep(incident, evidence));
    // In a storm many are gathered in the time of one commit; the last of them waits for nobody.
    if (limit.activeCount + limit.pendingCount === 0) commits.flush();
    await written;
    tell(incident);
  }

  async function sample(incident: Incident): Promise<void> {
    if (await ask(incident, (source) => memory.take(incident, source, signal))) tell(incident);
  }

  async function run(incident: Incident, work: (incident: Incident) => Promise<void>): Promise<void> {
    try {
      await work(incident);
      failedAt.delete(incident.id);
    } catch (error) {
      if (signal.aborted) return;
      const { id, context } = incident;
      log.warn('Evidence could not be collected.', { incident: id, context, error });
      if (!failedAt.has(id)) noteFailure(incident);
      failedAt.set(id, clock.now());
    }
  }

  function keep(incident: Incident, evidence: GatheredEvidence): void {
    const missing = evidence.problems.length;
    const detail = missing > 0 ? `${counted(missing, 'part')} missing` : undefined;
    store.evidence.save(incident.id, incident.reopened, evidence);
    note(incident, 'evidence', detail);
  }

  function noteFailure(incident: Incident): void {
    try {
      note(incident, 'evidence_failed', 'the cluster could not be asked');
      tell(incident);
    } catch (error) {
      log.error('The timeline could not be written.', { incident: incident.id, error });
    }
  }

  function note(incident: Incident, step: 'evidence' | 'evidence_failed', detail: string | undefined): void {
    const now = clock.now();
    const text = timelineText(step, { incident, now, ...(detail === undefined ? {} : { detail }) });
    store.timeline.add(incident.id, { at: new Date(now).toISOString(), step, text, eventId: null });
  }

  /** The incident may have moved on while we looked. */
  function tell({ id }: Incident): void {
    const incident = store.incidents.get(id);
    if (incident !== null) collected(incident);
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay.values());
  }

  return {
    collect(incidents) {
      for (const incident of incidents) {
        if (underWay.has(incident.id)) continue;
        try {
          const work = dueFor(incident);
          if (work === null) continue;
          const done = run(incident, work).finally(() => underWay.delete(incident.id));
          underWay.set(incident.id, done);
        } catch (error) {
          log.error('Evidence could not be looked up.', { incident: incident.id, error });
        }
      }
    },
    idle,
    async stop() {
      stopping.abort();
      commits.flush();
      await idle();
    },
  };
}

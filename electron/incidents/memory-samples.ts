import type { EventType } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import type { Clock } from '../app/clock.ts';
import type { GatheredEvidence } from '../store/evidence.ts';
import type { Store } from '../store/store.ts';
import { type EvidenceSource, raisePeaks, readMemory } from './gather-evidence.ts';
import { createParts } from './parts.ts';

/** metrics-server measures every 15 s or more; a sample a minute finds the peaks that last. In ms. */
const EVERY_MS = 60_000;
/** Where metrics.k8s.io does not answer, it is asked again after this time, in ms. */
const UNANSWERED_MS = 300_000;

/** Types in which a container's memory use may be the reason. */
const TYPES: ReadonlySet<EventType> = new Set<EventType>(['crash_loop', 'oom_killed']);

export interface MemorySamples {
  isDue(incident: Incident): boolean;
  /** Takes a sample into the incident's evidence. True when it is a new peak. */
  take(incident: Incident, source: EvidenceSource, signal: AbortSignal): Promise<boolean>;
  /** To be called when the incident is over. */
  forget(incident: Incident): void;
}

/** Keeps the highest memory sample of the containers in evidence, for as long as their incident lasts. */
export function createMemorySamples(store: Store, clock: Clock): MemorySamples {
  /** Epoch ms by incident. */
  const dueAt = new Map<string, number>();

  return {
    isDue({ id, type }) {
      if (!TYPES.has(type)) return false;
      // The first sample comes with the evidence itself.
      if (!dueAt.has(id)) dueAt.set(id, clock.now() + EVERY_MS);
      return clock.now() >= (dueAt.get(id) ?? 0);
    },
    async take({ id }, source, signal) {
      dueAt.set(id, clock.now() + UNANSWERED_MS);
      const pod = store.evidence.get(id).evidence?.pod;
      if (!pod) return false;
      const samples = await readMemory(source, createParts(clock, signal), pod);
      if (samples === null) return false;
      dueAt.set(id, clock.now() + EVERY_MS);

      const { opening, evidence } = store.evidence.get(id);
      if (opening === null || evidence?.pod?.uid !== pod.uid) return false;
      const raised = raisePeaks(evidence, samples);
      if (isSame(raised, evidence)) return false;
      store.evidence.save(id, opening, raised);
      return true;
    },
    forget: ({ id }) => void dueAt.delete(id),
  };
}

function isSame(a: GatheredEvidence, b: GatheredEvidence): boolean {
  return a.containers.every(
    ({ memoryPeakBytes }, index) => memoryPeakBytes === b.containers[index]?.memoryPeakBytes,
  );
}

import type { ClusterEvent, EventBatch } from '../../shared/cluster-event.ts';
import type { Log } from '../app/log.ts';

/** Events held in memory while they cannot be saved (DESIGN §8). */
const CAPACITY = 10_000;

/** Hands events to the sink in order, keeping what it refuses and offering that again. */
export interface Outbox {
  /** Gathers an event; nothing is handed on before `flush`. */
  add(event: ClusterEvent, burst: string | null): void;
  /** Hands on what was gathered; nothing while the sink refuses, until `retry`. Never throws. */
  flush(): void;
  /** Offers everything held again. Never throws. */
  retry(): void;
  /** Events held because the sink refuses them. */
  notSaved(): number;
  /** One sentence while events are held or were lost; null when all is saved. */
  problem(): string | null;
}

export function createOutbox(deliver: (batch: EventBatch) => void, log: Log): Outbox {
  const held: EventBatch[] = [];
  let count = 0;
  let lost = 0;
  let refused = '';

  function gather(event: ClusterEvent, burst: string | null): void {
    const last = held.at(-1);
    if (last && last.burst === burst && last.cluster === event.cluster && !(refused && held.length === 1)) {
      last.events.push(event);
    } else held.push({ context: event.context, cluster: event.cluster, events: [event], burst });
    count++;
  }

  function handOn(): void {
    for (let batch = held[0]; batch; batch = held[0]) {
      try {
        deliver(batch);
      } catch (error) {
        if (refused === '') log.error('events could not be saved', { events: count, error });
        refused = error instanceof Error ? error.message : String(error);
        return;
      }
      held.shift();
      count -= batch.events.length;
    }
    if (refused !== '') log.info('held events were saved', { lost });
    refused = '';
  }

  return {
    add(event, burst) {
      if (count < CAPACITY) gather(event, burst);
      else lost++;
    },
    flush() {
      if (refused === '') handOn();
    },
    retry: handOn,
    notSaved: () => (refused === '' ? 0 : count),
    problem() {
      const gone = lost > 0 ? `${lost.toLocaleString('en')} events beyond that were lost. ` : '';
      if (refused !== '') {
        return `${count === 1 ? '1 event is' : `${count.toLocaleString('en')} events are`} not saved (${refused}). ${gone}Trying again each cycle.`;
      }
      return lost > 0 ? `${lost.toLocaleString('en')} events were lost while nothing could be saved.` : null;
    },
  };
}

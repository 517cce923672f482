import { setImmediate } from 'node:timers/promises';
import type { ClusterEvent, EventBatch } from '../../shared/cluster-event.ts';
import type { Log } from '../app/log.ts';

/** Events held in memory while they cannot be saved (DESIGN §8). */
const CAPACITY = 10_000;

/**
 * Events saved in one transaction, and so without a turn of the event loop: what a storm brings at once would else
 * stop the tray for as long as it takes to save a thousand incidents. Those of one workload stay together, because a
 * member lost and another found at the same look is no end of its trouble.
 */
const AT_ONCE = 50;

/** Hands events to the sink in order, keeping what it refuses and offering that again. */
export interface Outbox {
  /** Gathers an event; nothing is handed on before `flush`. */
  add(event: ClusterEvent, burst: string | null): void;
  /**
   * Hands on what was gathered, the first of it now and a part in each turn of the event loop; nothing while the sink
   * refuses, until `retry`. Never throws.
   */
  flush(): void;
  /** Offers everything held again, now. Never throws. */
  retry(): void;
  /** Resolves when nothing is left to hand on, or the sink refuses it. */
  settled(): Promise<void>;
  /** Events held because the sink refuses them. */
  notSaved(): number;
  /** One sentence while events are held or were lost; null when all is saved. */
  problem(): string | null;
}

export function createOutbox(deliver: (batch: EventBatch) => void, log: Log): Outbox {
  const held: EventBatch[] = [];
  /** The held batch that a workload's next event goes into. */
  const batchOf = new Map<string, EventBatch>();
  let count = 0;
  let lost = 0;
  let refused = '';
  let walking: Promise<void> | null = null;

  function gather(event: ClusterEvent, burst: string | null): void {
    const key = workloadKey(event, burst);
    const batch = batchOf.get(key) ?? openBatch(event, burst);
    batch.events.push(event);
    batchOf.set(key, batch);
    count++;
  }

  function openBatch({ context, cluster }: ClusterEvent, burst: string | null): EventBatch {
    const last = held.at(-1);
    const isFull = last === undefined || last.events.length >= AT_ONCE;
    // A refused batch is offered as it was.
    const isRefused = refused !== '' && held.length === 1;
    if (!isFull && !isRefused && last.burst === burst && last.cluster === cluster) return last;
    const batch: EventBatch = { context, cluster, events: [], burst };
    held.push(batch);
    return batch;
  }

  /** True when there may be more to hand on. */
  function handOn(): boolean {
    const [batch] = held;
    if (batch === undefined) return false;
    for (const event of batch.events) batchOf.delete(workloadKey(event, batch.burst));
    try {
      deliver(batch);
    } catch (error) {
      if (refused === '') log.error('events could not be saved', { events: count, error });
      refused = error instanceof Error ? error.message : String(error);
      return false;
    }
    held.shift();
    count -= batch.events.length;
    if (refused !== '') log.info('held events are saved again', { lost });
    refused = '';
    return held.length > 0;
  }

  /** As much as one turn of the event loop may take. True when there is more. */
  function handOnSome(): boolean {
    for (let events = 0; events < AT_ONCE; ) {
      events += held[0]?.events.length ?? 0;
      if (!handOn()) return false;
    }
    return true;
  }

  async function walk(): Promise<void> {
    do await setImmediate();
    while (refused === '' && handOnSome());
    walking = null;
  }

  return {
    add(event, burst) {
      if (count < CAPACITY) gather(event, burst);
      else lost++;
    },
    flush() {
      if (refused === '' && walking === null && handOnSome()) walking = walk();
    },
    retry() {
      while (handOn());
    },
    async settled() {
      await walking;
    },
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

function workloadKey({ cluster, owner }: ClusterEvent, burst: string | null): string {
  return JSON.stringify([burst, cluster, owner.kind, owner.namespace, owner.name]);
}

import { setImmediate } from 'node:timers/promises';
import type { ClusterEvent, EventBatch } from '../../shared/cluster-event.ts';
import type { Log } from '../app/log.ts';

/** Events held in memory while they cannot be saved (DESIGN §8). */
const CAPACITY = 10_000;

/**
 * Events saved in one transaction, and so without a turn of the event loop: what a storm brings at once would else
 * stop the tray for as long as it takes to save a thousand incidents. As many as this machine saves in time: the part
 * after one that took long is smaller. Those of one workload stay together, because a member lost and another found at
 * the same look is no end of its trouble.
 */
const AT_ONCE = { least: 10, most: 50 };
/** ms that a part may take: half of what a person would notice, as garbage is collected too. */
const PART_MS = 25;

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

/** @param now ms, for what a part takes */
export function createOutbox(
  deliver: (batch: EventBatch) => void,
  log: Log,
  now: () => number = () => performance.now(),
): Outbox {
  const held: EventBatch[] = [];
  /** The held batch that a workload's next event goes into. */
  const batchOf = new Map<string, EventBatch>();
  let count = 0;
  let lost = 0;
  let refused = '';
  let walking: Promise<void> | null = null;
  let atOnce = AT_ONCE.most;

  function gather(event: ClusterEvent, burst: string | null): void {
    const key = workloadKey(event, burst);
    const batch = batchOf.get(key) ?? openBatch(event, burst);
    batch.events.push(event);
    batchOf.set(key, batch);
    count++;
  }

  function openBatch({ context, cluster }: ClusterEvent, burst: string | null): EventBatch {
    const last = held.at(-1);
    const isFull = last === undefined || last.events.length >= AT_ONCE.least;
    // A refused batch is offered as it was.
    const isRefused = refused !== '' && held.length === 1;
    if (!isFull && !isRefused && last.burst === burst && last.cluster === cluster) return last;
    const batch: EventBatch = { context, cluster, events: [], burst };
    held.push(batch);
    return batch;
  }

  /** The next part: what belongs together of the first that is held, as long as it is not too much. */
  function nextPart(): EventBatch | undefined {
    const [first, ...others] = held;
    // A refused batch is offered as it was.
    if (first === undefined || refused !== '') return first;
    let size = first.events.length;
    const end = others.findIndex(({ cluster, burst, events }) => {
      size += events.length;
      return cluster !== first.cluster || burst !== first.burst || size > atOnce;
    });
    const joined = end < 0 ? others : others.slice(0, end);
    held.splice(1, joined.length);
    for (const { events } of joined) first.events.push(...events);
    return first;
  }

  /** True when there may be more to hand on. */
  function handOn(): boolean {
    const batch = nextPart();
    if (batch === undefined) return false;
    for (const event of batch.events) batchOf.delete(workloadKey(event, batch.burst));
    const startedAt = now();
    try {
      deliver(batch);
    } catch (error) {
      if (refused === '') log.error('events could not be saved', { events: count, error });
      refused = error instanceof Error ? error.message : String(error);
      return false;
    }
    const inTime = Math.floor((batch.events.length * PART_MS) / Math.max(1, now() - startedAt));
    atOnce = Math.min(AT_ONCE.most, Math.max(AT_ONCE.least, inTime));
    held.shift();
    count -= batch.events.length;
    if (refused !== '') log.info('held events are saved again', { lost });
    refused = '';
    return held.length > 0;
  }

  /** As much as one turn of the event loop may take. True when there is more. */
  function handOnSome(): boolean {
    const most = atOnce;
    for (let events = 0; events < most; ) {
      const before = count;
      if (!handOn()) return false;
      events += before - count;
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

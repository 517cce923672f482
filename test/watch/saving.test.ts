import { afterEach, expect, test } from 'vitest';
import { createOutbox } from '../../electron/watch/outbox.ts';
import type { ClusterEvent, EventBatch } from '../../shared/cluster-event.ts';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { crashLooping, pod } from './support/objects.ts';

let loop: LoopUnderTest | null = null;
afterEach(async () => {
  await loop?.loop.stop();
  loop = null;
});

const quiet = { error() {}, warn() {}, info() {}, debug() {} };
const event = (name: string, workload = name) =>
  ({
    name,
    context: 'prod',
    cluster: 'c',
    owner: { kind: 'Deployment', namespace: 'shop', name: workload },
  }) as ClusterEvent;

/** An outbox over a store that can be full. */
function outboxOverStore() {
  const store = { full: false, msPerPart: 0, batches: [] as EventBatch[] };
  let now = 0;
  const deliver = (batch: EventBatch) => {
    if (store.full) throw new Error('disk full');
    now += store.msPerPart;
    store.batches.push(structuredClone(batch));
  };
  const outbox = createOutbox(deliver, quiet, () => now);
  const names = () => store.batches.flatMap(({ events }) => events.map(({ name }) => name));
  return { store, outbox, names };
}

test('events that cannot be saved are held in order, said, and offered again each cycle', async () => {
  loop = await startLoop();
  loop.sinkError = new Error('database or disk is full');
  loop.api.put('pods', pod('a', crashLooping(3)));
  await loop.clock.advance(1_000);
  loop.api.put('pods', pod('b', crashLooping(3)));
  await loop.clock.advance(60_000);
  expect(loop.told()).toEqual([]);
  expect(loop.loop.status().problems).toEqual([
    '2 events are not saved (database or disk is full). Trying again each cycle.',
  ]);
  loop.sinkError = null;
  await loop.clock.advance(30_000);
  expect(loop.told()).toEqual(['anomaly crash_loop a', 'anomaly crash_loop b']);
  expect(loop.loop.status().problems).toEqual([]);
});

test('what is held when the loop stops is offered once more', async () => {
  loop = await startLoop();
  loop.sinkError = new Error('locked');
  loop.api.put('pods', pod('a', crashLooping(3)));
  await loop.clock.settle();
  loop.sinkError = null;
  await loop.loop.stop();
  expect(loop.told()).toEqual(['anomaly crash_loop a']);
});

test('bursts stay apart', () => {
  const { outbox, store } = outboxOverStore();
  outbox.add(event('a'), 'burst');
  outbox.add(event('b'), 'burst');
  outbox.add(event('c'), null);
  outbox.flush();
  expect(store.batches.map(({ burst, events }) => [burst, events.length])).toEqual([
    ['burst', 2],
    [null, 1],
  ]);
});

test('what a storm brings at once is saved in parts, with turns of the event loop between them', async () => {
  const { outbox, store, names } = outboxOverStore();
  for (let i = 0; i < 120; i++) outbox.add(event(`e${i}`), null);
  outbox.flush();
  expect(store.batches.map(({ events }) => events.length)).toEqual([50]);
  await outbox.settled();
  expect(store.batches.map(({ events }) => events.length)).toEqual([50, 50, 20]);
  expect(names()).toEqual(Array.from({ length: 120 }, (_, i) => `e${i}`));
});

test('where saving is slow the parts are smaller, and grow again where it is not', async () => {
  const { outbox, store, names } = outboxOverStore();
  const sizes = () => store.batches.splice(0).map(({ events }) => events.length);
  for (let i = 0; i < 120; i++) outbox.add(event(`e${i}`), null);
  store.msPerPart = 60;
  outbox.flush();
  await outbox.settled();
  expect(names()).toEqual(Array.from({ length: 120 }, (_, i) => `e${i}`));
  expect(sizes()).toEqual([50, 20, 10, 10, 10, 10, 10]);
  store.msPerPart = 1;
  for (let i = 0; i < 70; i++) outbox.add(event(`f${i}`), null);
  outbox.flush();
  await outbox.settled();
  expect(sizes()).toEqual([10, 50, 10]);
});

test('what one look found of a workload is saved together', () => {
  const { outbox, store } = outboxOverStore();
  outbox.add(event('lost', 'web'), null);
  for (let i = 0; i < 60; i++) outbox.add(event(`other-${i}`), null);
  outbox.add(event('found', 'web'), null);
  outbox.flush();
  const first = store.batches[0]?.events.map(({ name }) => name);
  expect(first).toContain('lost');
  expect(first).toContain('found');
});

test('a part that is refused halts the rest until it is offered again', async () => {
  const { outbox, store, names } = outboxOverStore();
  for (let i = 0; i < 120; i++) outbox.add(event(`e${i}`), null);
  outbox.flush();
  store.full = true;
  await outbox.settled();
  expect(outbox.notSaved()).toBe(70);
  store.full = false;
  outbox.retry();
  expect(names()).toHaveLength(120);
  expect(outbox.notSaved()).toBe(0);
});

test('a refused batch is offered as it was, newer events after it', () => {
  const { outbox, store, names } = outboxOverStore();
  store.full = true;
  outbox.add(event('a'), null);
  outbox.flush();
  outbox.add(event('b'), null);
  outbox.flush();
  store.full = false;
  outbox.retry();
  expect(names()).toEqual(['a', 'b']);
  expect(store.batches).toHaveLength(2);
});

test('10,000 are held, the oldest; what is beyond is counted and said', () => {
  const { outbox, store, names } = outboxOverStore();
  store.full = true;
  for (let i = 0; i < 10_007; i++) {
    outbox.add(event(`e${i}`), null);
    outbox.flush();
  }
  expect(outbox.problem()).toBe(
    '10,000 events are not saved (disk full). 7 events beyond that were lost. Trying again each cycle.',
  );
  store.full = false;
  outbox.retry();
  expect(names()).toHaveLength(10_000);
  expect(names()[9_999]).toBe('e9999');
  expect(outbox.problem()).toContain('7 events were lost');
});

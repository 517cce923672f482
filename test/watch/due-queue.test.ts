import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDueQueue } from '../../electron/watch/due-queue.ts';

test('keys come out by time, and only when due', () => {
  const queue = createDueQueue();
  queue.set('late', 30);
  queue.set('early', 10);
  queue.set('middle', 20);
  expect(queue.next()).toBe(10);
  expect(queue.takeDue(20)).toEqual(['early', 'middle']);
  expect(queue.next()).toBe(30);
});

test('a key has one time: set again it moves, set to null it is off', () => {
  const queue = createDueQueue();
  queue.set('a', 10);
  queue.set('a', 50);
  queue.set('b', 20);
  queue.set('b', null);
  expect(queue.takeDue(40)).toEqual([]);
  expect(queue.takeDue(50)).toEqual(['a']);
  expect(queue.next()).toBeNull();
});

test('whatever was set and moved, a key comes out once, at its last time', () => {
  const steps = fc.array(
    fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), at: fc.option(fc.nat(100)) }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      const queue = createDueQueue();
      const expected = new Map<string, number>();
      for (const { key, at } of all) {
        queue.set(key, at);
        if (at === null) expected.delete(key);
        else expected.set(key, at);
      }
      const seen: [string, number][] = [];
      for (let now = 0; now <= 100; now++) for (const key of queue.takeDue(now)) seen.push([key, now]);
      expect(new Map(seen)).toEqual(expected);
      expect(seen).toHaveLength(expected.size);
    }),
  );
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { breathe } from '../../electron/watch/time-slice.ts';

function workFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

/** Pieces of work done in one turn of the event loop at most, and in which order who worked. */
async function workTogether(
  workers: string[],
  pieces: number,
): Promise<{ longest: number; order: string[] }> {
  let inTurn = 0;
  let longest = 0;
  let working = workers.length;
  const order: string[] = [];
  const watcher = async () => {
    while (working > 0) {
      longest = Math.max(longest, inTurn);
      inTurn = 0;
      await nextTurn();
    }
  };
  const work = async (name: string) => {
    for (let i = 0; i < pieces; i++) {
      await breathe();
      workFor(3);
      inTurn++;
      order.push(name);
    }
    working--;
  };
  await Promise.all([watcher(), ...workers.map(work)]);
  return { longest, order };
}

test('long work yields, and several at once share the slice of one turn', async () => {
  const { longest } = await workTogether(['a', 'b', 'c', 'd'], 12);
  // 8 ms of 3 ms pieces, and one more that each worker may have begun with.
  expect(longest).toBeLessThanOrEqual(6);
});

test('nobody is kept waiting until another is done', async () => {
  const { order } = await workTogether(['a', 'b'], 20);
  expect(order.indexOf('b')).toBeLessThan(order.lastIndexOf('a'));
  expect(order.indexOf('a')).toBeLessThan(order.lastIndexOf('b'));
});

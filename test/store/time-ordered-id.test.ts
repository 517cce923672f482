import { expect, it } from 'vitest';
import { z } from 'zod';
import { timeOrderedId } from '../../electron/store/time-ordered-id.ts';

it('is a UUID of version 7 that begins with its time', () => {
  const now = Date.parse('2026-11-22T12:00:00.000Z');
  const id = z.uuidv7().parse(timeOrderedId(now));
  expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(now);
});

it('sorts by time, and is another one each time', () => {
  const ids = [1, 2, 2, 3, 2 ** 47].map(timeOrderedId);
  expect(new Set(ids).size).toBe(5);
  expect([ids[0], ids[1], ids[3], ids[4]].toSorted()).toEqual([ids[0], ids[1], ids[3], ids[4]]);
});

import { beforeEach, describe, expect, it } from 'vitest';
import { createGroupCommit } from '../../electron/store/group-commit.ts';
import { type FakeClock, fakeClock } from '../incidents/support/fake-clock.ts';

let clock: FakeClock;
/** What is on disk, and how many transactions it took. */
let disk: string[];
let commits: number;
beforeEach(() => {
  clock = fakeClock();
  disk = [];
  commits = 0;
});

const group = () =>
  createGroupCommit(
    {
      transaction(work) {
        const before = [...disk];
        try {
          const result = work();
          commits += 1;
          return result;
        } catch (error) {
          disk = before;
          throw error;
        }
      },
    },
    clock,
  );

describe('writes that nobody waits for', () => {
  it('are one transaction when they come together', async () => {
    const { add } = group();
    const written = ['a', 'b', 'c'].map((name) => add(() => disk.push(name)));
    expect(disk).toEqual([]);
    clock.advance(250);
    await Promise.all(written);
    expect(disk).toEqual(['a', 'b', 'c']);
    expect(commits).toBe(1);
  });

  it('wait no longer when there are many', () => {
    const { add } = group();
    for (let index = 0; index < 60; index += 1) void add(() => disk.push(`${index}`));
    expect(commits).toBe(2);
    clock.advance(250);
    expect(disk).toHaveLength(60);
    expect(commits).toBe(3);
  });

  it('are written at once when asked for, and then not again', () => {
    const { add, flush } = group();
    void add(() => disk.push('a'));
    flush();
    clock.advance(1000);
    flush();
    expect(disk).toEqual(['a']);
    expect(commits).toBe(1);
    expect(clock.waiting()).toBe(0);
  });

  it('do not keep each other from the disk: who cannot be written is told so', async () => {
    const { add, flush } = group();
    const first = add(() => disk.push('a'));
    const bad = add(() => {
      disk.push('half');
      throw new Error('no such incident');
    });
    const last = add(() => disk.push('c'));
    flush();
    await expect(bad).rejects.toThrow('no such incident');
    await Promise.all([first, last]);
    expect(disk).toEqual(['a', 'c']);
  });
});

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lock } from '../../build/lock.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const held = (number: number, holder: object) =>
  writeFileSync(join(folder, String(number)), JSON.stringify(holder));

test('a free lock is taken at once, and again after it was given back', async () => {
  const onWait = vi.fn();
  (await lock(folder, { onWait }))();
  (await lock(folder, { onWait }))();
  expect(onWait).not.toHaveBeenCalled();
});

test('a second run waits, saying so once, and goes on when the first is done', async () => {
  const order: string[] = [];
  const release = await lock(folder);
  const onWait = vi.fn(() => {
    order.push('second waits');
    queueMicrotask(() => {
      order.push('first is done');
      release();
    });
  });
  const second = await lock(folder, { onWait });
  order.push('second runs');
  second();
  expect(order).toEqual(['second waits', 'first is done', 'second runs']);
});

test('many runs at once hold it one at a time', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    const release = await lock(folder);
    inside += 1;
    most = Math.max(most, inside);
    await Promise.resolve();
    inside -= 1;
    release();
  };
  await Promise.all(Array.from({ length: 6 }, work));
  expect(most).toBe(1);
});

test('a holder that died is succeeded at once', async () => {
  held(7, { host: hostname(), pid: 4242 });
  const onWait = vi.fn();
  const release = await lock(folder, { alive: (pid) => pid !== 4242, onWait });
  expect(onWait).not.toHaveBeenCalled();
  expect(readdirSync(folder)).toEqual(['8']);
  release();
});

test('two that find the same dead holder do not both succeed it', async () => {
  held(3, { host: hostname(), pid: 4242 });
  const alive = (pid: number) => pid !== 4242;
  const onWait = vi.fn();
  const release = await lock(folder, { alive, onWait });
  const second = lock(folder, { alive, onWait: () => queueMicrotask(release) });
  (await second)();
  expect(readdirSync(folder)).toEqual(['5']);
});

test('a holder on another host is given up only after its silence', async () => {
  held(1, { host: 'elsewhere', pid: process.pid });
  const onWait = vi.fn();
  const release = await lock(folder, { alive: () => false, silence: 1, onWait });
  expect(onWait).toHaveBeenCalledTimes(1);
  release();
});

test('a lock file cut short by a full disk does not lock for ever', async () => {
  writeFileSync(join(folder, '1'), '{"ho');
  const release = await lock(folder, { silence: 1 });
  expect(readdirSync(folder)).toEqual(['2']);
  release();
});

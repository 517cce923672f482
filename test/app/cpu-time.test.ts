import { expect, test } from 'vitest';
import { cpuTime } from '../../electron/app/cpu-time.ts';

const WAITED_MS = 200;

test('waiting for others takes none of it, computing does', () => {
  const before = cpuTime();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAITED_MS);
  expect(cpuTime() - before).toBeLessThan(WAITED_MS / 2);
  while (cpuTime() - before < WAITED_MS) Math.sqrt(cpuTime());
  expect(cpuTime() - before).toBeGreaterThanOrEqual(WAITED_MS);
});

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/paths.mjs';

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'build/run.mjs'), ...args], { encoding: 'utf8' });

test.each([
  ['an unknown script', ['strat'], /^dogwatch: there is no "strat"; there are start, check, .+\.\n$/],
  ['an unknown target', ['build', 'mian'], /^dogwatch: there is no "mian" to build; there are main, .+\.\n$/],
])('%s ends with 2, one line on stderr and nothing on stdout', (_what, args, complaint) => {
  const { status, stdout, stderr } = run(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(complaint);
});

import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { complaintIn } from '../../build/electron-download.ts';
import { electronRuntime } from '../../build/electron-runtime.ts';
import type { Machine } from '../../build/machine.ts';
import { modules, own } from '../../build/paths.mjs';

const electron = join(modules, 'electron');
const manifest = { [join(electron, 'package.json')]: '{"version":"45.4.1"}' };
const runtime = {
  ...manifest,
  [join(electron, 'path.txt')]: 'electron',
  [join(electron, 'dist/version')]: '45.4.1',
  [join(electron, 'dist/electron')]: '',
};
const hour = 3_600_000;

function machine(files: Record<string, string>, changes: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    env: { DISPLAY: ':0' },
    uid: 1000,
    now: 100 * hour,
    exists: (path) => path in files,
    read: (path) => files[path],
    ...changes,
  };
}

function failedBefore(hoursAgo: number, version = '45.4.1') {
  const record = JSON.stringify({ version, at: (100 - hoursAgo) * hour, why: 'getaddrinfo ENOTFOUND' });
  return { ...manifest, [join(own, 'no-electron.json')]: record };
}

const never = () => Promise.reject(new Error('must not download'));

describe('the Electron runtime', () => {
  test('that is installed is used without any download', async () => {
    expect(await electronRuntime(machine(runtime), never)).toEqual({ path: join(electron, 'dist/electron') });
  });

  test.each<[string, Partial<Machine>, RegExp]>([
    ['there is no display', { env: {} }, /no display: DISPLAY and WAYLAND_DISPLAY are not set/],
    ['it is root', { uid: 0 }, /root/],
  ])('is not even looked for on Linux when %s', async (_what, changes, why) => {
    expect(await electronRuntime(machine(runtime, changes), never)).toEqual({
      why: expect.stringMatching(why),
    });
  });

  test.each<[string, Partial<Machine>]>([
    ['Wayland', { env: { WAYLAND_DISPLAY: 'wayland-0' } }],
    ['macOS', { platform: 'darwin', env: {} }],
    ['Windows', { platform: 'win32', env: {}, uid: undefined }],
  ])('needs no X display on %s', async (_what, changes) => {
    expect(await electronRuntime(machine(runtime, changes), never)).toHaveProperty('path');
  });

  test('of an older version, left behind, is downloaded anew', async () => {
    const files: Record<string, string> = { ...runtime, [join(electron, 'dist/version')]: '44.0.0' };
    const download = async () => {
      files[join(electron, 'dist/version')] = '45.4.1';
      return undefined;
    };
    expect(await electronRuntime(machine(files), download)).toHaveProperty('path');
  });

  test('that cannot be downloaded is remembered with its version and time', async () => {
    const remember = vi.fn();
    const found = await electronRuntime(machine(manifest), async () => 'getaddrinfo ENOTFOUND', remember);
    expect(found).toEqual({
      why: 'Electron could not be downloaded (getaddrinfo ENOTFOUND); to try again within a day, delete node_modules/.cache/dogwatch/no-electron.json',
    });
    expect(JSON.parse(remember.mock.calls[0]?.[0])).toEqual({
      version: '45.4.1',
      at: 100 * hour,
      why: 'getaddrinfo ENOTFOUND',
    });
  });

  test('is not tried again within a day of a failure', async () => {
    expect(await electronRuntime(machine(failedBefore(23)), never)).toEqual({
      why: expect.stringContaining('(getaddrinfo ENOTFOUND)'),
    });
  });

  test.each<[string, Record<string, string>]>([
    ['a day later', failedBefore(25)],
    ['for another version of Electron', failedBefore(1, '44.0.0')],
    ['when the clock was ahead then', failedBefore(-5)],
    ['when the record is damaged', { ...manifest, [join(own, 'no-electron.json')]: '{' }],
  ])('is tried again %s', async (_what, files) => {
    const download = vi.fn(async () => 'still nothing');
    await electronRuntime(machine(files), download, () => {});
    expect(download).toHaveBeenCalledTimes(1);
  });
});

test.each([
  [
    'TypeError: fetch failed\n    at node:internal\n  [cause]: Error: getaddrinfo ENOTFOUND github.com\n',
    'getaddrinfo ENOTFOUND github.com',
  ],
  [
    'HTTPError: Response code 403 (Forbidden) for https://x/y.zip\n    at z',
    'Response code 403 (Forbidden) for https://x/y.zip',
  ],
  [
    'TypeError: fetch failed {\n  [cause]: ConnectTimeoutError: Connect Timeout Error {\n',
    'Connect Timeout Error',
  ],
  ['TypeError: fetch failed\n', 'its server cannot be reached'],
  ['killed\nby somebody', 'killed'],
  ['', 'install.js failed'],
])('install.js that printed %j failed because: %s', (output, reason) => {
  expect(complaintIn(output)).toBe(reason);
});

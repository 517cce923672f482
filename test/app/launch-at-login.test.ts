import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openAppSettings } from '../../electron/app/app-settings.ts';
import { followLaunchAtLogin } from '../../electron/app/launch-at-login.ts';

const log = { error() {}, warn: vi.fn(), info() {}, debug() {} };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-settings-'));
  file = join(folder, 'settings.json');
  log.warn.mockReset();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A desktop that remembers. */
function desktop(on = false) {
  return {
    isOn: async () => on,
    set: vi.fn(async (wanted: boolean) => {
      on = wanted;
    }),
  };
}

const opened = (text = '{}') => {
  writeFileSync(file, text);
  return openAppSettings(file, {}, log);
};

test('the desktop is asked, then the setting is saved', async () => {
  const settings = opened();
  const system = desktop();
  await followLaunchAtLogin(system, settings, log).set(true);
  expect(system.set.mock.calls).toEqual([[true]]);
  expect(settings.get().launchAtLogin).toBe(true);
});

test('what the desktop refuses is not saved', async () => {
  const settings = opened();
  const system = desktop();
  system.set.mockRejectedValue(new Error('The autostart folder cannot be written.'));
  await expect(followLaunchAtLogin(system, settings, log).set(true)).rejects.toThrow('autostart folder');
  expect(settings.get().launchAtLogin).toBe(false);
});

test.each([true, false])(
  'what a person set in the desktop itself (%s) is what the setting says',
  async (on) => {
    const settings = opened(`{"launchAtLogin":${!on}}`);
    const system = desktop(on);
    followLaunchAtLogin(system, settings, log);
    await vi.waitFor(() => expect(settings.get().launchAtLogin).toBe(on));
    expect(system.set).not.toHaveBeenCalled();
  },
);

test('what a person changed there meanwhile is taken over when it is asked anew', async () => {
  const settings = opened();
  const system = desktop();
  const launch = followLaunchAtLogin(system, settings, log);
  await launch.set(true);
  await system.set(false);
  launch.refresh();
  await vi.waitFor(() => expect(settings.get().launchAtLogin).toBe(false));
  expect(system.set.mock.calls).toEqual([[true], [false]]);
});

test('an answer that was asked for before an order does not undo it', async () => {
  const settings = opened();
  const system = desktop();
  const launch = followLaunchAtLogin(system, settings, log);
  launch.refresh();
  await launch.set(true);
  await launch.set(true);
  expect(settings.get().launchAtLogin).toBe(true);
});

test('a desktop that does not answer is logged, and asked again the next time', async () => {
  const settings = opened();
  const system = desktop(true);
  const launch = followLaunchAtLogin(
    { ...system, isOn: vi.fn(system.isOn).mockRejectedValueOnce(new Error('no answer')) },
    settings,
    log,
  );
  await vi.waitFor(() => expect(log.warn).toHaveBeenCalledTimes(1));
  launch.refresh();
  await vi.waitFor(() => expect(settings.get().launchAtLogin).toBe(true));
});

test('a file edited by hand reaches the desktop', async () => {
  const settings = opened('{"launchAtLogin":true}');
  const system = desktop(false);
  followLaunchAtLogin(system, settings, log);
  await vi.waitFor(() => expect(settings.get().launchAtLogin).toBe(false));
  writeFileSync(file, '{"launchAtLogin":true}');
  settings.reread();
  await vi.waitFor(() => expect(system.set.mock.calls).toEqual([[true]]));
});

test('where nobody logs in it says so, and refuses', async () => {
  const settings = opened();
  const launch = followLaunchAtLogin(undefined, settings, log);
  expect(launch.problem).toMatch(/without a desktop/);
  await expect(launch.set(true)).rejects.toThrow(/without a desktop/);
  expect(settings.get().launchAtLogin).toBe(false);
});

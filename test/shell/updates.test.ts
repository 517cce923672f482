import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { followUpdates, noUpdates, type Updater } from '../../electron/shell/updates.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { scriptedApp } from './support/scripted-app.ts';
import { handClock, silentLog } from './support/stand-in.ts';
import { appState, NOW } from './support/states.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const settled = () => new Promise((resolve) => setImmediate(resolve));
const settings = (enabled: boolean) => ({ ...defaultSettings(), updates: { enabled } });

function followed(enabled: boolean) {
  const program = scriptedApp(appState({ settings: settings(enabled) }));
  const clock = handClock(NOW);
  const log = silentLog();
  const downloaded: ((update: { version: string }) => void)[] = [];
  const updater = {
    autoDownload: false,
    autoInstallOnAppQuit: false,
    allowDowngrade: true,
    logger: null,
    checkForUpdates: vi.fn(async () => null),
    on: (_event, listener) => downloaded.push(listener),
  } satisfies Updater;
  const load = vi.fn(async () => updater);
  followUpdates({ app: program.app, clock, log, load });
  const pass = async (ms: number) => {
    clock.advance(ms);
    await settled();
  };
  return { ...program, clock, log, updater, load, downloaded, pass };
}

test('off, as it is at first, nothing is loaded or asked', async () => {
  const { load, pass } = followed(false);
  await pass(10 * DAY);
  expect(load).not.toHaveBeenCalled();
});

test('on, it looks after the start is over and then once a day', async () => {
  const { load, updater, pass } = followed(true);
  await pass(MINUTE - 1);
  expect(load).not.toHaveBeenCalled();
  await pass(1);
  expect(updater.checkForUpdates).toHaveBeenCalledTimes(1);
  await pass(DAY);
  expect(updater.checkForUpdates).toHaveBeenCalledTimes(2);
  expect(load, 'one updater').toHaveBeenCalledOnce();
});

test('switching it on and off is followed', async () => {
  const { become, updater, pass } = followed(false);
  become({ settings: settings(true) });
  become({ settings: settings(true) });
  await pass(MINUTE);
  expect(updater.checkForUpdates).toHaveBeenCalledTimes(1);
  become({ settings: settings(false) });
  await pass(10 * DAY);
  expect(updater.checkForUpdates).toHaveBeenCalledTimes(1);
});

test('what is found is downloaded, told, and installed by quitting, never by itself and never backwards', async () => {
  const { updater, downloaded, notices, pass } = followed(true);
  await pass(MINUTE);
  expect(updater).toMatchObject({ autoDownload: true, autoInstallOnAppQuit: true, allowDowngrade: false });
  for (const tell of downloaded) tell({ version: '0.2.0' });
  expect(notices.get('update')).toMatchObject({
    tone: 'info',
    text: 'Dogwatch 0.2.0 is downloaded and will be installed when you quit.',
  });
});

test('a failure is logged, and the next day it looks again', async () => {
  const { updater, log, pass } = followed(true);
  updater.checkForUpdates.mockRejectedValueOnce(new Error('net::ERR_NAME_NOT_RESOLVED'));
  await pass(MINUTE);
  expect(log.warn).toHaveBeenCalledWith('looking for an update failed', { error: expect.any(Error) });
  await pass(DAY);
  expect(updater.checkForUpdates).toHaveBeenCalledTimes(2);
});

describe('updating is possible', () => {
  const resources = mkdtempSync(join(tmpdir(), 'dogwatch-resources-'));
  test.each([
    [true, true],
    [true, false],
    [false, true],
  ])('when packaged is %j and the package names where newer ones are is %j', (packaged, named) => {
    const file = join(resources, 'app-update.yml');
    if (named) writeFileSync(file, 'provider: generic\n');
    else rmSync(file, { force: true });
    expect(noUpdates(packaged, resources) === null).toBe(packaged && named);
  });
});

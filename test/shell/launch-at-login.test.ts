import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { autostartFile } from '../../electron/shell/xdg-autostart.ts';
import { electronOn } from './support/stand-in.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dogwatch-login-'));
});
afterEach(() => rmSync(home, { recursive: true }));

async function loginOn(
  platform: NodeJS.Platform,
  { env = {}, command = ['/opt/dogwatch'] as [string, ...string[]], packaged = true } = {},
) {
  const { electron } = await electronOn(platform);
  electron.app.isPackaged = packaged;
  const { createLaunchAtLogin, wasLaunchedAtLogin } = await import('../../electron/shell/launch-at-login.ts');
  const create = () => createLaunchAtLogin({ platform, env, home, command });
  return { login: electron.app.login, create, port: create(), wasLaunchedAtLogin };
}

describe('on macOS', () => {
  test('the system is asked and told', async () => {
    const { port, login } = await loginOn('darwin');
    expect(await port.isOn()).toBe(false);
    await port.set(true);
    expect(await port.isOn()).toBe(true);
    expect(login.items).toEqual([{ path: '', args: [] }]);
    await port.set(false);
    expect(await port.isOn()).toBe(false);
  });

  test('what the person has to allow in System Settings is said', async () => {
    const { port, login } = await loginOn('darwin');
    login.wantsApproval = true;
    await expect(port.set(true)).rejects.toThrow(/allow Dogwatch in System Settings/);
  });

  test('an app that is not installed is not offered to the system', async () => {
    const { port, login } = await loginOn('darwin', { packaged: false });
    await expect(port.set(true)).rejects.toThrow('Only the installed app can be started at login.');
    expect(login.items).toEqual([]);
  });

  test('a start at login is told apart, because it gets no arguments', async () => {
    const { login, wasLaunchedAtLogin } = await loginOn('darwin');
    expect(wasLaunchedAtLogin('darwin')).toBe(false);
    login.openedUs = true;
    expect(wasLaunchedAtLogin('darwin')).toBe(true);
  });
});

describe('on Windows', () => {
  test('the item carries --hidden', async () => {
    const { port, login } = await loginOn('win32', { command: ['C:\\Dogwatch\\Dogwatch.exe'] });
    await port.set(true);
    expect(login.items).toEqual([{ path: 'C:\\Dogwatch\\Dogwatch.exe', args: ['--hidden'] }]);
    expect(await port.isOn()).toBe(true);
    await port.set(false);
    expect(await port.isOn()).toBe(false);
  });

  test('paths among the arguments are quoted', async () => {
    const { port, login } = await loginOn('win32', {
      command: ['C:\\electron.exe', 'C:\\My Code\\dogwatch'],
    });
    await port.set(true);
    expect(login.items[0]?.args).toEqual(['"C:\\My Code\\dogwatch"', '--hidden']);
  });

  test('what the Task Manager switched off is off', async () => {
    const { port, login } = await loginOn('win32');
    await port.set(true);
    login.deactivated = true;
    expect(await port.isOn()).toBe(false);
  });

  test('Electron says nothing there of how it was started', async () => {
    const { wasLaunchedAtLogin } = await loginOn('win32');
    expect(wasLaunchedAtLogin('win32')).toBe(false);
  });
});

describe('on Linux', () => {
  const entry = () => readFileSync(autostartFile({ env: {}, home }), 'utf8');

  test('an autostart entry comes and goes', async () => {
    const { port, login } = await loginOn('linux', { command: ['/opt/Dogwatch/dogwatch'] });
    await port.set(true);
    expect(entry()).toMatch(/^Exec=\/opt\/Dogwatch\/dogwatch --hidden$/m);
    expect(await port.isOn()).toBe(true);
    await port.set(false);
    expect(await port.isOn()).toBe(false);
    expect(login.items).toEqual([]);
  });

  test('an AppImage is started itself, and its entry follows it when it is moved', async () => {
    const env: NodeJS.ProcessEnv = { APPIMAGE: '/home/ann/Downloads/Dogwatch.AppImage' };
    const { port, create } = await loginOn('linux', { env, command: ['/tmp/.mount_x/dogwatch'] });
    await port.set(true);
    expect(entry()).toMatch(/^Exec=\/home\/ann\/Downloads\/Dogwatch\.AppImage --hidden$/m);
    env.APPIMAGE = '/home/ann/Apps/Dogwatch.AppImage';
    create();
    expect(entry()).toMatch(/^Exec=\/home\/ann\/Apps\/Dogwatch\.AppImage --hidden$/m);
  });

  test('starting writes no entry that nobody asked for', async () => {
    await loginOn('linux', { env: { APPIMAGE: '/Dogwatch.AppImage' } });
    expect(existsSync(autostartFile({ env: {}, home }))).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { encodePng } from '../../electron/shell/png.ts';
import { membersOf } from '../support/electron-stand-in/typings.ts';
import { electronOn } from './support/stand-in.ts';

describe('the stand-in is as strict as electron.d.ts', () => {
  test('it knows which platform has what', () => {
    expect(membersOf('Tray').get('setTitle')).toEqual(['darwin']);
    expect(membersOf('Tray').get('popUpContextMenu')).toEqual(['darwin', 'win32']);
    expect(membersOf('Tray').get('setImage')).toBeNull();
    expect(membersOf('Tray').get('event:right-click')).toEqual(['darwin', 'win32']);
    expect(membersOf('Notification').get('static:handleActivation')).toEqual(['win32']);
    expect(membersOf('BrowserWindow').get('loadURL')).toBeNull();
    expect(() => membersOf('Nothing')).toThrow('declares no Nothing');
  });

  test.each([
    ['linux', undefined],
    ['win32', undefined],
    ['darwin', 'function'],
  ] as const)('on %s Tray.setTitle is %s', async (platform, type) => {
    const { electron } = await electronOn(platform);
    const { Tray, nativeImage } = electron.modules;
    const tray = new Tray(nativeImage.createFromBuffer(encodePng(new Uint8Array(4), 1)));
    expect(typeof Reflect.get(tray, 'setTitle')).toBe(type ?? 'undefined');
  });

  test('what Electron does not have throws', async () => {
    const { electron } = await electronOn('linux');
    expect(() => Reflect.get(electron.modules.app, 'quiet')).toThrow('Electron has no App.quiet');
    expect(() => electron.modules.app.on('window-all-close', () => {})).toThrow(
      'no event "window-all-close"',
    );
    expect(() => electron.modules.powerMonitor.on('lock-screen', () => {})).toThrow(
      'never emits "lock-screen" on linux',
    );
    expect(() => Reflect.get(electron.modules.app, 'getLocale')).toThrow(
      'The stand-in has no App.getLocale yet',
    );
  });

  test('what needs ready throws before it, and what must come before it throws after', async () => {
    const { electron } = await electronOn('linux', { ready: false });
    const { BrowserWindow, protocol, screen, session, app } = electron.modules;
    const schemes = Reflect.get(protocol, 'registerSchemesAsPrivileged') as (schemes: object[]) => void;
    expect(() => new BrowserWindow()).toThrow('before app is ready');
    expect(() => screen.getPrimaryDisplay()).toThrow('before app is ready');
    expect(() => session.defaultSession).toThrow('before app is ready');
    expect(() => schemes([])).not.toThrow();
    electron.ready.become();
    expect(() => new BrowserWindow()).not.toThrow();
    expect(() => schemes([])).toThrow('must be called before app is ready');
    expect(() => app.setPath('userData', '/')).toThrow('must be called before app is ready');
  });

  test('what cannot be cloned cannot be sent', async () => {
    const { electron, controls } = await electronOn('linux');
    const window = new electron.modules.BrowserWindow();
    const send = Reflect.get(window.webContents, 'send') as (channel: string, value: unknown) => void;
    expect(() => send('push', () => {})).toThrow('could not be cloned');
    electron.ipc.handle('x', () => () => {});
    await expect(controls.invoke(window.id, null, 'x', [])).rejects.toThrow('could not be cloned');
  });
});

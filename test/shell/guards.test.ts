import { describe, expect, test } from 'vitest';
import { electronOn, silentLog } from './support/stand-in.ts';

async function guarded() {
  const machine = await electronOn('linux');
  const { guardAllContents, denyPermissions } = await import('../../electron/shell/guards.ts');
  const log = silentLog();
  guardAllContents(log);
  denyPermissions(machine.electron.modules.session.defaultSession as Electron.Session);
  const window = new machine.electron.modules.BrowserWindow();
  await window.loadURL('app://dogwatch/');
  return { ...machine, window, log };
}

describe('a page may not', () => {
  test.each([
    ['https://example.com/', true],
    ['file:///etc/passwd', true],
    ['data:text/html,x', true],
    ['javascript:alert(1)', true],
    ['app://elsewhere/', true],
    ['app://dogwatch.evil/', true],
    ['not a url', true],
    ['app://dogwatch/', false],
    ['https://example.com/', false],
  ])('go to %s (main frame: %s)', async (url, mainFrame) => {
    const { controls, window, log } = await guarded();
    expect(controls.mayNavigate(window.id, url, mainFrame)).toBe(false);
    expect(log.warn).toHaveBeenCalledOnce();
  });

  test.each(['https://example.com/', 'app://dogwatch/', 'about:blank'])(
    'open a window at %s',
    async (url) => {
      const { controls, window } = await guarded();
      expect(controls.mayOpen(window.id, url)).toBe(false);
    },
  );

  test('embed another page', async () => {
    const { controls } = await guarded();
    expect(controls.mayAttachWebview('https://example.com/')).toBe(false);
  });

  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fullscreen',
    'hid',
    'unknown',
  ])('use %s', async (permission) => {
    const { controls } = await guarded();
    expect(await controls.permission(permission)).toEqual({ granted: false, has: false });
  });

  test('use devices', async () => {
    const { electron } = await guarded();
    expect(electron.sessions.deviceHandler?.({ deviceType: 'usb' })).toBe(false);
  });
});

test('our own page may reload and copy', async () => {
  const { controls, window } = await guarded();
  expect(controls.mayNavigate(window.id, 'app://dogwatch/', true)).toBe(true);
  expect(await controls.permission('clipboard-sanitized-write')).toEqual({ granted: true, has: true });
});

test('without the guards Electron would allow it all: the stand-in does, so that forgetting them shows', async () => {
  const { controls, electron } = await electronOn('linux');
  const window = new electron.modules.BrowserWindow();
  expect(controls.mayNavigate(window.id, 'https://example.com/', true)).toBe(true);
  expect(controls.mayOpen(window.id, 'https://example.com/')).toBe(true);
  expect(await controls.permission('media')).toEqual({ granted: true, has: true });
});

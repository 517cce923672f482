import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { electronOn, handClock, silentLog } from './support/stand-in.ts';
import { NOW } from './support/states.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-window-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function windowOn(platform: NodeJS.Platform, trayHost = true) {
  const machine = await electronOn(platform);
  const { createMainWindow } = await import('../../electron/shell/main-window.ts');
  const clock = handClock(NOW);
  const onCrash = vi.fn();
  const onFocus = vi.fn();
  const window = createMainWindow({
    platform,
    preload: '/out/preload.cjs',
    icon: '/icon.png',
    boundsFile: join(folder, 'window.json'),
    clock,
    log: silentLog(),
    trayHost: async () => trayHost,
    onFocus,
    onCrash,
  });
  const only = () => {
    const [view, ...others] = machine.controls.windows();
    expect(others).toEqual([]);
    return view;
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { ...machine, window, clock, onFocus, onCrash, only, settled };
}

describe.each(['linux', 'darwin', 'win32'] as const)('on %s', (platform) => {
  test('the page is locked in', async () => {
    const { window, only, pages } = await windowOn(platform);
    expect(window.contents()).toBeNull();
    window.show();
    expect(only()).toMatchObject({
      visible: true,
      focused: true,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
    });
    expect(pages).toContainEqual(['load', 1, 'app://dogwatch/']);
  });

  test('each time it gets the keyboard is told', async () => {
    const { window, onFocus, controls } = await windowOn(platform);
    window.show();
    controls.blurWindow();
    expect(onFocus).toHaveBeenCalledTimes(1);
    window.show();
    expect(onFocus).toHaveBeenCalledTimes(2);
  });

  test('closing hides it, showing brings the same one back', async () => {
    const { window, only, controls, settled } = await windowOn(platform);
    window.show();
    controls.closeWindow();
    await settled();
    expect(only()).toMatchObject({ visible: false });
    window.show();
    expect(only()).toMatchObject({ id: 1, visible: true, focused: true });
  });

  test('closing closes it when Dogwatch quits', async () => {
    const { window, controls } = await windowOn(platform);
    window.show();
    window.letGo();
    controls.closeWindow();
    expect(controls.windows()).toEqual([]);
    expect(window.contents()).toBeNull();
  });

  test('it opens where it was', async () => {
    const before = await windowOn(platform);
    before.window.show();
    before.controls.moveWindow({ x: 40, y: 50, width: 700, height: 500 });
    before.controls.closeWindow();
    const after = await windowOn(platform);
    after.window.show();
    expect(after.only()?.bounds).toEqual({ x: 40, y: 50, width: 700, height: 500 });
  });

  test('the tray’s click puts it away and brings it back', async () => {
    const { window, only, settled } = await windowOn(platform);
    window.toggle();
    expect(only()).toMatchObject({ visible: true });
    window.toggle();
    await settled();
    expect(only()).toMatchObject({ visible: false });
  });

  test('a page that dies is loaded again, once a minute', async () => {
    const { window, pages, controls, onCrash, clock } = await windowOn(platform);
    const reloads = () => pages.filter(([name]) => name === 'reload').length;
    window.show();
    controls.crash();
    expect([reloads(), onCrash.mock.lastCall]).toEqual([1, [false]]);
    clock.advance(5_000);
    controls.crash();
    expect([reloads(), onCrash.mock.lastCall]).toEqual([1, [true]]);
    clock.advance(60_000);
    controls.crash();
    expect([reloads(), onCrash.mock.lastCall]).toEqual([2, [false]]);
  });
});

test('without a place for tray icons closing minimises: a hidden window could not be found again', async () => {
  const { window, only, controls, settled } = await windowOn('linux', false);
  window.show();
  controls.closeWindow();
  await settled();
  expect(only()).toMatchObject({ visible: true, minimized: true });
  window.show();
  expect(only()).toMatchObject({ minimized: false, focused: true });
});

test('on macOS dock icon and menu bar are there as long as the window is, and it comes to the front', async () => {
  const { window, electron, controls, settled } = await windowOn('darwin');
  window.show();
  expect([controls.activationPolicy(), electron.app.focused]).toEqual(['regular', true]);
  controls.closeWindow();
  await settled();
  expect([controls.activationPolicy(), electron.app.focused]).toEqual(['accessory', false]);
  window.show();
  expect([controls.activationPolicy(), electron.app.focused]).toEqual(['regular', true]);
});

test('on macOS a full-screen window leaves full screen before it hides', async () => {
  const { window, controls, only, settled } = await windowOn('darwin');
  window.show();
  controls.goFullScreen();
  await settled();
  controls.closeWindow();
  await settled();
  await settled();
  expect(only()).toMatchObject({ visible: false });
  expect(controls.activationPolicy()).toBe('accessory');
});

describe.each(['darwin', 'win32'] as const)('the click on the tray icon on %s', (platform) => {
  test('hides the window that is in front and brings back the one that is not', async () => {
    const { window, controls, only, clock, settled } = await windowOn(platform);
    const click = () => {
      if (platform === 'win32') controls.blurWindow();
      window.toggle();
      return settled();
    };
    await click();
    expect(only()).toMatchObject({ visible: true, focused: true });
    clock.advance(5_000);
    await click();
    expect(only()).toMatchObject({ visible: false });
    clock.advance(5_000);
    await click();
    expect(only()).toMatchObject({ visible: true, focused: true });
    controls.blurWindow();
    clock.advance(5_000);
    await click();
    expect(only(), 'it was behind others').toMatchObject({ visible: true, focused: true });
  });
});

test('a window whose display is gone comes back on one that is there', async () => {
  const { window, controls, only, settled } = await windowOn('linux');
  window.show();
  controls.moveWindow({ x: 5000, y: 3000, width: 900, height: 640 });
  controls.closeWindow();
  await settled();
  window.show();
  expect(only()?.bounds).toEqual({ x: 510, y: 234, width: 900, height: 640 });
});

test('where Windows ends its session the bounds are kept, though nothing closes', async () => {
  const { window, controls } = await windowOn('win32');
  window.show();
  const bounds = { x: 60, y: 70, width: 900, height: 640 };
  controls.moveWindow(bounds);
  controls.endSession();
  expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toEqual(bounds);
});

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TrayAction } from '../../electron/shell/tray-menu.ts';
import { scriptedApp } from './support/scripted-app.ts';
import { electronOn, handClock, silentLog } from './support/stand-in.ts';
import { appState, incident, loopStatus, NOW } from './support/states.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-tray-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function trayOn(platform: NodeJS.Platform, state = appState()) {
  const machine = await electronOn(platform);
  const { createTray } = await import('../../electron/shell/tray.ts');
  const program = scriptedApp(state);
  const clock = handClock(NOW);
  const onAction = vi.fn<(action: TrayAction) => void>();
  const onToggle = vi.fn();
  const log = silentLog();
  const iconFolder = join(folder, 'icons');
  const tray = createTray({ app: program.app, clock, platform, log, iconFolder, onAction, onToggle });
  return { ...machine, ...program, log, tray, clock, onAction, onToggle };
}

const size = (png: Uint8Array) => Buffer.from(png).readUInt32BE(16);
const trouble = { open: { critical: 2, warning: 1, info: 0 } };

describe.each(['linux', 'darwin', 'win32'] as const)('on %s', (platform) => {
  test('icon and tooltip follow the state', async () => {
    const { controls, become } = await trayOn(platform);
    const quiet = controls.tray();
    expect(quiet.tooltip).toBe('Dogwatch\nprod: all quiet, checked 4 s ago');
    become(trouble, [incident(1)]);
    const loud = controls.tray();
    expect(loud.images[0]?.png).not.toEqual(quiet.images[0]?.png);
    expect(loud.tooltip).toBe('Dogwatch\nprod: 3 incidents, checked 4 s ago');
  });

  test('every entry of the menu can be clicked and says what it asks for', async () => {
    const { controls, onAction, become } = await trayOn(platform);
    become(trouble, [incident(1)]);
    const menu = controls.tray().menu.map((item) => item.label);
    controls.clickMenu([menu.findIndex((label) => label.startsWith('● web-1'))]);
    controls.clickMenu([menu.indexOf('Contexts'), 1]);
    controls.clickMenu([menu.indexOf('Pause'), 2]);
    controls.clickMenu([menu.indexOf('Quit Dogwatch')]);
    expect(onAction.mock.calls.map(([action]) => action)).toEqual([
      { do: 'show-incident', incident: incident(1).id },
      { do: 'choose-context', context: 'staging' },
      { do: 'pause', minutes: null },
      { do: 'quit' },
    ]);
    expect(() => controls.clickMenu([menu.indexOf('Contexts'), 2])).toThrow('greyed out');
  });

  test('a click on the icon is handed on', async () => {
    const { controls, onToggle } = await trayOn(platform);
    controls.clickTray();
    expect(onToggle).toHaveBeenCalledOnce();
  });

  test('with a database that cannot be read there is still a menu to quit from', async () => {
    const { controls, app, push } = await trayOn(platform);
    app.openIncidents = () => {
      throw new Error('disk I/O error');
    };
    push('incidents', []);
    expect(controls.tray().menu.map((item) => item.label)).toContain('Quit Dogwatch');
  });

  test('an ampersand in a name stays one', async () => {
    const { controls, become } = await trayOn(platform);
    become(trouble, [incident(1, { name: 'r&d' })]);
    expect(controls.tray().menu.map((item) => item.label)).toContainEqual(expect.stringMatching(/^● r&d /));
  });

  test('destroyed it is gone and hears nothing more', async () => {
    const { controls, tray, become } = await trayOn(platform);
    tray.destroy();
    become(trouble);
    expect(() => controls.tray()).toThrow('no tray icon');
  });
});

test('macOS gets a template at two scales and the count as text', async () => {
  const { controls, become } = await trayOn('darwin');
  become(trouble);
  const { images, template, title } = controls.tray();
  expect(images.map(({ scale, png }) => [scale, size(png)])).toEqual([
    [1, 18],
    [2, 36],
  ]);
  expect(template).toBe(true);
  expect(title).toBe('3');
  become({ open: { critical: 0, warning: 0, info: 0 } });
  expect(controls.tray().title).toBe('');
});

test('Windows gets a file with every size it shows, the count drawn in, and picks one itself', async () => {
  const { controls, become } = await trayOn('win32');
  const sizes = () => controls.tray().images.map(({ scale, png }) => [scale * 16, size(png)]);
  expect(sizes()).toEqual([16, 20, 24, 32, 48].map((side) => [side, side]));
  expect(readdirSync(join(folder, 'icons'))).toEqual(['quiet-none-0.ico']);
  become(trouble, [incident(1)]);
  become({ open: { critical: 200, warning: 0, info: 0 } });
  expect(readdirSync(join(folder, 'icons')).sort()).toEqual([
    'critical-critical-10.ico',
    'critical-critical-3.ico',
    'quiet-none-0.ico',
  ]);
});

test('where Windows’ file cannot be written the picture is made all the same, and the log says so', async () => {
  writeFileSync(join(folder, 'icons'), 'a file is in its place');
  const { controls, log } = await trayOn('win32');
  expect(controls.tray().images.map(({ scale, png }) => [scale, size(png)])).toEqual([[1, 16]]);
  expect(log.warn).toHaveBeenCalledWith('the tray icon could not be written as a file', expect.anything());
});

test.each(['linux', 'darwin'] as const)('on %s no files are written', async (platform) => {
  await trayOn(platform);
  expect(existsSync(join(folder, 'icons'))).toBe(false);
});

test('macOS hands two clicks on as two', async () => {
  const { controls } = await trayOn('darwin');
  expect(controls.ignoresDoubleClicks()).toBe(true);
});

describe('the Linux panel', () => {
  test('is given a new menu only when its words changed, so that an open one stays', async () => {
    const { controls, push, become, clock } = await trayOn('linux');
    expect(controls.menuSets()).toBe(1);
    push('incidents', []);
    expect(controls.menuSets()).toBe(1);
    become({ loops: [loopStatus({ phase: 'paused', pausedUntil: 'manual' })] });
    expect(controls.menuSets()).toBe(2);
    clock.advance(15_000);
    expect(controls.menuSets()).toBe(2);
  });

  test('sees "checked … ago" grow old', async () => {
    const { controls, clock } = await trayOn('linux');
    clock.advance(15_000);
    expect(controls.tray().menu[0]?.label).toBe('prod: all quiet, checked 19 s ago');
    clock.advance(15_000);
    expect(controls.tray().menu[0]?.label).toBe('prod: all quiet, checked 34 s ago');
  });

  test('has the radio mark put back when a choice was refused', async () => {
    const { controls, push, app } = await trayOn('linux');
    const contexts = () => controls.tray().menu.find((item) => item.label === 'Contexts')?.submenu ?? [];
    const at = controls.tray().menu.findIndex((item) => item.label === 'Contexts');
    controls.clickMenu([at, 1]);
    expect(contexts().map((item) => item.checked)).toEqual([false, true, false]);
    push('state', app.state());
    expect(contexts().map((item) => item.checked)).toEqual([true, false, false]);
  });
});

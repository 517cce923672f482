import { EventEmitter } from 'node:events';
import { AppModule } from './app-module.ts';
import { IpcMainModule } from './ipc-module.ts';
import type { Machine } from './machine.ts';
import { Notification } from './notification-module.ts';
import { SafeStorageModule } from './safe-storage-module.ts';
import { SessionModule } from './session-module.ts';
import { strict, strictClass } from './strict.ts';
import { Menu, NativeImage, Tray } from './tray-module.ts';
import { BrowserWindow, WebContents } from './window-module.ts';

/** One monitor with a panel at its top. */
const DISPLAY = { id: 1, scaleFactor: 1, workArea: { x: 0, y: 28, width: 1920, height: 1052 } };

/** Electron's modules on one machine, and behind them what the driver reads and moves. */
export function electronModules(machine: Machine) {
  const { platform, ready } = machine;
  for (const module of [Notification, Tray, BrowserWindow, WebContents]) module.machine = machine;

  const app = new AppModule(machine, () => [...BrowserWindow.instances].every((window) => window.close()));
  BrowserWindow.onContents = (contents) => app.emit('web-contents-created', {}, contents);
  const sessions = new SessionModule(machine);
  const ipc = new IpcMainModule(machine);
  const safeStorage = new SafeStorageModule(machine);
  const powerMonitor = new EventEmitter();
  const autoUpdater = new EventEmitter();
  const nativeTheme = Object.assign(new EventEmitter(), {
    themeSource: 'system',
    shouldUseDarkColors: false,
    shouldUseDarkColorsForSystemIntegratedUI: false,
  });
  const screen = {
    getPrimaryDisplay: () => {
      ready.demand('screen');
      return DISPLAY;
    },
    getAllDisplays: () => [DISPLAY],
  };
  /** What was asked of the world outside: [what, argument]. */
  const outside: [string, string][] = [];
  const shell = {
    openExternal: async (url: string) => void outside.push(['openExternal', url]),
    openPath: async (path: string) => {
      outside.push(['openPath', path]);
      return '';
    },
  };
  /** Where the person saves files; null: nowhere. */
  const saving: { as: string | null } = { as: null };
  const dialog = {
    showErrorBox: (title: string, text: string) => void outside.push(['showErrorBox', `${title}: ${text}`]),
    showSaveDialog: async ({ defaultPath }: { defaultPath: string }) => {
      ready.demand('dialog.showSaveDialog');
      outside.push(['showSaveDialog', defaultPath]);
      return { canceled: saving.as === null, filePath: saving.as ?? '' };
    },
  };

  const wrapped =
    <T extends object>(name: string) =>
    (raw: T) =>
      strict(name, raw, platform);
  const modules = {
    app: strict('App', app, platform),
    autoUpdater: strict('AutoUpdater', autoUpdater, platform),
    BrowserWindow: strictClass('BrowserWindow', BrowserWindow, platform, wrapped('BrowserWindow')),
    dialog: strict('Dialog', dialog, platform),
    ipcMain: strict('IpcMain', ipc, platform),
    Menu: strictClass('Menu', Menu, platform, wrapped('Menu')),
    nativeImage: strictClass('NativeImage', NativeImage, platform, wrapped('NativeImage')),
    nativeTheme: strict('NativeTheme', nativeTheme, platform),
    Notification: strictClass('Notification', Notification, platform, wrapped('Notification')),
    powerMonitor: strict('PowerMonitor', powerMonitor, platform),
    protocol: sessions.protocol,
    safeStorage: strict('SafeStorage', safeStorage, platform),
    session: sessions.session,
    shell: strict('Shell', shell, platform),
    Tray: strictClass('Tray', Tray, platform, wrapped('Tray')),
    screen: strict('Screen', screen, platform),
  };
  return {
    modules,
    app,
    sessions,
    ipc,
    autoUpdater,
    powerMonitor,
    nativeTheme,
    safeStorage,
    outside,
    saving,
    ready,
  };
}

export type ElectronModules = ReturnType<typeof electronModules>;

import type { ElectronModules } from './electron-modules.ts';

/** What `import … from 'electron'` gives the program under test (program.ts made it). */
declare global {
  var electronStandIn: ElectronModules['modules'];
}

export const {
  app,
  autoUpdater,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
} = globalThis.electronStandIn;

import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * On macOS the Edit roles make copy and paste work at all, and the menu bar belongs to whoever is in front.
 * Elsewhere the menu stays out of sight but carries the shortcuts: zoom, close, quit.
 */
export function setApplicationMenu(platform: NodeJS.Platform, on: { settings(): void }): void {
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CommandOrControl+,',
    click: () => on.settings(),
  };
  const application: MenuItemConstructorOptions = {
    label: 'Dogwatch',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [settings, { role: 'close' }, { role: 'quit' }],
  };
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      platform === 'darwin' ? application : file,
      { role: 'editMenu' },
      view,
      ...(platform === 'darwin' ? [{ role: 'windowMenu' } as const] : []),
    ]),
  );
}

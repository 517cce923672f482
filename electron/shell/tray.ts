import { Menu, type MenuItemConstructorOptions, Tray } from 'electron';
import type { Incident } from '../../shared/incident.ts';
import type { App } from '../app/app.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import { trayImages } from './tray-image.ts';
import { MENU_INCIDENTS, type MenuItem, statusLines, type TrayAction, trayMenu } from './tray-menu.ts';
import { type TrayStatus, trayStatus } from './tray-status.ts';

/** "checked 4 s ago" ages: the words are looked at again this often (ms). */
const AGEING = 15_000;
/** Windows cuts tooltips at 127 characters, in the middle of a word. */
const TOOLTIP_LENGTH = 127;

export interface TrayOptions {
  app: Pick<App, 'state' | 'openIncidents' | 'onPush'>;
  clock: Clock;
  platform: NodeJS.Platform;
  log: Log;
  /** Where Windows' icon files are written. */
  iconFolder: string;
  onAction(action: TrayAction): void;
  /** The icon itself was clicked (where that does not open the menu). */
  onToggle(): void;
}

/** What the tray shows now; kept for the tests on real Electron, whose Tray cannot be read. */
export interface TrayPicture {
  status: TrayStatus;
  tooltip: string;
  title: string;
  menu: MenuItem[];
}

export interface DogwatchTray {
  picture(): TrayPicture;
  destroy(): void;
}

/**
 * The tray icon. One render() makes everything from the app's state and touches only what changed, because Linux
 * closes an open menu when it is set again.
 */
export function createTray(options: TrayOptions): DogwatchTray {
  const { app, clock, platform, log, onAction, onToggle } = options;
  const mac = platform === 'darwin';
  const imageOf = trayImages(platform, options.iconFolder, log);
  const tray = new Tray(imageOf(trayStatus(app.state())));
  // A second click soon after the first is a second click, not a double one.
  if (mac) tray.setIgnoreDoubleClickEvents(true);
  const drawn = { icon: '', tooltip: '', title: '', menu: '' };
  let cancelAgeing = () => {};

  function picture(): TrayPicture {
    const state = app.state();
    const now = clock.now();
    const status = trayStatus(state);
    const tooltip = ['Dogwatch', ...statusLines(state, now).map((line) => line.label)].join('\n');
    return {
      status,
      tooltip: tooltip.slice(0, TOOLTIP_LENGTH),
      title: status.count > 0 ? String(status.count) : '',
      menu: trayMenu(state, newestIncidents(), now),
    };
  }

  /** A database that cannot be read must not take the menu away: Quit is in it. */
  function newestIncidents(): Incident[] {
    try {
      return app.openIncidents(MENU_INCIDENTS);
    } catch (error) {
      log.error('the tray cannot read the incidents', { error });
      return [];
    }
  }

  function render(): void {
    const { status, tooltip, title, menu } = picture();
    if (changed('icon', `${status.shape} ${status.count} ${status.worst}`)) tray.setImage(imageOf(status));
    if (changed('tooltip', tooltip)) tray.setToolTip(tooltip);
    if (mac && changed('title', title)) tray.setTitle(title, { fontType: 'monospacedDigit' });
    // Elsewhere the menu is made when it is asked for; on Linux the panel shows the one it was given.
    if (platform === 'linux' && changed('menu', JSON.stringify(menu)))
      tray.setContextMenu(nativeMenu(menu, act));
    cancelAgeing();
    cancelAgeing = clock.after(AGEING, render);
  }

  function changed(part: keyof typeof drawn, value: string): boolean {
    if (drawn[part] === value) return false;
    drawn[part] = value;
    return true;
  }

  function act(action: TrayAction): void {
    // The platform has moved the radio mark already; should the choice be refused, the next render puts it back.
    drawn.menu = '';
    onAction(action);
  }

  tray.on('click', onToggle);
  if (platform !== 'linux')
    tray.on('right-click', () => tray.popUpContextMenu(nativeMenu(picture().menu, act)));
  const stopListening = app.onPush((push) => {
    if (push === 'state' || push === 'incidents') render();
  });
  render();

  return {
    picture,
    destroy() {
      stopListening();
      cancelAgeing();
      tray.destroy();
    },
  };
}

/** Electron's menu from ours. A single "&" would mark a mnemonic. */
function nativeMenu(items: readonly MenuItem[], onAction: (action: TrayAction) => void): Menu {
  const native = (item: MenuItem): MenuItemConstructorOptions => {
    if (item.kind === 'separator') return { type: 'separator' };
    const label = item.label.replaceAll('&', '&&');
    switch (item.kind) {
      case 'text':
        return { label, enabled: false };
      case 'submenu':
        return { label, submenu: item.items.map(native) };
      case 'action':
        return { label, click: () => onAction(item.action) };
      case 'radio':
        return {
          label,
          type: 'radio',
          checked: item.checked,
          enabled: item.enabled,
          click: () => onAction(item.action),
        };
    }
  };
  return Menu.buildFromTemplate(items.map(native));
}

import type { Browser, Page } from 'playwright';
import type { TrayStatus } from '../../../electron/shell/tray-status.ts';
import type { StandIn } from '../../support/electron-stand-in/launch.ts';
import type { ItemView } from '../../support/electron-stand-in/tray-module.ts';

export interface LaunchOptions {
  platform: NodeJS.Platform;
  argv: string[];
  env: NodeJS.ProcessEnv;
  /** Only the stand-in can have an earlier life: what it left in macOS's notification centre, what was clicked. */
  earlierNotifications?: string[];
  launchedBy?: string;
  openedAtLogin?: boolean;
  packaged?: boolean;
}

/** What a person at the machine sees and does; the same on the stand-in and on real Electron. */
export interface ShellDriver {
  readonly platform: NodeJS.Platform;
  /** Whether the tray icon is the picture of this state. */
  trayShows(status: TrayStatus): Promise<boolean>;
  trayTexts(): Promise<{ tooltip: string; title: string }>;
  menu(): Promise<ItemView[]>;
  /** Opens the menu and clicks along the path; a text names an entry by its beginning. */
  clickMenu(...path: (string | RegExp)[]): Promise<void>;
  clickTray(): Promise<void>;
  notifications(): Promise<{ title: string; body: string }[]>;
  clickNotification(title: string | RegExp): Promise<void>;
  /** Null while there is no window. */
  window(): Promise<{ visible: boolean; minimized: boolean } | null>;
  page(): Promise<Page>;
  /** The cross in the title bar. */
  closeWindow(): Promise<void>;
  launchAgain(argv: string[]): Promise<number | null>;
  power(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown'): Promise<void>;
  /** The exit code, once it has ended. */
  ended: Promise<number | null>;
  close(): Promise<void>;
  /** What only the stand-in can do; null on real Electron. */
  readonly standIn: StandIn | null;
}

export type Launch = (browser: Browser, options: LaunchOptions) => Promise<ShellDriver>;

/** Indices of the entries along the path. @throws Error that lists what is there instead. */
export function pathIn(menu: readonly ItemView[], path: readonly (string | RegExp)[]): number[] {
  const [wanted, ...rest] = path;
  if (wanted === undefined) return [];
  const index = menu.findIndex(({ label }) =>
    typeof wanted === 'string' ? label.startsWith(wanted) : wanted.test(label),
  );
  const found = menu[index];
  if (found === undefined)
    throw new Error(
      `The menu has no "${wanted}"; it has ${menu.map(({ label }) => label || '—').join(', ')}`,
    );
  return [index, ...pathIn(found.submenu, rest)];
}

/** Labels of the entries along the path. @throws Error that lists what is there instead. */
export function labelsIn(menu: readonly ItemView[], path: readonly (string | RegExp)[]): string[] {
  let items = menu;
  return pathIn(menu, path).map((index) => {
    const { label = '', submenu = [] } = items[index] ?? {};
    items = submenu;
    return label;
  });
}

export function titled<T extends { title: string }>(all: readonly T[], title: string | RegExp): number {
  const index = all.findIndex((one) =>
    typeof title === 'string' ? one.title.startsWith(title) : title.test(one.title),
  );
  if (index < 0)
    throw new Error(`No notification says "${title}"; there are ${all.map((one) => one.title).join(', ')}`);
  return index;
}

import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import { liveInDock, liveInMenuBar } from './activation-policy.ts';
import { RENDERER_ORIGIN } from './renderer-protocol.ts';
import {
  type Bounds,
  clampBounds,
  isOutside,
  MINIMUM_SIZE,
  readBounds,
  writeBounds,
} from './window-bounds.ts';

/** A page that dies twice within this time (ms) is not reloaded again by itself. */
const CRASH_WINDOW = 60_000;
/** On Windows the tray takes the keyboard before it tells of the click, at most this long (ms). */
const CLICK_TIME = 300;
/** The page's own background, so that opening it does not flash. */
const BACKGROUND = { dark: '#141517', light: '#ffffff' };

export interface MainWindowOptions {
  platform: NodeJS.Platform;
  preload: string;
  icon: string;
  boundsFile: string;
  clock: Clock;
  log: Log;
  /** Whether a hidden window could be found again. */
  trayHost(): Promise<boolean>;
  /** It has the keyboard now. */
  onFocus(): void;
  /** The page died; `again`: it was reloaded once already and stays as it is. */
  onCrash(again: boolean): void;
}

export interface MainWindow {
  /** Creates it where needed, brings it to the front and gives it the keyboard. */
  show(): void;
  /** The click on the tray icon: away when it is in front, to the front otherwise. */
  toggle(): void;
  contents(): WebContents | null;
  /** From now on closing means closing. */
  letGo(): void;
}

/** The one window. Closing it hides it on every system: Dogwatch goes on watching from the tray. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  const { platform, boundsFile, clock, log } = options;
  let window: BrowserWindow | null = null;
  let leaving = false;
  let crashedAt = Number.NEGATIVE_INFINITY;
  let blurredAt = Number.NEGATIVE_INFINITY;

  function open(): BrowserWindow {
    const created = new BrowserWindow({
      ...clampBounds(readBounds(boundsFile), workAreas()),
      minWidth: MINIMUM_SIZE.width,
      minHeight: MINIMUM_SIZE.height,
      title: 'Dogwatch',
      show: false,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      ...(platform === 'linux' ? { icon: options.icon } : {}),
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    created.on('close', (event) => {
      writeBounds(boundsFile, created.getNormalBounds());
      if (leaving) return;
      event.preventDefault();
      void putAway(created);
    });
    created.on('closed', () => {
      window = null;
    });
    created.on('focus', options.onFocus);
    created.on('blur', () => {
      blurredAt = clock.now();
    });
    // A system that shuts down waits for no close.
    if (platform === 'win32')
      created.on('session-end', () => writeBounds(boundsFile, created.getNormalBounds()));
    created.webContents.on('unresponsive', () => log.warn('the window’s page does not answer'));
    created.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit' || leaving) return;
      log.error('the window’s page died', { reason, exitCode });
      const again = clock.now() - crashedAt < CRASH_WINDOW;
      crashedAt = clock.now();
      if (!again) created.webContents.reload();
      options.onCrash(again);
    });
    created
      .loadURL(`${RENDERER_ORIGIN}/`)
      .catch((error: unknown) => log.error('the window’s page did not load', { error }));
    return created;
  }

  async function putAway(shown: BrowserWindow): Promise<void> {
    const findable = await options.trayHost();
    if (shown.isDestroyed()) return;
    if (!findable) {
      shown.minimize();
      return;
    }
    // macOS leaves a black screen where a full-screen window was hidden.
    if (platform === 'darwin' && shown.isFullScreen()) {
      shown.once('leave-full-screen', () => hide(shown));
      shown.setFullScreen(false);
    } else hide(shown);
  }

  function hide(shown: BrowserWindow): void {
    shown.hide();
    if (platform === 'darwin') liveInMenuBar();
  }

  function show(): void {
    window ??= open();
    if (platform === 'darwin') liveInDock();
    if (window.isMinimized()) window.restore();
    // The display that it was on may be gone.
    const areas = workAreas();
    if (!window.isVisible() && isOutside(window.getBounds(), areas))
      window.setBounds(clampBounds(window.getBounds(), areas));
    window.show();
    window.focus();
  }

  return {
    show,
    toggle() {
      const inFront = window?.isFocused() || clock.now() - blurredAt < CLICK_TIME;
      if (window?.isVisible() && inFront) window.close();
      else show();
    },
    contents: () => (window === null || window.isDestroyed() ? null : window.webContents),
    letGo() {
      leaving = true;
    },
  };
}

function workAreas(): [Bounds, ...Bounds[]] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary.workArea, ...others.map((display) => display.workArea)];
}

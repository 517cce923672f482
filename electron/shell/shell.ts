import { execFile } from 'node:child_process';
import { app as electron, nativeTheme, session } from 'electron';
import type { Notice } from '../../shared/app-state.ts';
import type { App } from '../app/app.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import { liveInMenuBar } from './activation-policy.ts';
import { setApplicationMenu } from './application-menu.ts';
import type { Destination } from './deep-link.ts';
import { denyPermissions } from './guards.ts';
import { serveIpc } from './ipc.ts';
import { followLifecycle } from './lifecycle.ts';
import { createMainWindow, type MainWindow } from './main-window.ts';
import type { Notifications } from './notifications.ts';
import { followPower } from './power.ts';
import { serveRenderer } from './renderer-protocol.ts';
import { createTray, type DogwatchTray } from './tray.ts';
import { performTrayAction } from './tray-actions.ts';
import { hasTrayHost } from './tray-host.ts';
import type { TrayAction } from './tray-menu.ts';

const NO_TRAY =
  'This desktop shows no tray icons (nothing owns org.kde.StatusNotifierWatcher), so closing this window minimises it. On GNOME the AppIndicator extension brings them back.';
const CRASHED = 'This window crashed and was loaded again. Watching was not interrupted.';
const CRASHED_AGAIN = 'This window crashed twice. Quit Dogwatch and start it again; the log has the details.';

export interface ShellOptions {
  app: App;
  notifications: Notifications;
  platform: NodeJS.Platform;
  clock: Clock;
  log: Log;
  files: { renderer: string; preload: string; icon: string; bounds: string; trayIcons: string };
  /** Start in the tray alone, where there is one. */
  hidden: boolean;
  /** macOS: the notification whose click started us. */
  launchedBy: string | null;
}

export interface Shell {
  /** Shows the window, at a place where one is given. */
  show(to: Destination | null): void;
  act(action: TrayAction): Promise<void>;
  tray: DogwatchTray;
  window: MainWindow;
  notifications: Notifications;
}

/** The desktop around the app: tray, window, notifications, power, menus. Call it when Electron is ready. */
export async function startShell(options: ShellOptions): Promise<Shell> {
  const { app, notifications, platform, clock, log, files } = options;
  const tell = (id: string, tone: Notice['tone'], text: string | null) =>
    text === null ? app.dropNotice(id) : app.notice({ id, tone, text });
  const trayHost = async () => {
    const there = await hasTrayHost(platform, execFile);
    tell('no-tray', 'warning', there ? null : NO_TRAY);
    return there;
  };

  serveRenderer(session.defaultSession, files.renderer);
  denyPermissions(session.defaultSession);
  const window = createMainWindow({
    platform,
    preload: files.preload,
    icon: files.icon,
    boundsFile: files.bounds,
    clock,
    log,
    trayHost,
    onFocus: () => app.focused(),
    onCrash: (again) => tell('window-crash', 'error', again ? CRASHED_AGAIN : CRASHED),
  });
  const ipc = serveIpc({ app, contents: window.contents, log });

  function show(to: Destination | null): void {
    if (to?.screen === 'incident') app.show(to.incident);
    else if (to !== null) ipc.navigate({ screen: to.screen, incident: null });
    window.show();
  }

  const act = (action: TrayAction) => performTrayAction(action, { app, show });
  // What a Linux panel calls a click may be any; it only ever shows.
  const onToggle = platform === 'linux' ? window.show : window.toggle;
  const tray = createTray({
    app,
    clock,
    platform,
    log,
    iconFolder: files.trayIcons,
    onAction: (action) => void act(action),
    onToggle,
  });
  setApplicationMenu(platform, { settings: () => show({ screen: 'settings' }) });
  followTheme(app);
  followPower(app, platform, () => electron.quit());
  followLifecycle({
    clock,
    log,
    onLeave: window.letGo,
    async stop() {
      // What it shows comes from the store, which is about to close.
      tray.destroy();
      await app.stop();
    },
  });
  if (platform === 'darwin') electron.on('activate', () => show(null));
  notifications.listen(
    {
      onClick: (incident) =>
        show(incident === null ? { screen: 'incidents' } : { screen: 'incident', incident }),
      onTrouble: (problem) => tell('notifications', 'warning', problem),
      sound: () => app.state().settings.notifications.sound,
    },
    options.launchedBy,
  );

  const findable = await trayHost();
  if (!options.hidden || !findable) window.show();
  else if (platform === 'darwin') liveInMenuBar();
  return { show, act, tray, window, notifications };
}

/** Native menus and `prefers-color-scheme` follow the setting. */
function followTheme(app: Pick<App, 'state' | 'onPush'>): void {
  const follow = () => {
    const { theme } = app.state().settings;
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
  };
  follow();
  app.onPush((push) => {
    if (push === 'state') follow();
  });
}

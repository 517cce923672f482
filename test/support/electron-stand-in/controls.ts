import type { ElectronModules } from './electron-modules.ts';
import type { Origin } from './ipc-module.ts';
import { preventable } from './machine.ts';
import { Notification } from './notification-module.ts';
import { clickItem, type ItemView, Menu, Tray, view } from './tray-module.ts';
import { BrowserWindow } from './window-module.ts';

/** What the system shows of the tray icon. */
export interface TrayView {
  /** PNGs by scale factor. */
  images: { scale: number; png: Uint8Array }[];
  template: boolean;
  title: string;
  tooltip: string;
  menu: ItemView[];
}

export interface WindowView {
  id: number;
  visible: boolean;
  minimized: boolean;
  focused: boolean;
  bounds: { x: number; y: number; width: number; height: number };
  webPreferences: Record<string, unknown>;
}

export interface NotificationView {
  id: string;
  groupId: string;
  title: string;
  body: string;
  urgency: string;
  silent: boolean;
}

/** What a person at the machine, the system, and a page taken over can do; all of it callable from the driver. */
export function controls(electron: ElectronModules, platform: NodeJS.Platform) {
  const { app, ipc, sessions, powerMonitor, outside, saving, nativeTheme } = electron;

  function tray(): Tray {
    const [icon] = Tray.instances;
    if (icon === undefined) throw new Error('There is no tray icon.');
    return icon;
  }

  /** The menu as it opens now: on Linux the panel has it, elsewhere the right click makes it. */
  function openMenu() {
    if (platform !== 'linux') tray().emit('right-click', {}, { x: 0, y: 0, width: 0, height: 0 });
    return tray().menu?.template ?? [];
  }

  function windowOf(id: number): BrowserWindow {
    const window = BrowserWindow.instances.find((one) => one.id === id);
    if (window === undefined) throw new Error(`There is no window ${id}.`);
    return window;
  }

  const first = () => windowOf(BrowserWindow.instances[0]?.id ?? 0);

  return {
    tray: (): TrayView => ({
      images: [...tray().image.representations].map(([scale, png]) => ({ scale, png })),
      template: tray().image.template,
      title: tray().title,
      tooltip: tray().tooltip,
      menu: view(openMenu()),
    }),
    menuSets: () => tray().menuSets,
    ignoresDoubleClicks: () => tray().ignoresDoubleClicks,
    /** On Windows the panel takes the keyboard from the window before it tells of the click. */
    clickTray: () => {
      if (platform === 'win32') for (const window of BrowserWindow.instances) window.blur();
      tray().emit('click', {}, { x: 0, y: 0, width: 0, height: 0 }, { x: 0, y: 0 });
    },
    clickMenu: (path: (string | number)[]) => clickItem(openMenu(), path),

    notifications: (): NotificationView[] =>
      Notification.delivered.map(({ id, groupId, title, body, urgency, silent }) => ({
        id,
        groupId,
        title,
        body,
        urgency,
        silent,
      })),
    clickNotification: (index: number) => Notification.delivered[index]?.click(),
    /** A click on what an earlier run left behind. */
    clickEarlierNotification(id: string) {
      if (platform === 'win32')
        Notification.activation?.({ type: 'click', arguments: `type=click&tag=${id}` });
      else Notification.history.find((earlier) => earlier.id === id)?.click();
    },
    supportNotifications: (supported: boolean) => {
      Notification.supported = supported;
    },
    refuseNotifications: (error: string | null) => {
      Notification.refusal = error;
    },

    windows: (): WindowView[] =>
      BrowserWindow.instances.map((window) => ({
        id: window.id,
        visible: window.visible,
        minimized: window.minimized,
        focused: window.focused,
        bounds: window.bounds,
        webPreferences: { ...window.options.webPreferences },
      })),
    moveWindow: (bounds: WindowView['bounds']) => first().setBounds(bounds),
    closeWindow: () => first().close(),
    /** Another program comes to the front. */
    blurWindow: () => {
      for (const window of BrowserWindow.instances) window.blur();
    },
    goFullScreen: () => first().setFullScreen(true),
    endSession: () => void first().emit('session-end', preventable({ reasons: ['shutdown'] })),
    crash: () =>
      void first().contents.emit('render-process-gone', preventable({}), {
        reason: 'crashed',
        exitCode: 139,
      }),
    sent: () => first().contents.sent.map(([channel, ...args]) => [channel, ...args.slice(0, 1)]),

    serve: async (url: string, method: string) => {
      const response = await sessions.serve(url, method);
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: new Uint8Array(await response.arrayBuffer()),
      };
    },
    invoke: (window: number, origin: Origin | null, channel: string, args: unknown[]) =>
      ipc.invoke(windowOf(window), origin, channel, args),
    invokeFrom: (origin: Origin, channel: string, args: unknown[]) =>
      ipc.invoke(first(), origin, channel, args),
    mayNavigate: (window: number, url: string, mainFrame: boolean) =>
      windowOf(window).contents.mayNavigate(url, mainFrame),
    mayOpen: (window: number, url: string) => windowOf(window).contents.mayOpen(url),
    mayAttachWebview: (src: string) => first().contents.mayAttachWebview(src),
    permission: (name: string) => sessions.permission(name),

    /** Linux: which keyring the desktop has, and whether it waits for its password. */
    useKeyring: (backend: string, locked = false) => {
      Object.assign(electron.safeStorage, { backend, locked });
    },

    power: (event: string) => void powerMonitor.emit(event),
    themeSource: () => nativeTheme.themeSource,
    activationPolicy: () => app.activationPolicy,
    appUserModelId: () => app.appUserModelId,
    toastActivator: () => app.toastActivatorCLSID,
    applicationMenu: () => (Menu.application === null ? [] : view(Menu.application.template)),
    activate: () => void app.emit('activate', preventable({}), false),
    openUrl: (url: string) => void app.emit('open-url', preventable({}), url),
    secondInstance: (argv: string[], data: unknown) =>
      void app.emit('second-instance', preventable({}), argv, '/', data),
    quit: () => app.quit(),
    /** As autoUpdater.quitAndInstall() does: the windows are closed first, each may refuse, and only then it quits. */
    quitForUpdate() {
      electron.autoUpdater.emit('before-quit-for-update');
      if (BrowserWindow.instances.every((window) => window.close())) app.quit();
    },
    clickApplicationMenu: (path: (string | number)[]) => clickItem(Menu.application?.template ?? [], path),
    saveAs: (path: string | null) => {
      saving.as = path;
    },
    outside: () => outside,
  };
}

export type Controls = ReturnType<typeof controls>;

import { app } from 'electron';
import type { LaunchAtLogin } from '../app/host-ports.ts';
import { type AutostartPlace, isAutostarted, removeAutostart, writeAutostart } from './xdg-autostart.ts';

export interface LaunchAtLoginOptions extends AutostartPlace {
  platform: NodeJS.Platform;
  /** The program and the arguments that start it, without ours: an app that is not packaged is Electron and a folder. */
  command: readonly [string, ...string[]];
}

/** The window stays away at login. */
const HIDDEN = '--hidden';

/** macOS and Windows have an API for it; on Linux it is a file that every desktop reads (XDG autostart). */
export function createLaunchAtLogin(options: LaunchAtLoginOptions): LaunchAtLogin {
  if (options.platform === 'darwin') return onMac();
  if (options.platform === 'win32') return onWindows(options.command);
  return onLinux(options);
}

/** macOS passes no arguments; what was started by it learns so from here. */
export const wasLaunchedAtLogin = (platform: NodeJS.Platform) =>
  platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;

function onMac(): LaunchAtLogin {
  return {
    isOn: async () => app.getLoginItemSettings().openAtLogin,
    async set(on) {
      if (on && !app.isPackaged) throw new Error('Only the installed app can be started at login.');
      app.setLoginItemSettings({ openAtLogin: on });
      if (on && app.getLoginItemSettings().status === 'requires-approval')
        throw new Error(
          'macOS asks for your leave: allow Dogwatch in System Settings, General, Login Items.',
        );
    },
  };
}

function onWindows([path, ...before]: readonly [string, ...string[]]): LaunchAtLogin {
  const args = [...before.map((argument) => `"${argument}"`), HIDDEN];
  return {
    // The second is false when the Task Manager's "Startup apps" switched it off.
    async isOn() {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings({ path, args });
      return openAtLogin && executableWillLaunchAtLogin;
    },
    set: async (openAtLogin) => app.setLoginItemSettings({ openAtLogin, path, args }),
  };
}

function onLinux({ command, ...place }: LaunchAtLoginOptions): LaunchAtLogin {
  // What runs inside an AppImage is mounted elsewhere at the next start: the image itself is the program.
  const image = place.env.APPIMAGE;
  const started = [...(image ? [image] : command), HIDDEN];
  // People move and rename AppImages: the entry follows.
  if (image && isAutostarted(place)) writeAutostart(place, started);
  return {
    isOn: async () => isAutostarted(place),
    async set(on) {
      if (on) writeAutostart(place, started);
      else removeAutostart(place);
    },
  };
}

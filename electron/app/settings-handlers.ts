import type { AppSettings } from './app-settings.ts';
import type { LaunchSetting } from './launch-at-login.ts';
import type { Handlers } from './requests.ts';

/** Changes of the settings; one of them is the desktop's to allow. */
export function settingsHandlers(
  settings: AppSettings,
  launchAtLogin: LaunchSetting,
): Pick<Handlers, 'settings.set' | 'settings.reset'> {
  return {
    async 'settings.set'({ path, value }) {
      if (path === 'launchAtLogin' && typeof value === 'boolean') await launchAtLogin.set(value);
      else settings.set(path, value);
      return settings.get();
    },
    async 'settings.reset'({ path }) {
      if (path === 'launchAtLogin') await launchAtLogin.set(false);
      return settings.reset(path);
    },
  };
}

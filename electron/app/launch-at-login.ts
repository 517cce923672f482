import type { AppSettings } from './app-settings.ts';
import type { LaunchAtLogin } from './host-ports.ts';
import type { Log } from './log.ts';

const WITHOUT_DESKTOP =
  'This Dogwatch runs without a desktop: whatever starts services on this machine can start it too.';

export interface LaunchSetting {
  /** Why it is not there to be changed, in one sentence; null where it is. */
  readonly problem: string | null;
  /** Asks the desktop first: what it refuses is not saved. @throws Error with one sentence. */
  set(on: boolean): Promise<void>;
  /** Takes over what a person changed in the desktop's own settings meanwhile. Never throws. */
  refresh(): void;
}

/**
 * Keeps what the operating system does at login and the setting the same. The operating system wins at the start and
 * when it is asked anew, because a person may have switched it off there; a settings file edited later reaches it.
 */
export function followLaunchAtLogin(
  system: LaunchAtLogin | undefined,
  settings: AppSettings,
  log: Log,
): LaunchSetting {
  if (system === undefined)
    return {
      problem: WITHOUT_DESKTOP,
      set: () => Promise.reject(new Error(WITHOUT_DESKTOP)),
      refresh() {},
    };
  /** What the system was last known to do; null until it has said so. */
  let known: boolean | null = null;
  /** One question or order at a time: an old answer must not undo a new order. */
  let last: Promise<void> = Promise.resolve();
  const inTurn = (task: () => Promise<void>): Promise<void> => {
    const turn = last.then(task);
    last = turn.catch(() => {});
    return turn;
  };
  const failed = (error: unknown) =>
    log.warn('Launch at login could not be set as the settings say.', { error });

  async function adopt(desktop: LaunchAtLogin): Promise<void> {
    known = await desktop.isOn();
    if (settings.get().launchAtLogin !== known) settings.set('launchAtLogin', known);
  }

  async function ask(desktop: LaunchAtLogin, on: boolean): Promise<void> {
    await desktop.set(on);
    known = on;
  }

  settings.onChange(({ launchAtLogin: on }) => {
    if (known !== null && on !== known) inTurn(() => ask(system, on)).catch(failed);
  });
  const refresh = () => void inTurn(() => adopt(system)).catch(failed);
  refresh();

  return {
    problem: null,
    set: (on) =>
      inTurn(async () => {
        await ask(system, on);
        settings.set('launchAtLogin', on);
      }),
    refresh,
  };
}

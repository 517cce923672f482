import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppUpdater } from 'electron-updater';
import type { App } from '../app/app.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';

/** The first look waits (ms) until starting is over; the next ones come once a day. */
const FIRST_LOOK = 60_000;
const NEXT_LOOK = 24 * 3_600_000;

/** What is used of electron-updater. */
export type Updater = Pick<
  AppUpdater,
  'autoDownload' | 'autoInstallOnAppQuit' | 'allowDowngrade' | 'logger' | 'checkForUpdates'
> & { on(event: 'update-downloaded', listener: (update: { version: string }) => void): unknown };

export interface UpdatesOptions {
  app: Pick<App, 'state' | 'onPush' | 'notice'>;
  clock: Clock;
  log: Log;
  /** Loaded only when it is to look. */
  load(): Promise<Updater>;
}

/**
 * Looks for a newer version while the setting is on. A signed one is downloaded, told about, and installed when
 * Dogwatch quits: it never restarts by itself.
 */
export function followUpdates({ app, clock, log, load }: UpdatesOptions): void {
  let cancel: (() => void) | null = null;
  let updater: Promise<Updater> | null = null;

  async function look(): Promise<void> {
    try {
      updater ??= load().then(prepare);
      await (await updater).checkForUpdates();
    } catch (error) {
      log.warn('looking for an update failed', { error });
    }
    if (cancel !== null) cancel = clock.after(NEXT_LOOK, look);
  }

  function prepare(loaded: Updater): Updater {
    loaded.autoDownload = true;
    loaded.autoInstallOnAppQuit = true;
    loaded.allowDowngrade = false;
    const line = (message: unknown) => `updates: ${message}`;
    loaded.logger = {
      info: (message) => log.info(line(message)),
      warn: (message) => log.warn(line(message)),
      error: (message) => log.error(line(message)),
    };
    loaded.on('update-downloaded', ({ version }) =>
      app.notice({
        id: 'update',
        tone: 'info',
        text: `Dogwatch ${version} is downloaded and will be installed when you quit.`,
      }),
    );
    return loaded;
  }

  function follow(): void {
    const { enabled } = app.state().settings.updates;
    if (enabled && cancel === null) cancel = clock.after(FIRST_LOOK, look);
    else if (!enabled && cancel !== null) {
      cancel();
      cancel = null;
    }
  }

  follow();
  app.onPush((push) => {
    if (push === 'state') follow();
  });
}

/**
 * Why nothing can be updated here, in one sentence; null where it can. electron-builder puts the address of updates
 * only into packages that were signed (build/package.ts).
 */
export function noUpdates(packaged: boolean, resources: string): string | null {
  if (packaged && existsSync(join(resources, 'app-update.yml'))) return null;
  return 'This Dogwatch was not installed from a signed package that knows where newer ones are: update it as you installed it.';
}

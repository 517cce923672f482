import { app, autoUpdater } from 'electron';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';

/** Longest (ms) that quitting waits for the loops and the store. */
const STOP_LIMIT = 5_000;

export interface LifecycleOptions {
  clock: Clock;
  log: Log;
  /** Quitting begins: windows may close now. */
  onLeave(): void;
  /** Ends the program's work. */
  stop(): Promise<void>;
}

/** Closing windows never quits; quitting, however it is asked for, first ends the work. */
export function followLifecycle({ clock, log, onLeave, stop }: LifecycleOptions): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  // Without a listener Electron quits when the last window is gone.
  app.on('window-all-closed', () => {});
  app.on('before-quit', onLeave);
  // An update closes the windows before it quits: one that only hid would keep it from ever being installed.
  autoUpdater.on('before-quit-for-update', onLeave);
  app.on('will-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    void stopWithin(STOP_LIMIT).then(() => {
      state = 'stopped';
      app.quit();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

  function stopWithin(limit: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(limit, () => {
        log.error('stopping took too long; quitting anyway', { limit });
        resolve();
      });
      stop()
        .catch((error: unknown) => log.error('stopping failed', { error }))
        .finally(() => {
          cancel();
          resolve();
        });
    });
  }
}

/** Errors nobody expected: logged each time, told once, and the watching goes on. */
export function surviveFailures(log: Log, tell: (text: string) => void): void {
  let told = false;
  const survive = (error: unknown) => {
    log.error('unexpected error', { error });
    if (!told) tell('Dogwatch met an unexpected error and went on. The log has the details.');
    told = true;
  };
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.warn('a helper process of the window ended', { type, reason, exitCode });
  });
  process.on('uncaughtException', survive);
  process.on('unhandledRejection', survive);
}

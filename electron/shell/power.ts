import { powerMonitor } from 'electron';
import type { App } from '../app/app.ts';

/** Sleep stops the loops' timers, waking starts a look at once. A locked screen does not: alarms are for then too. */
export function followPower(
  app: Pick<App, 'suspend' | 'wake'>,
  platform: NodeJS.Platform,
  quit: () => void,
): void {
  let asleep = false;
  const wake = () => {
    if (asleep) app.wake();
    asleep = false;
  };
  powerMonitor.on('suspend', () => {
    asleep = true;
    app.suspend();
  });
  powerMonitor.on('resume', wake);
  // A Mac that dozed may come back with an unlock alone.
  if (platform !== 'linux') powerMonitor.on('unlock-screen', wake);
  if (platform !== 'win32') powerMonitor.on('shutdown', quit);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright';
import { installedElectron } from '../../../build/electron-runtime.ts';
import { thisMachine } from '../../../build/machine.ts';
import type { Shell } from '../../../electron/shell/shell.ts';
import type { MenuItem } from '../../../electron/shell/tray-menu.ts';
import type { ItemView } from '../../support/electron-stand-in/tray-module.ts';
import { type Launch, pathIn, titled } from './shell-driver.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

declare global {
  /** Registered by main.ts where DOGWATCH_E2E is set: a real Tray and real notifications cannot be read. */
  var dogwatchShell: Shell;
}

/** The real thing. @throws Error where there is no Electron to run. */
export const launchOnElectron: Launch = async (_browser, { argv, env }) => {
  const executablePath = installedElectron(thisMachine);
  if (executablePath === undefined) throw new Error('The Electron runtime is not installed.');
  const given = Object.entries({ ...env, DOGWATCH_E2E: '1' }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const electron = await _electron.launch({
    chromiumSandbox: true,
    executablePath,
    args: [ROOT, ...argv],
    env: Object.fromEntries(given),
  });
  const ended = once(electron.process(), 'exit').then(([code]) => code as number | null);
  // The shell registers itself when everything stands.
  await expectEventually(() => electron.evaluate(() => globalThis.dogwatchShell !== undefined));

  const picture = () => electron.evaluate(() => globalThis.dogwatchShell.tray.picture());
  const shown = () =>
    electron.evaluate(() =>
      globalThis.dogwatchShell.notifications.shown().map(({ message: { title, body } }) => ({ title, body })),
    );
  const menu = async () => view((await picture()).menu);

  return {
    platform: process.platform,
    standIn: null,
    async trayShows(status) {
      return JSON.stringify((await picture()).status) === JSON.stringify(status);
    },
    trayTexts: picture,
    menu,
    async clickMenu(...path) {
      const indices = pathIn(await menu(), path);
      await electron.evaluate((_electron, at) => {
        let items = globalThis.dogwatchShell.tray.picture().menu;
        for (const index of at) {
          const item = items[index];
          if (item?.kind === 'submenu') items = item.items;
          else if (item?.kind === 'action' || item?.kind === 'radio')
            void globalThis.dogwatchShell.act(item.action);
        }
      }, indices);
    },
    clickTray: () => electron.evaluate(() => globalThis.dogwatchShell.window.toggle()),
    notifications: shown,
    async clickNotification(title) {
      const index = titled(await shown(), title);
      await electron.evaluate(
        (_electron, at) =>
          void globalThis.dogwatchShell.notifications.shown()[at]?.notification.emit('click'),
        index,
      );
    },
    window: () =>
      electron.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return window === undefined ? null : { visible: window.isVisible(), minimized: window.isMinimized() };
      }),
    page: () => electron.firstWindow(),
    closeWindow: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    async launchAgain(again) {
      const second = spawn(executablePath, [ROOT, ...again], {
        env: Object.fromEntries(given),
        stdio: 'ignore',
      });
      const [code] = await once(second, 'exit');
      return code;
    },
    power: (event) => electron.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    ended,
    async close() {
      if (electron.process().exitCode === null) await electron.close();
    },
  };
};

function view(items: readonly MenuItem[]): ItemView[] {
  return items.map((item) => ({
    label: item.kind === 'separator' ? '' : item.label,
    type: item.kind === 'action' || item.kind === 'text' ? 'normal' : item.kind,
    enabled: item.kind === 'radio' ? item.enabled : item.kind !== 'text',
    checked: item.kind === 'radio' && item.checked,
    submenu: item.kind === 'submenu' ? view(item.items) : [],
  }));
}

async function expectEventually(holds: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error('Dogwatch did not come up within 30 s.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

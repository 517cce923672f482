import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodePng } from '../../../electron/shell/png.ts';
import { trayIcon } from '../../../electron/shell/tray-icon.ts';
import { launchStandIn } from '../../support/electron-stand-in/launch.ts';
import { type Launch, labelsIn, titled } from './shell-driver.ts';

const OUT = fileURLToPath(new URL('../../../out', import.meta.url));

/** The built shell on Node, its windows in the test's own browser. */
export const launchOnStandIn: Launch = async (
  browser,
  { platform, argv, env, earlierNotifications, launchedBy, openedAtLogin, packaged },
) => {
  const standIn = await launchStandIn(
    browser,
    {
      platform,
      main: join(OUT, 'main.js'),
      argv,
      earlierNotifications: earlierNotifications ?? [],
      launchedBy: launchedBy ?? null,
      packaged: packaged ?? false,
      openedAtLogin: openedAtLogin ?? false,
    },
    env,
  );
  const { controls } = standIn;
  return {
    platform,
    standIn,
    async trayShows(status) {
      const [first] = (await controls.tray()).images;
      if (first === undefined) return false;
      const png = Buffer.from(first.png);
      const mac = platform === 'darwin';
      const size = png.readUInt32BE(16);
      const drawn = trayIcon(status, { size, ink: mac ? 'template' : 'colour', counted: !mac });
      return png.equals(encodePng(drawn, size));
    },
    trayTexts: () => controls.tray(),
    menu: async () => (await controls.tray()).menu,
    async clickMenu(...path) {
      // The menu is set anew at any moment: an entry is clicked by its label, not by its place.
      await controls.clickMenu(labelsIn((await controls.tray()).menu, path));
    },
    clickTray: () => controls.clickTray(),
    notifications: () => controls.notifications(),
    clickNotification: async (title) =>
      controls.clickNotification(titled(await controls.notifications(), title)),
    window: async () => (await controls.windows())[0] ?? null,
    page: () => standIn.page(),
    closeWindow: async () => void (await controls.closeWindow()),
    launchAgain: async (again) => (await standIn.launchAgain(again)).code,
    power: (event) => controls.power(event),
    ended: standIn.ended,
    close: () => standIn.close(),
  };
};

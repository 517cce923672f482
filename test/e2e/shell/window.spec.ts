import { type Clusters, expect, oomKill, test } from './shell-test.ts';

/** A cluster in which nothing happens by itself: the demo gets worse while a slow machine still looks. */
const prod = ({ kubeconfig }: Clusters) => ['--kubeconfig', kubeconfig, '--context', 'prod'];

const ONE = { shape: 'critical', count: 1, worst: 'critical' } as const;
const TWO = { shape: 'critical', count: 2, worst: 'critical' } as const;

test('closing hides the window and the watching goes on; the tray’s click brings it back', async ({
  launch,
  clusters,
}) => {
  const shell = await launch({ argv: prod(clusters) });
  expect(await shell.window()).toMatchObject({ visible: true });
  await shell.closeWindow();
  await expect.poll(async () => (await shell.window())?.visible).toBe(false);
  oomKill(clusters.prod, 'shop', 'search');
  await expect.poll(() => shell.trayShows(ONE)).toBe(true);
  await shell.clickTray();
  expect(await shell.window()).toMatchObject({ visible: true });
  await expect((await shell.page()).getByRole('option')).toHaveCount(1);
});

test('--hidden starts in the tray alone; Open Dogwatch shows the window', async ({ launch }) => {
  const shell = await launch({ argv: ['--demo', '--hidden'] });
  expect(await shell.window()).toBeNull();
  await shell.clickMenu('Open Dogwatch');
  expect(await shell.window()).toMatchObject({ visible: true });
  await expect((await shell.page()).getByRole('option').first()).toBeVisible();
});

test('a second launch shows the first one’s window and ends', async ({ launch, folder }) => {
  const shell = await launch({ argv: ['--demo', '--hidden'] });
  expect(await shell.launchAgain(['--demo', '--data-dir', `${folder}/data`])).toBe(0);
  await expect.poll(async () => (await shell.window())?.visible).toBe(true);
});

test('a second start in the background, as at login, shows nothing', async ({ launch, folder }) => {
  const shell = await launch({ argv: ['--demo', '--hidden'] });
  expect(await shell.launchAgain(['--demo', '--hidden', '--data-dir', `${folder}/data`])).toBe(0);
  expect(await shell.window()).toBeNull();
});

test('a link given to a second launch is followed, and only one of ours', async ({ launch, folder }) => {
  const shell = await launch({ argv: ['--demo', '--hidden'] });
  const again = (link: string) => shell.launchAgain(['--demo', '--data-dir', `${folder}/data`, link]);
  await again('dogwatch://settings');
  const settings = (await shell.page()).getByRole('heading', { name: 'Settings' });
  await expect(settings).toBeVisible();
  await again('dogwatch://quit');
  await expect(settings).toBeVisible();
  await again('dogwatch://incidents');
  await expect((await shell.page()).getByRole('option').first()).toBeVisible();
});

test.describe('on the stand-in', () => {
  test.beforeEach(() => {
    test.skip(
      test.info().project.name === 'electron',
      'needs a desktop, a crash or a signal that only the stand-in can play',
    );
  });

  test('Linux without tray icons: --hidden is ignored, closing minimises, a notice says why', async ({
    launch,
  }) => {
    const shell = await launch({ trayHost: false, argv: ['--demo', '--hidden'] });
    expect(await shell.window()).toMatchObject({ visible: true });
    const notices = (await shell.page()).getByRole('status', { name: 'Notices' });
    await expect(notices).toContainText('This desktop shows no tray icons');
    await shell.closeWindow();
    await expect.poll(() => shell.window()).toMatchObject({ visible: true, minimized: true });
    await shell.clickMenu('Open Dogwatch');
    expect(await shell.window()).toMatchObject({ minimized: false });
  });

  test('a page that crashes is loaded again and says so; the watching goes on', async ({
    launch,
    clusters,
  }) => {
    oomKill(clusters.prod, 'shop', 'search');
    const shell = await launch({ argv: prod(clusters) });
    const page = await shell.page();
    await expect(page.getByRole('option')).toHaveCount(1);
    await shell.standIn?.controls.crash();
    await expect(page.getByRole('status', { name: 'Notices' })).toContainText('crashed and was loaded again');
    await expect(page.getByRole('option')).toHaveCount(1);
  });

  test('the window comes back where it was', async ({ launch }) => {
    const first = await launch();
    const bounds = { x: 60, y: 70, width: 900, height: 640 };
    await first.standIn?.controls.moveWindow(bounds);
    await first.clickMenu('Quit Dogwatch');
    await first.ended;
    const second = await launch();
    expect((await second.standIn?.controls.windows())?.[0]?.bounds).toEqual(bounds);
  });

  test('what keeps it from starting is one sentence and exit code 1', async ({ launch }) => {
    await expect(launch({ argv: ['--demo', '--context', 'nowhere'] })).rejects.toThrow(
      /ended with 1 before it was ready:\ndogwatch: nowhere cannot be watched: there is no such context.*\n$/,
    );
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    test(`${signal} ends it cleanly`, async ({ launch }) => {
      const shell = await launch();
      shell.standIn?.kill(signal);
      expect(await shell.ended).toBe(0);
    });

  test('macOS: dock icon and menu bar come and go with the window; a click on the dock icon opens it', async ({
    launch,
  }) => {
    const shell = await launch({ platform: 'darwin', argv: ['--demo', '--hidden'] });
    expect(await shell.standIn?.controls.activationPolicy()).toBe('accessory');
    await shell.standIn?.controls.activate();
    expect(await shell.window()).toMatchObject({ visible: true });
    expect(await shell.standIn?.controls.activationPolicy()).toBe('regular');
    const menus = await shell.standIn?.controls.applicationMenu();
    expect(menus?.map(({ label }) => label)).toEqual(['Dogwatch', 'editMenu', 'View', 'windowMenu']);
    await shell.closeWindow();
    await expect.poll(() => shell.standIn?.controls.activationPolicy()).toBe('accessory');
  });

  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    test(`${platform}: closing hides, the tray brings it back, the menu always has Open`, async ({
      launch,
    }) => {
      const shell = await launch({ platform });
      await shell.closeWindow();
      await expect.poll(async () => (await shell.window())?.visible).toBe(false);
      await shell.clickTray();
      expect(await shell.window()).toMatchObject({ visible: true });
      await shell.closeWindow();
      await expect.poll(async () => (await shell.window())?.visible).toBe(false);
      await shell.clickMenu('Open Dogwatch');
      expect(await shell.window()).toMatchObject({ visible: true });
    });

    test(`${platform}: an update may close the window and ends it cleanly`, async ({ launch }) => {
      const shell = await launch({ platform });
      await expect((await shell.page()).getByRole('option').first()).toBeVisible();
      await shell.standIn?.controls.quitForUpdate();
      expect(await shell.ended).toBe(0);
    });
  }

  for (const platform of ['darwin', 'win32'] as const)
    test(`${platform}: the click on the tray hides the window that is in front`, async ({ launch }) => {
      const shell = await launch({ platform });
      await shell.clickTray();
      await expect.poll(async () => (await shell.window())?.visible).toBe(false);
    });

  test('the theme of the settings is the native menus’ too', async ({ launch }) => {
    const shell = await launch();
    await shell.clickMenu('Settings');
    const page = await shell.page();
    await page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'System' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => shell.standIn?.controls.themeSource()).toBe('light');
  });

  test('Windows: toasts and the task bar know us by the installer’s name', async ({ launch }) => {
    const shell = await launch({ platform: 'win32' });
    expect(await shell.standIn?.controls.appUserModelId()).toBe('dev.dogwatch.app');
  });

  test('Windows: what is installed is started by clicks on its old toasts, whatever run showed them', async ({
    launch,
  }) => {
    const activator = async (packaged: boolean) => {
      const shell = await launch({ platform: 'win32', packaged });
      const id = await shell.standIn?.controls.toastActivator();
      await shell.clickMenu('Quit Dogwatch');
      await shell.ended;
      return id;
    };
    expect(await activator(true)).toBe(await activator(true));
    // A checkout must not take the place of what is installed.
    expect(await activator(false)).not.toBe(await activator(true));
  });

  test('a desktop without a display says so in one sentence', async ({ launch }) => {
    await expect(launch({ env: { DISPLAY: '', WAYLAND_DISPLAY: '' } })).rejects.toThrow(
      /ended with 1 before it was ready:\ndogwatch: there is no display \(.+\)\n$/,
    );
  });

  test('macOS: the system hands links over by an event', async ({ launch }) => {
    const shell = await launch({ platform: 'darwin', argv: ['--demo', '--hidden'] });
    await shell.standIn?.controls.openUrl('dogwatch://settings');
    await expect((await shell.page()).getByRole('heading', { name: 'Settings' })).toBeVisible();
  });

  for (const platform of ['linux', 'darwin', 'win32'] as const)
    test(`${platform} shows the count its own way`, async ({ launch, clusters }) => {
      oomKill(clusters.prod, 'shop', 'search');
      oomKill(clusters.prod, 'payments', 'ledger');
      const shell = await launch({ platform, argv: prod(clusters) });
      // macOS draws no count: only the words say that both are there.
      await expect
        .poll(async () => (await shell.standIn?.controls.tray())?.tooltip)
        .toMatch(/^Dogwatch\nprod: 2 incidents/);
      await expect.poll(() => shell.trayShows(TWO)).toBe(true);
      const { title, template, images } = (await shell.standIn?.controls.tray()) ?? {};
      expect(title).toBe(platform === 'darwin' ? '2' : '');
      expect(template).toBe(platform === 'darwin');
      expect(images?.map(({ scale }) => scale)).toEqual(platform === 'win32' ? [1, 1.25, 1.5, 2, 3] : [1, 2]);
    });
});

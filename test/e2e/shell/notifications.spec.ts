import type { ShellDriver } from './shell-driver.ts';
import { expect, oomKill, test } from './shell-test.ts';

test('a pod breaks, a notification comes, its click leads to that incident and its pod', async ({
  launch,
  clusters,
}) => {
  const shell = await launch({ argv: ['--kubeconfig', clusters.kubeconfig, '--context', 'prod'] });
  await expect.poll(() => shell.trayShows({ shape: 'quiet', count: 0, worst: null })).toBe(true);
  await shell.closeWindow();
  await expect.poll(async () => (await shell.window())?.visible).toBe(false);

  const pod = oomKill(clusters.prod, 'shop', 'search');
  await expect.poll(() => shell.notifications()).toHaveLength(1);
  const [notification] = await shell.notifications();
  expect(notification?.title).toMatch(/^search ran out of memory/);
  expect(notification?.body).toContain('prod');

  await shell.clickNotification('search');
  expect(await shell.window()).toMatchObject({ visible: true });
  const page = await shell.page();
  await expect(page.getByRole('heading', { name: /^search ran out of memory/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Incident', exact: true })).toContainText(pod);
});

test('what a first look finds is one summary; its click leads to the list', async ({ launch, clusters }) => {
  oomKill(clusters.prod, 'shop', 'search');
  oomKill(clusters.prod, 'payments', 'ledger');
  const shell = await launch({
    argv: ['--kubeconfig', clusters.kubeconfig, '--context', 'prod', '--hidden'],
  });
  await expect.poll(() => shell.notifications()).toHaveLength(1);
  expect((await shell.notifications())[0]?.title).toMatch(/^prod: 2 incidents/);
  await shell.clickNotification('prod');
  await expect((await shell.page()).getByRole('option')).toHaveCount(2);
});

test('sleeping and waking is one summary too', async ({ launch, clusters }) => {
  const shell = await launch({ argv: ['--kubeconfig', clusters.kubeconfig, '--context', 'prod'] });
  await expect.poll(() => shell.trayShows({ shape: 'quiet', count: 0, worst: null })).toBe(true);
  await shell.power('suspend');
  oomKill(clusters.prod, 'shop', 'search');
  oomKill(clusters.prod, 'payments', 'ledger');
  await shell.power('resume');
  await expect.poll(() => shell.notifications()).toHaveLength(1);
  expect((await shell.notifications())[0]?.title).toMatch(/^prod: 2 incidents/);
});

test.describe('after a restart', () => {
  test.beforeEach(() => {
    test.skip(
      test.info().project.name === 'electron',
      'clicks the system’s notification centre, which no test can reach',
    );
  });

  for (const platform of ['darwin', 'win32'] as const)
    test(`on ${platform} a click on what was shown before leads to the incident`, async ({
      launch,
      clusters,
    }) => {
      const argv = ['--kubeconfig', clusters.kubeconfig, '--context', 'prod', '--hidden'];
      const first = await launch({ platform, argv });
      await expect.poll(() => first.trayShows({ shape: 'quiet', count: 0, worst: null })).toBe(true);
      oomKill(clusters.prod, 'shop', 'search');
      await expect.poll(() => first.notifications()).toHaveLength(1);
      const id = (await first.standIn?.controls.notifications())?.[0]?.id ?? '';
      await first.clickMenu('Quit Dogwatch');
      await first.ended;

      const second = await launch({ platform, argv, earlierNotifications: [id] });
      expect(await second.window()).toBeNull();
      await expect
        .poll(() => second.trayShows({ shape: 'critical', count: 1, worst: 'critical' }))
        .toBe(true);
      expect(await second.notifications(), 'what was known is not told again').toEqual([]);
      await second.standIn?.controls.clickEarlierNotification(id);
      await expect(
        (await second.page()).getByRole('heading', { name: /^search ran out of memory/ }),
      ).toBeVisible();
    });

  test('on darwin the click may be what starts Dogwatch', async ({ launch, clusters }) => {
    const argv = ['--kubeconfig', clusters.kubeconfig, '--context', 'prod', '--hidden'];
    const first = await launch({ platform: 'darwin', argv });
    await expect.poll(() => first.trayShows({ shape: 'quiet', count: 0, worst: null })).toBe(true);
    oomKill(clusters.prod, 'shop', 'search');
    await expect.poll(() => first.notifications()).toHaveLength(1);
    const id = (await first.standIn?.controls.notifications())?.[0]?.id ?? '';
    await first.clickMenu('Quit Dogwatch');
    await first.ended;

    const second = await launch({ platform: 'darwin', argv, launchedBy: id });
    await expect(
      (await second.page()).getByRole('heading', { name: /^search ran out of memory/ }),
    ).toBeVisible();
  });
});

test.describe('what cannot be shown is said in the window', () => {
  test.beforeEach(() => {
    test.skip(test.info().project.name === 'electron', 'needs a desktop that refuses');
  });
  const tryOne = async (shell: ShellDriver) => {
    await shell.clickMenu('Settings');
    const page = await shell.page();
    await page.getByRole('button', { name: 'Try one' }).click();
    return page.getByRole('status', { name: 'Notices' });
  };

  for (const platform of ['darwin', 'win32'] as const)
    test(`on ${platform} why the system refused; and no longer once it shows one`, async ({ launch }) => {
      const shell = await launch({ platform });
      await shell.standIn?.controls.refuseNotifications('the app is not signed');
      const notices = await tryOne(shell);
      await expect(notices).toContainText('Notifications cannot be shown (the app is not signed)');
      await shell.standIn?.controls.refuseNotifications(null);
      await tryOne(shell);
      await expect(notices).not.toContainText('Notifications cannot be shown');
    });

  test('on Linux that the desktop has none', async ({ launch }) => {
    const shell = await launch();
    await shell.standIn?.controls.supportNotifications(false);
    await expect(await tryOne(shell)).toContainText('This desktop shows no notifications.');
    expect(await shell.notifications()).toEqual([]);
  });
});

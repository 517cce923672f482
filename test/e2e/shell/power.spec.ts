import { expect, oomKill, test } from './shell-test.ts';

/** Sleep, a locked screen and the end of the session. Waking is in notifications.spec.ts. */

test.beforeEach(() => {
  test.skip(test.info().project.name === 'electron', 'plays the locks and ends of other systems');
});

const QUIET = { shape: 'quiet', count: 0, worst: null } as const;

test('a locked screen stops nothing: alarms are for then, too', async ({ launch, clusters }) => {
  const shell = await launch({
    platform: 'darwin',
    argv: ['--kubeconfig', clusters.kubeconfig, '--context', 'prod', '--hidden'],
  });
  await expect.poll(() => shell.trayShows(QUIET)).toBe(true);
  await shell.power('lock-screen');
  oomKill(clusters.prod, 'shop', 'search');
  await expect.poll(() => shell.notifications()).toHaveLength(1);
  await shell.power('unlock-screen');
  expect((await shell.notifications())[0]?.title).toMatch(/^search ran out of memory/);
});

test('a Mac that dozed and comes back with an unlock alone looks at once', async ({ launch, clusters }) => {
  const shell = await launch({
    platform: 'darwin',
    argv: ['--kubeconfig', clusters.kubeconfig, '--context', 'prod', '--hidden'],
  });
  await expect.poll(() => shell.trayShows(QUIET)).toBe(true);
  await shell.power('suspend');
  oomKill(clusters.prod, 'shop', 'search');
  await shell.power('unlock-screen');
  await expect.poll(() => shell.trayShows({ shape: 'critical', count: 1, worst: 'critical' })).toBe(true);
});

for (const platform of ['linux', 'darwin'] as const)
  test(`${platform}: the end of the session ends Dogwatch cleanly`, async ({ launch }) => {
    const shell = await launch({ platform });
    await shell.power('shutdown');
    expect(await shell.ended).toBe(0);
  });

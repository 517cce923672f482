import { expect, oomKill, statusOf, test } from './shell-test.ts';

const QUIET = { shape: 'quiet', count: 0, worst: null } as const;
const UNSEEN = { shape: 'unseen', count: 0, worst: null } as const;

test('the demo’s incidents stand in the tray within seconds: shape, count, words', async ({ launch }) => {
  const shell = await launch();
  for (const trouble of [
    /^● checkout keeps crashing/,
    /^● report-worker ran out of memory/,
    /^● node-4 stopped reporting/,
  ])
    await expect
      .poll(async () => (await shell.menu()).map((item) => item.label))
      .toContainEqual(expect.stringMatching(trouble));
  // The demo goes on: a slow machine may see a fourth.
  const counted = /^demo: (\d) incidents, checked /;
  expect(await statusOf(shell)).toMatch(counted);
  await expect
    .poll(async () => {
      const count = Number(counted.exec(await statusOf(shell))?.[1]);
      return shell.trayShows({ shape: 'critical', count, worst: 'critical' });
    })
    .toBe(true);
});

test('a first run with a kubeconfig watches nothing, says so and asks for a context', async ({
  launch,
  clusters,
}) => {
  const shell = await launch({ argv: ['--kubeconfig', clusters.kubeconfig] });
  expect(await statusOf(shell)).toBe('Nothing is watched: choose a context');
  expect(await shell.trayShows(UNSEEN)).toBe(true);
  expect(clusters.prod.requests.connections.accepted).toBe(0);
});

test('choosing a context shows and watches it at once, and is remembered', async ({ launch, clusters }) => {
  const first = await launch({ argv: ['--kubeconfig', clusters.kubeconfig] });
  const contexts = async (shell: typeof first) =>
    (await shell.menu())
      .find((item) => item.label === 'Contexts')
      ?.submenu.map((item) => [item.label, item.checked, item.enabled]);
  expect(await contexts(first)).toEqual([
    ['prod', false, true],
    ['staging', false, true],
    ['locked', false, true],
    [expect.stringMatching(/^lost \(the context names the cluster nowhere/), false, false],
  ]);
  await first.clickMenu('Contexts', 'staging');
  await expect.poll(() => first.trayShows(QUIET)).toBe(true);
  expect(await statusOf(first)).toMatch(/^staging: all quiet, checked /);
  expect((await contexts(first))?.[1]).toEqual(['staging', true, true]);
  const page = await first.page();
  await expect(page.getByRole('listitem').filter({ hasText: 'staging' }).getByText('Watched')).toBeVisible();
  await page.getByRole('button', { name: 'Skip all' }).click();
  await expect(page.getByRole('button', { name: /Context: staging/ })).toBeVisible();

  await first.clickMenu('Quit Dogwatch');
  expect(await first.ended).toBe(0);
  const second = await launch({ argv: ['--kubeconfig', clusters.kubeconfig] });
  await expect.poll(() => statusOf(second)).toMatch(/^staging: all quiet/);
});

test('what may not be read never looks well', async ({ launch, clusters }) => {
  const shell = await launch({ argv: ['--kubeconfig', clusters.kubeconfig, '--context', 'locked'] });
  await expect.poll(() => statusOf(shell)).toMatch(/not permitted/);
  expect(await shell.trayShows(UNSEEN)).toBe(true);
});

test('an API that goes away turns the icon into a question', async ({ launch, clusters }) => {
  const shell = await launch({ argv: ['--kubeconfig', clusters.kubeconfig, '--context', 'staging'] });
  await expect.poll(() => shell.trayShows(QUIET)).toBe(true);
  await clusters.staging.faults.refuse();
  try {
    await expect.poll(() => shell.trayShows(UNSEEN)).toBe(true);
    expect(await statusOf(shell)).not.toMatch(/all quiet/);
  } finally {
    await clusters.staging.faults.accept();
  }
  await shell.clickMenu('Poll Now');
  await expect.poll(() => shell.trayShows(QUIET)).toBe(true);
});

test('pausing and resuming', async ({ launch, clusters }) => {
  const shell = await launch({ argv: ['--kubeconfig', clusters.kubeconfig, '--context', 'prod'] });
  await expect.poll(() => shell.trayShows(QUIET)).toBe(true);
  await shell.clickMenu('Pause', 'For 15 minutes');
  await expect.poll(() => shell.trayShows({ shape: 'paused', count: 0, worst: null })).toBe(true);
  expect(await statusOf(shell)).toMatch(/^prod: paused for 1[45] min more/);
  await shell.clickMenu('Resume');
  await expect.poll(() => shell.trayShows(QUIET)).toBe(true);
});

test('an entry of the menu opens its incident in the window', async ({ launch, clusters }) => {
  oomKill(clusters.prod, 'shop', 'search');
  const shell = await launch({
    argv: ['--kubeconfig', clusters.kubeconfig, '--context', 'prod', '--hidden'],
  });
  await expect
    .poll(async () => (await shell.menu()).some((item) => item.label.startsWith('● search')))
    .toBe(true);
  expect(await shell.window()).toBeNull();
  await shell.clickMenu('● search ran out of memory');
  const page = await shell.page();
  await expect(page.getByRole('heading', { name: /^search ran out of memory/ })).toBeVisible();
});

test('on Linux the panel gets its menu anew when its words change', async ({ launch, clusters }) => {
  const shell = await launch({
    argv: ['--kubeconfig', clusters.kubeconfig, '--context', 'prod', '--hidden'],
  });
  test.skip(shell.standIn === null, 'a real panel does not tell');
  await expect.poll(() => shell.trayShows(QUIET)).toBe(true);
  const sets = async () => (await shell.standIn?.controls.menuSets()) ?? 0;
  const before = await sets();
  oomKill(clusters.prod, 'shop', 'search');
  await expect
    .poll(async () => (await shell.menu()).some(({ label }) => label.startsWith('● search')))
    .toBe(true);
  expect(await sets()).toBeGreaterThan(before);
});

test('Settings opens them, Quit ends everything', async ({ launch }) => {
  const shell = await launch();
  await shell.clickMenu('Settings');
  await expect((await shell.page()).getByRole('heading', { name: 'Settings' })).toBeVisible();
  await shell.clickMenu('Quit Dogwatch');
  expect(await shell.ended).toBe(0);
});

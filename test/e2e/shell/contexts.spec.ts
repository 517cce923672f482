import type { ShellDriver } from './shell-driver.ts';
import { expect, oomKill, test } from './shell-test.ts';

/** Several clusters watched at once, from the tray. */

const QUIET = { shape: 'quiet', count: 0, worst: null } as const;
const labels = async (shell: ShellDriver) => (await shell.menu()).map(({ label }) => label);

test('two watched contexts: a line for each, one icon over both, a way to each incident, and switching', async ({
  launch,
  clusters,
}) => {
  const shell = await launch({ argv: ['--kubeconfig', clusters.kubeconfig, '--context', 'prod'] });
  await expect.poll(() => shell.trayShows(QUIET)).toBe(true);
  const page = await shell.page();
  await page.getByRole('link', { name: 'Clusters' }).click();
  for (const context of ['prod', 'staging']) {
    const watch = page.getByRole('switch', { name: `Watch ${context}` });
    if (!(await watch.isChecked())) await watch.press('Space');
    await expect(watch).toBeChecked();
  }
  await expect
    .poll(() => labels(shell))
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^prod: all quiet/),
        expect.stringMatching(/^staging: all quiet/),
      ]),
    );

  oomKill(clusters.staging, 'shop', 'search');
  oomKill(clusters.prod, 'payments', 'ledger');
  await expect.poll(() => shell.trayShows({ shape: 'critical', count: 2, worst: 'critical' })).toBe(true);
  await expect
    .poll(() => labels(shell))
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^prod: 1 incident/),
        expect.stringMatching(/^staging: 1 incident/),
        expect.stringMatching(/^● ledger ran out of memory/),
        expect.stringMatching(/^● staging: search ran out of memory/),
      ]),
    );

  await shell.clickMenu('● staging: search');
  await expect(page.getByRole('heading', { name: /^search ran out of memory/ })).toBeVisible();
  await shell.clickMenu('Contexts', 'staging');
  await expect(page.getByRole('button', { name: /^Context: staging/ })).toBeVisible();
  await expect
    .poll(() => labels(shell))
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^● search ran out of memory/),
        expect.stringMatching(/^● prod: ledger ran out of memory/),
      ]),
    );
  expect(await shell.trayShows({ shape: 'critical', count: 2, worst: 'critical' })).toBe(true);
});

test('a cluster that goes away is said on its own line, and the icon is no longer quiet', async ({
  launch,
  clusters,
}) => {
  const shell = await launch({ argv: ['--kubeconfig', clusters.kubeconfig, '--context', 'prod'] });
  await expect.poll(() => shell.trayShows(QUIET)).toBe(true);
  const page = await shell.page();
  await page.getByRole('link', { name: 'Clusters' }).click();
  await page.getByRole('switch', { name: 'Watch staging' }).press('Space');
  await expect
    .poll(() => labels(shell))
    .toEqual(expect.arrayContaining([expect.stringMatching(/^staging: all quiet/)]));
  await clusters.staging.faults.refuse();
  try {
    await expect.poll(() => shell.trayShows({ shape: 'unseen', count: 0, worst: null })).toBe(true);
    const [prod, staging] = await labels(shell);
    expect(prod).toMatch(/^prod: all quiet/);
    expect(staging).toMatch(/^staging: /);
    expect(staging).not.toMatch(/all quiet/);
  } finally {
    await clusters.staging.faults.accept();
  }
});

import type { Page } from 'playwright/test';
import { scenes } from '../../support/scenes.ts';
import { expect, expectNoAxeFindings, test } from './scripted-window.ts';

/** The clusters screen: how each watched context does, and which ones are watched. */

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const asked = (page: Page, channel: string) =>
  page.evaluate((wanted) => window.requests.filter((one) => one.channel === wanted), channel);

test('tells of every watched context its version, cycles and progress, and of the others why not', async ({
  page,
  show,
}) => {
  await show(scenes.severalContexts(), '#/clusters');
  await expect(card(page, 'prod-eu')).toContainText('Kubernetes v1.34.2');
  await expect(card(page, 'prod-eu').getByRole('img', { name: /^Last 60 cycles: 2 failed/ })).toBeVisible();
  await expect(card(page, 'staging')).toContainText('connection refused');
  await expect(card(page, 'staging').getByRole('img', { name: /^Last 24 cycles: 4 failed/ })).toBeVisible();
  const syncing = page.getByRole('region', { name: /analytics-platform/ });
  await expect(syncing.getByRole('progressbar', { name: 'Reading pods' })).toHaveAttribute(
    'aria-valuenow',
    '35',
  );
  await expect(card(page, 'old-lab')).toContainText('which the kubeconfig does not have');
});

test('the watch switch works with the keyboard, and the mouse shows a context', async ({ page, show }) => {
  await show(scenes.incidents(), '#/clusters');
  const watch = card(page, 'staging').getByRole('switch', { name: 'Watch staging' });
  await watch.focus();
  await page.keyboard.press('Space');
  await expect(watch).toBeChecked();
  expect(await asked(page, 'contexts.watch')).toMatchObject([{ payload: { name: 'staging', on: true } }]);
  await card(page, 'staging').getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('button', { name: 'Context: staging' })).toBeVisible();
});

test('a loop is checked and paused by its own context', async ({ page, show }) => {
  await show(scenes.severalContexts(), '#/clusters');
  await card(page, 'staging').getByRole('button', { name: 'Check now' }).click();
  await expect.poll(() => asked(page, 'loop.pollNow')).toMatchObject([{ payload: { context: 'staging' } }]);
  await card(page, 'staging').getByRole('button', { name: 'Pause watching' }).click();
  await page.getByRole('menuitem', { name: '1 hour' }).click();
  await expect
    .poll(() => asked(page, 'loop.pause'))
    .toMatchObject([{ payload: { context: 'staging', minutes: 60 } }]);
});

test('permissions are asked for only when somebody looks, and again on demand', async ({ page, show }) => {
  await show(scenes.incidents(), '#/clusters');
  const shown = card(page, 'prod-eu');
  await expect(shown.getByText('Permissions')).toBeVisible();
  expect(await asked(page, 'cluster.permissions')).toEqual([]);
  await shown.getByText('Permissions').focus();
  await page.keyboard.press('Enter');
  await expect(shown).toContainText('1 resource of 3 may not be read');
  await expect(shown.getByRole('listitem').first()).toContainText('may not list, watch');
  await shown.getByRole('button', { name: 'Ask again' }).click();
  await expect
    .poll(async () => (await asked(page, 'cluster.permissions')).at(-1))
    .toMatchObject({ payload: { context: 'prod-eu', again: true } });
});

for (const width of [480, 1600]) {
  test(`at ${width} px axe finds nothing, permissions open, in either theme`, async ({ page, show }) => {
    await page.setViewportSize({ width, height: 800 });
    await show(scenes.severalContexts(), '#/clusters');
    await card(page, 'prod-eu').getByText('Permissions').click();
    await expect(card(page, 'prod-eu')).toContainText('may not be read');
    await expectNoAxeFindings(page);
  });
}

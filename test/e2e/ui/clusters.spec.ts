import type { Page } from 'playwright/test';
import { expect, test } from '../../support/scene-page.ts';
import { scenes } from '../../support/scenes.ts';

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

test('by mouse: the watch switch and the permissions; by keyboard: showing, checking and pausing', async ({
  page,
  show,
}) => {
  await show(scenes.severalContexts(), '#/clusters');
  await card(page, 'staging').getByRole('switch', { name: 'Watch staging' }).click();
  expect(await asked(page, 'contexts.watch')).toMatchObject([{ payload: { name: 'staging', on: false } }]);
  await card(page, 'prod-eu').getByText('Permissions').click();
  await expect(card(page, 'prod-eu')).toContainText('1 resource of 3 may not be read');
  await card(page, 'staging').getByRole('button', { name: 'Check now' }).press('Enter');
  await expect.poll(() => asked(page, 'loop.pollNow')).toMatchObject([{ payload: { context: 'staging' } }]);
  await card(page, 'staging').getByRole('button', { name: 'Pause watching' }).press('Enter');
  await expect(page.getByRole('menuitem', { name: '15 minutes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => asked(page, 'loop.pause'))
    .toMatchObject([{ payload: { context: 'staging', minutes: 15 } }]);
  await card(page, 'staging').getByRole('button', { name: 'Show' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Context: staging' })).toBeVisible();
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

test('the switcher leads to the incidents of all watched contexts', async ({ page, show }) => {
  await show(scenes.severalContexts());
  await page.getByRole('button', { name: 'Context: prod-eu' }).click();
  await page.getByRole('menuitem', { name: 'Incidents of all 3 watched contexts' }).click();
  await expect(page).toHaveURL(/#\/incidents\?context=prod-eu&context=staging&context=arn/);
  await expect(page.getByRole('option', { name: /payments-api/ })).toContainText('prod-eu');
});

test('what stayed open in a cluster that the context left is marked, and said', async ({ page, show }) => {
  const scene = scenes.incidents();
  const [first] = scene.incidents;
  if (!first) throw new Error('no incident');
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const unwatched = [{ context: first.context, cluster: 'the one before', since }];
  const incidents = [{ ...first, cluster: 'the one before' }, ...scene.incidents.slice(1)];
  await show({ ...scene, state: { ...scene.state, unwatched }, incidents });
  await expect(page.getByRole('status').filter({ hasText: 'leads to another cluster now' })).toBeVisible();
  await expect(page.getByRole('option').filter({ hasText: 'Not watched' })).toHaveCount(1);
});

test('while the incidents cannot be read, the status bar does not say that all is quiet', async ({
  page,
  show,
}) => {
  await show(scenes.unreadable());
  const bar = page.getByRole('contentinfo');
  await expect(bar).toContainText('The incidents cannot be read.');
  await expect(bar).not.toContainText('all quiet');
});

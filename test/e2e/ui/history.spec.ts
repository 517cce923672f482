import type { Page } from 'playwright/test';
import type { Scene } from '../../support/fake-bridge.ts';
import { incident } from '../../support/scene-incidents.ts';
import { expect, requestsOf, test } from '../../support/scene-page.ts';
import { scenes } from '../../support/scenes.ts';

/** What was recorded: found, read page by page, opened, taken along. */

const rows = (page: Page) => page.getByRole('listbox', { name: 'Recorded incidents' }).getByRole('option');
const asked = (page: Page) =>
  page.evaluate(() =>
    window.requests.filter(({ channel }) => channel === 'incidents.list').map(({ payload }) => payload),
  );

test('is searched, and opened and left by keyboard alone', async ({ page, show }) => {
  await show(scenes.incidents(), '#/history');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('gateway');
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/#\/history\?text=gateway/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.locator('#incident-title')).toContainText('gateway keeps crashing');
  await page.keyboard.press('Escape');
  await expect(page.locator('#incident-title')).toHaveCount(0);
  await expect(page).toHaveURL(/#\/history\?text=gateway/);
});

test('is narrowed by context, type and time with the mouse; Back takes it back', async ({ page, show }) => {
  await show(scenes.incidents(), '#/history');
  await page.getByRole('combobox', { name: 'Type' }).selectOption('OOMKilled');
  await expect(rows(page).filter({ hasText: 'OOMKilled' })).toHaveCount(2);
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Time' }).selectOption('Opened in 7 days');
  await page.getByRole('combobox', { name: 'Context' }).selectOption('staging');
  await expect(page.getByRole('heading', { name: 'Nothing recorded matches' })).toBeVisible();
  expect((await asked(page)).at(-1)).toMatchObject({
    context: 'staging',
    types: ['oom_killed'],
    from: expect.any(String),
  });
  await page.goBack();
  await expect(rows(page)).toHaveCount(2);
  await page.goForward();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page.getByRole('combobox', { name: 'Type' })).toHaveValue('');
});

test('is narrowed and exported by keyboard, and opened with the mouse', async ({ page, show }) => {
  await show(scenes.incidents(), '#/history');
  await page.getByRole('combobox', { name: 'Type' }).focus();
  await page.keyboard.type('OOM');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Export' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => requestsOf(page, 'history.export')).toHaveLength(1);
  await rows(page).first().click();
  await expect(page.locator('#incident-title')).toContainText('ran out of memory');
});

test('reads on where the list ends', async ({ page, show }) => {
  const incidents = Array.from({ length: 250 }, (_, number) =>
    incident('crash_loop', { name: `worker-${number}`, state: 'resolved', resolution: 'recovered' }),
  );
  const scene: Scene = { ...scenes.quiet(), incidents };
  await show(scene, '#/history');
  await expect(rows(page).first()).toHaveAttribute('aria-setsize', '100');
  await page.getByRole('listbox', { name: 'Recorded incidents' }).focus();
  await page.keyboard.press('End');
  await expect(rows(page).first()).toHaveAttribute('aria-setsize', '200');
  await page.keyboard.press('End');
  await expect(rows(page).first()).toHaveAttribute('aria-setsize', '250');
  expect((await asked(page)).filter((one) => (one as { limit: number }).limit === 100)).toHaveLength(3);
});

test('is exported as it is narrowed by context and time', async ({ page, show }) => {
  await show(scenes.incidents(), '#/history?context=prod-eu&last=24h');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Incidents as CSV' }).click();
  const exported = () =>
    page.evaluate(() => window.requests.find(({ channel }) => channel === 'history.export')?.payload);
  await expect.poll(exported).toMatchObject({
    what: 'incidents',
    format: 'csv',
    context: 'prod-eu',
    from: expect.any(String),
    to: null,
  });
});

test('says so when it cannot be read, and tries again', async ({ page, show }) => {
  await show({ ...scenes.incidents(), errors: { 'incidents.list': 'The database is locked.' } }, '#/history');
  await expect(page.getByRole('heading', { name: 'The history cannot be read' })).toBeVisible();
  const before = (await asked(page)).length;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(async () => (await asked(page)).length).toBeGreaterThan(before);
});

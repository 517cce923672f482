import { expect, test } from '../../support/scene-page.ts';
import { scenes } from '../../support/scenes.ts';

/** What is open, what happened lately, and the ways from each number to its incidents. */

test('counts what is open; a number leads to its incidents', async ({ page, show }) => {
  await show(scenes.severalContexts(), '#/overview');
  const numbers = page.getByRole('list', { name: 'In numbers' });
  await expect(numbers).toContainText('17 min');
  await numbers.getByRole('link', { name: 'Critical: 5' }).click();
  await expect(page).toHaveURL(/#\/incidents\?severity=critical/);
  await expect(page.getByRole('listbox', { name: 'Active incidents' })).toBeVisible();
});

test('the time and the clusters are chosen with the keyboard', async ({ page, show }) => {
  await show(scenes.severalContexts(), '#/overview');
  await expect(page.getByRole('heading', { name: 'Noisiest workloads' })).toBeVisible();
  await page.getByRole('radio', { name: '24 hours' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('radio', { name: 'prod-eu' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('table')).toContainText('staging');
  const asked = () =>
    page.evaluate(() => window.requests.findLast(({ channel }) => channel === 'overview.get')?.payload);
  await expect.poll(asked).toEqual({ window: '7d', context: null });
});

test('the columns of the chart are walked with the arrows and lead to what was opened then', async ({
  page,
  show,
}) => {
  await show(scenes.incidents(), '#/overview');
  const columns = page.getByRole('group', { name: 'Incidents opened over time' }).getByRole('link');
  await expect(columns).toHaveCount(25);
  await columns.last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(columns.nth(23)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(columns.first()).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/history\?context=prod-eu&from=.+&to=.+/);
  await expect(page.getByRole('combobox', { name: 'Time' })).toHaveValue('own');
});

test('by mouse: the time, all clusters, a column; by keyboard: a number', async ({ page, show }) => {
  await show(scenes.severalContexts(), '#/overview');
  await page.getByText('7 days', { exact: true }).click();
  await page.getByText('All clusters', { exact: true }).click();
  const asked = () =>
    page.evaluate(() => window.requests.findLast(({ channel }) => channel === 'overview.get')?.payload);
  await expect.poll(asked).toEqual({ window: '7d', context: null });
  const numbers = page.getByRole('list', { name: 'In numbers' });
  await expect(numbers.getByRole('link', { name: 'Critical: 5' })).toBeVisible();
  await page.getByRole('group', { name: 'Incidents opened over time' }).getByRole('link').last().click();
  await expect(page).toHaveURL(/#\/history\?.*from=.+&to=.+/);
  await page.goBack();
  await numbers.getByRole('link', { name: /^Critical/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/incidents\?.*severity=critical/);
});

test('a type of the legend stands out when it is pressed', async ({ page, show }) => {
  await show(scenes.incidents(), '#/overview');
  const type = page.getByRole('button', { name: /CrashLoopBackOff/ });
  await type.click();
  await expect(type).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await expect(type).toHaveAttribute('aria-pressed', 'false');
});

test('a noisy workload leads to its history', async ({ page, show }) => {
  await show(scenes.incidents(), '#/overview');
  await page.getByRole('link', { name: 'payments-api' }).click();
  await expect(page.getByRole('textbox', { name: 'Search the history' })).toHaveValue('shop payments-api');
});

test('says what went wrong when it cannot be made', async ({ page, show }) => {
  await show({ ...scenes.incidents(), errors: { 'overview.get': 'The database is locked.' } }, '#/overview');
  await expect(page.getByRole('alert')).toContainText('The database is locked.');
});

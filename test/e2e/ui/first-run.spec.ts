import type { Page } from 'playwright/test';
import { expectNoAxeFindings } from '../../support/axe.ts';
import { expect, requestsOf, test } from '../../support/scene-page.ts';
import { scenes } from '../../support/scenes.ts';

/** Three cards, once: what is watched, how one is told, launch at login. */

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const next = (page: Page) => page.getByRole('button', { name: 'Next' });
const ended = [{ path: 'firstRunDone', value: true }];

test('picking the current context is one click, and nothing is asked of a cluster before', async ({
  page,
  show,
}) => {
  await show(scenes.firstRun());
  await expect(page.getByText('Nothing has been contacted yet')).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByRole('button', { name: 'Watch prod-eu' }).click();
  await expect(title(page)).toHaveText('How it tells you');
  const asked = await page.evaluate(() => window.requests.map(({ channel }) => channel));
  expect(asked.slice(0, 2)).toEqual(['app.state', 'contexts.choose']);
});

test('goes through all three cards by keyboard, and is over for good', async ({ page, show }) => {
  await show(scenes.firstRun());
  await page.getByRole('button', { name: 'Watch prod-eu' }).press('Enter');
  await expect(title(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Try one' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Sent.' })).toBeVisible();
  expect(await requestsOf(page, 'notifications.try')).toEqual([{}]);
  await expectNoAxeFindings(page);

  await next(page).press('Enter');
  await expect(title(page)).toHaveText('Always there');
  await page.getByRole('switch', { name: 'Launch at login' }).press('Space');
  await expect(page.getByRole('switch', { name: 'Launch at login' })).toBeChecked();
  await expectNoAxeFindings(page);

  await page.getByRole('button', { name: 'Back' }).click();
  await expect(title(page)).toHaveText('How it tells you');
  await next(page).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  expect(await requestsOf(page, 'settings.set')).toEqual([{ path: 'launchAtLogin', value: true }, ...ended]);
});

test('is skipped with one click; a cluster is then picked later', async ({ page, show }) => {
  await show(scenes.firstRun());
  await page.getByRole('button', { name: 'Skip all' }).click();
  await expect(page.getByRole('heading', { name: 'Which cluster shall Dogwatch watch?' })).toBeVisible();
  expect(await requestsOf(page, 'settings.set')).toEqual(ended);
  expect(await requestsOf(page, 'contexts.choose')).toEqual([]);
});

test('a card can be left as it is', async ({ page, show }) => {
  await show(scenes.firstRun());
  await page.getByRole('button', { name: 'Pick later' }).click();
  await expect(title(page)).toHaveText('How it tells you');
});

test('the demo is one click away', async ({ page, show }) => {
  await show(scenes.firstRun());
  await page.getByRole('button', { name: 'Use the demo' }).click();
  await expect(title(page)).toHaveText('How it tells you');
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByText('its trouble is made up')).toBeVisible();
});

test('what cannot be watched, and what fails, is said on the card', async ({ page, show }) => {
  const refusal = 'prod-eu cannot be watched: gke-gcloud-auth-plugin was not found on PATH';
  await show({ ...scenes.firstRun(), errors: { 'contexts.choose': refusal } });
  await expect(page.getByRole('button', { name: 'Watch old-lab' })).toBeDisabled();
  await expect(page.getByText(/names the user "lab-admin"/)).toBeVisible();
  await page.getByRole('button', { name: 'Watch prod-eu' }).click();
  await expect(page.getByRole('alert')).toHaveText(refusal);
  await expect(title(page)).toHaveText('What shall Dogwatch watch?');
});

test('fits a small window with text at 200 %', async ({ page, show }) => {
  await page.setViewportSize({ width: 480, height: 720 });
  await show(scenes.firstRun());
  await expect(title(page)).toBeVisible();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '32px';
  });
  await page.getByRole('button', { name: 'Pick later' }).click();
  await next(page).click();
  await page.getByRole('button', { name: 'Done' }).scrollIntoViewIfNeeded();
  await expect(page.getByRole('button', { name: 'Done' })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(480);
});

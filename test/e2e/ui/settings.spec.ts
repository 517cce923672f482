import type { Page } from 'playwright/test';
import type { AppState } from '../../../shared/app-state.ts';
import { expect, requestsOf, test } from '../../support/scene-page.ts';
import { appState, scenes } from '../../support/scenes.ts';

/** Every setting of the schema: found, changed, refused, reset, overridden. */

const settingsWith = (part: Partial<AppState> = {}) => {
  const scene = scenes.quiet();
  return { ...scene, state: { ...scene.state, ...part } };
};

const ready = (page: Page) => expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
const set = (page: Page) => requestsOf(page, 'settings.set');

test.describe('looks', () => {
  for (const width of [480, 1000, 1600]) {
    test(`nothing is cut off at ${width} px, also with text at 200 %`, async ({ page, show }) => {
      await page.setViewportSize({ width, height: 800 });
      await show(settingsWith(), '#/settings');
      await ready(page);
      for (const size of ['16px', '32px']) {
        await page.evaluate((fontSize) => {
          document.documentElement.style.fontSize = fontSize;
        }, size);
        const field = page.getByRole('textbox', { name: 'Interval, seconds' });
        await field.scrollIntoViewIfNeeded();
        await expect(field).toBeInViewport({ ratio: 1 });
        const sideways = await page.evaluate(() =>
          [...document.querySelectorAll('main *')]
            .filter((element) => element.getAttribute('aria-hidden') === null)
            .filter((element) => getComputedStyle(element).overflowX !== 'visible')
            .filter(
              (element) => element.closest('nav') === null && element.scrollWidth > element.clientWidth + 1,
            )
            .map(({ className }) => String(className)),
        );
        expect(sideways, size).toEqual([]);
      }
    });
  }
});

test.describe('changing', () => {
  test('a switch, a choice and ticks are taken over at once', async ({ page, show }) => {
    await show(settingsWith(), '#/settings');
    await ready(page);
    await page.getByText('Sound', { exact: true }).click();
    await page.getByText('Dark', { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    const troubles = page.getByRole('group', { name: 'Troubles told' });
    await troubles.getByRole('checkbox', { name: 'Failed Jobs' }).uncheck();
    await expect(troubles.getByRole('checkbox', { name: 'Failed Jobs' })).not.toBeChecked();
    expect(await set(page)).toEqual([
      { path: 'notifications.sound', value: false },
      { path: 'theme', value: 'dark' },
      { path: 'notifications.off', value: ['job_failed'] },
    ]);
  });

  test('quiet hours and the theme, by keyboard alone', async ({ page, show }) => {
    await show(settingsWith(), '#/settings');
    await ready(page);
    const quiet = page.getByRole('switch', { name: 'Keep quiet hours' });
    await quiet.focus();
    await page.keyboard.press('Space');
    await expect(quiet).toBeChecked();
    await page.getByLabel('From', { exact: true }).fill('23:30');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'Days' }).getByRole('checkbox', { name: 'Sat' }).press('Space');
    await page
      .getByRole('group', { name: 'Severities told' })
      .getByRole('checkbox', { name: 'Info' })
      .press('Space');
    await page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'System' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    expect(await set(page)).toMatchObject([
      { path: 'notifications.quietHours.enabled', value: true },
      { path: 'notifications.quietHours.from', value: '23:30' },
      { path: 'notifications.quietHours.days' },
      { path: 'notifications.severities', value: ['critical', 'warning', 'info'] },
      { path: 'theme', value: 'light' },
      { path: 'theme', value: 'dark' },
    ]);
  });

  test('quiet hours, by mouse', async ({ page, show }) => {
    await show(settingsWith(), '#/settings/notifications');
    await ready(page);
    for (const name of ['Keep quiet hours', 'Critical may break through'])
      await page.getByText(name, { exact: true }).click();
    await expect(page.getByRole('switch', { name: 'Keep quiet hours' })).toBeChecked();
    expect(await set(page)).toMatchObject([
      { path: 'notifications.quietHours.enabled', value: true },
      { path: 'notifications.quietHours.critical' },
    ]);
  });

  test('a number is taken over on Enter, or when the field is left', async ({ page, show }) => {
    await show(settingsWith(), '#/settings');
    await ready(page);
    const interval = page.getByRole('textbox', { name: 'Interval, seconds' });
    await interval.fill('60');
    expect(await set(page)).toEqual([]);
    await interval.press('Enter');
    await page.getByRole('textbox', { name: 'Page size' }).fill('500');
    await page.getByRole('textbox', { name: 'Page size' }).blur();
    await expect(interval).toHaveValue('60 s');
    expect(await set(page)).toEqual([
      { path: 'watch.interval', value: 60 },
      { path: 'watch.pageSize', value: 500 },
    ]);
  });

  test('what cannot be is said while it is typed, and the last good value holds', async ({ page, show }) => {
    await show(settingsWith(), '#/settings');
    await ready(page);
    const interval = page.getByRole('textbox', { name: 'Interval, seconds' });
    await interval.fill('2');
    await expect(page.getByText('It takes a number from 5 to 3,600 s; 30 s is kept.')).toBeVisible();
    await expect(interval).toHaveAttribute('aria-invalid', 'true');
    await interval.press('Enter');
    await interval.blur();
    expect(await set(page)).toEqual([]);
    await interval.fill('20');
    await expect(page.getByText('is kept.')).toHaveCount(0);
    await interval.press('Escape');
    await expect(interval).toHaveValue('30 s');
    expect(await set(page)).toEqual([]);
  });

  test('what main refuses is said beside the field, which goes back', async ({ page, show }) => {
    const refusal = 'cannot save settings to /etc/dogwatch (the disk is read-only)';
    await show({ ...settingsWith(), errors: { 'settings.set': refusal } }, '#/settings');
    await ready(page);
    await page.getByText('Sound', { exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: refusal })).toBeVisible();
    await expect(page.getByRole('switch', { name: 'Sound' })).toBeChecked();
  });

  test('what somebody else changed back while it was saved shows as it is', async ({ page, show }) => {
    await show(settingsWith(), '#/settings');
    await ready(page);
    // Main takes it, and tells of a state in which it is undone already.
    await page.evaluate(() =>
      Object.assign(window.dogwatch ?? {}, { request: async () => ({ ok: true, value: {} }) }),
    );
    const sound = page.getByRole('switch', { name: 'Sound' });
    await page.getByText('Sound', { exact: true }).click();
    await expect(sound).not.toBeChecked();
    await page.evaluate((state) => window.push('state', state), appState());
    await expect(sound).toBeChecked();
  });

  test('a list grows and shrinks by keyboard alone', async ({ page, show }) => {
    await show(settingsWith(), '#/settings');
    await ready(page);
    const field = page.getByRole('textbox', { name: 'Only these namespaces: add one' });
    await field.fill('team-*');
    await field.press('Enter');
    await field.fill('team-*');
    await expect(page.getByText('It is in the list already.')).toBeVisible();
    await field.fill('shop');
    await field.press('Enter');
    const entries = page.getByRole('list', { name: 'Only these namespaces' }).getByRole('listitem');
    await expect(entries).toHaveText(['team-*', 'shop']);
    await page.getByRole('button', { name: 'Remove team-*' }).press('Enter');
    await expect(entries).toHaveText(['shop']);
    await expect(field).toBeFocused();
  });

  test('a reset takes the value out of the file', async ({ page, show }) => {
    const changed = structuredClone(appState().settings);
    changed.watch.interval = 60;
    await show(settingsWith({ settings: changed }), '#/settings');
    await ready(page);
    await expect(page.getByText('default 30 s').first()).toBeVisible();
    await page.getByRole('button', { name: 'Reset Interval to 30 s' }).click();
    await expect(page.getByRole('textbox', { name: 'Interval, seconds' })).toHaveValue('30 s');
    await expect(page.getByRole('button', { name: /^Reset/ })).toHaveCount(0);
    expect(await requestsOf(page, 'settings.reset')).toEqual([{ path: 'watch.interval' }]);
  });
});

test.describe('what cannot be changed here', () => {
  test('names the variable that sets it', async ({ page, show }) => {
    const overrides = [{ path: 'watch.interval', variable: 'K8S_WATCHLOOP_INTERVAL' }] as const;
    await show(settingsWith({ overrides }), '#/settings');
    await ready(page);
    await expect(page.getByRole('textbox', { name: 'Interval, seconds' })).toBeDisabled();
    const why = 'Set by K8S_WATCHLOOP_INTERVAL; changing it here has no effect until it is unset.';
    await expect(page.getByText(why)).toBeVisible();
  });

  test('without a desktop there is no launch at login, and it says why', async ({ page, show }) => {
    await show(settingsWith({ noLaunchAtLogin: 'This Dogwatch runs without a desktop.' }), '#/settings');
    await ready(page);
    await expect(page.getByRole('switch', { name: 'Launch at login' })).toBeDisabled();
    await expect(page.getByText('This Dogwatch runs without a desktop.')).toBeVisible();
  });
});

test('a notification can be tried', async ({ page, show }) => {
  await show(settingsWith(), '#/settings/notifications');
  await ready(page);
  await page.getByRole('button', { name: 'Try one' }).click();
  await expect(page.getByText('Sent. Nothing to see?')).toBeVisible();
  expect(await requestsOf(page, 'notifications.try')).toEqual([{}]);
});

test.describe('finding', () => {
  test('by words: / goes to the search, which counts; Escape shows all again', async ({ page, show }) => {
    await show(settingsWith(), '#/settings');
    await ready(page);
    await page.keyboard.press('/');
    await page.keyboard.type('quiet crit');
    await expect(page.getByText('1 setting found')).toBeVisible();
    await expect(page.getByRole('switch')).toHaveCount(1);
    await expect(page.getByRole('switch', { name: 'Critical may break through' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: 'Interval, seconds' })).toBeAttached();
    await expect(page.getByText('found')).toHaveCount(0);
  });

  test('by parts of the page, each with an address of its own', async ({ page, show }) => {
    await show(settingsWith(), '#/settings/notifications');
    await ready(page);
    const parts = page.getByRole('navigation', { name: 'Parts of the settings' });
    await expect(parts.getByRole('link', { name: 'Notifications' })).toHaveAttribute(
      'aria-current',
      'location',
    );
    await expect(page.getByRole('heading', { name: 'Notifications' })).toBeInViewport();
    await parts.getByRole('link', { name: 'Where things are kept' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Where things are kept' })).toBeInViewport();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Copy path of database' })).toBeFocused();
    await parts.getByRole('link', { name: 'This desktop' }).click();
    await expect(page.getByRole('heading', { name: 'This desktop' })).toBeInViewport();
  });
});

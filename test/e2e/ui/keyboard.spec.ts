import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Page, test } from 'playwright/test';
import { installFakeBridge, type Scene } from '../../support/fake-bridge.ts';
import { expect } from '../../support/scene-page.ts';
import { scenes } from '../../support/scenes.ts';
import { serveRenderer } from '../../support/static-server.ts';

/** The shortcuts of the whole window and what explains them. */

const built = join(fileURLToPath(new URL('../../../', import.meta.url)), 'out/renderer');
let server: Awaited<ReturnType<typeof serveRenderer>>;

test.beforeAll(async () => {
  server = await serveRenderer(built);
});
test.afterAll(() => server.close());

async function show(page: Page, scene: Scene, hash = ''): Promise<void> {
  await page.addInitScript(installFakeBridge, scene);
  await page.goto(server.url + hash);
  await expect(page.getByRole('link', { name: 'Incidents' })).toBeVisible();
}

test.describe('the sheet of shortcuts', () => {
  test('comes with ?, lists what works, and goes with Escape back to where the focus was', async ({
    page,
  }) => {
    await show(page, scenes.incidents());
    await page.getByRole('listbox').focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet.getByText('Next incident')).toBeVisible();
    await expect(sheet.getByText('Go to Clusters')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    await expect(page.getByRole('listbox')).toBeFocused();
  });

  test('switches single letters off; arrows and Escape stay', async ({ page }) => {
    await show(page, scenes.incidents());
    await page.keyboard.press('?');
    await page.getByRole('switch', { name: 'Single-letter shortcuts' }).click();
    await expect(page.getByRole('switch', { name: 'Single-letter shortcuts' })).not.toBeChecked();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    await expect(page.getByRole('option', { selected: true })).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('listbox').press('ArrowDown');
    await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
  });
});

test('g and a letter go to a screen', async ({ page }) => {
  await show(page, scenes.incidents());
  for (const [letter, title] of [
    ['c', 'Clusters'],
    ['s', 'Settings'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  }
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByRole('listbox')).toBeVisible();
});

test.describe('the palette', () => {
  const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' });

  test('by keyboard: finds an incident, then what to do with it', async ({ page }) => {
    await show(page, scenes.incidents());
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.type('kafka');
    await expect(palette(page).getByRole('option').first()).toContainText('kafka finds no node');
    await page.keyboard.press('Enter');
    await expect(page.locator('#incident-title')).toContainText('kafka');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.type('ack');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Unacknowledge' })).toBeVisible();
    await expect(palette(page)).toHaveCount(0);
  });

  test('by mouse: goes to a screen, switches the context, shows the shortcuts', async ({ page }) => {
    await show(page, scenes.incidents());
    const choose = async (name: string | RegExp) => {
      await page.getByRole('button', { name: 'Commands' }).click();
      await palette(page).getByRole('option', { name }).click();
      await expect(palette(page)).toHaveCount(0);
    };
    await choose('Clusters');
    await expect(page.getByRole('heading', { name: 'Clusters', level: 1 })).toBeVisible();
    await choose(/^staging/);
    await expect(page.getByRole('button', { name: /^Context: staging/ })).toBeVisible();
    await choose('Keyboard shortcuts');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });

  test('opens while typing elsewhere, and goes with the key that brought it, or Escape', async ({ page }) => {
    await show(page, scenes.incidents());
    await page.keyboard.press('/');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette(page)).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: 'Filter incidents' })).toBeFocused();
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(palette(page)).toHaveCount(0);
  });

  test('says that nothing is called so', async ({ page }) => {
    await show(page, scenes.incidents());
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.type('qqqqq');
    await expect(palette(page).getByText('Nothing is called so.')).toBeVisible();
  });

  test('copies a command of the open incident', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await show(page, scenes.incidents());
    await page.getByRole('option', { name: /kafka/ }).click();
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.type('kubectl');
    await page.keyboard.press('Enter');
    await expect(palette(page)).toHaveCount(0);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'kubectl --context prod-eu -n streaming describe statefulset/kafka',
    );
  });
});

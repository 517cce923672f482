import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from 'playwright/test';
import { expectNoAxeFindings } from '../../support/axe.ts';
import { installFakeBridge, type Scene } from '../../support/fake-bridge.ts';
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
    await expectNoAxeFindings(page);
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

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect as baseExpect, type Page } from 'playwright/test';
import { installFakeBridge, type Scene } from '../../support/fake-bridge.ts';
import { serveRenderer } from '../../support/static-server.ts';

/** The built renderer with a scripted main side. What the page complains of, breaches of its CSP too, fails the test. */

const built = join(fileURLToPath(new URL('../../../', import.meta.url)), 'out/renderer');

/** A loaded machine takes its time: what should happen may take this long (ms). */
export const expect = baseExpect.configure({ timeout: 20_000 });

interface Fixtures {
  /** Opens the window on a scene. */
  show(scene: Scene, hash?: string): Promise<void>;
}

export const test = base.extend<Fixtures, { url: string }>({
  url: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter.
    async ({}, use) => {
      const server = await serveRenderer(built);
      await use(server.url);
      server.close();
    },
    { scope: 'worker' },
  ],
  show: async ({ page, url }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await use(async (scene, hash = '') => {
      await page.addInitScript(installFakeBridge, scene);
      await page.goto(url + hash);
    });
    expect(complaints).toEqual([]);
  },
});

/** In either theme; `part` is a selector of what to look at. */
export async function expectNoAxeFindings(page: Page, part = 'body'): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const { violations } = await new AxeBuilder({ page }).include(part).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
    expect(found, colorScheme).toEqual([]);
  }
}

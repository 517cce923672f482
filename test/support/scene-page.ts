import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from 'playwright/test';
import { installFakeBridge, type Scene } from './fake-bridge.ts';
import { serveRenderer } from './static-server.ts';

const built = join(fileURLToPath(new URL('../../', import.meta.url)), 'out/renderer');

interface PageFixtures {
  /** Opens the built renderer on a scripted main side. */
  show(scene: Scene, hash?: string): Promise<void>;
}

/** Tests of the built renderer. One in which the page complains (an error, a breach of its CSP) fails. */
export const test = base.extend<PageFixtures, { server: Awaited<ReturnType<typeof serveRenderer>> }>({
  server: [
    async ({ browserName: _ }, use) => {
      const server = await serveRenderer(built);
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  async show({ page, server }, use) {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await use(async (scene, hash = '') => {
      await page.addInitScript(installFakeBridge, scene);
      await page.goto(server.url + hash);
    });
    expect(complaints).toEqual([]);
  },
});

export async function expectNoAxeFindings(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
    expect(told).toEqual([]);
  }
}

/** What the page asked main for on a channel, in order. */
export async function requestsOf(page: Page, channel: string): Promise<unknown[]> {
  const requests = await page.evaluate(() => window.requests);
  return requests.filter((request) => request.channel === channel).map(({ payload }) => payload);
}

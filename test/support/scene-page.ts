import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect as baseExpect, type Page } from 'playwright/test';
import { installFakeBridge, type Scene } from './fake-bridge.ts';
import { serveRenderer } from './static-server.ts';

const built = join(fileURLToPath(new URL('../../', import.meta.url)), 'out/renderer');

/** A loaded machine takes its time: what should happen may take this long (ms). */
export const expect = baseExpect.configure({ timeout: 20_000 });

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
      server.close();
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

/** What the page asked main for on a channel, in order. */
export async function requestsOf(page: Page, channel: string): Promise<unknown[]> {
  const requests = await page.evaluate(() => window.requests);
  return requests.filter((request) => request.channel === channel).map(({ payload }) => payload);
}

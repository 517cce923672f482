import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Page, test } from 'playwright/test';
import { expectNoAxeFindings } from '../../support/axe.ts';
import { installFakeBridge, type Scene } from '../../support/fake-bridge.ts';
import { detailOf } from '../../support/scene-details.ts';
import { ago, incident } from '../../support/scene-incidents.ts';
import { expect } from '../../support/scene-page.ts';
import { appState } from '../../support/scenes.ts';
import { serveRenderer } from '../../support/static-server.ts';

/** Incidents folded under what explains them, and one that flaps. */

const built = join(fileURLToPath(new URL('../../../', import.meta.url)), 'out/renderer');
let server: Awaited<ReturnType<typeof serveRenderer>>;

test.beforeAll(async () => {
  server = await serveRenderer(built);
});
test.afterAll(() => server.close());

function family(): Scene {
  const node = incident('node_not_ready', {
    kind: 'Node',
    name: 'node-3',
    namespace: '',
    metadata: { ready: 'Unknown' },
    since: ago(4),
  });
  const on = (name: string, minutes: number) =>
    incident('crash_loop', {
      name,
      container: 'app',
      metadata: { exitCode: 1, node: 'node-3' },
      since: ago(minutes),
      parent: node.id,
    });
  const empty = incident('zero_replicas', {
    name: 'checkout',
    metadata: { wants: 3, available: 0 },
    since: ago(2),
    parent: node.id,
  });
  const flapping = incident('oom_killed', {
    name: 'search',
    namespace: 'catalog',
    metadata: { memoryLimit: '512Mi' },
    since: ago(6),
    reopened: 4,
    reopenings: [40, 30, 20, 6].map(ago),
    flappingSince: ago(20),
  });
  const incidents = [node, on('api', 3), on('web', 3.5), empty, flapping];
  return {
    state: appState({ open: { critical: 2, warning: 0, info: 0 } }),
    incidents,
    details: Object.fromEntries(incidents.map((one) => [one.id, detailOf(one)])),
    objects: {},
    logs: {},
    errors: {},
  };
}

async function show(page: Page, scene: Scene, hash = ''): Promise<void> {
  await page.addInitScript(installFakeBridge, scene);
  await page.goto(server.url + hash);
  await expect(page.getByRole('option').first()).toBeVisible();
}

const rows = (page: Page) => page.getByRole('option');
const selected = (page: Page) => page.getByRole('option', { selected: true });

test('what a node explains is one row, and folds out and in with the keys', async ({ page }) => {
  await show(page, family());
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText('node-3 stopped reporting');
  await expect(rows(page).first()).toHaveAccessibleName(/3 incidents explained, folded/);

  const list = page.getByRole('listbox');
  await list.focus();
  await list.press('Home');
  await list.press('ArrowRight');
  await expect(rows(page)).toHaveCount(5);
  await expect(rows(page).first()).toHaveAccessibleName(/3 incidents explained, shown below/);
  await list.press('ArrowDown');
  await expect(selected(page)).toContainText('checkout has no available pods');
  await list.press('ArrowLeft');
  await expect(selected(page)).toContainText('node-3');
  await list.press('ArrowLeft');
  await expect(rows(page)).toHaveCount(2);
  await expect(list).toBeFocused();
});

test('the count folds with the mouse, without opening the incident', async ({ page }) => {
  await show(page, family());
  await page.getByTitle('Show the 3 incidents that this explains').click();
  await expect(rows(page)).toHaveCount(5);
  await expect(page.locator('#incident-title')).toHaveCount(0);
  await page.getByTitle('Fold 3 incidents away').click();
  await expect(rows(page)).toHaveCount(2);
});

test('an incident that is opened from elsewhere is folded out; its detail leads to the cause', async ({
  page,
}) => {
  const scene = family();
  const child = scene.incidents.find(({ name }) => name === 'web');
  await show(page, scene, `#/incidents/${child?.id}`);
  await expect(selected(page)).toContainText('web keeps crashing');
  await page.getByRole('button', { name: /node-3 stopped reporting/ }).click();
  await expect(page.locator('#incident-title')).toContainText('node-3');
  await expect(page.getByRole('button', { name: /checkout has no available pods/ })).toBeVisible();
});

test('a search looks into what is folded', async ({ page }) => {
  await show(page, family());
  await page.getByRole('textbox', { name: 'Filter incidents' }).fill('checkout');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('checkout has no available pods');
});

test('what outlives its cause comes out by itself', async ({ page }) => {
  const scene = family();
  await show(page, scene);
  const child = scene.incidents.find(({ name }) => name === 'web');
  if (child === undefined) throw new Error('the scene has no web');
  await page.evaluate((freed) => window.push('incidents', [freed]), { ...child, parent: null });
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByRole('option', { name: /2 incidents explained/ })).toContainText('node-3');
});

test('flapping is said in the list and the detail', async ({ page }) => {
  await show(page, family());
  await expect(page.getByTitle('flapping, reopened 4 times in 40 min')).toHaveText('Flapping 4× in 40 min');
  await page.getByRole('option', { name: /search/ }).click();
  await expect(page.getByText('flapping, reopened 4 times in 40 min')).toBeVisible();
});

for (const width of [480, 1080])
  test(`at ${width} px axe finds nothing, folded out or open, in either theme`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 });
    await show(page, family());
    await page.getByRole('listbox').press('Home');
    await page.getByRole('listbox').press('ArrowRight');
    await expectNoAxeFindings(page);
    await rows(page).first().click();
    await expect(page.locator('#incident-title')).toContainText('node-3');
    await expectNoAxeFindings(page);
  });

import type { Page } from 'playwright/test';
import type { Scene } from '../../support/fake-bridge.ts';
import { expect, test } from '../../support/scene-page.ts';
import { scenes } from '../../support/scenes.ts';

/** The tabs of an incident but its logs, by mouse and by keyboard. */

const POD = 'payments-api-7d9c5b8f6d-x2x9k';
const MINUTE = 60_000;
const PANE = 'section[aria-label="Incident"]';

async function open(page: Page, name = 'payments-api') {
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await expect(page.locator('#incident-title')).toContainText(name);
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('tabs are walked by arrow keys', async ({ page, show }) => {
  await show(scenes.incidents());
  await open(page);
  await page.getByRole('tab', { name: 'Summary' }).focus();
  for (const tab of ['Logs', 'Events', 'YAML']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: tab })).toBeFocused();
    await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
  }
});

test('another pod is looked at in the same tab; what has no logs shows its summary', async ({
  page,
  show,
}) => {
  await show(scenes.incidents());
  await open(page);
  await page.getByRole('tab', { name: 'Logs' }).click();
  await page.getByRole('button', { name: /8mvtq/ }).click();
  await expect(page.getByRole('tab', { name: 'Logs' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: /node-2/ }).press('Enter');
  await expect(page.getByRole('tab', { name: 'Summary' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tab', { name: 'Logs' })).toHaveCount(0);
});

test.describe('the summary', () => {
  test('draws restarts over time, says them in words and lists them', async ({ page, show }) => {
    // The last second of a minute: what was only counted in full minutes would lag by one.
    await page.clock.setFixedTime(Math.floor(Date.now() / MINUTE) * MINUTE + 59_000);
    await show(scenes.incidents());
    await open(page);
    const restarts = page.getByRole('region', { name: 'Restarts over time' });
    await expect(restarts.locator('canvas')).toBeVisible();
    await expect(restarts.getByText('app: 12 restarts seen (2 to 14), the last 3 min ago')).toBeVisible();
    await restarts.getByText('As a table').click();
    await expect(restarts.getByRole('row')).toHaveCount(14);
    await restarts.getByText('As a table').press('Enter');
    await expect(restarts.getByRole('row')).toHaveCount(0);
  });

  test('draws the restarts of all pods of a workload, told apart by more than colour', async ({
    page,
    show,
  }) => {
    await show(scenes.incidents());
    await open(page);
    await page.getByRole('button', { name: 'Deployment payments-api' }).click();
    const lines = page.getByRole('region', { name: 'Restarts over time' }).getByRole('listitem');
    await expect(lines).toHaveCount(3);
    await expect(lines.first()).toContainText(`${POD}, app: 12 restarts`);
    const dashes = await lines
      .locator('path')
      .evaluateAll((all) => all.map((path) => path.getAttribute('stroke-dasharray')));
    expect(new Set(dashes).size).toBe(3);
  });

  test('measures memory now and at most against the limit', async ({ page, show }) => {
    await show(scenes.incidents());
    await open(page);
    const meter = page.getByRole('meter', { name: 'Memory of istio-proxy' });
    await expect(meter).toHaveAttribute('aria-valuetext', '45 MiB (35 %) now, limit 128Mi');
    await expect(page.getByText(/highest seen 192 MiB \(38 %\), limit 512Mi/)).toBeVisible();
  });

  test('leads to what was wrong with the workload before', async ({ page, show }) => {
    const scene: Scene = scenes.incidents();
    const [, before] = scene.history?.incidents ?? [];
    const crash = Object.values(scene.details).find(({ incident }) => incident.name === 'payments-api');
    if (!before || !crash) throw new Error('the scene has changed');
    scene.details[before.incident.id] = { ...crash, incident: before.incident };
    await show(scene);
    await open(page);
    const related = page.getByRole('region', { name: 'Related' });
    await related.getByRole('button', { name: /ran out of memory/ }).press('Enter');
    await expect(page).toHaveURL(new RegExp(before.incident.id));
    await expect(page.locator('#incident-title')).toContainText('ran out of memory');
  });
});

test.describe('the YAML', () => {
  async function yaml(page: Page) {
    await open(page);
    await page.getByRole('tab', { name: 'YAML' }).click();
    const tree = page.getByRole('tree', { name: 'YAML' });
    await expect(tree).toContainText('kind: Pod');
    return tree;
  }

  test('folds by mouse', async ({ page, show }) => {
    await show(scenes.incidents());
    const tree = await yaml(page);
    await tree
      .getByRole('treeitem', { name: /^metadata:/ })
      .locator('button')
      .click();
    await expect(tree.getByText('pod-template-hash')).toHaveCount(0);
    await expect(tree.getByText('… 7 lines')).toBeVisible();
    await page.getByRole('button', { name: 'Fold all', exact: true }).click();
    await expect(tree.getByRole('treeitem')).toHaveCount(5);
    await page.getByRole('button', { name: 'Unfold all' }).click();
    await expect(tree.getByText('pod-template-hash')).toBeVisible();
  });

  test('folds by keyboard', async ({ page, show }) => {
    await show(scenes.incidents());
    const tree = await yaml(page);
    await tree.focus();
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowLeft']) await page.keyboard.press(key);
    const metadata = tree.getByRole('treeitem', { name: /^metadata:/ });
    await expect(metadata).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('Enter');
    await expect(metadata).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowRight');
    await expect(tree.locator('[aria-selected="true"]')).toContainText(`name: ${POD}`);
    await page.keyboard.press('ArrowLeft');
    await expect(tree.locator('[aria-selected="true"]')).toContainText('metadata:');
  });

  test('unfolds what a search finds', async ({ page, show }) => {
    await show(scenes.incidents());
    const tree = await yaml(page);
    await page.getByRole('button', { name: 'Fold all', exact: true }).press('Enter');
    await page.keyboard.press('Control+f');
    await page.keyboard.insertText('restartCount');
    await expect(page.getByRole('status', { name: 'Matches' })).toHaveText('1/1');
    await expect(tree.locator('mark[data-current]')).toBeInViewport();
    await expect(tree.getByText('pod-template-hash')).toHaveCount(0);
  });

  test('of a big object only the lines in sight exist', async ({ page, show }) => {
    const scene = scenes.incidents();
    const pod = scene.objects[`Pod/shop/${POD}`];
    if (!pod) throw new Error('the scene has changed');
    pod.yaml = `kind: Pod\ndata:\n${Array.from({ length: 20_000 }, (_, line) => `  key-${line}: value\n`).join('')}`;
    await show(scene);
    const tree = await yaml(page);
    expect(await tree.getByRole('treeitem').count()).toBeLessThan(150);
    await tree.press('End');
    await expect(tree.getByText('key-19999')).toBeInViewport();
  });
});

test('every view has its kubectl command, on the incident’s own context', async ({ page, show, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await show(scenes.incidents());
  await open(page);
  const command = page.getByRole('button', { name: 'Copy kubectl command' });
  const expected = {
    Summary: `describe pod/${POD}`,
    Events: `get events --field-selector 'involvedObject.kind=Pod,involvedObject.name=${POD}' --sort-by .lastTimestamp`,
    YAML: `get pod/${POD} -o yaml`,
  };
  for (const [tab, words] of Object.entries(expected)) {
    await page.getByRole('tab', { name: tab }).click();
    await command.press('Enter');
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await copied(page)).toBe(`kubectl --context prod-eu -n shop ${words}`);
    await expect(command).toBeVisible();
  }
});

test('a link to the incident is copied', async ({ page, show, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await show(scenes.incidents());
  await open(page);
  await page.getByRole('button', { name: 'Copy link to this incident' }).click();
  const id = page.url().split('/').at(-1);
  await expect.poll(() => copied(page)).toBe(`dogwatch://incident/${id}`);
});

test('at 480 px every tab fits', async ({ page, show }) => {
  await page.setViewportSize({ width: 480, height: 800 });
  await show(scenes.incidents());
  await open(page);
  for (const tab of ['Summary', 'Logs', 'Events', 'YAML']) {
    await page.getByRole('tab', { name: tab }).click();
    expect(await page.locator(PANE).evaluate((pane) => pane.scrollWidth <= pane.clientWidth), tab).toBe(true);
  }
});

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Page, test } from 'playwright/test';
import { installFakeBridge, type Scene } from '../../support/fake-bridge.ts';
import { ago, incident } from '../../support/scene-incidents.ts';
import { expect } from '../../support/scene-page.ts';
import { appState, scenes } from '../../support/scenes.ts';
import { serveRenderer } from '../../support/static-server.ts';

/** What the list of incidents shows, in what order, and what is done with many of them at once. */

const built = join(fileURLToPath(new URL('../../../', import.meta.url)), 'out/renderer');
let server: Awaited<ReturnType<typeof serveRenderer>>;

test.beforeAll(async () => {
  server = await serveRenderer(built);
});
test.afterAll(() => server.close());

async function show(page: Page, hash = '', scene: Scene = scenes.incidents()): Promise<void> {
  await page.addInitScript(installFakeBridge, scene);
  await page.goto(server.url + hash);
  await expect(page.getByRole('textbox', { name: 'Filter incidents' })).toBeVisible();
}

const rows = (page: Page) => page.getByRole('listbox', { name: /incidents$/ }).getByRole('option');
const row = (page: Page, name: string | RegExp) => rows(page).filter({ hasText: name });
const marked = (page: Page) => page.getByRole('option', { checked: true });
const chip = (page: Page, name: string) => page.getByRole('button', { name: `Remove the filter ${name}` });
/** The incidents that requests of one channel named, in all. */
const asked = (page: Page, channel: string) =>
  page.evaluate(
    (wanted) =>
      window.requests
        .filter((request) => request.channel === wanted)
        .flatMap(({ payload }) => (payload as { ids: string[] }).ids).length,
    channel,
  );

test.describe('filters', () => {
  test('by mouse: put in, counted, taken out; Back and a link bring them again', async ({ page }) => {
    await show(page);
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('option', { name: /^shop/ }).click();
    await page.getByRole('option', { name: /^warning/ }).click();
    await page.keyboard.press('Escape');
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('inventory is stuck');
    await expect(chip(page, 'Namespace shop 1')).toBeVisible();

    const link = page.url();
    await chip(page, 'Severity warning').click();
    await expect(rows(page)).toHaveCount(3);
    await page.goBack();
    await expect(rows(page)).toHaveCount(1);
    await page.goto('about:blank');
    await page.goto(link);
    await expect(rows(page)).toHaveCount(1);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect(rows(page)).toHaveCount(12);
  });

  test('by keyboard: found by a few letters, and deleted', async ({ page }) => {
    await show(page);
    await page.keyboard.press('f');
    await expect(page.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('sev crit');
    await page.keyboard.press('Enter');
    await expect(rows(page)).toHaveCount(5);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox')).toHaveCount(0);
    await chip(page, 'Severity critical 5').press('Delete');
    await expect(rows(page)).toHaveCount(12);
    await expect(page.getByRole('listbox')).toBeFocused();
  });

  test('the text is part of the link too, and clearing takes both away', async ({ page }) => {
    await show(page, '#/incidents?text=api&severity=info');
    await expect(page.getByText('No incident matches the filter')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await expect(rows(page)).toHaveCount(12);
    await page.keyboard.press('/');
    await page.keyboard.type('kafka');
    await expect(page).toHaveURL(/text=kafka/);
  });

  test('an incident that is opened, and closed again, leaves them as they are', async ({ page }) => {
    await show(page, '#/incidents?namespace=shop&sort=name');
    await rows(page).first().click();
    await expect(page.locator('#incident-title')).toContainText('checkout');
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/namespace=shop&sort=name/);
    await expect(rows(page)).toHaveCount(3);
  });

  test('several contexts can be shown at once where several are watched', async ({ page }) => {
    const scene = scenes.incidents();
    scene.incidents.push(incident('crash_loop', { name: 'elsewhere', context: 'staging' }));
    await show(page, '', scene);
    await page.evaluate(
      (arriving) => window.push('incidents', [arriving]),
      incident('oom_killed', { name: 'far-away', context: 'staging' }),
    );
    await expect(row(page, 'far-away')).toHaveCount(0);
    await page.keyboard.press('f');
    await page.getByRole('option', { name: /^staging/ }).click();
    await expect(row(page, 'far-away')).toBeVisible();
    await expect(row(page, 'kafka')).toBeVisible();
    await chip(page, 'Context prod-eu').click();
    await expect(row(page, 'kafka')).toHaveCount(0);
  });
});

test.describe('order and groups', () => {
  test('by keyboard: sorted, grouped, collapsed and walked', async ({ page }) => {
    await show(page);
    await page.keyboard.press('v');
    await expect(page.getByRole('menuitemradio', { name: 'Attention' })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Sort and group: Attention, by namespace' })).toBeVisible();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Home');
    await expect(page.getByRole('option', { selected: true })).toHaveText(/^Group No namespace/);
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('option', { selected: true })).toHaveText(/folded$/);
    await expect(row(page, 'node-3')).toHaveCount(0);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { selected: true })).toContainText('node-3');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('option', { selected: true })).toHaveText(/^Group No namespace/);
    await page.keyboard.press('Enter');
    await expect(row(page, 'node-3')).toHaveCount(0);
  });

  test('by mouse: another order, a group folded with a click', async ({ page }) => {
    await show(page);
    await page.getByRole('button', { name: /^Sort and group/ }).click();
    await page.getByRole('menuitemradio', { name: 'Name', exact: true }).click();
    await expect(rows(page).first()).toContainText('checkout');
    await page.getByRole('button', { name: /^Sort and group/ }).click();
    await page.getByRole('menuitemradio', { name: 'Node', exact: true }).click();
    await row(page, /^Group node-2/).click();
    await expect(row(page, 'payments-api')).toHaveCount(0);
    await expect(page.locator('#incident-title')).toHaveCount(0);
    await row(page, /^Group node-2/).click();
    await expect(row(page, 'payments-api')).toBeVisible();
  });
});

test.describe('marking', () => {
  test('by keyboard: one, a range, all; acknowledged together, and taken back', async ({ page }) => {
    await show(page);
    await page.getByRole('listbox').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    await expect(marked(page)).toHaveCount(1);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowUp');
    await expect(page.getByText('2 marked')).toBeVisible();
    await page.keyboard.press('a');
    await expect(page.getByText('2 marked')).toHaveCount(0);
    expect(await asked(page, 'incidents.acknowledge')).toBe(2);

    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.getByText('12 marked')).toBeVisible();
    await page.keyboard.press('a');
    await expect.poll(() => asked(page, 'incidents.acknowledge')).toBe(2 + 9);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('a');
    await expect.poll(() => asked(page, 'incidents.unacknowledge')).toBe(12);
  });

  test('by mouse: the boxes, Shift and a click; closed together after one question', async ({ page }) => {
    await show(page);
    await rows(page).nth(1).hover();
    await rows(page).nth(1).getByTitle('Mark (X)').click();
    await rows(page)
      .nth(4)
      .click({ modifiers: ['Shift'] });
    await expect(page.getByText('4 marked')).toBeVisible();
    await rows(page)
      .nth(2)
      .click({ modifiers: ['ControlOrMeta'] });
    await expect(page.getByText('3 marked')).toBeVisible();
    await expect(page.locator('#incident-title')).toHaveCount(0);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('button', { name: 'Really close 3 incidents?' }).click();
    await expect(rows(page)).toHaveCount(9);
    await expect(page.getByRole('region', { name: 'Marked incidents' })).toHaveCount(0);
  });

  test('a group is marked by its head; what is folded away is counted as such', async ({ page }) => {
    await show(page, '#/incidents?group=namespace&namespace=shop');
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await expect(page.getByText('3 marked')).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByText(', 3 folded away')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('3 marked')).toHaveCount(0);
  });

  test('snoozes with s and a number, or from the bar; s on a snoozed one can wake it', async ({ page }) => {
    await show(page);
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: 'Snooze' });
    await expect(dialog.getByText(/node-3 stopped reporting .*prod-eu/)).toBeVisible();
    await page.keyboard.press('1');
    await expect(row(page, /node-3.*Snoozed/)).toBeVisible();

    await rows(page)
      .first()
      .click({ modifiers: ['ControlOrMeta'] });
    await rows(page)
      .nth(1)
      .click({ modifiers: ['ControlOrMeta'] });
    await page
      .getByRole('region', { name: 'Marked incidents' })
      .getByRole('button', { name: 'Snooze' })
      .click();
    await expect(dialog.getByText('2 incidents in prod-eu')).toBeVisible();
    await dialog.getByRole('button', { name: '4 hours' }).click();
    await expect.poll(() => asked(page, 'incidents.snooze')).toBe(3);

    await expect(page.getByRole('listbox')).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.press('s');
    await dialog.getByRole('button', { name: 'Wake now' }).click();
    await expect.poll(() => asked(page, 'incidents.unsnooze')).toBe(1);
  });

  test('Escape unmarks before it closes the detail', async ({ page }) => {
    await show(page);
    await row(page, 'kafka').click();
    await expect(page.locator('#incident-title')).toContainText('kafka');
    await page.keyboard.press('x');
    await expect(page.getByText('1 marked')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('1 marked')).toHaveCount(0);
    await expect(page.locator('#incident-title')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('#incident-title')).toHaveCount(0);
  });

  test('says why it failed, and keeps the marks to try again', async ({ page }) => {
    const scene = scenes.incidents();
    scene.errors['incidents.acknowledge'] = 'The database is read-only.';
    await show(page, '', scene);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('a');
    await expect(page.getByRole('alert')).toHaveText('The database is read-only.');
    await expect(page.getByText('12 marked')).toBeVisible();
  });

  test('more than one request may name are dealt with in several', async ({ page }) => {
    const incidents = Array.from({ length: 2_300 }, (_, number) =>
      incident('crash_loop', { name: `web-${number}` }),
    );
    await show(page, '', { ...scenes.quiet(), incidents });
    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.getByText('2,300 marked')).toBeVisible();
    await page.keyboard.press('a');
    await expect.poll(() => asked(page, 'incidents.acknowledge')).toBe(2_300);
    expect(
      await page.evaluate(
        () => window.requests.filter(({ channel }) => channel === 'incidents.acknowledge').length,
      ),
    ).toBe(3);
  });
});

test.describe('what arrives', () => {
  const arriving = (count: number) =>
    Array.from({ length: count }, (_, number) =>
      incident('crash_loop', { name: `new-${number}`, since: ago(0), severity: 'critical' }),
    );
  const topOf = async (page: Page, name: string) => (await row(page, name).boundingBox())?.y;

  for (const [how, hold] of [
    ['under the pointer', (page: Page) => row(page, 'kafka').hover()],
    [
      'under the cursor',
      async (page: Page) => {
        await page.getByRole('listbox').focus();
        for (let step = 0; step < 6; step++) await page.keyboard.press('j');
        await expect(page.getByRole('option', { selected: true })).toContainText('kafka');
      },
    ],
  ] as const) {
    test(`never moves the row ${how}, and says that it is there`, async ({ page }) => {
      await show(page);
      await hold(page);
      const before = await topOf(page, 'kafka');
      await page.evaluate((incidents) => window.push('incidents', incidents), arriving(3));
      await expect(page.getByRole('button', { name: '3 new above' })).toBeVisible();
      expect(await topOf(page, 'kafka')).toBe(before);
      await page.getByRole('button', { name: '3 new above' }).click();
      await expect(row(page, 'new-0')).toBeInViewport();
      await expect(page.getByRole('button', { name: /new above/ })).toHaveCount(0);
    });
  }

  test('is seen at once where nothing holds the list', async ({ page }) => {
    await show(page);
    await page.mouse.move(0, 0);
    await page.evaluate((incidents) => window.push('incidents', incidents), arriving(1));
    await expect(row(page, 'new-0')).toBeInViewport();
  });
});

for (const [what, width, size] of [
  ['in 480 px', 480, ''],
  ['with text at 200 %', 1000, '32px'],
  ['in 480 px with text at 200 %', 480, '32px'],
] as const) {
  test(`marks and deals with incidents ${what}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await show(page, '#/incidents?severity=critical&group=namespace');
    await page.evaluate((fontSize) => {
      document.documentElement.style.fontSize = fontSize;
    }, size);
    for (const name of ['Filter', /^Sort and group/])
      await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('ControlOrMeta+a');
    const bar = page.getByRole('region', { name: 'Marked incidents' });
    for (const name of ['Acknowledge', 'Snooze', 'Close', 'Unmark all'])
      await expect(bar.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await bar.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await expect(bar).toHaveCount(0);
  });
}

test('in 480 px the keys deal with the incident that is seen, not with marks that are not', async ({
  page,
}) => {
  await page.setViewportSize({ width: 480, height: 800 });
  await show(page);
  await rows(page)
    .first()
    .click({ modifiers: ['ControlOrMeta'] });
  await row(page, 'kafka').click();
  await expect(page.locator('#incident-title')).toContainText('kafka');
  await page.keyboard.press('x');
  await page.keyboard.press('f');
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: 'Unacknowledge' })).toBeVisible();
  expect(await asked(page, 'incidents.acknowledge')).toBe(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeVisible();
  await expect(page.getByRole('combobox')).toHaveCount(0);
});

test('the counts in the title are of the whole cluster, whatever the filter', async ({ page }) => {
  await show(page, '#/incidents?severity=info', {
    ...scenes.incidents(),
    state: appState({ open: { critical: 5, warning: 5, info: 1 } }),
  });
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveTitle(/^\(11\)/);
});

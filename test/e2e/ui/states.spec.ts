import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Page, test } from 'playwright/test';
import { installFakeBridge, type Scene } from '../../support/fake-bridge.ts';
import { incident } from '../../support/scene-incidents.ts';
import { expect } from '../../support/scene-page.ts';
import { appState, scenes } from '../../support/scenes.ts';
import { serveRenderer } from '../../support/static-server.ts';

/** The built renderer with a scripted main side: the states that are hard to reach on a live cluster. */

const built = join(fileURLToPath(new URL('../../../', import.meta.url)), 'out/renderer');
let server: Awaited<ReturnType<typeof serveRenderer>>;
const complaints: string[] = [];

test.beforeAll(async () => {
  server = await serveRenderer(built);
});
test.afterAll(() => server.close());

test.beforeEach(({ page }) => {
  complaints.length = 0;
  page.on('pageerror', (error) => complaints.push(error.message));
  // A breach of the Content-Security-Policy is told here too.
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
});
test.afterEach(() => expect(complaints).toEqual([]));

async function show(page: Page, scene: Scene, hash = ''): Promise<void> {
  await page.addInitScript(installFakeBridge, scene);
  await page.goto(server.url + hash);
}

test.describe('the detail', () => {
  const open = async (page: Page, name: string) => {
    await page.getByRole('option', { name: new RegExp(name) }).click();
    await expect(page.locator('#incident-title')).toContainText(name);
  };

  test('tells the exit, the last words and the containers of the pod', async ({ page }) => {
    await show(page, scenes.incidents());
    await open(page, 'payments-api');
    await expect(page.getByText('Exit 1, Error, 2 s after start').first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Last lines of the log' })).toContainText(
      'password authentication failed',
    );
    await expect(page.getByRole('row', { name: /app .*CrashLoopBackOff/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /istio-proxy sidecar/ })).toBeVisible();
  });

  test('inspects nodes and workloads, and names what could not be read', async ({ page }) => {
    await show(page, scenes.incidents());
    await open(page, 'node-3');
    await expect(page.getByText('NodeStatusUnknown: Kubelet stopped posting node status.')).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Logs' })).toHaveCount(0);
    await open(page, 'checkout');
    await expect(page.getByText(/Deployment does not have minimum availability/)).toBeVisible();
    await expect(
      page.getByText('Events could not be read: not permitted to list events in shop.'),
    ).toBeVisible();
  });

  test('shows what was kept of an object that is gone', async ({ page }) => {
    await show(page, scenes.incidents());
    await page.getByText('Resolved', { exact: true }).click();
    await open(page, 'thumbnailer');
    await expect(page.getByText(/thumbnailer-5f6b9d-kq4tz no longer exists/)).toBeVisible();
  });

  test('draws its chart anew in the colours of another theme', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await show(page, scenes.incidents());
    await open(page, 'payments-api');
    const chart = page.locator('canvas');
    await expect(chart).toBeVisible();
    const drawn = () => chart.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const light = await drawn();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(drawn).not.toBe(light);
  });

  test('in the person’s own colours what is chosen, on or drawn can still be told', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await show(page, scenes.incidents());
    await open(page, 'payments-api');
    const chosen = [
      '[role="tab"][aria-selected="true"]',
      'a[aria-current="page"]',
      '[role="option"][aria-selected="true"]',
    ];
    for (const one of chosen) await expect(page.locator(one).first()).toHaveCSS('outline-style', 'solid');
    await page.getByRole('tab', { name: 'Logs' }).click();
    const track = (label: string) => page.getByLabel(label).locator('+ .mantine-Switch-track');
    const colour = (label: string) => track(label).evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(await colour('Wrap')).not.toBe(await colour('Follow'));
  });

  test('says that an incident is not known, and leads back', async ({ page }) => {
    await show(page, scenes.incidents(), '#/incidents/0b9c7b0e-1111-4222-8333-444455556666');
    await expect(page.getByText('This incident cannot be shown')).toBeVisible();
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await expect(page.getByText('This incident cannot be shown')).toHaveCount(0);
  });

  test('acknowledges, snoozes, wakes and closes', async ({ page }) => {
    await show(page, scenes.incidents());
    await open(page, 'payments-api');
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await expect(page.getByRole('button', { name: 'Unacknowledge' })).toBeVisible();
    await page.getByRole('button', { name: 'Snooze' }).click();
    await page.getByRole('menuitem', { name: '1 hour' }).click();
    await expect(page.locator('header').getByText(/Snoozed until/)).toBeVisible();
    await page.getByRole('button', { name: 'Wake' }).click();
    await page.getByRole('button', { name: 'Close incident' }).click();
    await expect(page.locator('header').getByText('Closed by hand')).toBeVisible();
    await expect(page.getByRole('option', { name: /payments-api/ })).toHaveCount(0);
  });

  test('says why an action failed', async ({ page }) => {
    const scene = scenes.incidents();
    scene.errors['incidents.acknowledge'] = 'The database is read-only.';
    await show(page, scene);
    await open(page, 'payments-api');
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await expect(page.getByRole('alert')).toHaveText('The database is read-only.');
  });
});

test.describe('by keyboard', () => {
  test('walks, opens, acknowledges and comes back', async ({ page }) => {
    await show(page, scenes.incidents());
    const list = page.getByRole('listbox', { name: 'Active incidents' });
    await expect(list).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect(page.getByRole('option', { selected: true })).toContainText('node-3');
    await page.keyboard.press('Enter');
    await expect(page.locator('#incident-title')).toContainText('node-3');
    await page.keyboard.press('j');
    await expect(page.locator('#incident-title')).toContainText('checkout');
    await page.keyboard.press('a');
    await expect(page.getByRole('button', { name: 'Unacknowledge' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('#incident-title')).toHaveCount(0);
    await expect(list).toBeFocused();
    await page.keyboard.press('End');
    await expect(page.getByRole('option', { selected: true })).toContainText('postgres');
  });

  test('Escape closes a menu before it closes the detail', async ({ page }) => {
    await show(page, scenes.incidents());
    await page.getByRole('option', { name: /node-3/ }).click();
    await page.getByRole('button', { name: 'Snooze' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(page.locator('#incident-title')).toBeVisible();
  });

  test('filters with /, and letters typed there do nothing else', async ({ page }) => {
    await show(page, scenes.incidents());
    await expect(page.getByRole('listbox')).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.type('kafka');
    await expect(page.getByRole('option')).toHaveCount(1);
    expect(
      await page.evaluate(() => window.requests.filter(({ channel }) => channel === 'incidents.acknowledge')),
    ).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('option')).toHaveCount(12);
  });

  test('at 480 px list and detail are two pages, and the focus follows', async ({ page }) => {
    await page.setViewportSize({ width: 480, height: 800 });
    await show(page, scenes.incidents());
    await page.getByRole('listbox').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox')).toBeHidden();
    await expect(page.locator('#incident-title')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox')).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(480);
  });
});

test.describe('live', () => {
  test('an arriving incident moves neither focus nor cursor', async ({ page }) => {
    await show(page, scenes.incidents());
    await page.getByRole('listbox').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const chosen = await page.getByRole('option', { selected: true }).textContent();
    await page.evaluate(
      (arriving) => window.push('incidents', [arriving]),
      incident('crash_loop', { name: 'aaa-new', since: new Date().toISOString() }),
    );
    await expect(page.getByRole('option', { name: /aaa-new/ })).toBeVisible();
    expect(await page.getByRole('option', { selected: true }).textContent()).toBe(chosen);
    await expect(page.getByRole('listbox')).toBeFocused();
  });

  test('counts stand in the title of the page', async ({ page }) => {
    await show(page, scenes.incidents());
    await expect(page).toHaveTitle('(11) Incidents · prod-eu · Dogwatch');
    await page.evaluate((state) => window.push('state', state), appState());
    await expect(page).toHaveTitle('Incidents · prod-eu · Dogwatch');
  });

  test('only the rows in sight exist, however many there are', async ({ page }) => {
    const incidents = Array.from({ length: 3_000 }, (_, number) =>
      incident('crash_loop', { name: `web-${number}` }),
    );
    await show(page, { ...scenes.quiet(), incidents });
    await expect(page.getByRole('option').first()).toHaveAttribute('aria-setsize', '3000');
    expect(await page.getByRole('option').count()).toBeLessThan(80);
    await page.getByRole('listbox').press('End');
    await expect(page.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '3000');
  });

  test('a notification is shown, and opens its incident', async ({ page }) => {
    const scene = scenes.incidents();
    const [, , crash] = scene.incidents;
    await show(page, scene);
    await page.evaluate((id) => {
      window.push('notification', {
        id: '1',
        title: 'node-3 stopped reporting',
        body: 'prod-eu',
        severity: 'critical',
        incident: id,
      });
    }, crash?.id ?? null);
    await page.getByRole('button', { name: /node-3 stopped reporting prod-eu/ }).click();
    await expect(page.locator('#incident-title')).toContainText('node-3');
  });

  test('main can ask for a screen', async ({ page }) => {
    await show(page, scenes.incidents());
    await expect(page.getByRole('listbox')).toBeVisible();
    await page.evaluate(() => window.push('navigate', { screen: 'settings', incident: null }));
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  });
});

test.describe('contexts', () => {
  test('nothing is asked of a cluster before one is picked; picking the current one is one click', async ({
    page,
  }) => {
    await show(page, scenes.noContext());
    await page.getByRole('button', { name: 'Watch prod-eu' }).click();
    await expect(page.getByRole('button', { name: /^Context: prod-eu/ })).toBeVisible();
    const asked = await page.evaluate(() => window.requests.map(({ channel }) => channel));
    expect(asked.slice(0, 2)).toEqual(['app.state', 'contexts.choose']);
  });

  test('the switcher shows all of them, and why one cannot be used', async ({ page }) => {
    await show(page, scenes.notices());
    await page.getByRole('button', { name: /^Context/ }).click();
    await expect(page.getByRole('menuitem', { name: /old-lab/ })).toBeDisabled();
    await expect(page.getByText(/names the user "lab-admin"/)).toBeVisible();
    await expect(page.getByText(/Has open incidents, not watched since/)).toBeVisible();
    await page.getByRole('menuitem', { name: /staging/ }).click();
    await expect(page.getByRole('button', { name: /^Context: staging/ })).toBeVisible();
  });
});

test('hostile names stay text', async ({ page }) => {
  const name = '<img src=x onerror=alert(1)>';
  const evil = incident('crash_loop', { name, namespace: '"><script>alert(1)</script>', container: name });
  await show(page, { ...scenes.quiet(), incidents: [evil] });
  await expect(page.getByRole('option')).toContainText(name);
  await expect(page.locator('img, main script')).toHaveCount(0);
});

test('is usable with text at 200 %', async ({ page }) => {
  await show(page, scenes.incidents());
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '32px';
  });
  await page.getByRole('option', { name: /payments-api/ }).click();
  await expect(page.getByRole('button', { name: 'Acknowledge' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

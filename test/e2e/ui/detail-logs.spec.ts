import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import type { Scene } from '../../support/fake-bridge.ts';
import { expect, test } from '../../support/scene-page.ts';
import { scenes } from '../../support/scenes.ts';

/** The log of a container: everything by mouse, and everything by keyboard. */

const POD = 'payments-api-7d9c5b8f6d-x2x9k';
const ESC = '\u001b';

const LOG = `${ESC}[32m14:02:01${ESC}[0m ${ESC}[36mhttp${ESC}[0m listening on :8080
{"level":"info","msg":"request completed","req":{"method":"GET","url":"/ready"}}
WARN pool is nearly empty
ERROR could not connect: <img src=x onerror=alert(1)>
retrying, then connect again
`;

function scene(current = LOG): Scene {
  const all = scenes.incidents();
  all.logs[`${POD}/app/current`] = { text: current, until: null, truncated: false };
  return all;
}

async function openLogs(page: Page, run: 'Previous' | 'Current' = 'Current') {
  await page.getByRole('option', { name: /payments-api/ }).click();
  await page.getByRole('tab', { name: 'Logs' }).click();
  await page.getByText(run, { exact: true }).click();
  const log = page.getByRole('tree', { name: `${run} log of app` });
  await expect(log).toBeVisible();
  return log;
}

const pollsOf = (page: Page) =>
  page.evaluate(
    () =>
      window.requests.filter(
        ({ channel, payload }) => channel === 'pod.logs' && (payload as { since: unknown }).since !== null,
      ).length,
  );

test('previous and current run of each container', async ({ page, show }) => {
  await show(scene(''));
  const log = await openLogs(page, 'Previous');
  await expect(log).toContainText('password authentication failed');
  await page.getByText('Current', { exact: true }).click();
  await expect(page.getByText('The log is empty.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Container' }).selectOption('istio-proxy');
  await expect(page.getByText(/98,000 more characters/)).toBeVisible();
});

test('lines keep their colours, errors and warnings have a shape, markup stays text', async ({
  page,
  show,
}) => {
  await show(scene());
  const log = await openLogs(page);
  const colorOf = (text: string) =>
    log.getByText(text, { exact: true }).evaluate((element) => getComputedStyle(element).color);
  expect(await colorOf('14:02:01')).not.toBe(await colorOf('http'));
  const error = log.getByRole('treeitem', { name: /could not connect/ });
  await expect(error.getByRole('img', { name: 'Error' })).toBeVisible();
  await expect(error).toContainText('<img src=x onerror=alert(1)>');
  await expect(page.locator('main img')).toHaveCount(0);
  await expect(
    log.getByRole('treeitem', { name: /nearly empty/ }).getByRole('img', { name: 'Warning' }),
  ).toBeVisible();
});

test.describe('search', () => {
  test('by keyboard: Ctrl+F, Enter, Shift+Enter, Escape', async ({ page, show }) => {
    await show(scene());
    const log = await openLogs(page);
    await page.keyboard.press('Control+f');
    const field = page.getByRole('textbox', { name: 'Search the log' });
    await expect(field).toBeFocused();
    await page.keyboard.type('CONNECT');
    const count = page.getByRole('status', { name: 'Matches' });
    await expect(count).toHaveText('1/2');
    await page.keyboard.press('Enter');
    await expect(count).toHaveText('2/2');
    await expect(log.locator('mark[data-current]')).toHaveText('connect');
    await expect(log.locator('[aria-selected="true"]')).toContainText('retrying, then connect again');
    await page.keyboard.press('Enter');
    await expect(count).toHaveText('1/2');
    await page.keyboard.press('Shift+Enter');
    await expect(count).toHaveText('2/2');
    await page.keyboard.press('Escape');
    await expect(field).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(log).toBeFocused();
  });

  test('by mouse', async ({ page, show }) => {
    await show(scene());
    await openLogs(page);
    await page.getByRole('textbox', { name: 'Search the log' }).fill('connect');
    await page.getByRole('button', { name: 'Next match' }).click();
    const count = page.getByRole('status', { name: 'Matches' });
    await expect(count).toHaveText('2/2');
    await page.getByRole('button', { name: 'Previous match' }).click();
    await expect(count).toHaveText('1/2');
    await page.getByRole('textbox', { name: 'Search the log' }).fill('no such thing');
    await expect(count).toHaveText('none');
    await expect(page.getByRole('button', { name: 'Next match' })).toBeDisabled();
  });
});

test.describe('a JSON line is unfolded', () => {
  const unfolded = '"method": "GET"';

  test('by keyboard', async ({ page, show }) => {
    await show(scene());
    const log = await openLogs(page);
    await log.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(log.getByText(unfolded)).toBeVisible();
    await expect(log.locator('[aria-selected="true"]')).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowLeft');
    await expect(log.getByText(unfolded)).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(log.getByText(unfolded)).toBeVisible();
  });

  test('by mouse, one or all', async ({ page, show }) => {
    await show(scene());
    const log = await openLogs(page);
    await log
      .getByRole('treeitem', { name: /request completed/ })
      .locator('button')
      .click();
    await expect(log.getByText(unfolded)).toBeVisible();
    await log
      .getByRole('treeitem', { name: /request completed/ })
      .locator('button')
      .click();
    await expect(log.getByText(unfolded)).toHaveCount(0);
    await page.getByRole('switch', { name: 'JSON' }).click();
    await expect(log.getByText(unfolded)).toBeVisible();
  });
});

test.describe('following', () => {
  test('shows what is written, keeps the end in sight, and stops with the detail', async ({ page, show }) => {
    await show(scene(Array.from({ length: 300 }, (_, line) => `line ${line}\n`).join('')));
    const log = await openLogs(page);
    await expect(log.getByText('line 299', { exact: true })).toBeInViewport();
    await page.getByRole('switch', { name: 'Follow' }).click();
    await page.evaluate((key) => window.write(key, 'written since\n'), `${POD}/app/current`);
    await expect(log.getByText('written since')).toBeInViewport();
    await expect(page.getByText('following', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('#incident-title')).toHaveCount(0);
    const polls = await pollsOf(page);
    await page.waitForTimeout(2_500);
    expect(await pollsOf(page)).toBe(polls);
  });

  test('lets one read above the end, and leads back to it', async ({ page, show }) => {
    await show(scene(Array.from({ length: 300 }, (_, line) => `line ${line}\n`).join('')));
    const log = await openLogs(page);
    await page.getByRole('switch', { name: 'Follow' }).press('Space');
    await log.focus();
    await page.keyboard.press('Home');
    await expect(log.getByText('line 0', { exact: true })).toBeInViewport();
    await page.evaluate((key) => window.write(key, 'written since\n'), `${POD}/app/current`);
    await expect.poll(() => pollsOf(page)).toBeGreaterThan(0);
    await expect(log.getByRole('treeitem').first()).toHaveAttribute('aria-setsize', '301');
    await expect(log.getByText('line 0', { exact: true })).toBeInViewport();
    await page.getByRole('button', { name: 'Go to the end' }).click();
    await expect(log.getByText('written since')).toBeInViewport();
  });

  test('the previous run goes on no more: following leads to the current one', async ({ page, show }) => {
    await show(scene());
    await openLogs(page, 'Previous');
    await page.getByRole('switch', { name: 'Follow' }).click();
    await expect(page.getByRole('tree', { name: 'Current log of app' })).toBeVisible();
  });
});

test('of 5,000 lines only those in sight exist, wrapped or not', async ({ page, show }) => {
  const long = `${'word '.repeat(80)}end`;
  await show(scene(Array.from({ length: 5_000 }, (_, line) => `${line} ${long}\n`).join('')));
  const log = await openLogs(page);
  await expect(log.getByText(/^4999 /)).toBeInViewport();
  expect(await log.getByRole('treeitem').count()).toBeLessThan(150);
  const height = () =>
    log
      .getByRole('treeitem')
      .last()
      .evaluate((line) => line.getBoundingClientRect().height);
  const wrapped = await height();
  await page.getByRole('switch', { name: 'Wrap' }).click();
  await expect.poll(height).toBeLessThan(wrapped);
  expect(await log.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
  await log.press('Home');
  await expect(log.getByText(/^0 word/)).toBeInViewport();
});

test.describe('taking it away', () => {
  test('copies text without escapes, and the command for a terminal', async ({ page, show, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await show(scene());
    await openLogs(page);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('button', { name: 'Copy log' }).click();
    await expect.poll(copied).toContain('14:02:01 http listening on :8080\n{"level":"info"');
    await page.getByRole('button', { name: 'Copy kubectl command' }).press('Enter');
    await expect.poll(copied).toBe(`kubectl --context prod-eu -n shop logs pod/${POD} -c app --tail=1000`);
    await page.getByText('Previous', { exact: true }).click();
    await page.getByRole('button', { name: 'Copy kubectl command' }).click();
    await expect.poll(copied).toContain(' -c app --previous ');
  });

  test('a desktop is asked for a place', async ({ page, show }) => {
    await show(scene());
    await openLogs(page);
    await page.getByRole('button', { name: 'Save the log' }).click();
    const saved = () =>
      page.evaluate(() => window.requests.find(({ channel }) => channel === 'shell.saveText')?.payload);
    await expect.poll(saved).toMatchObject({ name: `${POD}-app-current.log` });
  });

  test('a browser downloads it', async ({ page, show }) => {
    const headless = scene();
    headless.state.host = 'headless';
    await show(headless);
    await openLogs(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the log' }).press('Enter');
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(`${POD}-app-current.log`);
    expect(await readFile(await download.path(), 'utf8')).toContain('14:02:01 http listening');
  });
});

test('says why it cannot be read, and shows what was kept', async ({ page, show }) => {
  const refused = scene();
  refused.errors['pod.logs'] = 'prod-eu: not permitted to read pods/log in shop.';
  await show(refused);
  await page.getByRole('option', { name: /payments-api/ }).click();
  await page.getByRole('tab', { name: 'Logs' }).click();
  await expect(page.getByText(/not permitted to read pods\/log in shop\. Shown is what/)).toBeVisible();
  await expect(page.getByRole('tree', { name: 'Previous log of app' })).toContainText(
    'password authentication',
  );
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, expect as baseExpect, type Page, test } from 'playwright/test';
import { expectNoAxeFindings } from '../../support/axe.ts';

/** The real headless host on the demo cluster: real loop, real SQLite, real WebSocket, real renderer. */

const headless = join(fileURLToPath(new URL('../../../', import.meta.url)), 'out/headless.js');

/** A loaded machine takes its time: what should happen may take this long (ms). */
const expect = baseExpect.configure({ timeout: 20_000 });

test.describe.configure({ mode: 'serial' });

let host: ChildProcess;
let folder: string;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'dogwatch-ui-'));
  host = spawn(process.execPath, [headless, '--demo', '--port', '0', '--data-dir', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await printedUrl(host);
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(url);
  await expect(page.getByRole('option').first()).toBeVisible({ timeout: 30_000 });
});

test.afterAll(async () => {
  await context?.close();
  if (host && host.exitCode === null) {
    host.kill('SIGTERM');
    await once(host, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
});

async function printedUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The host has no output.');
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url) {
      // Its later lines must not fill the pipe.
      child.stdout.resume();
      return url;
    }
  }
  throw new Error('The host ended without printing its URL.');
}

/** An option that has logs: its pod's container ran and died. */
const crashed = () => page.getByRole('option', { name: /CrashLoopBackOff|OOMKilled/ }).first();

test('shows the demo cluster, labelled as such, with its incidents and its health', async () => {
  await expect(page.getByText('demo cluster', { exact: true })).toBeVisible();
  await expect(page.getByText(/checked (just now|\d+ s ago)/)).toBeVisible();
  await expect(page).toHaveTitle(/^\(\d+\) Incidents/);
});

test('a click shows the pod: its containers and its logs', async () => {
  await crashed().click();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Logs' })).toBeVisible();
  await page.getByRole('tab', { name: 'Logs' }).click();
  await expect(page.getByRole('tree', { name: /log of/ })).not.toBeEmpty();
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(page.getByRole('tree', { name: 'YAML' })).toContainText('kind: Pod');
});

test('a log keeps its colours, unfolds its JSON and is searched; memory and restarts are told', async () => {
  await page
    .getByRole('option', { name: /report-worker ran out of memory/ })
    .first()
    .click();
  await expect(page.getByRole('meter', { name: 'Memory of app' })).toBeVisible();
  await page.getByRole('tab', { name: 'Logs' }).click();
  const log = page.getByRole('tree', { name: /log of app/ });
  const place = log.getByText(/^worker\.jobs:run/).first();
  await expect(place).toBeVisible();
  const colorOf = (element: Element) => getComputedStyle(element).color;
  expect(await place.evaluate(colorOf)).not.toBe(await log.evaluate(colorOf));
  await page.getByRole('switch', { name: 'JSON' }).click();
  await expect(log.getByText('"event": "checkpoint"').first()).toBeVisible();
  await page.keyboard.press('Control+f');
  await page.keyboard.insertText('worker');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the log' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^report-worker-.+-app-(previous|current)\.log$/);
  await expect(page.getByRole('status', { name: 'Matches' })).toHaveText(/^1\/\d+/);
});

test('is walked by keyboard alone', async () => {
  await page.keyboard.press('Escape');
  await expect(page.locator('#incident-title')).toHaveCount(0);
  await page.getByRole('listbox').press('Home');
  await page.keyboard.press('Enter');
  await expect(page.locator('#incident-title')).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: 'Unacknowledge' })).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: 'Acknowledge', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeFocused();
});

test('axe finds nothing on what a live cluster shows', async () => {
  await page.getByRole('link', { name: 'Clusters' }).click();
  await expect(page.getByRole('heading', { name: 'Clusters', level: 1 })).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByRole('link', { name: 'Incidents' }).click();
  await crashed().click();
  await expectNoAxeFindings(page);
});

test('a setting is saved by the real host, survives a reload, and is reset', async () => {
  await page.getByRole('link', { name: 'Settings' }).click();
  const interval = page.getByRole('textbox', { name: 'Interval, seconds' });
  await interval.fill('12');
  await interval.press('Enter');
  const reset = page.getByRole('button', { name: 'Reset Interval to 30 s' });
  await expect(reset).toBeVisible();
  await page.reload();
  await expect(interval).toHaveValue('12 s');
  await reset.click();
  await expect(reset).toHaveCount(0);
  await expect(interval).toHaveValue('30 s');
  await expect(page.getByRole('switch', { name: 'Launch at login' })).toBeDisabled();
});

test('what was recorded is exported as a download', async () => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Events as CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^dogwatch-events-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toMatch(/^\uFEFFdetectedAt,context,cluster,type,/);
  expect(text).toContain('crash_loop');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
});

test('says that the connection is lost, keeps what it shows', async () => {
  const shown = await page.getByRole('option').count();
  host.kill('SIGTERM');
  await once(host, 'exit');
  await expect(page.getByText(/connection to Dogwatch is lost/)).toBeVisible();
  expect(await page.getByRole('option').count()).toBe(shown);
});

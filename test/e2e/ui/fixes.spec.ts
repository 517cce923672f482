import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect as baseExpect, type Page, test } from 'playwright/test';
import { expectNoAxeFindings } from '../../support/axe.ts';
import { type HeadlessProcess, startHeadless } from '../../support/headless-process.ts';

/** A fix from its offer to its taking back, on the real headless host and the demo cluster. */

test.describe.configure({ mode: 'serial', timeout: 120_000 });
const expect = baseExpect.configure({ timeout: 30_000 });

let host: HeadlessProcess;
let folder: string;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'dogwatch-fixes-'));
  host = await startHeadless(['--demo', '--port', '0', '--data-dir', folder]);
  context = await browser.newContext({ viewport: { width: 1000, height: 900 }, acceptDownloads: true });
  page = await context.newPage();
  await page.goto(host.url);
});

test.afterAll(async () => {
  await context?.close();
  await host?.end();
  await rm(folder, { recursive: true, force: true });
});

const fix = () => page.getByRole('region', { name: 'Fix' });
const approve = () => page.getByRole('button', { name: 'Approve', exact: true });
const log = () => page.getByRole('region', { name: 'Audit log' });

test('a playbook is offered with its steps and their risks, and started by the keyboard', async () => {
  await page.getByRole('option', { name: /report-worker ran out of memory/ }).click();
  const start = fix().getByRole('button', { name: 'Start Raise the memory limit' });
  await expect(start).toBeEnabled();
  await fix().locator('summary').click();
  await expect(fix().getByText('High risk')).toBeVisible();
  await expect(fix().getByText('Reads memory limits and requests')).toBeVisible();
  await expectNoAxeFindings(page);
  await start.focus();
  await page.keyboard.press('Enter');
  await expect(fix().getByRole('article', { name: 'Raise the memory limit' }).first()).toBeFocused();
});

test('what would be sent is shown where it waits, and nothing is approved by chance', async () => {
  await expect(fix().getByRole('region', { name: 'What changes in Deployment report-worker' })).toContainText(
    /512Mi[\s\S]*768Mi/,
  );
  await expect(approve()).toBeDisabled();
  await expect(approve()).not.toBeFocused();
  await expect(fix().getByRole('form').getByText('demo', { exact: true })).toBeVisible();
  await expect(fix().getByRole('form').getByText('batch', { exact: true })).toBeVisible();
  await expect(fix().getByText(/Cannot be started: .*under way/)).toBeVisible();
  await expectNoAxeFindings(page);
});

test('the screen of approvals counts it, and tells object, UID and request', async () => {
  await expect(page.getByRole('link', { name: 'Approvals 1 waiting' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page).toHaveTitle(/Approvals/);
  await expect(page.getByText(/^UID [0-9a-f-]{36}$/)).toBeVisible();
  await expect(page.getByText(/s left$/)).toBeVisible();
  await page.getByText('The request that is sent').click();
  await expect(page.getByRole('region', { name: /^The request for/ })).toContainText(
    'PATCH /apis/apps/v1/namespaces/batch/deployments/report-worker',
  );
  for (const width of [480, 1600, 1000]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoAxeFindings(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test('a wrong name approves nothing, the right one does, by the keyboard', async () => {
  const typed = page.getByRole('textbox', { name: 'Type report-worker to approve' });
  await typed.fill('report-workers');
  await expect(page.getByText('This is not its name.')).toBeVisible();
  await expect(approve()).toBeDisabled();
  await page.keyboard.press('Enter');
  await expect(approve()).toBeVisible();
  await typed.fill('report-worker');
  await page.keyboard.press('Tab');
  await expect(approve()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Approvals' })).toBeFocused();
  await expect(page.getByText('Nothing waits for you')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Decided' })).toContainText('Approved by a person.');
  await expect(log()).toContainText('applied');
  await expectNoAxeFindings(page);
});

test('the incident tells that it is done; what waits for recovery can be cancelled', async () => {
  await page.getByRole('region', { name: 'Decided' }).getByRole('link').click();
  const raised = fix().getByRole('listitem').filter({ hasText: 'from 512Mi to 768Mi' });
  await expect(raised).toContainText('done');
  await expect(raised.getByRole('button', { name: 'Take it back' })).toBeVisible();
  await expect(fix()).toContainText('app: memory limit 512Mi, request 512Mi');
  const cancel = fix().getByRole('button', { name: 'Cancel' });
  if (await cancel.isVisible()) await cancel.click();
  await expect(raised.getByRole('button', { name: 'Take it back' })).toBeEnabled();
  await expectNoAxeFindings(page);
});

test('taking it back is proposed like any change, and rejected with the mouse', async () => {
  await fix().getByRole('button', { name: 'Take it back' }).click();
  await expect(fix().getByRole('region', { name: /^What changes in/ })).toContainText(/768Mi[\s\S]*512Mi/);
  await fix().getByRole('button', { name: 'Reject' }).click();
  await expect(fix()).toContainText('Rejected by a person: nothing was changed.');
});

test('the audit log has it all, and is exported as JSON Lines', async () => {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByPlaceholder('Find a screen').fill('Approvals');
  await page.keyboard.press('Enter');
  for (const what of ['started', 'asked', 'approved', 'sent', 'applied', 'rejected'])
    await expect(log().getByText(what, { exact: true }).first()).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    log().getByRole('button', { name: 'Export as JSON Lines' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('dogwatch-audit.jsonl');
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n');
  const entries = lines.map((line) => JSON.parse(line) as { seq: number; what: string });
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1));
  expect(entries[0]?.what).toBe('started');
});

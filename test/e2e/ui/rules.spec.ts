import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect as baseExpect, type Page, test } from 'playwright/test';
import { expectNoAxeFindings } from '../../support/axe.ts';
import { type HeadlessProcess, startHeadless } from '../../support/headless-process.ts';

/** Rules and silences on the real headless host: real file, real database, real demo cluster. */

test.describe.configure({ mode: 'serial', timeout: 120_000 });

/** A loaded machine takes its time: what should happen may take this long (ms). */
const expect = baseExpect.configure({ timeout: 20_000 });

let host: HeadlessProcess;
let folder: string;
let file: string;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'dogwatch-rules-'));
  file = join(folder, 'rules.yaml');
  host = await startHeadless(['--demo', '--port', '0', '--data-dir', folder]);
  context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  page = await context.newPage();
  await page.goto(host.url);
  await expect(page.getByRole('option').first()).toBeVisible({ timeout: 30_000 });
});

test.afterAll(async () => {
  await context?.close();
  await host?.end();
  await rm(folder, { recursive: true, force: true });
});

const written = () => readFile(file, 'utf8').catch(() => '');
const editor = () => page.getByRole('textbox', { name: 'rules.yaml' });
const inForce = () => page.getByRole('region', { name: 'In force' }).getByRole('listitem');
const tried = () => page.getByRole('region', { name: 'Try it' });
const MINE = `rules:
  - id: mine
    name: What crashes goes to nobody
    when: { type: crash_loop }
    then: { suppress: true, stop: true }
`;

test('the built-in rules hold before anybody wrote one', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page).toHaveTitle(/Rules/);
  await expect(inForce()).toHaveCount(5);
  await expect(inForce().first()).toContainText(/Crash loops.*When.*crash_loop.*tell default \(native\)/);
  await expect(page.getByText('You have no rules of your own yet.')).toBeVisible();
  await expectNoAxeFindings(page);
});

test('a mistake is named with its place while it is typed, leads there, and is not saved', async () => {
  await editor().fill(MINE.replace('when:', 'wenn:'));
  const mistake = page.getByRole('button', { name: /4:5 .*did you mean "when"/ });
  await expect(mistake).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await mistake.focus();
  await page.keyboard.press('Enter');
  await expect(editor()).toBeFocused();
  const place = await editor().evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart));
  expect(place).toMatch(/^wenn:/);
  await expectNoAxeFindings(page);
  expect(await written()).toBe('');
});

test('what is typed outlives a look at another screen', async () => {
  await page.getByRole('link', { name: 'Clusters' }).click();
  await expect(page.getByRole('heading', { name: 'Clusters', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Rules' }).click();
  await expect(editor()).toHaveValue(/wenn:/);
});

test('what is being written can be tried, and what is saved holds at once', async () => {
  await page.getByRole('combobox', { name: 'Incident' }).selectOption({ label: await crashLoopOption() });
  await editor().fill(MINE);
  await expect(tried()).toContainText('Tells nobody: suppressed.');
  await expect(tried()).toContainText('With the rules as they are being written.');
  await expect(tried()).toContainText(/Crash loops.*Not asked: "mine" ends it/);
  expect(await written()).toBe('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(inForce()).toHaveCount(6);
  await expect(inForce().first()).toContainText('What crashes goes to nobody');
  await expect(page.getByText('In force.', { exact: true })).toBeVisible();
  expect(await written()).toBe(MINE);
});

async function crashLoopOption(): Promise<string> {
  const options = page.getByRole('combobox', { name: 'Incident' }).getByRole('option');
  await expect(options.filter({ hasText: 'keeps crashing' }).first()).toBeAttached({ timeout: 20_000 });
  return (await options.filter({ hasText: 'keeps crashing' }).first().textContent()) ?? '';
}

test('a pasted event is judged condition by condition', async () => {
  await tried().getByText('A pasted event').click();
  const event = tried().getByRole('textbox');
  await event.fill('{"type":');
  await expect(tried().getByRole('alert')).toContainText('This cannot be tried: it is not JSON');
  const time = new Date().toISOString();
  const owner = { kind: 'Job', namespace: 'batch', name: 'nightly', uid: '' };
  const job = { type: 'job_failed', severity: 'warning', context: 'prod', ...owner, owner };
  await event.fill(JSON.stringify({ ...job, labels: {}, metadata: {}, since: time, detectedAt: time }));
  await expect(tried()).toContainText('Tells native.');
  await expect(tried()).toContainText(/no\s*type is job_failed \(wanted: crash_loop\)/);
});

test('a switch writes one line, and keeps the rest', async () => {
  await page.getByRole('switch', { name: /^Out of memory/ }).press('Space');
  await expect(page.getByRole('switch', { name: /^Out of memory/ })).not.toBeChecked();
  await expect(editor()).toHaveValue(/- id: oom-killed\n {4}enabled: false/);
  expect(await written()).toBe(`${MINE}  - id: oom-killed\n    enabled: false\n`);
});

test('an edit elsewhere is taken over, or told to who is writing', async () => {
  await writeFile(file, `${MINE}# from an editor\n`);
  await expect(editor()).toHaveValue(/# from an editor/);
  await editor().press('ControlOrMeta+End');
  await page.keyboard.type('# mine');
  await writeFile(file, `${MINE}# theirs\n`);
  const conflict = page.getByRole('alert').filter({ hasText: 'changed elsewhere' });
  await expect(conflict).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await conflict.getByRole('button', { name: 'Overwrite it with mine' }).click();
  await expect(conflict).toHaveCount(0);
  await expect.poll(written).toBe(`${MINE}# from an editor\n# mine`);
});

test('a file broken elsewhere keeps the last good rules and says where it is wrong', async () => {
  await writeFile(file, 'rules:\n  - id: mine\n    when: { name: *x }\n');
  await expect(page.getByRole('button', { name: /3:19 .*put the pattern in quotes/ })).toBeVisible();
  await expect(page.getByText(/rules\.yaml:3:19: .*The rules that were right last hold\./)).toBeVisible();
  await expect(inForce()).toHaveCount(6);
  await writeFile(file, '');
  await expect(inForce()).toHaveCount(5);
});

test('an incident is silenced in two clicks, marked, listed, and told of no more', async () => {
  await page.getByRole('link', { name: 'Incidents' }).click();
  await page
    .getByRole('option', { name: /keeps crashing/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Silence', exact: true }).click();
  await page.getByRole('menuitem', { name: '4 hours' }).click();
  await expect(page.getByRole('button', { name: 'Silenced', exact: true })).toBeVisible();
  await expect(page.getByText(/^Silenced until \d/).first()).toBeVisible();
  await expect(page.getByRole('option', { name: /keeps crashing.*Silenced/ }).first()).toBeVisible();
  await expectNoAxeFindings(page);

  await page.getByRole('link', { name: 'Rules' }).click();
  const silences = page.getByRole('region', { name: 'Silences' });
  await expect(silences).toContainText(/context demo · namespace .* · kind Deployment · name/);
  await expect(silences.getByRole('list', { name: 'Silenced now' }).getByRole('link')).toHaveText(
    /keeps crashing/,
  );
  await silences.getByRole('button', { name: 'End now' }).click();
  await expect(silences).toContainText('Nothing is silenced.');
  await expect(silences).toContainText('1 expired silence');
  await page.getByRole('link', { name: 'Incidents' }).click();
  await expect(page.getByRole('option', { name: /keeps crashing/ }).first()).not.toContainText('Silenced');
});

test('a silence is written by keyboard, and what it cannot mean is refused in a sentence', async () => {
  await page.getByRole('link', { name: 'Rules' }).click();
  const silences = page.getByRole('region', { name: 'Silences' });
  await silences.getByRole('button', { name: 'New silence' }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'New silence' });
  await form.getByLabel('Name', { exact: true }).fill('/(/');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toContainText('name: /(/ cannot be used');
  await expectNoAxeFindings(page);
  await form.getByLabel('Name', { exact: true }).fill('chec*, !checkout-test');
  await form.getByLabel('Comment').fill('planned work');
  await page.keyboard.press('Enter');
  await expect(form).toHaveCount(0);
  await expect(silences).toContainText('name chec*, not checkout-test');
  await expect(silences).toContainText('planned work');
  await silences.getByRole('button', { name: 'Extend' }).click();
  await page.getByRole('menuitem', { name: 'By 1 week' }).click();
  await expect(silences).toContainText(/Silenced until \w+ \d/);
});

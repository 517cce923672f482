import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect as baseExpect, type Page, test } from 'playwright/test';
import { type DemoServer, startDemoServer } from '../../../electron/demo/demo-server.ts';
import { json, type Service, startService } from '../../notify/support/service.ts';
import { type HeadlessProcess, startHeadless } from '../../support/headless-process.ts';

/** A webhook from its route to a message that was given up and sent again: real host, real cluster API, real HTTP. */

test.describe.configure({ mode: 'serial' });
const expect = baseExpect.configure({ timeout: 20_000 });

let service: Service;
let cluster: DemoServer;
let host: HeadlessProcess;
let folder: string;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'dogwatch-channels-'));
  service = await startService();
  cluster = await startDemoServer({ scenario: 'quiet', seed: 1 });
  const kubeconfig = join(folder, 'kubeconfig');
  await writeFile(kubeconfig, cluster.kubeconfig, { mode: 0o600 });
  host = await startHeadless(['--kubeconfig', kubeconfig, '--port', '0', '--data-dir', folder], {
    ...process.env,
    DOGWATCH_WEBHOOK_OPS_URL: `${service.url}/hook`,
  });
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(host.url);
  await page.getByRole('button', { name: /^Watch / }).click();
  await page.getByRole('button', { name: 'Skip all' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
});

test.afterAll(async () => {
  await context?.close();
  await host?.end();
  await cluster?.close();
  await service?.close();
  await rm(folder, { recursive: true, force: true });
});

const route = () => page.getByRole('textbox', { name: 'Default route' });
const card = () => page.getByRole('region', { name: 'webhook:ops' });
const givenUp = () => page.getByRole('region', { name: 'Given up' });
const received = () => service.asked.map(({ body }) => JSON.parse(body) as { step: string; title: string });

test('a route of the wrong shape is refused as it is typed, and nothing is saved', async () => {
  await expect(page.getByText('No rule and no default route leads to a chat')).toBeVisible();
  await route().fill('slack');
  await expect(
    page.getByText(/It takes native, telegram:ID, slack:ID, webhook:NAME or ntfy:TOPIC/),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(route()).toHaveValue('native');
});

test('a route that is typed brings its card, which says where its secret comes from', async () => {
  await route().fill('webhook:ops');
  await page.keyboard.press('Enter');
  await expect(card()).toContainText('webhook-ops-url given by DOGWATCH_WEBHOOK_OPS_URL');
  await expect(card()).toContainText('webhook-ops-secret not set: give it as DOGWATCH_WEBHOOK_OPS_SECRET');
});

test('a test message arrives, sent with the mouse', async () => {
  await card().getByRole('button', { name: 'Send a test' }).click();
  await expect(card().getByRole('status')).toHaveText('Sent: it should be there now.');
  expect(received()).toMatchObject([{ step: 'test', title: 'Dogwatch: this is a test' }]);
});

test('what the service answers instead is said, by keyboard; the address is not', async () => {
  service.answer = json(404, { error: 'no such hook' });
  await card().getByRole('button', { name: 'Send a test' }).press('Enter');
  await expect(card().getByRole('alert')).toContainText('404');
  await expect(card()).not.toContainText(service.url);
});

test('a message that the service refuses for good is given up, listed and told with its reason', async () => {
  service.answer = json(400, { error: 'not like this' });
  const [pod] = cluster.cluster.podsOf('shop', 'search');
  if (pod === undefined) throw new Error('shop/search has no pods');
  cluster.cluster.oomKill(pod, 'app', ['java.lang.OutOfMemoryError: Java heap space']);
  await expect.poll(() => received().some(({ title }) => title.includes('search'))).toBe(true);
  await expect(async () => {
    await page.getByRole('link', { name: 'Clusters' }).click();
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(givenUp()).toContainText(/search ran out of memory.*to webhook:ops.*400/, {
      timeout: 2_000,
    });
  }).toPass();
  await expect(card()).toContainText('1 message given up');
});

test('it is sent again once the service takes it, and then no longer listed', async () => {
  service.asked = [];
  service.answer = json(200, {});
  await givenUp().getByRole('button', { name: 'Send again' }).press('Enter');
  await expect(givenUp()).toHaveCount(0);
  await expect(card()).not.toContainText('given up');
  await expect.poll(received).toMatchObject([{ step: 'opened', title: expect.stringContaining('search') }]);
});

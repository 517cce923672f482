import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import type { CheckReport } from '../../../electron/app/check-report.ts';
import { type ControlPlane, noControlPlane, startControlPlane } from '../../support/control-plane.ts';
import { type HeadlessProcess, startHeadless } from '../../support/headless-process.ts';

/** The whole program on a real API server with real controllers: only the kubelet and the nodes are played. */

if (noControlPlane !== null) process.stderr.write(`test/e2e/ui/real-cluster: skipped, ${noControlPlane}\n`);
test.skip(noControlPlane !== null, noControlPlane ?? '');
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const check = fileURLToPath(new URL('../../../out/check.js', import.meta.url));
const PODS = '/api/v1/namespaces/default/pods';
const LEASES = '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases';
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString().replace(/\.\d+Z/, 'Z');

let plane: ControlPlane;
let host: HeadlessProcess;
let folder: string;
let kubeconfig: string;
let context: BrowserContext;
let page: Page;

/** Impatient holds and graces: their lengths are the unit tests' matter. */
const settings = {
  watch: { interval: 5 },
  detect: { crashLoopHold: 5, recoveryHold: 2, grace: { node_not_ready: 5 } },
};

test.beforeAll(async ({ browser }) => {
  process.env.CONTROL_PLANE_NODE_GRACE = '10s';
  plane = await startControlPlane();
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-real-'));
  kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, plane.kubeconfig, { mode: 0o600 });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  context = await browser.newContext();
  await start();
});

test.afterAll(async () => {
  await context?.close();
  await host?.end();
  await plane?.down();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  host = await startHeadless(['--kubeconfig', kubeconfig, '--data-dir', folder]);
  page = await context.newPage();
  await page.goto(host.url);
}

const row = (title: RegExp) => page.getByRole('option', { name: title });
const toasts = () => page.getByRole('region', { name: 'New notifications' });

async function podsOf(app: string): Promise<string[]> {
  const { items } = await plane.api('GET', `${PODS}?labelSelector=app%3D${app}`);
  return (items as { metadata: { name: string } }[]).map(({ metadata }) => metadata.name);
}

/** What a kubelet would write. */
const kubelet = (pod: string, ready: boolean, container: Record<string, unknown>) =>
  plane.api('PATCH', `${PODS}/${pod}/status`, {
    status: {
      phase: 'Running',
      startTime: ago(3600),
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False', lastTransitionTime: ago(5) }],
      containerStatuses: [
        { name: 'app', ready, image: 'example/app:1', imageID: '', restartCount: 4, ...container },
      ],
    },
  });

const crash = (pod: string) =>
  kubelet(pod, false, {
    state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s' } },
    lastState: {
      terminated: {
        exitCode: 3,
        reason: 'Error',
        startedAt: ago(12),
        finishedAt: ago(10),
        containerID: `containerd://${pod}`,
      },
    },
  });

test('nothing is contacted before a context is picked; then all is quiet', async () => {
  await expect(page.getByText('Nothing has been contacted yet')).toBeVisible();
  await page.getByRole('button', { name: 'Watch admin' }).click();
  await page.getByRole('button', { name: 'Skip all' }).click();
  await expect(page.getByText('All quiet').first()).toBeVisible();
});

test('a Deployment’s pods crash: on the page, in a notification, and a click shows the pod', async () => {
  await plane.api('POST', '/apis/apps/v1/namespaces/default/deployments', {
    metadata: { name: 'web' },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'app', image: 'example/app:1' }] },
      },
    },
  });
  await expect.poll(() => podsOf('web'), { timeout: 30_000 }).toHaveLength(2);
  const pods = await podsOf('web');
  for (const pod of pods) await crash(pod);

  await expect(row(/web keeps crashing: app exits 3 after 2 s/)).toBeVisible({ timeout: 3_000 });
  await expect(row(/2 pods/)).toBeVisible();
  await toasts()
    .getByRole('button', { name: /web keeps crashing/ })
    .click();
  await expect(page.getByRole('heading', { name: /web keeps crashing/ })).toBeVisible();
  await expect(page.getByText(pods[0] ?? '').first()).toBeVisible();
  await expect(page.getByText('CrashLoopBackOff').first()).toBeVisible();
});

test('the one-shot check sees the same, with exit code 1', async () => {
  const { code, report } = await runCheck('admin');
  expect(code).toBe(1);
  expect(report).toMatchObject({ context: 'admin', complete: true, errors: [] });
  expect(report.incidents).toMatchObject([
    { type: 'crash_loop', severity: 'critical', namespace: 'default', kind: 'Deployment', name: 'web' },
  ]);
  const pods = (await podsOf('web')).sort();
  expect(report.incidents[0]?.affected).toEqual(
    pods.map((name) => ({ kind: 'Pod', namespace: 'default', name, container: 'app' })),
  );
});

test('killed and started again, it shows the same incident once and tells nobody again', async () => {
  await host.end('SIGKILL');
  await page.close();
  await start();
  await expect(row(/web keeps crashing/)).toHaveCount(1);
  await expect(page.getByText(/checked (just now|\d+ s ago)/)).toBeVisible();
  // Notifications gather for 2 s: by the end of the next cycle anything owed would have been told.
  await page.waitForTimeout(8_000);
  await expect(toasts().getByRole('button')).toHaveCount(0);
  await expect(row(/web keeps crashing/)).toHaveCount(1);
});

test('the API server is away for a minute: said so, nothing recovers, nothing is repeated', async () => {
  await plane.killApiServer();
  await expect(page.getByText(/cannot reach https:.*connection refused/).first()).toBeVisible({
    timeout: 20_000,
  });
  await page.waitForTimeout(60_000);
  await expect(row(/web keeps crashing/)).toHaveCount(1);
  await plane.startApiServer();
  await page.getByRole('button', { name: 'Check now' }).first().click();
  await expect(page.getByText(/cannot reach/)).toHaveCount(0, { timeout: 30_000 });
  await expect(row(/web keeps crashing/)).toHaveCount(1);
  await expect(toasts().getByRole('button')).toHaveCount(0);
});

test('healed, it resolves after its hold', async () => {
  for (const pod of await podsOf('web'))
    await kubelet(pod, true, { state: { running: { startedAt: ago(1) } } });
  await expect(row(/web keeps crashing/)).toHaveCount(0, { timeout: 30_000 });
  await page.getByText('Resolved', { exact: true }).first().click();
  await expect(row(/web keeps crashing/)).toHaveCount(1);
  await page.getByText('Active', { exact: true }).first().click();
});

test('a node whose lease stops becomes NotReady by the real node controller, and an incident after its grace', async () => {
  const lease = (renewTime: string) => ({
    metadata: { name: 'worker-1', namespace: 'kube-node-lease' },
    spec: { holderIdentity: 'worker-1', leaseDurationSeconds: 40, renewTime },
  });
  const micro = () => new Date().toISOString().replace('Z', '000Z');
  await plane.api('POST', '/api/v1/nodes', { metadata: { name: 'worker-1' } });
  await plane.api('PATCH', '/api/v1/nodes/worker-1/status', {
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastHeartbeatTime: ago(0),
          lastTransitionTime: ago(0),
        },
      ],
    },
  });
  await plane.api('POST', LEASES, lease(micro()));
  await expect(page.getByText(/1 node/).first()).toBeVisible({ timeout: 10_000 });
  await expect(row(/worker-1/)).toHaveCount(0);
  // The lease is not renewed: after 10 s the controller writes Ready=Unknown, after 5 more the grace is over. After the
  // outage above its informers may wait for up to a minute before they look again (client-go's back-off).
  await expect(row(/worker-1 stopped reporting/)).toBeVisible({ timeout: 180_000 });
});

test('a user without rights reads "not permitted", not "all quiet"', async () => {
  await page.getByRole('button', { name: /Context: admin/ }).click();
  await page.getByRole('menuitem', { name: /viewer/ }).click();
  await expect(page.getByText(/not permitted/i).first()).toBeVisible();
  await expect(page.getByText(/All quiet/)).toHaveCount(0);
  const { code, report } = await runCheck('viewer');
  expect(code).toBe(2);
  expect(report.complete).toBe(false);
  expect(report.errors.join()).toMatch(/pods/);
});

function runCheck(name: string): Promise<{ code: number; report: CheckReport }> {
  return new Promise((resolve, reject) => {
    const args = [check, '--json', '--kubeconfig', kubeconfig, '--context', name];
    const child = execFile(process.execPath, args, (_error, stdout) => {
      try {
        resolve({ code: child.exitCode ?? -1, report: JSON.parse(stdout) as CheckReport });
      } catch (error) {
        reject(error);
      }
    });
  });
}

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import { discoverCronJobs } from '../../electron/kube/cron-jobs.ts';
import { resourcePath } from '../../electron/kube/resources.ts';
import type { Settings } from '../../shared/settings.ts';
import { connectTo } from '../support/connect-to.ts';
import { type ControlPlane, noControlPlane, startControlPlane } from '../support/control-plane.ts';
import { startWatchedLoop, type WatchedLoop } from '../support/watched-loop.ts';

if (noControlPlane !== null) process.stderr.write(`test/cluster/watch: skipped, ${noControlPlane}\n`);

const DEFAULT = '/api/v1/namespaces/default';
const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';

describe.skipIf(noControlPlane !== null)('the loop on a real control plane', () => {
  let plane: ControlPlane;
  let connection: ClusterConnection;
  let watched: WatchedLoop | null = null;

  beforeAll(async () => {
    plane = await startControlPlane();
  });
  afterAll(() => plane?.down());
  afterEach(async () => {
    await watched?.loop.stop();
    await connection.close();
    watched = null;
  });

  async function watch(context = 'admin', settings?: (settings: Settings) => void): Promise<WatchedLoop> {
    connection = connectTo(plane.kubeconfig, context);
    watched = startWatchedLoop(connection, settings);
    return watched;
  }

  /** A Deployment of one pod that its real controllers made; returns the pod's name. */
  async function deploy(name: string): Promise<string> {
    await plane.api('POST', DEPLOYMENTS, {
      metadata: { name },
      spec: {
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: { containers: [{ name: 'app', image: 'example/app:1' }] },
        },
      },
    });
    let pod = '';
    await expect
      .poll(
        async () => {
          const list = await plane.api('GET', `${DEFAULT}/pods?labelSelector=app%3D${name}`);
          const items = list.items as { metadata: { name: string } }[];
          pod = items[0]?.metadata.name ?? '';
          return pod;
        },
        { timeout: 30_000 },
      )
      .not.toBe('');
    return pod;
  }

  /** What a kubelet would write. */
  const kubelet = (pod: string, container: Record<string, unknown>) =>
    plane.api('PATCH', `${DEFAULT}/pods/${pod}/status`, {
      status: {
        phase: 'Running',
        startTime: ago(3600),
        containerStatuses: [
          { name: 'app', ready: false, image: 'example/app:1', imageID: '', restartCount: 4, ...container },
        ],
      },
    });
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString().replace(/\.\d+Z/, 'Z');
  const crash = (pod: string, restartCount = 4) =>
    kubelet(pod, {
      restartCount,
      state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s' } },
      lastState: {
        terminated: {
          exitCode: 3,
          reason: 'Error',
          startedAt: ago(12),
          finishedAt: ago(10),
          containerID: `containerd://${pod}-${restartCount}`,
        },
      },
    });
  const run = (pod: string, restartCount = 4) =>
    kubelet(pod, { restartCount, ready: true, state: { running: { startedAt: ago(900) } } });

  test('a pod patched to CrashLoopBackOff is told at once, owned by its Deployment; healed, it recovers', async () => {
    const pod = await deploy('web');
    const { loop, told, events, until } = await watch('admin', (settings) => {
      settings.detect.recoveryHold = 1;
    });
    await until(() => expect(loop.status().phase).toBe('watching'));
    expect(loop.status().cluster).toMatch(/^[0-9a-f-]{36}$/);
    await crash(pod);
    await until(() => expect(told()).toEqual([`anomaly crash_loop ${pod} of Deployment web`]), 3_000);
    expect(events[0]).toMatchObject({
      severity: 'critical',
      container: 'app',
      metadata: { exitCode: 3, restartCount: 4 },
    });
    await run(pod);
    await until(() => expect(told().at(-1)).toBe(`recovery crash_loop ${pod} of Deployment web`));
    expect(told()).toHaveLength(2);
  });

  test('the API server killed and started again: failed cycles, no duplicate, no recovery, and 410 is no alarm', async () => {
    const pod = await deploy('api');
    await crash(pod);
    const { loop, told, cycles, logged, until } = await watch('admin', (settings) => {
      settings.detect.crashLoopHold = 5;
    });
    await until(() => expect(told()).toEqual([`anomaly crash_loop ${pod} of Deployment api`]));
    await plane.killApiServer();
    await until(() => expect(loop.status().problems.join()).toMatch(/connection refused.*Trying again/));
    await new Promise((resolve) => setTimeout(resolve, 15_000));
    expect(cycles.some(({ ok }) => !ok)).toBe(true);
    await plane.startApiServer();
    loop.pollNow();
    await until(() => expect(loop.status()).toMatchObject({ phase: 'watching', problems: [] }), 60_000);
    expect(logged).toContain('resource version too old; listing again');
    expect(told()).toHaveLength(1);

    await crash(pod, 5);
    await until(() => expect(told()).toHaveLength(2));
    expect(told()[1]).toBe(`anomaly crash_loop ${pod} of Deployment api`);
  });

  test('a workload deleted by its controllers takes its trouble with it', async () => {
    const pod = await deploy('gone');
    await crash(pod);
    const { told, until } = await watch();
    await until(() => expect(told()).toContain(`anomaly crash_loop ${pod} of Deployment gone`));
    await plane.api('DELETE', `${DEPLOYMENTS}/gone`);
    await until(() => expect(told()).toContain(`gone crash_loop ${pod} of Deployment gone`), 90_000);
  });

  test('a Job of a CronJob that fails is the CronJob’s, whatever version of batch has CronJobs; opted out, it is excluded', async () => {
    const asking = connectTo(plane.kubeconfig);
    const resource = await discoverCronJobs(asking, AbortSignal.timeout(10_000));
    await asking.close();
    if (resource === null) throw new Error('this API server has no CronJobs');
    const path = resourcePath(resource, 'default');
    const template = {
      spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'example/app:1' }] },
    };
    const cronJob = await plane.api('POST', path, {
      metadata: { name: 'nightly' },
      spec: { schedule: '0 3 1 1 *', suspend: true, jobTemplate: { spec: { template } } },
    });
    const { uid } = cronJob.metadata as { uid: string };
    const owner = { apiVersion: `batch/${resource.version}`, kind: 'CronJob', name: 'nightly', uid };
    const jobs = '/apis/batch/v1/namespaces/default/jobs';
    await plane.api('POST', jobs, {
      metadata: { name: 'nightly-1', ownerReferences: [{ ...owner, controller: true }] },
      // A deadline that has passed: the real Job controller fails it.
      spec: { activeDeadlineSeconds: 1, template },
    });
    const { loop, told, until } = await watch();
    await until(() => expect(told()).toContain('anomaly job_failed nightly-1 of CronJob nightly'), 60_000);
    const cronJobs = loop.status().resources.find((one) => one.resource === 'cronjobs');
    expect(cronJobs).toMatchObject({ ok: true, objects: 1 });
    await plane.api('PATCH', `${path}/nightly`, {
      metadata: { annotations: { 'dogwatch.dev/ignore': 'true' } },
    });
    await until(() => expect(told()).toContain('unwatched job_failed nightly-1 of CronJob nightly'), 10_000);
  });

  test('a user without rights sees "not permitted", not "all well"', async () => {
    const { loop, until } = await watch('viewer');
    await until(() => expect(loop.status().notPermitted).toContain('pods'));
    await until(() => expect(loop.status().phase).toBe('failing'));
    expect(loop.status().problems[0]).toMatch(/^not permitted to list .*pods/);
  });
});

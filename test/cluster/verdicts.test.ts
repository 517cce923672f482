import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../electron/app/clock.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import { oneLook } from '../../electron/watch/one-look.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { connectTo } from '../support/connect-to.ts';
import { type ControlPlane, noControlPlane, startControlPlane } from '../support/control-plane.ts';
import { FATE, type PlayedKubelet, playKubelet } from '../support/played-kubelet.ts';
import { startWatchedLoop, type WatchedLoop } from '../support/watched-loop.ts';

if (noControlPlane !== null) process.stderr.write(`test/cluster/verdicts: skipped, ${noControlPlane}\n`);

/** Longer than a pod takes to start, which is 1 s here. */
const GRACE_S = 5;

function shortened(settings: Settings): void {
  settings.detect.grace = {
    node_not_ready: 2,
    zero_replicas: GRACE_S,
    image_pull_failed: GRACE_S,
    pod_unschedulable: GRACE_S,
    statefulset_unavailable: GRACE_S,
    daemonset_unavailable: GRACE_S,
  };
  settings.detect.recoveryHold = 1;
}

interface Deployment {
  spec: { replicas: number };
  status: {
    observedGeneration?: number;
    updatedReplicas?: number;
    availableReplicas?: number;
    replicas?: number;
  };
  metadata: { generation: number };
}

describe.skipIf(noControlPlane !== null)('verdicts on a real control plane', () => {
  let plane: ControlPlane;
  let kubelet: PlayedKubelet;
  let connection: ClusterConnection;
  let watched: WatchedLoop;

  beforeAll(async () => {
    plane = await startControlPlane({ nodeGrace: '1h' });
    kubelet = playKubelet(plane);
    await kubelet.makeNode('node-1');
    await kubelet.makeNode('node-2');
    connection = connectTo(plane.kubeconfig, 'admin');
    watched = startWatchedLoop(connection, shortened);
    await watched.until(() => expect(watched.loop.status().phase).toBe('watching'));
  });
  afterAll(async () => {
    await watched?.loop.stop();
    await connection?.close();
    await kubelet?.stop();
    await plane?.down();
  });

  const eventually = (what: () => Promise<unknown>) => expect.poll(what, { timeout: 60_000, interval: 250 });
  /** Long enough for every grace to have run out. */
  const aWhile = () => new Promise((resolve) => setTimeout(resolve, (GRACE_S + 3) * 1000));

  /** What the loop said of one namespace ('' for nodes), in order. */
  const told = (namespace: string) =>
    watched.events
      .filter((event) => event.namespace === namespace)
      .map(({ phase, type, severity, owner }) =>
        phase === 'anomaly' ? `${severity} ${type} ${owner.kind} ${owner.name}` : `${phase} ${type}`,
      );

  /** What one look says of it now, message included. */
  async function looked(namespace: string): Promise<string[]> {
    const settings = defaultSettings();
    shortened(settings);
    const { signal } = new AbortController();
    const { findings, errors } = await oneLook({ connection, settings, clock: systemClock, signal });
    expect(errors).toEqual([]);
    return findings
      .filter(({ owner }) => owner.namespace === namespace)
      .map(
        ({ type, severity, owner, message }) => `${severity} ${type} ${owner.kind} ${owner.name}: ${message}`,
      );
  }

  const inNamespace = (namespace: string) => ({
    make: () => plane.api('POST', '/api/v1/namespaces', { metadata: { name: namespace } }),
    deployments: `/apis/apps/v1/namespaces/${namespace}/deployments`,
    core: `/api/v1/namespaces/${namespace}`,
  });

  const template = (image = 'example/app:1', labels: Record<string, string> = {}) => ({
    metadata: { labels: { app: 'app', ...labels } },
    spec: { containers: [{ name: 'app', image }] },
  });

  async function deploy(
    namespace: string,
    name: string,
    spec: Record<string, unknown> = {},
  ): Promise<string> {
    const { deployments, make } = inNamespace(namespace);
    await make();
    await plane.api('POST', deployments, {
      metadata: { name },
      spec: { replicas: 2, selector: { matchLabels: { app: 'app' } }, template: template(), ...spec },
    });
    return `${deployments}/${name}`;
  }

  /** Whether its rollout is complete with this many pods available. */
  const serves = (path: string, available: number) =>
    eventually(async () => {
      const { metadata, status } = (await plane.api('GET', path)) as unknown as Deployment;
      const settled =
        status.observedGeneration === metadata.generation && (status.replicas ?? 0) === available;
      return settled && (status.updatedReplicas ?? 0) === available ? (status.availableReplicas ?? 0) : -1;
    }).toBe(available);

  test('rollouts, also with every pod down at once: nothing', async () => {
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '100%', maxSurge: 0 } };
    const path = await deploy('rollout', 'web', { replicas: 10, strategy });
    await serves(path, 10);
    await aWhile();
    await plane.api('PATCH', path, { spec: { template: template('example/app:2') } });
    expect(await looked('rollout')).toEqual([]);
    await serves(path, 10);
    await plane.api('PATCH', path, {
      spec: { strategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } } },
    });
    await plane.api('PATCH', path, { spec: { template: template('example/app:3') } });
    await serves(path, 10);
    expect(await looked('rollout')).toEqual([]);
    expect(told('rollout')).toEqual([]);
  });

  test('scaled to zero and back: nothing', async () => {
    const path = await deploy('scale', 'web');
    await serves(path, 2);
    await plane.api('PATCH', path, { spec: { replicas: 0 } });
    await serves(path, 0);
    await aWhile();
    expect(await looked('scale')).toEqual([]);
    await plane.api('PATCH', path, { spec: { replicas: 2 } });
    await serves(path, 2);
    expect(await looked('scale')).toEqual([]);
    expect(told('scale')).toEqual([]);
  });

  test('a paused Deployment that never got a pod: zero_replicas; resumed, it recovers', async () => {
    const path = await deploy('paused', 'web', { paused: true });
    await watched.until(
      () => expect(told('paused')).toEqual(['critical zero_replicas Deployment web']),
      30_000,
    );
    expect(await looked('paused')).toEqual([
      'critical zero_replicas Deployment web: web has no available pods (wants 2, paused)',
    ]);
    await plane.api('PATCH', path, { spec: { paused: false } });
    await watched.until(() => expect(told('paused')).toHaveLength(2), 30_000);
    expect(told('paused')[1]).toBe('recovery zero_replicas');
  });

  test('a paused Deployment whose pods run: nothing', async () => {
    const path = await deploy('paused-fine', 'web');
    await serves(path, 2);
    await plane.api('PATCH', path, { spec: { paused: true, template: template('example/app:2') } });
    await aWhile();
    expect(await looked('paused-fine')).toEqual([]);
    expect(told('paused-fine')).toEqual([]);
  });

  test('a Job: nothing while it retries, job_failed when it gives up, gone when it is deleted', async () => {
    const { make, core } = inNamespace('job');
    const jobs = '/apis/batch/v1/namespaces/job/jobs';
    await make();
    const fails = template('example/app:1', { [FATE]: 'fails' });
    await plane.api('POST', jobs, {
      metadata: { name: 'migrate' },
      spec: { backoffLimit: 1, template: { ...fails, spec: { ...fails.spec, restartPolicy: 'Never' } } },
    });
    await eventually(async () => {
      const { items } = (await plane.api('GET', `${core}/pods`)) as {
        items: { status: { phase: string } }[];
      };
      return items.map(({ status }) => status.phase);
    }).toContain('Failed');
    expect(await looked('job')).toEqual([]);
    expect(told('job')).toEqual([]);
    await watched.until(() => expect(told('job')).toEqual(['warning job_failed Job migrate']), 60_000);
    expect(await looked('job')).toEqual([
      'warning job_failed Job migrate: job migrate failed: Job has reached the specified backoff limit',
    ]);
    await plane.api('DELETE', `${jobs}/migrate`, { propagationPolicy: 'Background' });
    await watched.until(() => expect(told('job')[1]).toBe('gone job_failed'), 30_000);
    expect(told('job')).toHaveLength(2);
  });

  test('a quota that stops pod creation: zero_replicas, and why; lifted, it recovers', async () => {
    const { make, core, deployments } = inNamespace('quota');
    await make();
    const quota = `${core}/resourcequotas`;
    await plane.api('POST', quota, { metadata: { name: 'none' }, spec: { hard: { pods: '0' } } });
    await eventually(async () => (await plane.api('GET', `${quota}/none`)).status).toMatchObject({
      hard: { pods: '0' },
    });
    await plane.api('POST', deployments, {
      metadata: { name: 'web' },
      spec: { replicas: 1, selector: { matchLabels: { app: 'app' } }, template: template() },
    });
    await watched.until(
      () => expect(told('quota')).toEqual(['critical zero_replicas Deployment web']),
      30_000,
    );
    expect(await looked('quota')).toEqual([
      expect.stringMatching(
        /^critical zero_replicas Deployment web: .*no available pods.*exceeded quota: none/,
      ),
    ]);
    await plane.api('DELETE', `${quota}/none`);
    await watched.until(() => expect(told('quota')[1]).toBe('recovery zero_replicas'), 60_000);
    expect(told('quota')).toHaveLength(2);
  });

  test('a drain that a PodDisruptionBudget slows down: nothing', async () => {
    const path = await deploy('drain', 'web', { replicas: 3 });
    await serves(path, 3);
    const budgets = '/apis/policy/v1beta1/namespaces/drain/poddisruptionbudgets';
    await plane.api('POST', budgets, {
      metadata: { name: 'web' },
      spec: { minAvailable: 2, selector: { matchLabels: { app: 'app' } } },
    });
    await plane.api('PATCH', '/api/v1/nodes/node-1', { spec: { unschedulable: true } });
    await eventually(async () => {
      const { items } = (await plane.api('GET', '/api/v1/namespaces/drain/pods')) as {
        items: { metadata: { name: string }; spec: { nodeName?: string } }[];
      };
      const left = items
        .filter(({ spec }) => spec.nodeName === 'node-1')
        .map(({ metadata }) => metadata.name);
      for (const name of left) {
        const eviction = {
          apiVersion: 'policy/v1beta1',
          kind: 'Eviction',
          metadata: { name, namespace: 'drain' },
        };
        // 429 while the budget forbids it: kubectl tries again, too.
        await plane.api('POST', `/api/v1/namespaces/drain/pods/${name}/eviction`, eviction).catch(() => {});
      }
      return left.length;
    }).toBe(0);
    await serves(path, 3);
    await aWhile();
    expect(await looked('drain')).toEqual([]);
    expect(told('drain')).toEqual([]);
    await plane.api('PATCH', '/api/v1/nodes/node-1', { spec: { unschedulable: null } });
  });

  test('a cordon: nothing; a cordoned node that is not ready: maintenance', async () => {
    const cordon = (unschedulable: boolean | null) =>
      plane.api('PATCH', '/api/v1/nodes/node-2', { spec: { unschedulable } });
    await cordon(true);
    await aWhile();
    expect(await looked('')).toEqual([]);
    expect(told('')).toEqual([]);
    await kubelet.ready('node-2', 'False');
    await watched.until(() => expect(told('')).toEqual(['info node_not_ready Node node-2']), 30_000);
    expect(await looked('')).toEqual([
      'info node_not_ready Node node-2: node-2 says it is not ready (cordoned): container runtime is down',
    ]);
    await kubelet.ready('node-2', 'True');
    await cordon(null);
    await watched.until(() => expect(told('')[1]).toBe('recovery node_not_ready'), 30_000);
    expect(told('')).toHaveLength(2);
  });
});

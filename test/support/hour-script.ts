import { deepEqual } from 'node:assert/strict';
import type { DemoServer } from '../../electron/demo/demo-server.ts';
import type { Fate } from '../../electron/demo/fate.ts';
import type { Pod } from '../../electron/demo/kubernetes-types.ts';
import type { WorkloadOptions } from '../../electron/demo/manifests.ts';
import type { Scenario } from '../../electron/demo/scenario.ts';
import { emptyScenario } from '../../electron/demo/scenarios/empty.ts';
import { SYSTEM_DAEMON_SETS } from '../../electron/demo/scenarios/system.ts';
import { ask } from '../demo/api-client.ts';

/** One thing that happens in the cluster. `at` is minutes and seconds from the hour's start. */
export interface HourStep {
  at: string;
  act(demo: DemoServer): void | Promise<void>;
}

const on = (node: string) => ({ podSpec: { nodeSelector: { 'kubernetes.io/hostname': node } } });
const inMain = { podSpec: { nodeSelector: { pool: 'main' } } };

function service(name: string, replicas: number, more: Partial<WorkloadOptions> = {}): WorkloadOptions {
  const containers = [{ name: 'app', image: `registry.example/${name}:1` }];
  return { namespace: 'lab', name, replicas, containers, ...inMain, ...more };
}

/** All pods may be down at once during a rollout. */
const allAtOnce = {
  spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '100%', maxSurge: 0 } } },
};
/** A rollout starts its pods first and ends the old ones when those are ready. */
const noneDown = {
  spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } },
};
const everywhere = { podSpec: { tolerations: [{ operator: 'Exists' }] } };
const everyTenMinutes = { schedule: '*/10 * * * *', backoffLimit: 0 };

const exits = (exitCode: number, runsForMs = 2_000): Fate => ({ kind: 'exit', exitCode, runsForMs });
const unready: Fate = { kind: 'unready', message: 'connection refused' };

/** Three nodes for everybody, and two for those pinned to them. */
export const labScenario: Scenario = {
  ...emptyScenario,
  nodes: [
    ...['node-1', 'node-2', 'node-3'].map((name) => ({ name, labels: { pool: 'main' } })),
    ...['edge-1', 'edge-2'].map((name) => ({ name, labels: { pool: 'edge' } })),
  ],
  namespaces: [...emptyScenario.namespaces, 'lab'],
  deployments: [
    ...emptyScenario.deployments.map((one) => ({ ...one, ...inMain })),
    ...[
      service('web', 3),
      service('wide', 4, allAtOnce),
      service('slow', 1, allAtOnce),
      service('ten', 10),
      service('scaled', 3),
      service('puller', 2, noneDown),
      service('pinned', 1, on('edge-1')),
      service('legacy', 2),
      service('api', 2),
      service('cache', 2),
      service('leaky', 1),
      service('solo', 2),
      service('flappy', 2),
      service('oldapp', 2),
      service('busy', 2),
      service('brief', 2),
    ],
    { ...service('doomed', 2), namespace: 'preview' },
    { ...service('healthy', 2), namespace: 'preview' },
    { ...service('healthy', 2), namespace: 'preview-fine' },
  ],
  statefulSets: [service('db', 3)],
  daemonSets: [...SYSTEM_DAEMON_SETS, { ...service('agent', 1), ...everywhere }],
  cronJobs: [
    { ...service('hourly', 1), schedule: '*/5 * * * *', backoffLimit: 0 },
    { ...service('nightly', 1), ...everyTenMinutes },
  ],
  fates: ['hourly', 'nightly'].map((workload) => ({
    namespace: 'lab',
    workload,
    container: 'app',
    fate: exits(0, 20_000),
  })),
};

/** What was wrong before the hour began. */
export function prepareLab({ cluster }: DemoServer): void {
  cluster.crashLoop(podOf(cluster, 'legacy'), 'app', { exitCode: 3, restarts: 40 });
  cluster.doom({ namespace: 'lab', workload: 'import', container: 'app' }, exits(1));
  cluster.makeJob({ ...service('import', 1), backoffLimit: 0 });
}

type Cluster = DemoServer['cluster'];

const podsOf = (cluster: Cluster, workload: string, namespace = 'lab'): Pod[] =>
  cluster
    .podsOf(namespace, workload)
    .filter(({ metadata, status }) => !metadata.deletionTimestamp && status?.phase !== 'Failed')
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));

function podOf(cluster: Cluster, workload: string, namespace?: string): Pod {
  const [pod] = podsOf(cluster, workload, namespace);
  if (pod === undefined) throw new Error(`${workload} has no pod`);
  return pod;
}

const app = (workload: string) => ({ namespace: 'lab', workload, container: 'app' });

/** Gives all pods of a workload this fate, at once and from now on. */
function strikeAll(cluster: Cluster, workload: string, fate: Fate): void {
  cluster.doom(app(workload), fate);
  for (const pod of podsOf(cluster, workload)) cluster.strike(pod, 'app', fate);
}

/** The same for one of its pods. */
function strikeOne(cluster: Cluster, workload: string, fate: Fate): void {
  const pod = podOf(cluster, workload);
  cluster.doom({ uid: pod.metadata.uid, container: 'app' }, fate);
  cluster.strike(pod, 'app', fate);
}

function healAll(cluster: Cluster, workload: string): void {
  cluster.reprieve(app(workload));
  for (const pod of podsOf(cluster, workload)) cluster.heal(pod);
}

const badImage = { image: 'registry.example/puller:bad' };

/** kubectl drain: cordons, then evicts whatever is no DaemonSet's. */
async function drain(demo: DemoServer, node: string): Promise<void> {
  demo.cluster.cordon(node);
  for (const { metadata, spec } of demo.cluster.list('pods')) {
    if (spec?.nodeName !== node || metadata.ownerReferences?.[0]?.kind === 'DaemonSet') continue;
    const path = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/eviction`;
    const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: metadata.name } };
    deepEqual((await ask(demo, path, { method: 'POST', body })).code, 201);
  }
}

const step = (at: string, act: (cluster: Cluster, demo: DemoServer) => unknown): HourStep => ({
  at,
  act: async (demo) => void (await act(demo.cluster, demo)),
});

/** A good ten minutes: nothing here is trouble. */
export const HEALTHY: HourStep[] = [
  step('01:00', (cluster) => cluster.rollout('lab', 'web')),
  step('02:00', (cluster) => cluster.rollout('lab', 'wide')),
  step('03:00', (cluster) => {
    cluster.doom(app('slow'), unready);
    cluster.rollout('lab', 'slow');
  }),
  step('03:30', (cluster) => cluster.nodeNotReady('node-2', 'False')),
  step('04:05', (cluster) => cluster.nodeReady('node-2')),
  step('04:30', (cluster) => healAll(cluster, 'slow')),
  step('05:00', (cluster) => cluster.rollout('lab', 'ten')),
  step('05:30', (cluster) => cluster.strike(podOf(cluster, 'web'), 'app', exits(1))),
  step('06:00', (cluster) => cluster.scale('lab', 'scaled', 0)),
  step('06:20', (cluster) => {
    cluster.doom(app('retry'), exits(1, 4_000));
    cluster.past(0, () => cluster.makeJob({ ...service('retry', 1), backoffLimit: 4 }));
  }),
  step('06:40', (cluster) => cluster.doom(app('retry'), exits(0, 4_000))),
  step('07:00', (cluster) => cluster.deleteNamespace('preview-fine')),
  step('07:30', (cluster) => cluster.scale('lab', 'scaled', 3)),
  step('08:00', (cluster) => {
    cluster.doom(badImage, { kind: 'imagePull', message: 'manifest unknown' });
    cluster.rollout('lab', 'puller', badImage.image);
  }),
  step('09:00', (cluster) => cluster.reprieve(badImage)),
  step('09:10', (cluster) => cluster.deletePod(podOf(cluster, 'web'))),
];

/** And the rest of the hour. */
export const TROUBLED: HourStep[] = [
  step('12:00', (cluster) => {
    cluster.doom(badImage, { kind: 'imagePull', message: 'manifest unknown' });
    cluster.rollout('lab', 'puller', 'registry.example/puller:2');
    cluster.doom({ image: 'registry.example/puller:2' }, { kind: 'imagePull', message: 'manifest unknown' });
  }),
  step('13:00', (cluster) => {
    cluster.doom(app('migrate'), exits(2));
    cluster.past(0, () => cluster.makeJob({ ...service('migrate', 1), backoffLimit: 1 }));
  }),
  step('15:00', (cluster) =>
    cluster.crashLoop(podOf(cluster, 'api'), 'app', { restarts: 5, runsForMs: 30_000 }),
  ),
  step('16:00', (cluster) => cluster.reprieve({ image: 'registry.example/puller:2' })),
  step('16:30', (cluster) => strikeAll(cluster, 'solo', unready)),
  step('17:00', (cluster) => cluster.oomKill(podOf(cluster, 'cache'), 'app')),
  step('18:00', (cluster) => cluster.doom(app('nightly'), exits(1))),
  step('20:30', (cluster) => healAll(cluster, 'solo')),
  step('21:00', (cluster) => cluster.heal(podOf(cluster, 'api'))),
  step('22:00', (cluster) => cluster.nodeNotReady('edge-1', 'Unknown')),
  step('26:00', (cluster) => cluster.nodeReady('edge-1')),
  step('28:00', (cluster) => cluster.crashLoop(podOf(cluster, 'flappy'), 'app')),
  step('29:00', (cluster) => cluster.heal(podOf(cluster, 'flappy'))),
  step('30:30', (cluster) => cluster.nodeNotReady('edge-2', 'False')),
  step('32:00', (cluster) => strikeAll(cluster, 'leaky', { kind: 'oom', runsForMs: 5_000 })),
  step('33:00', (cluster) => {
    for (const { metadata } of cluster.list('jobs', 'lab'))
      if (metadata.name.startsWith('nightly-')) cluster.delete('jobs', 'lab', metadata.name);
    cluster.doom(app('nightly'), exits(0));
  }),
  step('36:00', (cluster) => cluster.crashLoop(podOf(cluster, 'flappy'), 'app', { restarts: 7 })),
  step('37:00', (cluster) => cluster.heal(podOf(cluster, 'flappy'))),
  step('37:30', (cluster) => cluster.nodeReady('edge-2')),
  step('38:00', (cluster) => cluster.past(0, () => cluster.makePod(service('debug', 1)))),
  step('38:30', (cluster) => cluster.crashLoop(podOf(cluster, 'debug'), 'app')),
  step('39:00', (cluster) => cluster.crashLoop(podOf(cluster, 'oldapp'), 'app')),
  step('39:30', (cluster) => cluster.crashLoop(podOf(cluster, 'doomed', 'preview'), 'app')),
  step('41:00', (cluster) => cluster.deletePod(podOf(cluster, 'debug'))),
  step('42:00', (cluster) => cluster.delete('deployments', 'lab', 'oldapp')),
  step('42:30', (cluster) => cluster.deleteNamespace('preview')),
  step('43:00', (cluster) => cluster.crashLoop(podOf(cluster, 'flappy'), 'app', { restarts: 9 })),
  step('43:30', (_cluster, demo) => drain(demo, 'node-2')),
  step('44:00', (cluster) => cluster.heal(podOf(cluster, 'flappy'))),
  step('44:30', (cluster) => strikeOne(cluster, 'db', unready)),
  step('45:00', (cluster) => {
    const { name } = podOf(cluster, 'web').metadata;
    cluster.patchStatus('pods', 'lab', name, {
      phase: 'Failed',
      reason: 'Evicted',
      message: 'The node was low on resource: memory.',
    });
  }),
  step('46:30', (cluster) => cluster.cordon('node-2', false)),
  step('48:30', (cluster) => healAll(cluster, 'leaky')),
  step('49:00', (cluster) => cluster.crashLoop(podOf(cluster, 'busy'), 'app', { restarts: 1 })),
  // The API server answers nobody for three minutes: what happens meanwhile is found out afterwards.
  step('50:00', (_cluster, demo) => void demo.faults.add({ kind: 'status', code: 503 })),
  step('51:00', (cluster) => cluster.oomKill(podOf(cluster, 'brief'), 'app')),
  step('53:00', (_cluster, demo) => demo.faults.clear()),
  step('54:00', (cluster) => cluster.heal(podOf(cluster, 'db'))),
];

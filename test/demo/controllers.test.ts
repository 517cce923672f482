import { beforeEach, describe, expect, it } from 'vitest';
import type { DemoCluster } from '../../electron/demo/demo-cluster.ts';
import { clusterUnderTest } from './cluster-under-test.ts';
import type { ManualClock } from './manual-clock.ts';

let cluster: DemoCluster;
let clock: ManualClock;

beforeEach(() => {
  ({ cluster, clock } = clusterUnderTest());
});

const deployment = (name = 'web') => {
  const found = cluster.get('deployments', 'shop', name);
  if (!found) throw new Error(`no Deployment ${name}`);
  return found;
};
const condition = (type: string, name = 'web') =>
  deployment(name).status?.conditions?.find((each) => each.type === type);
const firstPod = (workload = 'web') => {
  const [pod] = cluster.podsOf('shop', workload);
  if (!pod) throw new Error(`${workload} has no pods`);
  return pod;
};
const container = (workload = 'web') => {
  const [status] = firstPod(workload).status?.containerStatuses ?? [];
  if (!status) throw new Error(`${workload} has no container status`);
  return status;
};
const reasons = (name: string) =>
  cluster
    .list('events')
    .filter((event) => (event.involvedObject as { name: string }).name === name)
    .map((event) => event.reason);

describe('a Deployment', () => {
  beforeEach(() => {
    cluster.makeDeployment({ namespace: 'shop', name: 'web', replicas: 4, image: 'web:1' });
  });

  it('made by a test runs already, owned all the way up', () => {
    expect(deployment().status).toMatchObject({
      observedGeneration: 1,
      replicas: 4,
      readyReplicas: 4,
      availableReplicas: 4,
      updatedReplicas: 4,
    });
    expect(condition('Available')).toMatchObject({ status: 'True', reason: 'MinimumReplicasAvailable' });
    expect(condition('Progressing')).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' });
    const [set] = cluster.ownedBy('replicasets', deployment().metadata.uid);
    expect(firstPod().metadata.ownerReferences).toMatchObject([
      { kind: 'ReplicaSet', name: set?.metadata.name, uid: set?.metadata.uid, controller: true },
    ]);
  });

  it('rolls out by a new ReplicaSet without losing availability', () => {
    const available: number[] = [];
    cluster.subscribe((resource, { revision }) => {
      const status = revision.object.status as { availableReplicas?: number } | undefined;
      if (resource === 'deployments') available.push(status?.availableReplicas ?? 0);
    });
    cluster.rollout('shop', 'web', 'web:2');
    clock.advance(1_000);
    expect(condition('Progressing')).toMatchObject({ status: 'True', reason: 'ReplicaSetUpdated' });
    clock.advance(60_000);
    expect(deployment().status).toMatchObject({
      observedGeneration: 2,
      replicas: 4,
      updatedReplicas: 4,
      availableReplicas: 4,
    });
    expect(condition('Progressing')?.reason).toBe('NewReplicaSetAvailable');
    expect(cluster.podsOf('shop', 'web').map((pod) => pod.spec?.containers[0]?.image)).toEqual(
      Array(4).fill('web:2'),
    );
    expect(Math.min(...available)).toBeGreaterThanOrEqual(3);
    const sizes = cluster.ownedBy('replicasets', deployment().metadata.uid).map((set) => set.spec?.replicas);
    expect(sizes.sort()).toEqual([0, 4]);
  });

  it('is stuck after its progress deadline when the new image cannot be pulled, with the old pods kept', () => {
    cluster.doom({ image: 'web:bad' }, { kind: 'imagePull', message: 'not found' });
    cluster.rollout('shop', 'web', 'web:bad');
    clock.advance(60_000);
    const pulling = cluster
      .podsOf('shop', 'web')
      .filter((pod) => pod.spec?.containers[0]?.image === 'web:bad');
    expect(pulling.map((pod) => pod.status?.containerStatuses?.[0]?.state.waiting?.reason)).toEqual(
      pulling.map(() => 'ImagePullBackOff'),
    );
    expect(deployment().status).toMatchObject({ availableReplicas: 3 });
    expect(condition('Available')?.status).toBe('True');
    clock.advance(600_000);
    expect(condition('Progressing')).toMatchObject({ status: 'False', reason: 'ProgressDeadlineExceeded' });
    cluster.rollout('shop', 'web', 'web:1');
    clock.advance(60_000);
    expect(condition('Progressing')).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' });
    expect(deployment().status).toMatchObject({ replicas: 4, availableReplicas: 4 });
  });

  it('turns unavailable when its pods fail, with the time of the change', () => {
    for (const pod of cluster.podsOf('shop', 'web')) cluster.crashLoop(pod, 'web');
    clock.advance(1_000);
    expect(deployment().status?.availableReplicas).toBeUndefined();
    expect(condition('Available')).toMatchObject({
      status: 'False',
      reason: 'MinimumReplicasUnavailable',
      lastTransitionTime: '2026-11-22T10:00:00Z',
    });
    expect(condition('Progressing')?.reason).toBe('NewReplicaSetAvailable');
  });

  it('is scaled to nothing and back', () => {
    cluster.scale('shop', 'web', 0);
    clock.advance(10_000);
    expect(cluster.podsOf('shop', 'web')).toEqual([]);
    expect(condition('Available')?.status).toBe('True');
    cluster.scale('shop', 'web', 2);
    clock.advance(20_000);
    expect(deployment().status).toMatchObject({ replicas: 2, availableReplicas: 2, observedGeneration: 3 });
  });

  it('created with a status is a picture, not a workload', () => {
    cluster.create('deployments', {
      metadata: { name: 'still', namespace: 'shop' },
      spec: { replicas: 3 },
      status: { replicas: 3 },
    });
    clock.advance(60_000);
    expect(deployment('still').status).toEqual({ replicas: 3 });
  });
});

describe('a container', () => {
  beforeEach(() => {
    cluster.makeDeployment({ namespace: 'shop', name: 'web', image: 'web:1' });
  });

  it('in a crash loop restarts with growing backoff and a growing count', () => {
    cluster.crashLoop(firstPod(), 'web', { restarts: 2, exitCode: 3 });
    expect(container()).toMatchObject({
      ready: false,
      restartCount: 2,
      state: {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: expect.stringContaining('back-off 20s restarting failed container=web'),
        },
      },
      lastState: { terminated: { exitCode: 3, reason: 'Error' } },
    });
    clock.advance(20_000);
    expect(container()).toMatchObject({ restartCount: 3, state: { running: {} } });
    clock.advance(2_000);
    expect(container().state.waiting?.message).toContain('back-off 40s');
    clock.advance(600_000);
    expect(container().state.waiting?.message ?? 'back-off 5m0s').toContain('back-off 5m0s');
    expect(reasons(firstPod().metadata.name)).toContain('BackOff');
  });

  it('killed for memory says so in its state, then in its last state', () => {
    cluster.oomKill(firstPod(), 'web');
    expect(container()).toMatchObject({
      restartCount: 0,
      state: { terminated: { reason: 'OOMKilled', exitCode: 137 } },
    });
    clock.advance(10_000);
    expect(container()).toMatchObject({
      restartCount: 1,
      ready: true,
      state: { running: {} },
      lastState: { terminated: { reason: 'OOMKilled', exitCode: 137, finishedAt: '2026-11-22T10:00:00Z' } },
    });
  });

  it('healed runs and is ready, and its history stays', () => {
    cluster.crashLoop(firstPod(), 'web', { restarts: 4 });
    cluster.heal(firstPod());
    expect(container()).toMatchObject({
      ready: true,
      restartCount: 5,
      state: { running: {} },
      lastState: { terminated: { exitCode: 1 } },
    });
    clock.advance(3_600_000);
    expect(container()).toMatchObject({ ready: true, restartCount: 5 });
  });

  it('whose workload is doomed fails in every new pod, too', () => {
    const target = { namespace: 'shop', workload: 'web', container: 'web' };
    cluster.doom(target, { kind: 'configError', message: 'secret "db" not found' });
    cluster.deletePod(firstPod(), 0);
    clock.advance(10_000);
    expect(container().state.waiting).toEqual({
      reason: 'CreateContainerConfigError',
      message: 'secret "db" not found',
    });
    cluster.reprieve(target);
    clock.advance(30_000);
    expect(container().ready).toBe(true);
  });

  it('that fails its probe runs but is not ready', () => {
    cluster.strike(firstPod(), 'web', { kind: 'unready', message: 'HTTP probe failed with statuscode: 503' });
    expect(container()).toMatchObject({ ready: false, state: { running: {} } });
    expect(reasons(firstPod().metadata.name)).toContain('Unhealthy');
  });
});

describe('a node', () => {
  beforeEach(() => {
    cluster.makeDeployment({ namespace: 'shop', name: 'web', replicas: 10, image: 'web:1' });
  });
  const on = (node: string) => cluster.podsOf('shop', 'web').filter((pod) => pod.spec?.nodeName === node);
  const ready = (node: string) =>
    cluster.get('nodes', undefined, node)?.status?.conditions?.find((each) => each.type === 'Ready');

  it('that stops reporting is Unknown, its pods unready, and after five minutes they are replaced but not gone', () => {
    const pods = on('node-2');
    expect(pods.length).toBeGreaterThan(0);
    cluster.nodeNotReady('node-2', 'Unknown');
    expect(ready('node-2')).toMatchObject({
      status: 'Unknown',
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
    });
    expect(cluster.get('nodes', undefined, 'node-2')?.spec?.taints?.map(({ key }) => key)).toContain(
      'node.kubernetes.io/unreachable',
    );
    expect(
      on('node-2').map((pod) => pod.status?.conditions?.find((each) => each.type === 'Ready')?.status),
    ).toEqual(pods.map(() => 'False'));
    clock.advance(320_000);
    expect(on('node-2').map((pod) => pod.metadata.deletionTimestamp)).toEqual(
      pods.map(() => expect.any(String)),
    );
    expect(deployment().status?.availableReplicas).toBe(10);
    cluster.nodeReady('node-2');
    clock.advance(10_000);
    expect(on('node-2')).toEqual([]);
    expect(ready('node-2')?.status).toBe('True');
  });

  it('that blips keeps its pods', () => {
    const before = on('node-3').map((pod) => pod.metadata.uid);
    cluster.nodeNotReady('node-3', 'False');
    expect(ready('node-3')).toMatchObject({ status: 'False', reason: 'KubeletNotReady' });
    clock.advance(60_000);
    cluster.nodeReady('node-3');
    clock.advance(600_000);
    expect(on('node-3').map((pod) => pod.metadata.uid)).toEqual(before);
    expect(deployment().status?.availableReplicas).toBe(10);
  });

  it('that is well posts its heartbeat', () => {
    clock.advance(310_000);
    const beat = Date.parse(ready('node-1')?.lastHeartbeatTime ?? '');
    expect(clock.now() - beat).toBeLessThan(300_000);
  });
});

describe('other workloads', () => {
  it('a StatefulSet keeps names and order', () => {
    const set = cluster.makeStatefulSet({ namespace: 'data', name: 'db', replicas: 3, image: 'postgres:18' });
    expect(set.status).toMatchObject({ replicas: 3, readyReplicas: 3 });
    expect(cluster.podsOf('data', 'db').map((pod) => pod.metadata.name)).toEqual(['db-0', 'db-1', 'db-2']);
    cluster.deletePod({ namespace: 'data', name: 'db-1' });
    clock.advance(10_000);
    expect(cluster.get('pods', 'data', 'db-1')?.status?.phase).toBe('Running');
  });

  it('a DaemonSet has a pod on every node, also on new ones', () => {
    const set = cluster.makeDaemonSet({ namespace: 'ops', name: 'agent', image: 'agent:1' });
    expect(set.status).toMatchObject({ desiredNumberScheduled: 5, numberReady: 5 });
    cluster.makeNode({ name: 'node-6' });
    clock.advance(10_000);
    expect(cluster.get('daemonsets', 'ops', 'agent')?.status).toMatchObject({
      desiredNumberScheduled: 6,
      numberReady: 6,
    });
  });

  it('a Job retries up to its backoffLimit, then fails', () => {
    const target = { namespace: 'batch', workload: 'import', container: 'import' };
    cluster.doom(target, { kind: 'exit', exitCode: 2, runsForMs: 1_000 });
    cluster.past(0, () =>
      cluster.makeJob({ namespace: 'batch', name: 'import', backoffLimit: 2, image: 'import:1' }),
    );
    clock.advance(15_000);
    expect(cluster.get('jobs', 'batch', 'import')?.status?.conditions).toBeUndefined();
    clock.advance(120_000);
    expect(cluster.get('jobs', 'batch', 'import')?.status).toMatchObject({
      failed: 3,
      conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }],
    });
  });

  it('a CronJob makes a Job on its minute and keeps three', () => {
    cluster.doom(
      { namespace: 'batch', workload: 'sync', container: 'sync' },
      { kind: 'exit', exitCode: 0, runsForMs: 5_000 },
    );
    cluster.makeCronJob({ namespace: 'batch', name: 'sync', schedule: '*/5 * * * *', image: 'sync:1' });
    clock.advance(3_630_000);
    const jobs = cluster.list('jobs', 'batch');
    expect(jobs.filter((job) => job.status?.succeeded === 1).length).toBeGreaterThanOrEqual(3);
    expect(jobs.length).toBeLessThanOrEqual(4);
    expect(cluster.podsOf('batch', 'sync')).toHaveLength(jobs.length);
  });

  it('a pod too large for every node stays Pending and says why', () => {
    cluster.makePod({
      namespace: 'batch',
      name: 'huge',
      containers: [{ name: 'app', image: 'x:1', cpu: '64' }],
    });
    expect(cluster.get('pods', 'batch', 'huge')?.status).toMatchObject({
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message: expect.stringContaining('0/5 nodes are available: 5 Insufficient cpu'),
        },
      ],
    });
    expect(reasons('huge')).toEqual(['FailedScheduling']);
  });

  it('init containers run one after the other before the rest, sidecars beside it', () => {
    cluster.makePod({
      namespace: 'shop',
      name: 'staged',
      image: 'app:1',
      initContainers: [
        { name: 'migrate', image: 'migrate:1' },
        { name: 'mesh', image: 'mesh:1', restartPolicy: 'Always' },
      ],
    });
    expect(cluster.get('pods', 'shop', 'staged')?.status).toMatchObject({
      phase: 'Running',
      initContainerStatuses: [
        { state: { terminated: { exitCode: 0 } } },
        { state: { running: {} }, started: true },
      ],
      containerStatuses: [{ ready: true }],
    });
  });
});

describe('malformed objects', () => {
  it.each([
    { spec: null },
    { spec: { containers: 'none' } },
    { spec: { containers: [] }, status: null },
    { status: { conditions: 'x', containerStatuses: [null] } },
    { metadata: { name: 'odd', namespace: 'shop', labels: null, ownerReferences: [null] } },
  ])('are stored and served without harm: %j', (odd) => {
    cluster.create('pods', { metadata: { name: 'odd', namespace: 'shop' }, ...odd });
    cluster.makeDeployment({ namespace: 'shop', name: 'web' });
    clock.advance(600_000);
    expect(cluster.get('pods', 'shop', 'odd')?.metadata.name).toBe('odd');
    expect(deployment().status?.availableReplicas).toBe(1);
  });
});

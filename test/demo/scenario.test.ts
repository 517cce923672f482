import { describe, expect, it } from 'vitest';
import type { DemoCluster } from '../../electron/demo/demo-cluster.ts';
import { quietScenario } from '../../electron/demo/scenarios/quiet.ts';
import { storyScenario } from '../../electron/demo/scenarios/story.ts';
import { clusterUnderTest } from './cluster-under-test.ts';

const waiting = (cluster: DemoCluster, namespace: string, workload: string) =>
  cluster.podsOf(namespace, workload).map((pod) => pod.status?.containerStatuses?.[0]?.state.waiting?.reason);
const zero = (cluster: DemoCluster) =>
  cluster
    .list('deployments')
    .filter((each) => (each.spec?.replicas ?? 1) > 0 && !each.status?.availableReplicas)
    .map((each) => each.metadata.name);
const nodeStates = (cluster: DemoCluster) =>
  cluster.list('nodes').map((node) => node.status?.conditions?.find((each) => each.type === 'Ready')?.status);

describe('the quiet cluster', () => {
  it('is a small company: about 40 workloads on 5 nodes, all well, with a past', () => {
    const { cluster, clock } = clusterUnderTest(quietScenario);
    const kinds = ['deployments', 'statefulsets', 'daemonsets', 'cronjobs'] as const;
    const workloads = kinds.reduce((sum, kind) => sum + cluster.list(kind).length, 0);
    expect(workloads).toBeGreaterThanOrEqual(38);
    expect(nodeStates(cluster)).toEqual(Array(5).fill('True'));
    expect(zero(cluster)).toEqual([]);
    const [web] = cluster.podsOf('shop', 'web');
    expect(clock.now() - Date.parse(web?.metadata.creationTimestamp ?? '')).toBeGreaterThan(8 * 86_400_000);
  });

  it('has pods as large and as complete as real ones', () => {
    const { cluster } = clusterUnderTest(quietScenario);
    const [web] = cluster.podsOf('shop', 'web');
    expect(JSON.stringify(web).length).toBeGreaterThan(5_000);
    expect(JSON.stringify(web).length).toBeLessThan(8_000);
    expect(web).toMatchObject({
      metadata: {
        managedFields: [
          { manager: 'kube-controller-manager' },
          { manager: 'kubelet', subresource: 'status' },
        ],
      },
      spec: {
        nodeName: expect.any(String),
        containers: [
          { env: expect.any(Array), readinessProbe: {}, resources: { limits: { memory: '768Mi' } } },
        ],
        tolerations: expect.any(Array),
      },
      status: {
        phase: 'Running',
        qosClass: 'Burstable',
        containerStatuses: [
          {
            containerID: expect.stringMatching(/^containerd:\/\/[0-9a-f]{64}$/),
            imageID: expect.stringMatching(/@sha256:[0-9a-f]{64}$/),
            started: true,
          },
        ],
      },
    });
  });

  it('stays quiet for an hour while its cron jobs run', { timeout: 60_000 }, () => {
    const { cluster, clock } = clusterUnderTest(quietScenario);
    let restarts = 0;
    let jobs = 0;
    cluster.subscribe((resource, { type, revision }) => {
      if (resource === 'jobs' && type === 'ADDED') jobs++;
      if (resource !== 'pods') return;
      const statuses = (
        revision.object.status as { containerStatuses?: { restartCount: number }[] } | undefined
      )?.containerStatuses;
      restarts += (statuses ?? []).filter((each) => each.restartCount > 0).length;
    });
    for (let minute = 0; minute < 60; minute++) {
      clock.advance(60_000);
      expect(zero(cluster)).toEqual([]);
    }
    expect(restarts).toBe(0);
    expect(jobs).toBeGreaterThanOrEqual(15);
  });
});

describe('the story', () => {
  it('begins with incidents that stand already', () => {
    const { cluster, clock } = clusterUnderTest(storyScenario);
    const checkout = cluster.podsOf('shop', 'checkout').map((pod) => pod.status?.containerStatuses?.[0]);
    expect(Math.max(...checkout.map((each) => each?.restartCount ?? 0))).toBeGreaterThanOrEqual(6);
    expect(checkout.map((each) => each?.lastState.terminated?.exitCode)).toEqual([1, 1, 1]);
    const [worker] = cluster.podsOf('batch', 'report-worker');
    expect(worker?.status?.containerStatuses?.[0]?.lastState.terminated).toMatchObject({
      reason: 'OOMKilled',
      exitCode: 137,
    });
    expect(worker?.spec?.containers[0]?.resources?.limits?.memory).toBe('512Mi');
    expect(nodeStates(cluster)).toEqual(['True', 'True', 'True', 'Unknown', 'True']);
    const since = cluster
      .get('nodes', undefined, 'node-4')
      ?.status?.conditions?.find((each) => each.type === 'Ready');
    expect(clock.now() - Date.parse(since?.lastTransitionTime ?? '')).toBe(240_000);
    expect(zero(cluster).sort()).toEqual(['checkout', 'report-worker']);
  });

  it('goes on with more, and heals them after minutes', () => {
    const { cluster, clock } = clusterUnderTest(storyScenario);
    clock.advance(30_000);
    const search = cluster
      .podsOf('shop', 'search')
      .map((pod) => pod.status?.containerStatuses?.[0]?.lastState.terminated?.reason);
    expect(search).toContain('OOMKilled');
    clock.advance(60_000);
    expect(waiting(cluster, 'shop', 'recommender')).toContain('ImagePullBackOff');
    expect(waiting(cluster, 'payments', 'ledger')).toContain('CreateContainerConfigError');
    clock.advance(90_000);
    expect(zero(cluster)).toContain('cart');
    clock.advance(360_000);
    expect(zero(cluster)).not.toContain('cart');
    expect(zero(cluster)).not.toContain('checkout');
    expect(waiting(cluster, 'shop', 'recommender')).toEqual([undefined, undefined]);
  });

  it('loops for ever without growing', { timeout: 60_000 }, () => {
    const { cluster, clock } = clusterUnderTest(storyScenario);
    const sizes: number[] = [];
    for (let round = 0; round < 6; round++) {
      clock.advance(16 * 60_000);
      sizes.push(
        cluster.list('pods').length + cluster.list('replicasets').length + cluster.list('events').length,
      );
      clock.advance(5_000);
      expect(zero(cluster)).toContain('checkout');
      expect(nodeStates(cluster)[3]).toBe('Unknown');
    }
    expect(Math.max(...sizes.slice(4))).toBeLessThan(Math.max(...sizes.slice(0, 4)) * 1.3);
  });

  it('is the same for the same seed, and another for another', { timeout: 60_000 }, () => {
    const tell = (seed: number) => {
      const { cluster, clock } = clusterUnderTest(storyScenario, seed);
      clock.advance(400_000);
      return JSON.stringify([
        cluster.resourceVersion,
        cluster.list('pods'),
        cluster.list('events'),
        cluster.list('deployments'),
      ]);
    };
    expect(tell(7)).toBe(tell(7));
    expect(tell(7)).not.toBe(tell(8));
  });
});

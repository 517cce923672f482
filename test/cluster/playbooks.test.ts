import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import { type ControlPlane, noControlPlane, startControlPlane } from '../support/control-plane.ts';
import { ownerOf, type PlaybookRoom, playbookRoom } from '../support/playbook-room.ts';
import { type PlayedKubelet, playKubelet } from '../support/played-kubelet.ts';
import { connectTo } from '../support/watched-loop.ts';

if (noControlPlane !== null) process.stderr.write(`test/cluster/playbooks: skipped, ${noControlPlane}\n`);

const NAMESPACE = '/api/v1/namespaces/shop';
const APPS = '/apis/apps/v1/namespaces/shop';

interface Listed {
  items: { metadata: { name: string; uid: string; ownerReferences?: { name: string; kind: string }[] } }[];
}
interface Template {
  spec: { containers: { name: string; image: string; resources: { limits?: { memory: string } } }[] };
}

describe.skipIf(noControlPlane !== null)('playbooks on a real control plane', () => {
  let plane: ControlPlane;
  let kubelet: PlayedKubelet;
  let connection: ClusterConnection;
  let room: PlaybookRoom;

  beforeAll(async () => {
    plane = await startControlPlane({ nodeGrace: '1h' });
    kubelet = playKubelet(plane);
    await kubelet.makeNode('node-1');
    await kubelet.makeNode('node-2');
    await plane.api('POST', '/api/v1/namespaces', { metadata: { name: 'shop' } });
    connection = connectTo(plane.kubeconfig, 'admin');
  });
  afterAll(async () => {
    await connection?.close();
    await kubelet?.stop();
    await plane?.down();
  });
  beforeEach(() => {
    room = playbookRoom(connection);
  });

  const eventually = (what: () => Promise<unknown>) => expect.poll(what, { timeout: 60_000, interval: 250 });

  async function deploy(name: string, replicas: number, node?: string): Promise<string> {
    const made = await plane.api('POST', `${APPS}/deployments`, {
      metadata: { name },
      spec: {
        replicas,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: {
            ...(node !== undefined && { nodeSelector: { home: node } }),
            containers: [
              { name: 'sidecar', image: 'shop/sidecar:1', resources: { limits: { memory: '16Mi' } } },
              { name: 'app', image: `shop/${name}:1`, resources: { limits: { memory: '64Mi' } } },
            ],
          },
        },
      },
    });
    await eventually(async () => ready(name)).toBe(replicas);
    return (made.metadata as { uid: string }).uid;
  }
  async function ready(name: string): Promise<number> {
    const { status } = (await plane.api('GET', `${APPS}/deployments/${name}`)) as {
      status?: { readyReplicas?: number };
    };
    return status?.readyReplicas ?? 0;
  }
  const podsOf = async (name: string) =>
    ((await plane.api('GET', `${NAMESPACE}/pods?labelSelector=app%3D${name}`)) as unknown as Listed).items;
  async function templateOf(name: string): Promise<Template> {
    const { spec } = (await plane.api('GET', `${APPS}/deployments/${name}`)) as {
      spec: { template: Template };
    };
    return spec.template;
  }

  test('restart: the very pod is deleted and its controller makes another', async () => {
    const uid = await deploy('crashing', 1);
    const [pod] = await podsOf('crashing');
    const { incident } = room.incident({
      name: pod?.metadata.name ?? '',
      uid: pod?.metadata.uid ?? '',
      owner: ownerOf('Deployment', 'crashing', uid),
    });
    room.executor.start(incident.id, 'crash-loop', 'person');
    await room.settled();
    expect(room.asked()).toMatchObject({ risk: 'MEDIUM', confirm: '' });
    await room.approve();
    await eventually(async () =>
      (await podsOf('crashing')).map(({ metadata }) => metadata.uid),
    ).not.toContain(pod?.metadata.uid);
    await eventually(() => ready('crashing')).toBe(1);
  });

  test('oom: the limit of the right container, the rest as it was', async () => {
    const uid = await deploy('hungry', 1);
    const was = await templateOf('hungry');
    const [pod] = await podsOf('hungry');
    const { incident } = room.incident({
      type: 'oom_killed',
      name: pod?.metadata.name ?? '',
      uid: pod?.metadata.uid ?? '',
      owner: ownerOf('Deployment', 'hungry', uid),
      container: 'app',
      metadata: { reason: 'OOMKilled', memoryLimit: '64Mi' },
    });
    const run = room.executor.start(incident.id, 'oom', 'person');
    await room.settled();
    const asked = room.asked();
    expect(asked.diffs[0]).toMatch(/-\s+memory: 64Mi\n\+\s+memory: 96Mi/);
    await room.approve();
    const app = was.spec.containers[1];
    if (app !== undefined) app.resources.limits = { memory: '96Mi' };
    expect(JSON.stringify(await templateOf('hungry'))).toBe(JSON.stringify(was));

    room.executor.cancel(run.id);
    room.executor.undo(run.id, 1);
    await room.settled();
    await room.approve();
    if (app !== undefined) app.resources.limits = { memory: '64Mi' };
    expect(JSON.stringify(await templateOf('hungry'))).toBe(JSON.stringify(was));
  });

  test('rollback: the template of the revision that was seen available is there again', async () => {
    const uid = await deploy('rolled', 1);
    const good = await templateOf('rolled');
    for (const tag of ['2', '3'])
      await plane.api('PATCH', `${APPS}/deployments/rolled`, {
        spec: {
          template: {
            spec: { containers: good.spec.containers.map((one) => ({ ...one, image: `bad:${tag}` })) },
          },
        },
      });
    await eventually(
      async () =>
        ((await plane.api('GET', `${APPS}/replicasets?labelSelector=app%3Drolled`)) as unknown as Listed)
          .items.length,
    ).toBe(3);
    const { incident } = room.incident({
      type: 'rollout_stuck',
      kind: 'Deployment',
      name: 'rolled',
      uid,
      container: null,
      owner: ownerOf('Deployment', 'rolled', uid),
    });
    room.store.playbooks.revisionSeen(
      incident.cluster,
      { kind: 'Deployment', namespace: 'shop', name: 'rolled' },
      '1',
      1,
    );
    room.executor.start(incident.id, 'rollback', 'person');
    await room.settled();
    expect(room.asked().title).toContain('back to revision 1 (shop/sidecar:1, shop/rolled:1)');
    await room.approve();
    expect(JSON.stringify(await templateOf('rolled'))).toBe(JSON.stringify(good));
  });

  test('rollback of what was never seen available: the person chooses', async () => {
    const uid = await deploy('unseen', 1);
    await plane.api('PATCH', `${APPS}/deployments/unseen`, {
      spec: { template: { metadata: { annotations: { build: '2' } } } },
    });
    await eventually(
      async () =>
        ((await plane.api('GET', `${APPS}/replicasets?labelSelector=app%3Dunseen`)) as unknown as Listed)
          .items.length,
    ).toBe(2);
    const { incident } = room.incident({
      type: 'rollout_stuck',
      kind: 'Deployment',
      name: 'unseen',
      uid,
      container: null,
      owner: ownerOf('Deployment', 'unseen', uid),
    });
    const run = room.executor.start(incident.id, 'rollback', 'person');
    await room.settled();
    const [, step] = room.run(run.id).steps;
    expect(step?.state).toBe('choosing');
    room.executor.choose(run.id, step?.choices[0]?.revision ?? '');
    await room.settled();
    await room.approve();
    expect(JSON.stringify(await templateOf('unseen'))).not.toContain('build');
  });

  test('a node: cordoned, then drained as a PodDisruptionBudget allows', async () => {
    for (const name of ['node-1', 'node-2'])
      await plane.api('PATCH', `/api/v1/nodes/${name}`, { metadata: { labels: { home: name } } });
    const uid = ((await plane.api('GET', '/api/v1/nodes/node-2')).metadata as { uid: string }).uid;
    await deploy('free', 1, 'node-2');
    await deploy('guarded', 1, 'node-2');
    await plane.api('POST', '/apis/policy/v1beta1/namespaces/shop/poddisruptionbudgets', {
      metadata: { name: 'guarded' },
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'guarded' } } },
    });
    const budget = '/apis/policy/v1beta1/namespaces/shop/poddisruptionbudgets/guarded';
    await eventually(async () => (await plane.api('GET', budget)).status).toMatchObject({
      currentHealthy: 1,
    });

    const { incident } = room.incident({
      type: 'node_not_ready',
      namespace: '',
      kind: 'Node',
      name: 'node-2',
      uid,
      container: null,
      owner: ownerOf('Node', 'node-2', uid, ''),
    });
    const run = room.executor.start(incident.id, 'node-not-ready', 'person');
    await room.settled();
    expect(room.asked()).toMatchObject({
      title: 'Cordon node node-2: no new pods are put on it',
      confirm: 'node-2',
    });
    await room.approve();
    expect((await plane.api('GET', '/api/v1/nodes/node-2')).spec).toMatchObject({ unschedulable: true });

    const drain = room.asked();
    expect(drain.diffs.join('\n')).toContain('its PodDisruptionBudget does not let it go now');
    const guarded = (await podsOf('guarded'))[0]?.metadata.uid ?? '';
    const freed = (await podsOf('free'))[0]?.metadata.uid ?? '';
    const { id, hash, confirm } = drain;
    await room.executor.approve({ approval: id, hash, typed: confirm });
    await eventually(async () => (await podsOf('free')).map(({ metadata }) => metadata.uid)).not.toContain(
      freed,
    );
    // The budget holds until its time is over.
    while (room.run(run.id).state !== 'stopped') {
      room.clock.advance(5_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await room.settled();
    expect((await podsOf('guarded')).map(({ metadata }) => metadata.uid)).toContain(guarded);
    expect(room.run(run.id).steps[2]?.outcome).toMatch(
      /guarded-\S+ was not evicted: its PodDisruptionBudget did not let it go in time\./,
    );
  });

  test('scale up: one more', async () => {
    const uid = await deploy('few', 1);
    const { incident } = room.incident({
      type: 'zero_replicas',
      kind: 'Deployment',
      name: 'few',
      uid,
      container: null,
      owner: ownerOf('Deployment', 'few', uid),
    });
    room.executor.start(incident.id, 'scale-up', 'person');
    await room.settled();
    await room.approve();
    await eventually(() => ready('few')).toBe(2);
  });

  test('a viewer sees every playbook explained and none executable', async () => {
    const viewer = connectTo(plane.kubeconfig, 'viewer');
    room.connection = viewer;
    const { incident } = room.incident({ owner: ownerOf('Deployment', 'hungry', 'x') });
    const offers = await room.executor.offers(incident.id);
    await viewer.close();
    expect(offers.map(({ playbook }) => playbook.id)).toEqual(['crash-loop', 'rollback']);
    expect(offers.every(({ blocked }) => blocked !== null)).toBe(true);
  });
});

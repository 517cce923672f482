import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { playbookHandlers } from '../../electron/app/playbook-handlers.ts';
import type { Session } from '../../electron/app/session-ports.ts';
import { statefulSetView } from '../../electron/detect/stateful-set-view.ts';
import type { ClusterConnection, WriteOptions } from '../../electron/kube/connection.ts';
import { BUILT_IN } from '../../electron/playbooks/built-in.ts';
import { type Change, deletionOf, evictionOf, patchOf } from '../../electron/playbooks/change.ts';
import type { PlaybookOffer } from '../../shared/playbook.ts';
import { connectTo } from '../support/connect-to.ts';
import { type ControlPlane, noControlPlane, startControlPlane } from '../support/control-plane.ts';
import { ownerOf, type PlaybookRoom, playbookRoom } from '../support/playbook-room.ts';
import { type PlayedKubelet, playKubelet } from '../support/played-kubelet.ts';
import { APPS, eventually, realWorkloads } from '../support/real-workloads.ts';

const RBAC = '/apis/rbac.authorization.k8s.io/v1';

if (noControlPlane !== null) process.stderr.write(`test/cluster/playbooks: skipped, ${noControlPlane}\n`);

/** An object without what the server counts, and what its controllers say of it. */
function madeOf(answer: unknown) {
  const { kind, metadata, spec } = answer as {
    kind: string;
    metadata: Record<string, unknown>;
    spec: unknown;
  };
  const { uid, labels } = metadata;
  // The controller numbers a rollout a moment after it.
  const { 'deployment.kubernetes.io/revision': _number, ...annotations } = (metadata.annotations ??
    {}) as Record<string, string>;
  return { kind, uid, labels, annotations, spec };
}

describe.skipIf(noControlPlane !== null)('playbooks on a real control plane', () => {
  let plane: ControlPlane;
  let kubelet: PlayedKubelet;
  let connection: ClusterConnection;
  let room: PlaybookRoom;
  let workloads: ReturnType<typeof realWorkloads>;

  beforeAll(async () => {
    plane = await startControlPlane({ nodeGrace: '1h' });
    kubelet = playKubelet(plane);
    workloads = realWorkloads(plane);
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
    written = [];
    room = playbookRoom(noting(connection));
  });
  afterEach(() => {
    for (const [at, { dryRun, method, path, body, answer }] of written.entries()) {
      if (dryRun) continue;
      const tried = written
        .slice(0, at)
        .findLast((one) => one.dryRun && one.method === method && one.path === path);
      expect(tried?.body, `${method} ${path} is what was tried`).toEqual(body);
      expect(madeOf(tried?.answer), 'what came of it is what the dry run told').toEqual(madeOf(answer));
    }
  });

  /** What the server carried out, or would have. */
  let written: (Pick<WriteOptions, 'dryRun' | 'method' | 'path' | 'body'> & { answer: unknown })[];
  const noting = (real: ClusterConnection): ClusterConnection => ({
    ...real,
    async write(options) {
      const answer = await real.write(options);
      written.push({ ...options, answer });
      return answer;
    },
  });
  const sent = () => written.filter(({ dryRun }) => !dryRun);

  async function isThere(uid: string | undefined, app: string): Promise<boolean> {
    return (await workloads.podsOf(app)).some(({ metadata }) => metadata.uid === uid);
  }

  test('restart: the very pod is deleted and its controller makes another', async () => {
    const uid = await workloads.deploy('crashing', 1);
    const [pod] = await workloads.podsOf('crashing');
    const { incident } = room.incident({
      name: pod?.metadata.name ?? '',
      uid: pod?.metadata.uid ?? '',
      owner: ownerOf('Deployment', 'crashing', uid),
    });
    room.executor.start(incident.id, 'crash-loop', 'person');
    await room.settled();
    expect(room.asked()).toMatchObject({ risk: 'MEDIUM', confirm: '' });
    await room.approve();
    await eventually(() => isThere(pod?.metadata.uid, 'crashing'), false);
    await eventually(() => workloads.ready('crashing'), 1);
  });

  test('oom: the limit of the right container, the rest as it was', async () => {
    const uid = await workloads.deploy('hungry', 1);
    const was = await workloads.templateOf('hungry');
    const [pod] = await workloads.podsOf('hungry');
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
    expect(JSON.stringify(await workloads.templateOf('hungry'))).toBe(JSON.stringify(was));

    room.executor.cancel(run.id);
    room.executor.undo(run.id, 1);
    await room.settled();
    await room.approve();
    if (app !== undefined) app.resources.limits = { memory: '64Mi' };
    expect(JSON.stringify(await workloads.templateOf('hungry'))).toBe(JSON.stringify(was));
  });

  test('rollback: the template of the revision that was seen available is there again', async () => {
    const uid = await workloads.deploy('rolled', 1);
    const good = await workloads.templateOf('rolled');
    for (const tag of ['2', '3']) await workloads.rollOut('rolled', `bad:${tag}`);
    await eventually(async () => (await workloads.replicaSetsOf('rolled')).length, 3);
    const { incident } = room.incident({
      type: 'rollout_stuck',
      kind: 'Deployment',
      name: 'rolled',
      uid,
      container: null,
      owner: ownerOf('Deployment', 'rolled', uid),
    });
    room.store.playbooks.revisionSeen(incident.cluster, uid, '1', 1);
    room.executor.start(incident.id, 'rollback', 'person');
    await room.settled();
    expect(room.asked().title).toContain('back to revision 1 (shop/sidecar:1, shop/rolled:1)');
    await room.approve();
    expect(JSON.stringify(await workloads.templateOf('rolled'))).toBe(JSON.stringify(good));
  });

  test('rollback of what was never seen available: the person chooses', async () => {
    const uid = await workloads.deploy('unseen', 1);
    await plane.api('PATCH', `${APPS}/deployments/unseen`, {
      spec: { template: { metadata: { annotations: { build: '2' } } } },
    });
    await eventually(async () => (await workloads.replicaSetsOf('unseen')).length, 2);
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
    expect(JSON.stringify(await workloads.templateOf('unseen'))).not.toContain('build');
  });

  test.each([
    ['StatefulSet', 'statefulsets', { serviceName: 'none', replicas: 1 }],
    ['DaemonSet', 'daemonsets', {}],
  ])('rollback of a %s: from its ControllerRevisions, and back again', async (kind, plural, spec) => {
    const name = `set-${plural}`;
    const path = `${APPS}/${plural}/${name}`;
    const template = (image: string) => ({
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'app', image, env: [{ name: 'HOST', value: `of ${image}` }] }] },
    });
    const selector = { matchLabels: { app: name } };
    const made = await plane.api('POST', `${APPS}/${plural}`, {
      metadata: { name },
      spec: { ...spec, selector, template: template('good:1') },
    });
    const { uid } = made.metadata as { uid: string };
    const read = () => plane.api('GET', path) as unknown as Promise<{ spec: { template: unknown } }>;
    const revisions = async () =>
      (
        (await plane.api('GET', `${APPS}/controllerrevisions?labelSelector=app%3D${name}`)) as {
          items: object[];
        }
      ).items.length;
    await eventually(revisions, 1);
    const good = (await read()).spec.template;
    if (kind === 'StatefulSet')
      await eventually(async () => statefulSetView(await read())?.availableRevision?.startsWith(name), true);
    const seen = kind === 'StatefulSet' ? statefulSetView(await read())?.availableRevision : '1';
    await plane.api('PATCH', path, { spec: { template: template('bad:2') } });
    await eventually(revisions, 2);
    const bad = (await read()).spec.template;

    const { incident } = room.incident({
      ...{ type: 'crash_loop', kind, name, uid, container: null, owner: ownerOf(kind, name, uid) },
    });
    room.store.playbooks.revisionSeen(incident.cluster, uid, seen ?? '', 1);
    const run = room.executor.start(incident.id, 'rollback', 'person');
    await room.settled();
    expect(room.asked().title).toBe(`Take ${kind} ${name} back to revision 1 (good:1)`);
    await room.approve();
    expect((await read()).spec.template).toEqual(good);
    room.executor.cancel(run.id);
    room.executor.undo(run.id, 1);
    await room.settled();
    await room.approve();
    expect((await read()).spec.template).toEqual(bad);
  });

  test('a node: cordoned, then drained as a PodDisruptionBudget allows', async () => {
    for (const name of ['node-1', 'node-2'])
      await plane.api('PATCH', `/api/v1/nodes/${name}`, { metadata: { labels: { home: name } } });
    const uid = ((await plane.api('GET', '/api/v1/nodes/node-2')).metadata as { uid: string }).uid;
    await workloads.deploy('free', 1, 'node-2');
    await workloads.deploy('guarded', 1, 'node-2');
    await plane.api('POST', '/apis/policy/v1beta1/namespaces/shop/poddisruptionbudgets', {
      metadata: { name: 'guarded' },
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'guarded' } } },
    });
    const budget = '/apis/policy/v1beta1/namespaces/shop/poddisruptionbudgets/guarded';
    const healthy = async () =>
      ((await plane.api('GET', budget)).status as Record<string, number>).currentHealthy;
    await eventually(healthy, 1);

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
    const guarded = (await workloads.podsOf('guarded'))[0]?.metadata.uid ?? '';
    const freed = (await workloads.podsOf('free'))[0]?.metadata.uid ?? '';
    const { id, hash, confirm } = drain;
    await room.executor.approve({ approval: id, hash, typed: confirm });
    await eventually(() => isThere(freed, 'free'), false);
    // The budget holds until its time is over.
    while (room.run(run.id).state !== 'stopped') {
      room.clock.advance(5_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await room.settled();
    expect((await workloads.podsOf('guarded')).map(({ metadata }) => metadata.uid)).toContain(guarded);
    expect(room.run(run.id).steps[2]?.outcome).toMatch(
      /guarded-\S+ was not evicted: its PodDisruptionBudget did not let it go in time\./,
    );
  });

  test('scale up: one more', async () => {
    const uid = await workloads.deploy('few', 1);
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
    await eventually(() => workloads.ready('few'), 2);
  });

  test('the server itself refuses what was meant for another object of that name', async () => {
    const uid = await workloads.deploy('twin', 1);
    const [pod] = await workloads.podsOf('twin');
    const other = { kind: 'Pod', namespace: 'shop', name: pod?.metadata.name ?? '', uid: 'another' };
    const deployment = { kind: 'Deployment', namespace: 'shop', name: 'twin', uid: 'another' };
    const replicas = [{ path: '/spec/replicas', before: 1, after: 2 }];
    const signal = AbortSignal.timeout(30_000);
    const refused: [Change, number][] = [
      [deletionOf(other), 409],
      [evictionOf(other, 'policy/v1beta1'), 409],
      [patchOf({ apiVersion: 'apps/v1', plural: 'deployments' }, deployment, replicas), 422],
      [
        patchOf({ apiVersion: 'apps/v1', plural: 'deployments' }, { ...deployment, uid }, [
          { path: '/spec/replicas', before: 3, after: 4 },
        ]),
        422,
      ],
    ];
    for (const [{ request }, status] of refused)
      await expect(connection.write({ ...request, dryRun: false, signal })).rejects.toMatchObject({ status });
    expect(await isThere(pod?.metadata.uid, 'twin')).toBe(true);
    expect((await workloads.deployment('twin')).spec.replicas).toBe(1);
  });

  const deploymentEvent = (name: string, uid: string) => ({
    ...{ kind: 'Deployment', name, uid, container: null, owner: ownerOf('Deployment', name, uid) },
  });

  /** Every playbook, as it is offered for an incident that it is meant for. */
  async function allOffers(): Promise<PlaybookOffer[]> {
    const { uid } = (await workloads.deployment('looked-at')).metadata;
    const [pod] = await workloads.podsOf('looked-at');
    const node = (await plane.api('GET', '/api/v1/nodes/node-1')).metadata as { uid: string };
    const ofPod = {
      ...{ name: pod?.metadata.name ?? '', uid: pod?.metadata.uid ?? '', container: 'app' },
      owner: ownerOf('Deployment', 'looked-at', uid),
    };
    const incidents = [
      { type: 'crash_loop' as const, ...ofPod },
      { type: 'oom_killed' as const, ...ofPod, metadata: { reason: 'OOMKilled', memoryLimit: '64Mi' } },
      { type: 'zero_replicas' as const, ...deploymentEvent('looked-at', uid) },
      {
        ...{ type: 'node_not_ready' as const, namespace: '', kind: 'Node', name: 'node-1', uid: node.uid },
        ...{ container: null, owner: ownerOf('Node', 'node-1', node.uid, '') },
      },
    ].map((event) => room.incident(event).incident);
    const handlers = playbookHandlers({ session: () => ({ executor: room.executor }) as Session });
    const offers = await Promise.all(
      incidents.map(({ id }) => handlers['playbooks.offers']({ incident: id })),
    );
    const byId = new Map(offers.flat().map((offer) => [offer.playbook.id, offer]));
    expect([...byId.keys()].sort()).toEqual(BUILT_IN.map(({ id }) => id).sort());
    for (const [at, { id }] of incidents.entries())
      for (const { playbook } of offers[at] ?? []) await startAnyway(id, playbook.id);
    return [...byId.values()];
  }

  /** A window that does not heed what it is told. */
  async function startAnyway(incident: string, playbook: string): Promise<void> {
    try {
      room.executor.start(incident, playbook, 'person');
    } catch {
      return;
    }
    await room.settled();
    expect(room.store.playbooks.pendingApprovals()).toEqual([]);
  }

  describe('a viewer', () => {
    let viewer: ClusterConnection;
    beforeAll(() => workloads.deploy('looked-at', 1));
    beforeEach(() => {
      viewer = connectTo(plane.kubeconfig, 'viewer');
      room.connection = noting(viewer);
    });
    afterEach(async () => {
      await viewer.close();
      expect(sent()).toEqual([]);
    });
    const changing = (offers: PlaybookOffer[]) =>
      offers.flatMap(({ steps }) => steps.filter(({ risk }) => risk !== 'LOW'));

    test('without any right sees every playbook explained and none executable', async () => {
      const offers = await allOffers();
      for (const { steps, blocked } of offers) {
        expect(steps.map(({ explains }) => explains.length > 20)).not.toContain(false);
        expect(blocked).toMatch(/forbidden|not permitted|may not/i);
      }
      expect(changing(offers).map(({ impossible }) => impossible)).not.toContain(null);
    });

    test('who may read everything is told of each step what it would take', async () => {
      const rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] }];
      await plane.api('POST', `${RBAC}/clusterroles`, { metadata: { name: 'reader' }, rules });
      await plane.api('POST', `${RBAC}/clusterrolebindings`, {
        metadata: { name: 'viewer-reads' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'reader' },
        subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'viewer' }],
      });
      const reviews = `/apis/authorization.k8s.io/v1/subjectaccessreviews`;
      const mayRead = async () => {
        const spec = { user: 'viewer', resourceAttributes: { verb: 'get', resource: 'nodes' } };
        return ((await plane.api('POST', reviews, { spec })).status as { allowed: boolean }).allowed;
      };
      await eventually(mayRead, true);
      const told = changing(await allOffers()).map(({ impossible }) => impossible);
      expect(told).toEqual(
        expect.arrayContaining([
          'You are not permitted to delete pods in shop in viewer.',
          'You are not permitted to patch deployments in shop in viewer.',
          'You are not permitted to patch nodes in viewer.',
        ]),
      );
      expect(told.filter((reason) => !/not permitted|No earlier revision/.test(reason ?? ''))).toEqual([]);
    });
  });
});

import { describe, expect, test } from 'vitest';
import { planStep } from '../../electron/playbooks/planners.ts';
import type { Plan, StepContext } from '../../electron/playbooks/step.ts';
import type { Incident, IncidentDetail } from '../../shared/incident.ts';
import { type Action, actionSchema } from '../../shared/playbook.ts';

/** What each step comes to, by what the cluster holds; nothing is sent. */

const SHOP = '/api/v1/namespaces/shop';
const APPS = '/apis/apps/v1/namespaces/shop';
const WEB = `${APPS}/deployments/web`;

interface Looked {
  objects?: Record<string, unknown>;
  incident?: Partial<Incident>;
  seen?: string[];
  chosen?: string | null;
  /** Verbs that the user may use. */
  may?: string[];
}

/** An OOM of pod web-1 of Deployment web, unless told otherwise. */
function plan(action: { do: Action['do'] } & Record<string, unknown>, looked: Looked = {}): Promise<Plan> {
  const { objects = {}, incident, seen = [], chosen = null, may = ['patch', 'delete', 'create'] } = looked;
  const found = (path: string) => objects[path.split('?')[0] ?? ''];
  const isPod = incident?.kind === undefined || incident.kind === 'Deployment';
  const context = {
    cluster: {
      context: 'prod',
      async getJson(path: string) {
        const object = found(path);
        if (object === undefined) throw Object.assign(new Error('not found'), { status: 404 });
        return object;
      },
      async postJson(_path: string, body: { spec: { resourceAttributes: { verb: string } } }) {
        return { status: { allowed: may.includes(body.spec.resourceAttributes.verb) } };
      },
    },
    detail: {
      incident: {
        ...{ type: 'oom_killed', kind: 'Deployment', namespace: 'shop', name: 'web', container: 'app' },
        ...{ metadata: { memoryLimit: '64Mi', node: 'node-1' }, ...incident },
      },
      members: isPod
        ? [{ kind: 'Pod', namespace: 'shop', name: 'web-1', uid: 'p1', container: 'app', state: 'failing' }]
        : [],
    } as unknown as IncidentDetail,
    seenAvailable: () => seen,
    chosen,
    now: 0,
    signal: new AbortController().signal,
  } as unknown as StepContext;
  return planStep(actionSchema.parse(action), context);
}

const owned = { ownerReferences: [{ kind: 'ReplicaSet', name: 'web-abc', uid: 'r1', controller: true }] };
const pod = (metadata: object = owned, spec: object = {}, name = 'web-1') => ({
  kind: 'Pod',
  metadata: { namespace: 'shop', name, uid: name === 'web-1' ? 'p1' : `uid-${name}`, ...metadata },
  spec: { nodeName: 'node-1', ...spec },
});
const container = (name: string, memory?: string) => ({
  ...{ name, image: `shop/${name}:1` },
  resources: memory === undefined ? {} : { limits: { memory } },
});
const web = (containers: object[] = [container('app', '64Mi')], spec: object = {}) => ({
  ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace: 'shop', name: 'web', uid: 'u1' } },
  spec: { replicas: 2, template: { spec: { containers } }, ...spec },
});
const dangersOf = (of: Plan) => (of.kind === 'change' ? of.dangers.join(' ') : '');

describe('the pod that fails', () => {
  const planned = (found: object | undefined, may?: string[]) =>
    plan(
      { do: 'restart-pod' },
      { objects: found === undefined ? {} : { [`${SHOP}/pods/web-1`]: found }, ...(may && { may }) },
    );

  test('is deleted where a controller makes another', async () => {
    const of = await planned(pod());
    expect(of).toMatchObject({
      kind: 'change',
      title: 'Delete pod web-1: ReplicaSet web-abc makes a new one',
    });
    expect(of).not.toHaveProperty('risk');
  });

  test('and has no controller is HIGH, and it is said that it does not come back', async () => {
    const of = await planned(pod({}));
    expect(of).toMatchObject({ kind: 'change', title: 'Delete pod web-1', risk: 'HIGH' });
    expect(dangersOf(of)).toContain('Pod web-1 has no controller: once deleted it does not come back.');
  });

  test('and keeps things in emptyDir loses them', async () => {
    expect(dangersOf(await planned(pod(owned, { volumes: [{ emptyDir: {} }] })))).toContain('emptyDir');
  });

  test.each<[string, object | undefined, Partial<Plan>]>([
    ['is gone', undefined, { kind: 'nothing' }],
    ['is another one of that name', pod({ ...owned, uid: 'p2' }), { kind: 'nothing' }],
    ['is being deleted', pod({ ...owned, deletionTimestamp: '2026-11-22T14:00:00Z' }), { kind: 'nothing' }],
    [
      'is static',
      pod({ annotations: { 'kubernetes.io/config.mirror': 'x' } }),
      { kind: 'impossible', reason: expect.stringContaining('static pod') as unknown as string },
    ],
  ])('is left alone when it %s', async (_how, found, expected) => {
    expect(await planned(found)).toMatchObject(expected);
  });

  test('may not be deleted by whoever may not', async () => {
    expect(await planned(pod(), [])).toEqual({
      kind: 'impossible',
      reason: 'You are not permitted to delete pods in shop in prod.',
    });
  });
});

describe('a memory limit', () => {
  const raise = (found: unknown, incident: Partial<Incident> = {}) =>
    plan({ do: 'raise-memory-limit' }, { objects: { [WEB]: found }, incident });

  test('is raised for the container that was killed', async () => {
    expect(await raise(web([container('sidecar', '16Mi'), container('app', '64Mi')]))).toMatchObject({
      changes: [
        {
          fields: [
            { path: '/spec/template/spec/containers/1/name' },
            {
              path: '/spec/template/spec/containers/1/resources/limits/memory',
              before: '64Mi',
              after: '96Mi',
            },
          ],
        },
      ],
    });
  });

  test.each<[string, unknown, Partial<Incident>, RegExp]>([
    ['there is none', web([container('app')]), {}, /^Container app has no memory limit to raise\.$/],
    ['it is higher by now', web([container('app', '128Mi')]), {}, /is 128Mi by now; it was killed at 64Mi/],
    [
      'the container is gone',
      web([container('other', '64Mi')]),
      {},
      /none of the containers that were killed/,
    ],
    ['it is no quantity', web([container('app', 'lots')]), { metadata: {} }, /"lots" is no limit/],
    ['the workload is gone', undefined, {}, /^Deployment shop\/web is gone\.$/],
    ['the pod is bare', undefined, { kind: 'Pod', name: 'web-1' }, /has no controller/],
    ['it is not known how', undefined, { kind: 'Rollout' }, /cannot be changed from here/],
  ])('is left alone when %s', async (_when, found, incident, expected) => {
    const of = await raise(found, incident);
    expect(of.kind === 'impossible' ? of.reason : of.kind === 'nothing' ? of.text : '').toMatch(expected);
  });
});

describe('a rollback', () => {
  const set = (revision: string, image: string, owner = 'u1') => ({
    metadata: {
      ...{ namespace: 'shop', name: `web-${revision}`, uid: `r${revision}` },
      annotations: { 'deployment.kubernetes.io/revision': revision },
      ownerReferences: [{ controller: true, uid: owner }],
    },
    spec: { template: { metadata: { labels: {} }, spec: { containers: [{ image }] } } },
  });
  const current = (spec: object = {}) =>
    web([], { template: { metadata: { labels: {} }, spec: { containers: [{ image: 'c' }] } }, ...spec });
  const back = (
    looked: Looked,
    deployment: unknown = current(),
    sets = [set('1', 'a'), set('2', 'b'), set('3', 'c')],
  ) =>
    plan(
      { do: 'rollback' },
      { ...looked, objects: { [WEB]: deployment, [`${APPS}/replicasets`]: { items: sets } } },
    );

  test('goes to the newest revision that was seen available and is kept', async () => {
    expect(await back({ seen: ['9', '3', '1'] })).toMatchObject({
      title: 'Take Deployment web back to revision 1 (a)',
      changes: [
        {
          fields: [
            {
              heldBy: { before: { name: 'web-3', uid: 'r3' }, after: { kind: 'ReplicaSet', name: 'web-1' } },
            },
          ],
        },
      ],
    });
  });

  test('knows a StatefulSet’s revision by its holder’s name', async () => {
    const revision = (number: number, image: string) => ({
      ...{
        metadata: {
          namespace: 'shop',
          name: `db-${image}`,
          uid: image,
          ownerReferences: [{ controller: true, uid: 's1' }],
        },
      },
      ...{
        revision: number,
        data: { spec: { template: { $patch: 'replace', spec: { containers: [{ image }] } } } },
      },
    });
    const of = await plan(
      { do: 'rollback' },
      {
        incident: { kind: 'StatefulSet', name: 'db' },
        seen: ['db-a'],
        objects: {
          [`${APPS}/statefulsets/db`]: {
            metadata: { namespace: 'shop', name: 'db', uid: 's1' },
            spec: { template: { spec: { containers: [{ image: 'c' }] } } },
          },
          [`${APPS}/controllerrevisions`]: { items: [revision(1, 'a'), revision(2, 'b'), revision(3, 'c')] },
        },
      },
    );
    expect(of).toMatchObject({
      title: 'Take StatefulSet db back to revision 1 (a)',
      changes: [
        {
          fields: [
            { heldBy: { before: { name: 'db-c' }, after: { kind: 'ControllerRevision', name: 'db-a' } } },
          ],
        },
      ],
    });
  });

  test('of what was never seen available is a person’s choice, newest first', async () => {
    expect(await back({})).toMatchObject({ kind: 'choose', choices: [{ revision: '2' }, { revision: '1' }] });
    expect(await back({ chosen: '2' })).toMatchObject({
      title: 'Take Deployment web back to revision 2 (b)',
    });
  });

  test.each<[string, () => Promise<Plan>, RegExp]>([
    [
      'what was chosen is not kept any more',
      () => back({ chosen: '7' }),
      /Revision 7 of web is not kept any more/,
    ],
    ['it is paused', () => back({}, current({ paused: true })), /is paused/],
    [
      'there is no earlier one',
      () => back({}, current(), [set('3', 'c')]),
      /No earlier revision of web is kept/,
    ],
    [
      'they are another Deployment’s',
      () => back({}, current(), [set('1', 'a', 'u2')]),
      /No earlier revision/,
    ],
    ['nobody may patch', () => back({ may: [] }), /not permitted to patch deployments in shop/],
    [
      'it is a Job',
      () => plan({ do: 'rollback' }, { incident: { kind: 'Job' } }),
      /no revisions to go back to/,
    ],
  ])('is impossible when %s', async (_when, ask, reason) => {
    const of = await ask();
    expect(of.kind === 'impossible' ? of.reason : of.kind).toMatch(reason);
  });
});

describe('a node', () => {
  const NODE = '/api/v1/nodes/node-1';
  const node = (spec: object) => ({ metadata: { name: 'node-1', uid: 'n1' }, spec });
  const incident = { type: 'node_not_ready', kind: 'Node', namespace: '', name: 'node-1' } as const;
  const discovered = (version?: object) => ({ resources: [{ name: 'pods/eviction', ...version }] });
  const drain = (pods: object[], version?: object) =>
    plan(
      { do: 'drain' },
      { incident, objects: { '/api/v1/pods': { items: pods }, '/api/v1': discovered(version) } },
    );

  test('is cordoned once', async () => {
    expect(await plan({ do: 'cordon' }, { incident, objects: { [NODE]: node({}) } })).toMatchObject({
      changes: [{ fields: [{ path: '/spec/unschedulable', before: null, after: true }] }],
    });
    expect(
      await plan({ do: 'cordon' }, { incident, objects: { [NODE]: node({ unschedulable: true }) } }),
    ).toMatchObject({ kind: 'nothing' });
  });

  test('loses its pods, but not those of DaemonSets, static, bare, finished and leaving ones', async () => {
    const of = await drain([
      pod(owned, {}, 'moves'),
      pod(owned, { nodeName: 'node-2' }, 'elsewhere'),
      pod({ ownerReferences: [{ kind: 'DaemonSet', controller: true }] }, {}, 'agent'),
      pod({ ...owned, annotations: { 'kubernetes.io/config.mirror': 'x' } }, {}, 'static'),
      pod({}, {}, 'bare'),
      { ...pod(owned, {}, 'finished'), status: { phase: 'Succeeded' } },
      pod({ ...owned, deletionTimestamp: '2026-11-22T14:00:00Z' }, {}, 'leaving'),
    ]);
    expect(of).toMatchObject({
      title: 'Evict one pod from node node-1',
      changes: [{ object: { name: 'moves' } }],
    });
    expect(dangersOf(of)).toContain('bare stays: it has no controller and would not come back.');
  });

  test('with nothing but a bare pod is left as it is, and it is said why', async () => {
    expect(await drain([pod({}, {}, 'bare')])).toMatchObject({
      kind: 'nothing',
      text: expect.stringContaining('would not come back') as unknown as string,
    });
  });

  test.each([
    ['policy/v1', { group: 'policy', version: 'v1' }],
    ['policy/v1beta1', { group: 'policy', version: 'v1beta1' }],
    ['policy/v1', undefined],
  ])('is drained by evictions of %s, as the server tells', async (apiVersion, version) => {
    expect(await drain([pod()], version)).toMatchObject({ changes: [{ request: { body: { apiVersion } } }] });
  });

  test('of no part of the incident is not touched', async () => {
    const of = await plan({ do: 'cordon' }, { incident: { metadata: {} } });
    expect(of).toEqual({ kind: 'impossible', reason: 'No node is part of this incident.' });
  });
});

describe('how many pods', () => {
  const scale = (by: number, spec: object, more: Record<string, unknown> = {}) =>
    plan({ do: 'scale', by }, { objects: { [WEB]: web([], spec), ...more } });

  test.each([
    [1, { replicas: 2 }, 2, 3],
    [1, { replicas: undefined }, null, 2],
    [-5, { replicas: 2 }, 2, 0],
  ])('%i of %j is an absolute number', async (by, spec, before, after) => {
    expect(await scale(by, spec)).toMatchObject({
      changes: [{ fields: [{ path: '/spec/replicas', before, after }] }],
    });
  });

  test('stays where it is when it cannot be fewer', async () => {
    expect(await scale(-1, { replicas: 0 })).toMatchObject({ kind: 'nothing' });
  });

  test('may be set again by an autoscaler, which is said', async () => {
    const items = [{ spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' } } }];
    const path = '/apis/autoscaling/v1/namespaces/shop/horizontalpodautoscalers';
    expect(dangersOf(await scale(1, { replicas: 1 }, { [path]: { items } }))).toContain(
      'HorizontalPodAutoscaler',
    );
  });

  test('is not a DaemonSet’s', async () => {
    const of = await plan({ do: 'scale' }, { incident: { kind: 'DaemonSet' } });
    expect(of).toEqual({ kind: 'impossible', reason: 'DaemonSet web cannot be scaled.' });
  });
});

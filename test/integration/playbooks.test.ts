import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DemoServer, startDemoServer } from '../../electron/demo/demo-server.ts';
import type { NewObject } from '../../electron/demo/object-store.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import type { PlaybookCluster } from '../../electron/playbooks/cluster.ts';
import { connectTo } from '../support/connect-to.ts';
import { oomKilled } from '../support/container-states.ts';
import { pod } from '../support/kube-objects.ts';
import { deployment } from '../support/kube-workloads.ts';
import { ownerOf, type PlaybookRoom, playbookRoom } from '../support/playbook-room.ts';

/** Playbooks on a real HTTPS API, and everything that must keep them from doing what nobody approved. */

let server: DemoServer;
let admin: ClusterConnection;
let room: PlaybookRoom;
let uid: { web: string; pod: string };
let sent: { method: string; path: string; dryRun: boolean }[];

/** The same cluster, with every write noted; `before` may fail or cut one off. */
let before: (method: string) => void | Promise<void>;
let after: (method: string) => void;
function watched(connection: ClusterConnection): PlaybookCluster {
  return {
    ...connection,
    async write(options) {
      sent.push({ method: options.method, path: options.path, dryRun: options.dryRun });
      if (!options.dryRun) await before(options.method);
      const answer = await connection.write(options);
      if (!options.dryRun) after(options.method);
      return answer;
    },
  };
}
const writes = () => sent.filter(({ dryRun }) => !dryRun);

beforeAll(async () => {
  server = await startDemoServer({ scenario: 'empty' });
  server.cluster.stop();
  admin = connectTo(server.kubeconfig);
});
afterAll(async () => {
  await admin.close();
  await server.close();
});

const limits = (memory: string) => ({ resources: { limits: { memory }, requests: { memory: '32Mi' } } });

beforeEach(() => {
  sent = [];
  before = () => {};
  after = () => {};
  const { cluster } = server;
  for (const [resource, name] of [
    ['deployments', 'web'],
    ['pods', 'web-1'],
  ] as const)
    if (cluster.get(resource, 'shop', name) !== undefined) cluster.delete(resource, 'shop', name);
  const web = deployment({ namespace: 'shop', name: 'web' });
  const template = {
    metadata: { labels: { app: 'web' } },
    spec: {
      containers: [
        { name: 'sidecar', image: 'shop/sidecar:1', ...limits('16Mi') },
        { name: 'app', image: 'shop/web:1', env: [{ name: 'TOKEN', value: 'hunter2' }], ...limits('64Mi') },
      ],
    },
  };
  cluster.create('deployments', {
    ...web,
    spec: { ...web.spec, template },
  } as unknown as NewObject);
  cluster.create(
    'pods',
    pod({
      namespace: 'shop',
      name: 'web-1',
      containers: [{ name: 'app', state: oomKilled() }],
    }) as unknown as NewObject,
  );
  uid = {
    web: cluster.get('deployments', 'shop', 'web')?.metadata.uid ?? '',
    pod: cluster.get('pods', 'shop', 'web-1')?.metadata.uid ?? '',
  };
  room = playbookRoom(watched(admin));
});

function oom() {
  return room.incident({
    type: 'oom_killed',
    name: 'web-1',
    uid: uid.pod,
    owner: ownerOf('Deployment', 'web', uid.web),
    container: 'app',
    metadata: { reason: 'OOMKilled', memoryLimit: '64Mi' },
  });
}
const web = () =>
  server.cluster.get('deployments', 'shop', 'web') as unknown as {
    spec: {
      template: { spec: { containers: { name: string; resources: { limits: { memory: string } } }[] } };
    };
  };
const limitOf = (name: string) =>
  web().spec.template.spec.containers.find((one) => one.name === name)?.resources.limits.memory;

/** As somebody else would, with kubectl. */
const setLimit = (memory: string) =>
  admin.write({
    method: 'PATCH',
    path: '/apis/apps/v1/namespaces/shop/deployments/web',
    contentType: 'application/json-patch+json',
    body: [
      { op: 'replace', path: '/spec/template/spec/containers/1/resources/limits/memory', value: memory },
    ],
    dryRun: false,
    signal: AbortSignal.timeout(10_000),
  });

/** Started and waiting for a person. */
async function asked() {
  const { incident, event } = oom();
  const run = room.executor.start(incident.id, 'oom', 'person');
  await room.settled();
  return { incident, event, run, approval: room.asked() };
}
const step = (run: { id: string }, index: number) => room.run(run.id).steps[index];

describe('the OOM playbook', () => {
  test('reads first, then asks with what exactly it will send; nothing is written before', async () => {
    const { run, approval } = await asked();
    expect(step(run, 0)).toMatchObject({
      state: 'done',
      output: expect.stringContaining('app: memory limit 64Mi'),
    });
    expect(approval).toMatchObject({
      title: 'Raise the memory limit of app from 64Mi to 96Mi in Deployment web',
      context: 'prod',
      risk: 'HIGH',
      confirm: 'web',
      state: 'pending',
    });
    expect(approval.diffs[0]).toMatch(/-\s+memory: 64Mi\n\+\s+memory: 96Mi/);
    expect(JSON.stringify(approval)).not.toContain('hunter2');
    expect(writes()).toEqual([]);
  });

  test('raises the limit of the right container and keeps the rest byte for byte', async () => {
    const { run, event } = await asked();
    const was = structuredClone(web().spec);
    await room.approve();
    expect(limitOf('app')).toBe('96Mi');
    const app = was.template.spec.containers[1];
    if (app !== undefined) app.resources.limits.memory = '96Mi';
    expect(JSON.stringify(web().spec)).toBe(JSON.stringify(was));
    expect(step(run, 1)).toMatchObject({ state: 'done', undoable: true });
    expect(room.run(run.id).state).toBe('running');
    room.recover(event);
    room.executor.tick();
    await room.settled();
    expect(room.run(run.id)).toMatchObject({
      state: 'done',
      steps: [{}, {}, { outcome: 'Dogwatch saw it recover.' }],
    });
  });

  test('that is not followed by recovery says so', async () => {
    const { run } = await asked();
    await room.approve();
    room.clock.advance(2400_000);
    room.executor.tick();
    await room.settled();
    expect(room.run(run.id)).toMatchObject({
      state: 'stopped',
      steps: [{}, {}, { outcome: 'It has not recovered within 40 min.' }],
    });
  });

  test('can be taken back, by another approval', async () => {
    const { run } = await asked();
    await room.approve();
    room.executor.cancel(run.id);
    room.executor.undo(run.id, 1);
    await room.settled();
    expect(room.asked().title).toBe(
      'Take back: Raise the memory limit of app from 64Mi to 96Mi in Deployment web',
    );
    await room.approve();
    expect(limitOf('app')).toBe('64Mi');
  });

  test('can be taken back after recovery, too', async () => {
    const { run, event } = await asked();
    await room.approve();
    room.recover(event);
    room.executor.tick();
    await room.settled();
    room.executor.undo(run.id, 1);
    await room.settled();
    room.executor.tick();
    await room.approve();
    expect(limitOf('app')).toBe('64Mi');
  });

  test('cannot be taken back once somebody changed it again', async () => {
    const { run } = await asked();
    await room.approve();
    room.executor.cancel(run.id);
    await setLimit('70Mi');
    const undo = room.executor.undo(run.id, 1);
    await room.settled();
    expect(step(undo, 0)).toMatchObject({
      state: 'stopped',
      outcome: 'Deployment web is no longer as this step left it.',
    });
    expect(() => room.executor.undo(run.id, 0)).toThrow('This step cannot be taken back.');
  });
});

describe('an approval is refused', () => {
  const refusedWith = async (reason: RegExp, act: () => Promise<unknown>) => {
    await expect(act()).rejects.toThrow(reason);
    await room.settled();
    expect(writes()).toEqual([]);
  };

  test.each([
    ['not typed', ''],
    ['typed wrong', 'wen'],
    ['typed in part', 'we'],
    ['typed in capitals', 'WEB'],
  ])('when the name is %s, and can still be typed', async (_how, typed) => {
    const { approval } = await asked();
    await refusedWith(/^Type web to approve this\.$/, () =>
      room.executor.approve({ approval: approval.id, hash: approval.hash, typed }),
    );
    expect(room.asked().state).toBe('pending');
  });

  test('when what was kept of it is not what was asked', async () => {
    const { approval } = await asked();
    room.db.exec(`UPDATE approvals SET approval = replace(approval, '"after":"96Mi"', '"after":"9Gi"')`);
    await refusedWith(/not what was shown/, () => room.approve(approval));
  });

  test('when it is not what was shown', async () => {
    const { approval } = await asked();
    await refusedWith(/not what was shown/, () =>
      room.executor.approve({ approval: approval.id, hash: 'x'.repeat(64), typed: 'web' }),
    );
  });

  test('when the incident resolved', async () => {
    const { event, run } = await asked();
    room.recover(event);
    await refusedWith(/The incident is over/, () => room.approve());
    expect(room.run(run.id).state).toBe('stopped');
  });

  test('when the object is another one of that name', async () => {
    await asked();
    const { cluster } = server;
    const copy = structuredClone(cluster.get('deployments', 'shop', 'web')) as unknown as NewObject;
    cluster.delete('deployments', 'shop', 'web');
    const { uid: _uid, resourceVersion: _version, ...metadata } = copy.metadata as Record<string, unknown>;
    cluster.create('deployments', { ...copy, metadata } as unknown as NewObject);
    await refusedWith(/is not what it was when this was proposed/, () => room.approve());
  });

  test('when somebody else changed the field', async () => {
    await asked();
    await setLimit('80Mi');
    await refusedWith(/is not what it was when this was proposed/, () => room.approve());
  });

  test('when the context or its credentials changed', async () => {
    await asked();
    room.connection = { ...watched(admin), fingerprint: 'another' };
    await refusedWith(/The context or its credentials changed/, () => room.approve());
  });

  test('when the context leads to another cluster', async () => {
    await asked();
    room.connection = null;
    await refusedWith(/leads to another cluster now/, () => room.approve());
  });

  test('when it was decided before', async () => {
    const { approval } = await asked();
    room.executor.reject(approval.id);
    await refusedWith(/decided before: Rejected by a person/, () => room.approve(approval));
    expect(() => room.executor.reject(approval.id)).toThrow('decided before');
  });

  test('when it was approved before: it is used once', async () => {
    const { approval } = await asked();
    await room.approve(approval);
    await expect(room.approve(approval)).rejects.toThrow('decided before');
    expect(writes()).toHaveLength(1);
  });

  test('twice at the same moment: one of them is', async () => {
    const { approval } = await asked();
    const both = await Promise.allSettled([room.approve(approval), room.approve(approval)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(writes()).toHaveLength(1);
  });

  test('when its time is over', async () => {
    const { approval, run } = await asked();
    room.clock.advance(300_000);
    await refusedWith(/Nobody decided in time/, () => room.approve(approval));
    expect(room.store.playbooks.approval(approval.id)?.state).toBe('expired');
    expect(room.run(run.id).state).toBe('stopped');
  });

  test('when nobody looks: it expires by itself', async () => {
    const { approval, run } = await asked();
    room.clock.advance(300_000);
    room.executor.tick();
    expect(room.store.playbooks.approval(approval.id)?.state).toBe('expired');
    expect(room.run(run.id).steps.map(({ state }) => state)).toEqual(['done', 'stopped', 'skipped']);
  });
});

describe('a restart', () => {
  test('while a person is asked: the question is asked anew, the old one can not be approved', async () => {
    const { approval, run } = await asked();
    room.restart();
    room.executor.tick();
    await room.settled();
    const anew = room.asked();
    expect(anew.id).not.toBe(approval.id);
    await expect(room.approve(approval)).rejects.toThrow('Dogwatch was restarted');
    await room.approve(anew);
    expect(limitOf('app')).toBe('96Mi');
    expect(step(run, 1)?.state).toBe('done');
  });

  test.each<[string, () => void]>([
    ['before the request left', () => (before = die)],
    ['after the server carried it out', () => (after = die)],
  ])('%s: the effect happens once', async (_when, arm) => {
    const { run, approval } = await asked();
    arm();
    const { id, hash, confirm } = approval;
    await room.executor.approve({ approval: id, hash, typed: confirm });
    await dead.promise;
    before = () => {};
    after = () => {};
    const old = room.executor;
    room.restart();
    await old.stop();
    room.executor.tick();
    await room.settled();
    expect(limitOf('app')).toBe('96Mi');
    expect(step(run, 1)?.state).toBe('done');
    const effects = room.executor.audit(null, 50).filter(({ what }) => what === 'applied');
    expect(effects).toHaveLength(1);
  });

  let dead = Promise.withResolvers<void>();
  beforeEach(() => {
    dead = Promise.withResolvers<void>();
  });
  /** The process is gone: nothing that follows is written by it. */
  function die(): never {
    void room.executor.stop();
    dead.resolve();
    throw new Error('killed');
  }

  test('right after the approval, before anything else was written', async () => {
    const { run, approval } = await asked();
    // The kill comes between the decision's own transaction and the run's next state.
    room.store.playbooks.decide({ ...approval, state: 'approved', decidedAt: approval.createdAt });
    room.restart();
    room.executor.tick();
    await room.settled();
    expect(limitOf('app')).toBe('96Mi');
    expect(step(run, 1)?.state).toBe('done');
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ['nothing was sent: nothing is sent any more', 'stopped', async () => {}],
    ['all was sent: it is done', 'done', () => setLimit('96Mi')],
  ])('that comes long after the approval, when %s', async (_when, state, sentBefore) => {
    const { run, approval } = await asked();
    room.store.playbooks.decide({ ...approval, state: 'approved', decidedAt: approval.createdAt });
    await sentBefore();
    room.restart();
    room.clock.advance(600_000);
    room.executor.tick();
    await room.settled();
    expect(step(run, 1)?.state).toBe(state);
    if (state === 'stopped')
      expect(step(run, 1)?.outcome).toBe(
        'Deployment shop/web was not changed: Dogwatch was away after this was approved. 0 of 1 done, 1 not.',
      );
    expect(writes()).toEqual([]);
  });

  test('after which the field is neither as before nor as after stops', async () => {
    const { run, approval } = await asked();
    room.store.playbooks.decide({ ...approval, state: 'approved', decidedAt: approval.createdAt });
    await setLimit('70Mi');
    room.restart();
    room.executor.tick();
    await room.settled();
    expect(step(run, 1)).toMatchObject({
      state: 'stopped',
      outcome: expect.stringContaining('neither as it was'),
    });
    expect(writes()).toEqual([]);
  });
});

describe('the server', () => {
  test('that cuts the connection after the change: the object says that it is done', async () => {
    const { run } = await asked();
    after = () => {
      throw new Error('socket hang up');
    };
    await room.approve();
    expect(step(run, 1)).toMatchObject({
      state: 'done',
      output: expect.stringContaining('the answer got lost'),
    });
  });

  test('that got the same request from before a restart in the meantime: the object says that it is done', async () => {
    const { run } = await asked();
    before = async () => void (await setLimit('96Mi'));
    await room.approve();
    expect(step(run, 1)).toMatchObject({
      state: 'done',
      output: expect.stringContaining('done, though the server said no'),
    });
    expect(limitOf('app')).toBe('96Mi');
  });

  test('that refuses the change: what was not done is said, without the values of variables that it quotes', async () => {
    const { run } = await asked();
    before = () => {
      const said = 'admission webhook "policy" denied the request: TOKEN must not be hunter2';
      throw Object.assign(new Error(said), { status: 403 });
    };
    await room.approve();
    expect(step(run, 1)).toMatchObject({
      state: 'stopped',
      outcome:
        'Deployment shop/web was not changed: admission webhook "policy" denied the request: TOKEN must not be (hidden). 0 of 1 done, 1 not.',
    });
    expect(room.executor.audit(null, 50).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['sent', 'failed', 'ended']),
    );
  });

  test('that refuses the dry run: nobody is asked', async () => {
    server.access.grant('admin', [{ verbs: ['get', 'list'], groups: ['*'], resources: ['*'] }]);
    try {
      const { incident } = oom();
      const run = room.executor.start(incident.id, 'oom', 'person');
      await room.settled();
      expect(step(run, 1)).toMatchObject({
        state: 'stopped',
        outcome: expect.stringMatching(/You are not permitted to patch deployments in shop/),
      });
      expect(room.store.playbooks.pendingApprovals()).toEqual([]);
    } finally {
      server.access.grant('admin', [{ verbs: ['*'], groups: ['*'], resources: ['*'] }]);
    }
  });
});

describe('whoever may only look', () => {
  test('sees every playbook explained, and none that can be started', async () => {
    const reader = connectTo(server.kubeconfigOf('reader'));
    room.connection = watched(reader);
    const { incident } = oom();
    const crash = room.incident({
      name: 'web-1',
      uid: uid.pod,
      owner: ownerOf('Deployment', 'web', uid.web),
    });
    const offers = [
      ...(await room.executor.offers(incident.id)),
      ...(await room.executor.offers(crash.incident.id)),
    ];
    await reader.close();
    expect(offers.map(({ playbook }) => playbook.id)).toEqual(['oom', 'crash-loop', 'rollback']);
    for (const { steps, blocked } of offers) {
      expect(steps.every(({ explains }) => explains.length > 20)).toBe(true);
      expect(blocked).not.toBeNull();
    }
  });
});

describe('one run an object at a time', () => {
  test('a second one is refused with the name of the first', async () => {
    const { incident } = await asked();
    expect(() => room.executor.start(incident.id, 'oom', 'person')).toThrow(
      'Raise the memory limit is under way for the same object',
    );
  });
});

describe('the audit log', () => {
  test('tells question, decision, request and outcome, and cannot be rewritten', async () => {
    await asked();
    await room.approve();
    const told = room.executor.audit(null, 50).map(({ what }) => what);
    expect(told.reverse()).toEqual(['started', 'asked', 'approved', 'sent', 'applied']);
    expect(() => room.db.exec(`UPDATE audit SET text = ''`)).toThrow('append-only');
    expect(() => room.db.exec('DELETE FROM audit')).toThrow('append-only');
  });
});

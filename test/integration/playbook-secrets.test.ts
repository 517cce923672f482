import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startDemoServer } from '../../electron/demo/demo-server.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { fakeClock } from '../incidents/support/fake-clock.ts';
import { testLog } from '../incidents/support/test-log.ts';
import { tempFolder } from '../store/support/temp-folder.ts';
import { connectTo } from '../support/connect-to.ts';
import { kubectl, ownerOf, playbookRoom } from '../support/playbook-room.ts';

/** A rollback sends whole pod templates, and those have variables. None of their values is ever written down. */

const SECRET = /hunter\d/g;
const DEPLOYMENTS = '/apis/apps/v1/namespaces/shop/deployments';

const template = (value: string) => ({
  metadata: { labels: { app: 'web' }, annotations: { 'example.com/api-token': value } },
  spec: {
    containers: [
      {
        name: 'app',
        image: `shop/web:${value.at(-1)}`,
        args: ['--password', value, `--token=${value}`],
        env: [{ name: 'HOST', value }],
        livenessProbe: { httpGet: { path: '/', port: 80, httpHeaders: [{ name: 'X-Pass', value }] } },
      },
    ],
  },
});

/** A Deployment at its second revision; the first one was seen available. */
async function rolledOut() {
  const server = await startDemoServer({ scenario: 'empty' });
  onTestFinished(() => server.close());
  const connection = connectTo(server.kubeconfig);
  onTestFinished(() => connection.close());
  const api = kubectl(connection);
  await api.create(DEPLOYMENTS, {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace: 'shop', name: 'web' } },
    spec: { replicas: 1, selector: { matchLabels: { app: 'web' } }, template: template('hunter1') },
  });
  const sets = () => server.cluster.list('replicasets', 'shop');
  await expect.poll(() => sets().length).toBe(1);
  await api.patch(`${DEPLOYMENTS}/web`, [
    { op: 'replace', path: '/spec/template', value: template('hunter2') },
  ]);
  await expect.poll(() => sets().length).toBe(2);
  const uid = server.cluster.get('deployments', 'shop', 'web')?.metadata.uid ?? '';

  const file = join(tempFolder(), 'dogwatch.db');
  const { db } = openDatabase(file, { clock: fakeClock(), log: testLog() });
  const room = playbookRoom(connection, db);
  const { incident, event } = room.incident({
    ...{ type: 'rollout_stuck', kind: 'Deployment', name: 'web', uid, container: null },
    owner: ownerOf('Deployment', 'web', uid),
  });
  room.store.playbooks.revisionSeen(incident.cluster, uid, '1', 1);
  return {
    ...{ api, room, incident, event, server },
    /** What of the secrets is in the file, or in its log. */
    onDisk: () => [file, `${file}-wal`].flatMap((one) => readFileSync(one, 'latin1').match(SECRET) ?? []),
    env: async () =>
      JSON.stringify(await api.get(`${DEPLOYMENTS}/web`))
        .match(/hunter\d/g)
        ?.every((one) => one === 'hunter1'),
    closed() {
      db.close();
      return readFileSync(file, 'latin1').match(SECRET) ?? [];
    },
  };
}

test('asked, approved, taken back, ended: no value of a variable is in the database, and the right one in the cluster', async () => {
  const { room, incident, event, onDisk, env, closed } = await rolledOut();
  const run = room.executor.start(incident.id, 'rollback', 'person');
  await room.settled();
  const asked = room.asked();
  expect(asked.diffs[0]).toMatch(/-\s+image: shop\/web:2\n\+\s+image: shop\/web:1/);
  expect(JSON.stringify([asked, room.executor.audit(null, 100)])).not.toMatch(SECRET);
  expect(onDisk()).toEqual([]);

  await room.approve();
  expect(await env()).toBe(true);
  expect(onDisk()).toEqual([]);

  room.executor.cancel(run.id);
  room.executor.undo(run.id, 1);
  await room.settled();
  expect(onDisk()).toEqual([]);
  await room.approve();
  expect(await env()).toBe(false);

  room.recover(event);
  room.executor.tick();
  await room.settled();
  expect(onDisk()).toEqual([]);
  expect(closed()).toEqual([]);
});

test('a revision that does not hold what was shown any more is not gone back to', async () => {
  const { room, incident, api, server } = await rolledOut();
  const run = room.executor.start(incident.id, 'rollback', 'person');
  await room.settled();
  const [first] = server.cluster
    .list('replicasets', 'shop')
    .filter((one) => JSON.stringify(one.spec).includes('hunter1'));
  await api.patch(`/apis/apps/v1/namespaces/shop/replicasets/${first?.metadata.name}`, [
    { op: 'replace', path: '/spec/template/spec/containers/0/image', value: 'evil/web:1' },
  ]);
  await expect(room.approve()).rejects.toThrow(
    /ReplicaSet web-\S+ does not hold what was shown \(any more\)\./,
  );
  expect(room.run(run.id).state).toBe('stopped');
});

test('a revision that went after the approval stops the run before anything is sent', async () => {
  const { room, incident, server, env } = await rolledOut();
  const run = room.executor.start(incident.id, 'rollback', 'person');
  await room.settled();
  const asked = room.asked();
  room.store.playbooks.decide({ ...asked, state: 'approved', decidedAt: asked.createdAt });
  for (const { spec, metadata } of server.cluster.list('replicasets', 'shop'))
    if (JSON.stringify(spec).includes('hunter1')) server.cluster.delete('replicasets', 'shop', metadata.name);
  room.restart();
  room.executor.tick();
  await room.settled();
  expect(room.run(run.id).steps[1]).toMatchObject({
    state: 'stopped',
    outcome: expect.stringMatching(
      /nothing was sent: ReplicaSet web-\S+, which held the pod template, is gone\./,
    ),
  });
  expect(await env()).toBe(false);
});

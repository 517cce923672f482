import { expect, test } from 'vitest';
import type { Approval, AuditEntry, Run } from '../../shared/playbook.ts';
import { startDogwatch, type TestedDogwatch, until } from './support/dogwatch.ts';
import { startTroubledCluster } from './support/troubled-cluster.ts';

/** Automatic remediation, from the crash to the question, by the rules that hold before anybody wrote one. */

async function asked<T>({ app }: TestedDogwatch, channel: string, payload: object): Promise<T> {
  const reply = await app.handle(channel, payload);
  if (!reply.ok) throw new Error(reply.error);
  return reply.value as T;
}
const theIncident = async ({ app }: TestedDogwatch) => {
  let id = '';
  await until(() => {
    id = app.openIncidents(5)[0]?.id ?? '';
    expect(id).not.toBe('');
  });
  return id;
};
test('a crash loop starts its playbook: what reads is done, what disturbs a pod waits for a person', async () => {
  const cluster = await startTroubledCluster();
  const dogwatch = await startDogwatch({
    kubeconfig: cluster.kubeconfig,
    choose: true,
    env: { AUTO_REMEDIATION_ENABLED: 'true' },
  });
  const incident = await theIncident(dogwatch);
  let approvals: Approval[] = [];
  await until(async () => {
    approvals = (await asked<Approval[]>(dogwatch, 'approvals.list', {})).filter(
      ({ state }) => state === 'pending',
    );
    expect(approvals).toHaveLength(1);
  });
  expect(approvals[0]).toMatchObject({ incident, playbook: 'Restart a crashing pod', risk: 'MEDIUM' });
  const [run, ...others] = await asked<Run[]>(dogwatch, 'playbooks.runs', { incident });
  expect(others).toEqual([]);
  expect(run).toMatchObject({ playbook: 'crash-loop', startedBy: 'rule', state: 'waiting' });
  expect(run?.steps.map(({ state }) => state)).toEqual(['done', 'done', 'waiting', 'pending']);
  expect(run?.steps[1]?.output).not.toBe('');
  // The person at the desktop is asked; nothing is changed until they answer.
  expect(dogwatch.terminal()).toContain('risk MEDIUM');
  const [pod] = cluster.cluster.podsOf('default', 'web');
  expect(pod).toBeDefined();

  await asked(dogwatch, 'approvals.reject', { approval: approvals[0]?.id });
  await until(async () => {
    const [after] = await asked<Run[]>(dogwatch, 'playbooks.runs', { incident });
    expect(after?.state).toBe('stopped');
  });
  expect(cluster.cluster.podsOf('default', 'web')).toEqual([pod]);
});

test('a storm asks no more than a person can answer', async () => {
  const { cluster, kubeconfig } = await startTroubledCluster({ healthy: true });
  for (let index = 0; index < 8; index++) {
    cluster.makeDeployment({ namespace: 'default', name: `web-${index}` });
    for (const pod of cluster.podsOf('default', `web-${index}`)) cluster.crashLoop(pod, `web-${index}`);
  }
  const dogwatch = await startDogwatch({
    kubeconfig,
    choose: true,
    env: { AUTO_REMEDIATION_ENABLED: 'true' },
  });
  await until(async () => {
    expect(dogwatch.app.openIncidents(20)).toHaveLength(8);
    expect(await asked<Approval[]>(dogwatch, 'approvals.list', {})).toHaveLength(5);
  });
  const audit = await asked<AuditEntry[]>(dogwatch, 'audit.list', { before: null, limit: 50 });
  expect(audit.filter(({ what }) => what === 'started')).toHaveLength(5);
});

test('nothing starts unasked while automatic remediation is off, as it is by default', async () => {
  const cluster = await startTroubledCluster();
  const dogwatch = await startDogwatch({ kubeconfig: cluster.kubeconfig, choose: true });
  const incident = await theIncident(dogwatch);
  await until(() => expect(dogwatch.app.state().loops.map(({ phase }) => phase)).toEqual(['watching']));
  expect(await asked(dogwatch, 'playbooks.runs', { incident })).toEqual([]);
});

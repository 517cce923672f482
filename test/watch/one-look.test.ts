import { expect, test } from 'vitest';
import { KubeError } from '../../electron/kube/kube-error.ts';
import { oneLook } from '../../electron/watch/one-look.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { createFakeClock } from './support/fake-clock.ts';
import {
  at,
  crashLooping,
  deployment,
  namespace,
  node,
  ofReplicaSet,
  pod,
  replicaSet,
  running,
} from './support/objects.ts';
import { createScriptedApi, type ScriptedApi } from './support/scripted-api.ts';

async function lookAt(prepare: (api: ScriptedApi) => void, settings = defaultSettings()) {
  const clock = createFakeClock();
  const api = createScriptedApi(clock);
  prepare(api);
  const look = await oneLook({
    connection: api.connection,
    settings,
    clock,
    signal: new AbortController().signal,
  });
  const found = look.findings.map(
    ({ type, subject, owner }) => `${type} ${subject.name} of ${owner.kind} ${owner.name}`,
  );
  return { ...look, found, api, clock };
}

const forbidden = (resource: string) => new KubeError('forbidden', `not permitted to list ${resource} (403)`);

test('lists everything, judges it and finds the owners', async () => {
  const look = await lookAt((api) => {
    api.put('namespaces', namespace('kube-system', { uid: 'the-cluster' }));
    api.put('deployments', deployment('web', { available: 0 }));
    api.put('replicasets', replicaSet('web-1', 'web'));
    for (let i = 0; i < 300; i++)
      api.put('pods', pod(`web-${i}`, running(), { controller: ofReplicaSet('web-1') }));
    api.put('pods', pod('web-x', crashLooping(3), { controller: ofReplicaSet('web-1') }));
    api.put('nodes', node('node-1', 'Unknown'));
  });
  expect(look).toMatchObject({
    cluster: 'the-cluster',
    checkedAt: new Date(Date.parse(at(0))).toISOString(),
    complete: true,
    errors: [],
    counts: { pods: 301, nodes: 1, workloads: 1 },
  });
  expect(look.found.sort()).toEqual([
    'crash_loop web-x of Deployment web',
    'node_not_ready node-1 of Node node-1',
    'zero_replicas web of Deployment web',
  ]);
  expect(look.clock.pending()).toBe(0);
});

test('a quiet cluster is complete and has no findings', async () => {
  expect(await lookAt((api) => api.put('pods', pod('web', running())))).toMatchObject({
    complete: true,
    findings: [],
    errors: [],
  });
});

test('what could not be read is named, and the rest is still judged', async () => {
  const look = await lookAt((api) => {
    api.put('pods', pod('web', crashLooping(3)));
    api.fault(({ resource }) => (resource === 'nodes' ? forbidden('nodes') : undefined));
    api.fault(({ resource }) =>
      resource === 'jobs' ? new KubeError('timeout', 'no answer in 30 s') : undefined,
    );
  });
  expect(look.complete).toBe(false);
  expect(look.errors.sort()).toEqual(['jobs: no answer in 30 s', 'nodes: not permitted to list nodes (403)']);
  expect(look.found).toEqual(['crash_loop web of Pod web']);
});

test('a resource that this API server does not have is nothing missed, unless no cluster is without it', async () => {
  const without = (name: string) =>
    lookAt((api) => {
      api.put('pods', pod('web', crashLooping(3)));
      api.fault(({ resource }) =>
        resource === name ? new KubeError('not_found', `${name} not found (404)`) : undefined,
      );
    });
  expect(await without('daemonsets')).toMatchObject({ complete: true, errors: [] });
  expect(await without('nodes')).toMatchObject({ complete: false, errors: ['nodes: nodes not found (404)'] });
});

test('without cluster-wide lists it looks into the namespaces it may, and says that this is not all', async () => {
  const look = await lookAt((api) => {
    api.put('pods', pod('mine', crashLooping(3), { namespace: 'team-a' }));
    api.put('pods', pod('theirs', crashLooping(3), { namespace: 'shop' }));
    api.fault((asked) =>
      asked.namespace === null && asked.verb === 'list' ? forbidden(asked.resource) : undefined,
    );
  });
  expect(look.found).toEqual(['crash_loop mine of Pod mine']);
  expect(look.complete).toBe(false);
  expect(look.errors).toContain('pods: not permitted to list pods (403)');
});

test('an owner that could not be read makes it incomplete', async () => {
  const look = await lookAt((api) => {
    api.put('replicasets', replicaSet('web-1', 'web'));
    api.put('pods', pod('web', crashLooping(3), { controller: ofReplicaSet('web-1') }));
    api.fault(({ resource }) =>
      resource === 'replicasets' ? new KubeError('server', 'boom (500)') : undefined,
    );
  });
  expect(look).toMatchObject({ complete: false, errors: ['replicasets: boom (500)'] });
  expect(look.found).toEqual(['crash_loop web of ReplicaSet web-1']);
});

test('a cluster that does not answer is incomplete, never all well, and never thrown', async () => {
  const look = await lookAt((api) => api.fault(() => new KubeError('unreachable', 'cannot reach it')));
  expect(look).toMatchObject({ cluster: null, complete: false, findings: [] });
  expect(look.errors).toContain('pods: cannot reach it');
});

test('filters and opt-outs hold here, too', async () => {
  const settings = defaultSettings();
  settings.watch.namespaces.exclude = ['lab'];
  const look = await lookAt((api) => {
    api.put('namespaces', namespace('optout', { annotations: { 'dogwatch.dev/ignore': 'true' } }));
    api.put('pods', pod('a', crashLooping(3), { namespace: 'lab' }));
    api.put('pods', pod('b', crashLooping(3), { namespace: 'optout' }));
    api.put('pods', pod('c', crashLooping(3)));
  }, settings);
  expect(look.found).toEqual(['crash_loop c of Pod c']);
});

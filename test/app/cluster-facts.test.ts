import { expect, test } from 'vitest';
import type { Clock } from '../../electron/app/clock.ts';
import { clusterFacts } from '../../electron/app/cluster-facts.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import type { WatchLoop } from '../../electron/watch/watch-loop-ports.ts';

interface Review {
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
  namespace?: string;
}

/** A cluster that is asked for nothing but its version, its discovery and reviews. */
function cluster({
  allows = () => true,
  namespaces = null,
  version = { gitVersion: 'v1.34.2' },
}: {
  allows?: (review: Review) => boolean;
  namespaces?: string[] | null;
  version?: unknown;
} = {}) {
  const reviews: Review[] = [];
  const asked: Partial<ClusterConnection> = {
    getJson: async (path) => (path === '/version' ? version : { resources: [{ name: 'cronjobs' }] }),
    async postJson(_path, body) {
      const { resourceAttributes } = (body as { spec: { resourceAttributes: Review } }).spec;
      reviews.push(resourceAttributes);
      return { status: { allowed: allows(resourceAttributes) } };
    },
  };
  const connection = asked as ClusterConnection;
  const clock: Clock = { now: () => Date.UTC(2026, 10, 22, 14), after: () => () => {} };
  const loop = { status: () => ({ namespaces }) } as WatchLoop;
  const facts = clusterFacts(
    () => ({
      connection: (context) => (context === 'prod' ? connection : null),
      loop: (context) => (context === 'prod' ? loop : null),
    }),
    clock,
  );
  return { facts, reviews };
}

test('the version is what the API server says', async () => {
  expect(await cluster().facts.version('prod')).toBe('v1.34.2');
});

test.each([
  ['nothing', null],
  ['no text', { gitVersion: { a: 1 } }],
  ['an empty one', { gitVersion: ' ' }],
])('a server that says %s has no version', async (_what, version) => {
  await expect(cluster({ version }).facts.version('prod')).rejects.toThrow('does not say its version');
});

test('everything that Dogwatch reads is asked for, in the whole cluster, and nothing that writes', async () => {
  const { facts, reviews } = cluster();
  const { found, namespaces, checkedAt } = await facts.permissions('prod', false);
  expect(checkedAt).toBe('2026-11-22T14:00:00.000Z');
  expect(namespaces).toBeNull();
  expect(found.map(({ resource, verbs }) => `${verbs.join()} ${resource}`)).toEqual([
    'list,watch namespaces',
    'list,watch nodes',
    'list,watch deployments',
    'list,watch statefulsets',
    'list,watch daemonsets',
    'list,watch jobs',
    'list,watch pods',
    'list,watch cronjobs',
    'get,list replicasets',
    'get pods/log',
    'list events',
    'get pods.metrics.k8s.io',
  ]);
  expect(found.flatMap(({ missing }) => missing)).toEqual([]);
  expect(new Set(reviews.map(({ verb }) => verb))).toEqual(new Set(['get', 'list', 'watch']));
});

test('what is refused is named with its verb', async () => {
  const { facts } = cluster({ allows: ({ verb, resource }) => resource !== 'nodes' && verb !== 'watch' });
  const { found } = await facts.permissions('prod', false);
  const missing = Object.fromEntries(found.map(({ resource, missing }) => [resource, missing]));
  expect(missing).toMatchObject({ nodes: ['list', 'watch'], pods: ['watch'], events: [] });
});

test('where only some namespaces are read, it is asked there, and in the whole cluster only what has none', async () => {
  const { facts } = cluster({
    namespaces: ['shop', 'billing'],
    allows: ({ namespace, resource }) =>
      namespace === 'shop' || (namespace === 'billing' && resource === 'pods'),
  });
  const { found, namespaces } = await facts.permissions('prod', false);
  const missing = Object.fromEntries(found.map(({ resource, missing }) => [resource, missing]));
  expect(namespaces).toEqual(['shop', 'billing']);
  expect(missing).toMatchObject({
    nodes: ['list', 'watch'],
    pods: [],
    deployments: ['list in billing', 'watch in billing'],
  });
});

test('an answer is kept until it is asked again; a failure is not', async () => {
  let down = true;
  const { facts, reviews } = cluster({
    allows() {
      if (down) throw new Error('the API server is down');
      return true;
    },
  });
  await expect(facts.permissions('prod', false)).rejects.toThrow('down');
  down = false;
  reviews.length = 0;
  await facts.permissions('prod', false);
  const once = reviews.length;
  await facts.permissions('prod', false);
  expect(reviews).toHaveLength(once);
  await facts.permissions('prod', true);
  expect(reviews).toHaveLength(2 * once);
});

test('a context that is not watched is asked nothing', async () => {
  const { facts, reviews } = cluster();
  await expect(facts.permissions('staging', false)).rejects.toThrow('staging is not watched');
  await expect(facts.version('staging')).rejects.toThrow('staging is not watched');
  expect(reviews).toEqual([]);
});

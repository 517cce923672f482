import type { KubeObject } from '../../electron/demo/kubernetes-types.ts';
import { noSuchResource } from '../../electron/demo/status-error.ts';

/** What every API server serves, and what else the recorded objects need. */
const ALWAYS: readonly [apiVersion: string, kind: string][] = [
  ...[
    'Pod',
    'Node',
    'Namespace',
    'Service',
    'Endpoints',
    'Event',
    'ConfigMap',
    'Secret',
    'PersistentVolumeClaim',
    'PersistentVolume',
    'ResourceQuota',
    'LimitRange',
    'ServiceAccount',
    'ReplicationController',
  ].map((kind): [string, string] => ['v1', kind]),
  ...['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ControllerRevision'].map(
    (kind): [string, string] => ['apps/v1', kind],
  ),
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
];

interface Resource {
  group: string;
  version: string;
  plural: string;
  kind: string;
  kinds: ReadonlySet<string>;
}

export function resourcesOf(objects: readonly KubeObject[]): Resource[] {
  const named = [
    ...ALWAYS,
    ...objects.map(({ apiVersion, kind }): [string, string] => [apiVersion, kind]),
  ].map(([apiVersion, kind]): Resource => {
    const [version = 'v1', group = ''] = apiVersion.split('/').reverse();
    return { group, version, plural: pluralOf(kind), kind, kinds: new Set([kind]) };
  });
  return [...new Map(named.map((one) => [`${one.group}/${one.plural}`, one])).values()];
}

function pluralOf(kind: string): string {
  const lower = kind.toLowerCase();
  if (lower === 'endpoints') return lower;
  if (lower.endsWith('y')) return `${lower.slice(0, -1)}ies`;
  return lower.endsWith('s') ? `${lower}es` : `${lower}s`;
}

/** Throws a 404 Status for what is not served. */
export function recordedDiscovery(objects: readonly KubeObject[], path: string): object | string {
  const resources = resourcesOf(objects);
  const versions = [
    ...new Set(resources.map(({ group, version }) => (group ? `${group}/${version}` : version))),
  ];
  if (path === '/version') return { major: '1', minor: '34', gitVersion: 'v1.34.2' };
  if (/^\/(?:healthz|livez|readyz)$/.test(path)) return 'ok';
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] };
  if (path === '/apis') {
    const groups = versions.filter((one) => one.includes('/'));
    return {
      kind: 'APIGroupList',
      groups: groups.map((groupVersion) => ({
        name: groupVersion.split('/')[0],
        versions: [{ groupVersion, version: groupVersion.split('/')[1] }],
        preferredVersion: { groupVersion, version: groupVersion.split('/')[1] },
      })),
    };
  }
  const asked = path.replace(/^\/apis?\//, '');
  if (!versions.includes(asked)) throw noSuchResource();
  return {
    kind: 'APIResourceList',
    groupVersion: asked,
    resources: resources
      .filter(({ group, version }) => (group ? `${group}/${version}` : version) === asked)
      .map(({ plural, kind }) => ({
        name: plural,
        singularName: kind.toLowerCase(),
        kind,
        namespaced: kind !== 'Node',
      })),
  };
}

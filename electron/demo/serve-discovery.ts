import { API_RESOURCES, groupVersion } from './api-resources.ts';

const VERBS = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
const VERSION = {
  major: '1',
  minor: '34',
  gitVersion: 'v1.34.2',
  gitCommit: '8cc511e399b929453cd98ae65b419c3cc227ec79',
  gitTreeState: 'clean',
  buildDate: '2025-11-11T19:05:41Z',
  goVersion: 'go1.24.9',
  compiler: 'gc',
  platform: 'linux/amd64',
};
const METRICS = 'metrics.k8s.io/v1beta1';
const REVIEWS = 'authorization.k8s.io/v1';

/** The paths that name no resource: health, version, discovery. A string is plain text; undefined is a 404. */
export function discovery(path: string): object | string | undefined {
  const groupVersions = new Set([...API_RESOURCES.map(groupVersion), METRICS, REVIEWS]);
  const groups = [...groupVersions].filter((each) => each !== 'v1');
  const trimmed = path.replace(/\/+$/, '') || '/';
  if (['/healthz', '/livez', '/readyz'].includes(trimmed)) return 'ok';
  if (trimmed === '/version') return VERSION;
  if (trimmed === '/')
    return { paths: ['/api', '/api/v1', '/apis', ...groups.map((each) => `/apis/${each}`), '/version'] };
  if (trimmed === '/api') return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
  if (trimmed === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map(apiGroup) };
  const named = trimmed.replace(/^\/(api|apis)\//, '');
  if (groupVersions.has(named) && trimmed.startsWith('/api')) return resourceList(named);
  const group = groups.find((each) => trimmed === `/apis/${each.split('/')[0]}`);
  return group && { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(group) };
}

function apiGroup(version: string) {
  const [name, short] = version.split('/');
  const entry = { groupVersion: version, version: short };
  return { name, versions: [entry], preferredVersion: entry };
}

function resourceList(version: string) {
  const entry = (name: string, kind: string, namespaced: boolean, verbs: string[]) => ({
    name,
    singularName: name.includes('/') ? '' : kind.toLowerCase(),
    namespaced,
    kind,
    verbs,
  });
  const served = API_RESOURCES.filter((each) => groupVersion(each) === version).flatMap((each) => [
    entry(each.name, each.kind, each.namespaced, VERBS),
    ...each.subresources.map((sub) =>
      entry(`${each.name}/${sub}`, sub === 'scale' ? 'Scale' : each.kind, each.namespaced, [
        'get',
        'patch',
        'update',
      ]),
    ),
  ]);
  const more: Record<string, object[]> = {
    [METRICS]: [
      entry('nodes', 'NodeMetrics', false, ['get', 'list']),
      entry('pods', 'PodMetrics', true, ['get', 'list']),
    ],
    [REVIEWS]: [entry('selfsubjectaccessreviews', 'SelfSubjectAccessReview', false, ['create'])],
  };
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: version,
    resources: [...served, ...(more[version] ?? [])],
  };
}

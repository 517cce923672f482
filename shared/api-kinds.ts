/** The API resource behind a kind. `apiVersion` is the group and version as objects carry it. */
export interface Endpoint {
  kind: string;
  plural: string;
  apiVersion: string;
}

/** https://kubernetes.io/docs/reference/kubectl/#resource-types */
const KINDS: readonly (Endpoint & { short: string })[] = [
  { kind: 'Pod', plural: 'pods', short: 'po', apiVersion: 'v1' },
  { kind: 'Node', plural: 'nodes', short: 'no', apiVersion: 'v1' },
  { kind: 'ReplicationController', plural: 'replicationcontrollers', short: 'rc', apiVersion: 'v1' },
  { kind: 'Deployment', plural: 'deployments', short: 'deploy', apiVersion: 'apps/v1' },
  { kind: 'ReplicaSet', plural: 'replicasets', short: 'rs', apiVersion: 'apps/v1' },
  { kind: 'StatefulSet', plural: 'statefulsets', short: 'sts', apiVersion: 'apps/v1' },
  { kind: 'DaemonSet', plural: 'daemonsets', short: 'ds', apiVersion: 'apps/v1' },
  { kind: 'Job', plural: 'jobs', short: 'job', apiVersion: 'batch/v1' },
  { kind: 'CronJob', plural: 'cronjobs', short: 'cj', apiVersion: 'batch/v1' },
];

/** A kind that Dogwatch knows, by its own name, its plural or its short one, in any case. */
export function knownKind(word: string): Endpoint | null {
  const lower = word.toLowerCase();
  const found = KINDS.find(({ kind, plural, short }) => [kind.toLowerCase(), plural, short].includes(lower));
  if (found === undefined) return null;
  const { kind, plural, apiVersion } = found;
  return { kind, plural, apiVersion };
}

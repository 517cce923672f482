import type { Endpoint } from './api-kinds.ts';

/** Paths of the API, every part encoded. https://kubernetes.io/docs/reference/using-api/api-concepts/ */

/** encodeURIComponent throws on half a surrogate pair. */
const encoded = (part: string) => encodeURIComponent(part.toWellFormed());

const root = (apiVersion: string) =>
  apiVersion.includes('/')
    ? `/apis/${apiVersion.split('/').map(encoded).join('/')}`
    : `/api/${encoded(apiVersion)}`;

/** A collection; namespace '' is the whole cluster, or no namespace at all. */
export function collectionPath(
  { apiVersion, plural }: Pick<Endpoint, 'apiVersion' | 'plural'>,
  namespace: string,
  query: Record<string, string> = {},
): string {
  const scope = namespace === '' ? '' : `/namespaces/${encoded(namespace)}`;
  const search = new URLSearchParams(query).toString();
  return `${root(apiVersion)}${scope}/${encoded(plural)}${search === '' ? '' : `?${search}`}`;
}

export function objectPath(
  endpoint: Pick<Endpoint, 'apiVersion' | 'plural'>,
  namespace: string,
  name: string,
): string {
  return `${collectionPath(endpoint, namespace)}/${encoded(name)}`;
}

/**
 * The end of a container's log, each line with the kubelet's timestamp. Not `limitBytes`: it would keep the beginning
 * of those lines and drop the last words.
 */
export function logPath(
  pod: { namespace: string; name: string },
  container: string,
  { previous, lines }: { previous: boolean; lines: number },
): string {
  const query = new URLSearchParams({
    container,
    previous: String(previous),
    timestamps: 'true',
    tailLines: String(lines),
  });
  return `${objectPath({ apiVersion: 'v1', plural: 'pods' }, pod.namespace, pod.name)}/log?${query}`;
}

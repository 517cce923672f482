import type { ListOptions, ListPage } from './connection.ts';
import { KubeError } from './kube-error.ts';
import { listText } from './list-text.ts';
import type { JsonBody } from './read-body.ts';
import type { Resource } from './resources.ts';

/** Object metadata only; the second type is for servers that cannot. KEP-2334. */
const METADATA_ONLY = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json';

export function listHeaders(options: ListOptions, encoding: string): Record<string, string> {
  return { accept: options.metadataOnly ? METADATA_ONLY : 'application/json', 'accept-encoding': encoding };
}

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks */
export function listQuery(options: ListOptions): URLSearchParams {
  const query = new URLSearchParams();
  const { limit, labelSelector, fieldSelector, resourceVersion } = options;
  if (limit !== undefined) query.set('limit', String(limit));
  if (labelSelector) query.set('labelSelector', labelSelector);
  if (fieldSelector) query.set('fieldSelector', fieldSelector);
  if (options.continue) {
    // The token carries its own resourceVersion; the server refuses a second one.
    query.set('continue', options.continue);
  } else if (resourceVersion) {
    query.set('resourceVersion', resourceVersion);
    // With a limit the default would be Exact: etcd's state of that very version, and 500 for one still to come.
    query.set('resourceVersionMatch', 'NotOlderThan');
  }
  return query;
}

/** @throws KubeError `bad_response` when the body is no list: absence of objects is only believed from a real one. */
export function listPage(body: JsonBody, resource: Resource, server: string): ListPage {
  const list = body.read(() => listText(body.content));
  const whole = list === null ? body.read(() => JSON.parse(body.content.toString())) : list.head;
  const { items, metadata } = (whole ?? {}) as { items?: unknown; metadata?: Record<string, unknown> | null };
  const resourceVersion = metadata?.resourceVersion;
  // Go writes an empty slice that was never made as null.
  const isList = Array.isArray(items) || items === null;
  if (!isList || typeof resourceVersion !== 'string' || resourceVersion === '') {
    throw new KubeError('bad_response', `${server} sent something that is not a list of ${resource.name}`, {
      status: 200,
    });
  }
  const { continue: next, remainingItemCount: remaining } = metadata ?? {};
  return {
    items: list === null ? (items ?? []) : readIn(list.items, body),
    resourceVersion,
    continue: typeof next === 'string' && next !== '' ? next : null,
    remaining: typeof remaining === 'number' ? remaining : null,
    bytes: body.bytes,
  };
}

/** The same items; one that is no JSON is found only when its turn comes. */
function readIn(items: Iterable<unknown>, body: JsonBody): Iterable<unknown> {
  return {
    *[Symbol.iterator]() {
      const each = items[Symbol.iterator]();
      for (;;) {
        const { done, value } = body.read(() => each.next());
        if (done) return;
        yield value;
      }
    },
  };
}

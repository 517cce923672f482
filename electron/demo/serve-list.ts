import { type ApiResource, groupVersion } from './api-resources.ts';
import type { ApiRoute } from './api-route.ts';
import type { ObjectStore } from './object-store.ts';
import type { Revision } from './resource-history.ts';
import { fieldMatcher, labelMatcher, type Matcher } from './selectors.ts';
import { badRequest, expired, StatusError, tooLargeResourceVersion } from './status-error.ts';

const COMPACTED_CONTINUE =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

interface ContinueToken {
  /** -1: go on with whatever is there now. */
  rv: number;
  start: string;
}

/** A list's JSON: one page of a consistent snapshot (API concepts, "Retrieving large results sets in chunks"). */
export function listJson(
  store: ObjectStore,
  resource: ApiResource,
  route: ApiRoute,
  query: URLSearchParams,
  metadataOnly: boolean,
): string {
  const matches = requestMatcher(resource, route, query);
  const limit = parseCount(query, 'limit');
  const { snapshot, version, start } = snapshotFor(store, resource, query, limit);
  const left = snapshot.filter((revision) => revision.key >= start && matches(revision.object));
  // From the watch cache (resourceVersion=0) a real server ignores the limit.
  const page = limit && query.get('resourceVersion') !== '0' ? left.slice(0, limit) : left;
  const metadata: Record<string, unknown> = { resourceVersion: String(version) };
  const last = page.at(-1);
  if (last && page.length < left.length) {
    metadata.continue = encodeToken({ rv: version, start: `${last.key}\0` });
    if (!query.get('labelSelector') && !query.get('fieldSelector')) {
      metadata.remainingItemCount = left.length - page.length;
    }
  }
  const [kind, apiVersion] = metadataOnly
    ? ['PartialObjectMetadataList', 'meta.k8s.io/v1']
    : [`${resource.kind}List`, groupVersion(resource)];
  const items = page.map((revision) => (metadataOnly ? revision.metadataJson() : revision.itemJson()));
  return `{"kind":"${kind}","apiVersion":"${apiVersion}","metadata":${JSON.stringify(metadata)},"items":[${items.join(',')}]}`;
}

function snapshotFor(
  store: ObjectStore,
  resource: ApiResource,
  query: URLSearchParams,
  limit: number,
): { snapshot: readonly Revision[]; version: number; start: string } {
  const history = store.history(resource.name);
  const asked = parseResourceVersion(query);
  const current = store.resourceVersion;
  const token = query.get('continue');
  if (token) {
    if (asked) throw badRequest('specifying resource version is not allowed when using continue');
    const { rv, start } = decodeToken(token);
    const version = rv < 0 ? current : rv;
    const snapshot = history.at(version);
    if (!snapshot) throw expired(COMPACTED_CONTINUE, encodeToken({ rv: -1, start }));
    return { snapshot, version, start };
  }
  if (asked > current) throw tooLargeResourceVersion(asked, current);
  const match = query.get('resourceVersionMatch');
  // A limit with a resourceVersion and no match has always meant exactly that version.
  if (asked && (match === 'Exact' || (limit && !match))) {
    const snapshot = history.at(asked);
    if (!snapshot) throw expired('The resourceVersion for the provided list is too old.');
    return { snapshot, version: asked, start: '' };
  }
  return { snapshot: history.current(), version: current, start: '' };
}

/** Namespace, labelSelector and fieldSelector of a list or watch as one predicate. */
export function requestMatcher(resource: ApiResource, route: ApiRoute, query: URLSearchParams): Matcher {
  const matchers: Matcher[] = [];
  const { namespace, name } = route;
  if (namespace) matchers.push((object) => object.metadata.namespace === namespace);
  if (name) matchers.push((object) => object.metadata.name === name);
  const labels = query.get('labelSelector');
  if (labels) matchers.push(labelMatcher(labels));
  const fields = query.get('fieldSelector');
  if (fields) matchers.push(fieldMatcher(resource.name, fields));
  return (object) => matchers.every((matches) => matches(object));
}

/** The resourceVersion parameter; 0 when absent. Throws a Status when it is no number. */
export function parseResourceVersion(query: URLSearchParams): number {
  const text = query.get('resourceVersion') ?? '';
  if (/^\d*$/.test(text)) return Number(text);
  throw new StatusError(
    500,
    undefined,
    `resourceVersion: Invalid value: "${text}": strconv.ParseUint: parsing "${text}": invalid syntax`,
  );
}

/** A non-negative whole number of the query; 0 when absent. Throws a 400 Status otherwise. */
export function parseCount(query: URLSearchParams, name: string): number {
  const text = query.get(name) ?? '';
  if (/^\d*$/.test(text)) return Number(text);
  throw badRequest(`strconv.ParseInt: parsing "${text}": invalid syntax`);
}

const encodeToken = ({ rv, start }: ContinueToken) =>
  Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv, start })).toString('base64url');

function decodeToken(token: string): ContinueToken {
  try {
    const { rv, start } = JSON.parse(Buffer.from(token, 'base64url').toString()) as ContinueToken;
    if (typeof rv === 'number' && typeof start === 'string') return { rv, start };
  } catch {
    // Answered below: to a client, unreadable and incomplete are the same.
  }
  throw badRequest('continue key is not valid: invalid token');
}

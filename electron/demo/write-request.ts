import type { ApiResource } from './api-resources.ts';
import type { ApiRoute } from './api-route.ts';
import type { DemoCluster } from './demo-cluster.ts';
import type { KubeObject } from './kubernetes-types.ts';
import { badRequest, conflict } from './status-error.ts';

export interface WriteRequest {
  cluster: DemoCluster;
  resource: ApiResource;
  route: ApiRoute;
  query: URLSearchParams;
  contentType: string;
  body: string;
}

export interface Written {
  code: number;
  object: object;
}

export interface DeleteOptions {
  gracePeriodSeconds?: number;
  preconditions?: { uid?: string; resourceVersion?: string };
  dryRun?: string[];
}

/** Throws a 409 Status when the object is not the one the client meant. */
export function checkPreconditions(
  resource: ApiResource,
  { metadata }: KubeObject,
  options: DeleteOptions,
): void {
  const { uid, resourceVersion } = options.preconditions ?? {};
  const fail = (what: string, asked: string, real: string) =>
    conflict(
      resource.kind,
      metadata.name,
      `the ${what} in the precondition (${asked}) does not match the ${what} in record (${real}). The object might have been deleted and then recreated`,
    );
  if (uid && uid !== metadata.uid) throw fail('UID', uid, metadata.uid);
  if (resourceVersion && resourceVersion !== metadata.resourceVersion) {
    throw fail('ResourceVersion', resourceVersion, metadata.resourceVersion);
  }
}

/** The body as an object or list. Throws a 400 Status when it is neither. */
export function parseJson(body: string): object {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch {
    // Answered below: the parser's own words are no API server's.
  }
  throw badRequest('the object provided is unrecognized (must be JSON of the requested type)');
}

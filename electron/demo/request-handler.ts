import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Access, denial } from './access.ts';
import { type ApiResource, findApiResource, qualifiedName } from './api-resources.ts';
import { type ApiRoute, parseRoute } from './api-route.ts';
import type { DemoClock } from './demo-clock.ts';
import type { DemoCluster } from './demo-cluster.ts';
import type { Fault, Faults } from './faults.ts';
import type { LoggedRequest, RequestLog } from './request-log.ts';
import { scaleOf } from './scale.ts';
import { type Reply, sendFault, sendReply, watchStream } from './send-reply.ts';
import { discovery } from './serve-discovery.ts';
import { listJson } from './serve-list.ts';
import { podLog } from './serve-log.ts';
import { metrics } from './serve-metrics.ts';
import { startWatch } from './serve-watch.ts';
import { write } from './serve-write.ts';
import {
  badRequest,
  methodNotAllowed,
  noSuchResource,
  notFound,
  StatusError,
  unauthorized,
} from './status-error.ts';
import { parseJson } from './write-request.ts';

export interface ApiServer {
  cluster: DemoCluster;
  clock: DemoClock;
  access: Access;
  faults: Faults;
  requests: RequestLog;
  /** The user of a bearer token. */
  userOf(token: string): string | undefined;
}

interface Asked {
  path: string;
  query: URLSearchParams;
  route: ApiRoute | undefined;
  user: string;
  accept: string;
  request: IncomingMessage;
}

/** Answers one request as kube-apiserver does: authenticate, authorize, serve; everything that fails is a Status. */
export async function handle(
  api: ApiServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A client that hangs up mid-answer is no error of ours.
  response.on('error', () => {});
  const url = new URL(request.url ?? '/', 'https://demo');
  const method = request.method ?? 'GET';
  const route = parseRoute(method, url.pathname, url.searchParams);
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const user = api.userOf(token) ?? '';
  const entry = logged(api, method, url, route, user, response);
  const fault = api.faults.take(url.pathname, route);
  if (fault?.kind === 'slow') await new Promise<void>((resolve) => api.clock.setTimeout(resolve, fault.ms));
  if (fault && sendFault(fault, response, entry, route)) return;
  const accept = request.headers.accept ?? '';
  const asked = { path: url.pathname, query: url.searchParams, route, user, accept, request };
  try {
    if (!user) throw unauthorized();
    if (route?.verb === 'watch') watch(api, asked, response, entry, fault);
    else await sendReply(await serve(api, asked), request, response, entry, fault);
  } catch (error) {
    const status =
      error instanceof StatusError ? error : new StatusError(500, 'InternalError', String(error));
    await sendReply(statusReply(status), request, response, entry, fault);
  }
}

const json = (object: object, code = 200): Reply => ({ code, body: JSON.stringify(object) });

function statusReply({ code, body }: StatusError): Reply {
  const seconds = body.details?.retryAfterSeconds;
  return { ...json(body, code), ...(seconds ? { headers: { 'retry-after': String(seconds) } } : {}) };
}

async function serve(api: ApiServer, asked: Asked): Promise<Reply> {
  const { route, path, query } = asked;
  if (!route) {
    const found = discovery(path);
    if (found === undefined)
      return { code: 404, body: '404 page not found\n', contentType: 'text/plain; charset=utf-8' };
    return typeof found === 'string'
      ? { code: 200, body: found, contentType: 'text/plain; charset=utf-8' }
      : json(found);
  }
  if (route.group === 'authorization.k8s.io')
    return json(review(api, asked, await bodyOf(asked.request)), 201);
  authorize(api, asked, route);
  if (route.group === 'metrics.k8s.io') {
    if (route.verb !== 'get' && route.verb !== 'list') throw methodNotAllowed();
    return json(metrics(api.cluster, route, query));
  }
  const resource = resourceOf(route);
  if (route.verb === 'list') {
    return {
      code: 200,
      body: listJson(api.cluster, resource, route, query, wantsMetadataOnly(asked.accept)),
    };
  }
  if (route.verb === 'get') return get(api, asked, route, resource);
  const contentType = asked.request.headers['content-type'] ?? '';
  const body = await bodyOf(asked.request);
  const { code, object } = write({ cluster: api.cluster, resource, route, query, contentType, body });
  return json(object, code);
}

function get(
  { cluster }: ApiServer,
  { query, accept }: Asked,
  route: ApiRoute,
  resource: ApiResource,
): Reply {
  const { namespace, name, subresource } = route;
  const revision = cluster.history(resource.name).get(namespace ? `${namespace}/${name}` : name);
  if (!revision) throw notFound(qualifiedName(resource), name);
  if (subresource === 'log' && resource.name === 'pods') {
    return { code: 200, body: podLog(cluster, revision.object, query), contentType: 'text/plain' };
  }
  if (subresource === 'scale' && resource.subresources.includes('scale'))
    return json(scaleOf(revision.object));
  if (subresource && subresource !== 'status') throw noSuchResource();
  return { code: 200, body: wantsMetadataOnly(accept) ? revision.metadataJson() : revision.json() };
}

function watch(
  api: ApiServer,
  asked: Asked,
  response: ServerResponse,
  entry: LoggedRequest,
  fault: Fault | undefined,
): void {
  const { route, query, accept } = asked;
  if (!route) throw noSuchResource();
  authorize(api, asked, route);
  const resource = resourceOf(route);
  const stream = watchStream(response, entry);
  const stop = startWatch(
    { store: api.cluster, clock: api.clock },
    resource,
    route,
    query,
    wantsMetadataOnly(accept),
    stream,
    fault,
  );
  stream.open();
  if (response.destroyed) stop();
  else response.on('close', stop);
}

function authorize(api: ApiServer, { user }: Asked, route: ApiRoute): void {
  if (!api.access.allows(user, route)) throw denial(user, route);
}

function resourceOf({ group, version, resource: name, namespace }: ApiRoute): ApiResource {
  const resource = findApiResource(group, version, name);
  if (!resource || (namespace && !resource.namespaced)) throw noSuchResource();
  return resource;
}

const wantsMetadataOnly = (accept: string) => /\bas=PartialObjectMetadata(List)?\b/.test(accept);

/** SelfSubjectAccessReview: may this user do that? */
function review({ access }: ApiServer, { route, user }: Asked, body: string): object {
  if (route?.resource !== 'selfsubjectaccessreviews' || route.verb !== 'create') throw noSuchResource();
  const { spec } = parseJson(body) as { spec?: { resourceAttributes?: Partial<ApiRoute> } };
  const asked = spec?.resourceAttributes;
  if (!asked) throw badRequest('spec.resourceAttributes is required');
  const { verb = '', group = '', resource = '', subresource = '', namespace = '', name = '' } = asked;
  const allowed = access.allows(user, { verb, group, resource, subresource, namespace, name });
  return {
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: { creationTimestamp: null },
    spec,
    status: { allowed, ...(allowed ? {} : { reason: '' }) },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function logged(
  { requests, clock }: ApiServer,
  method: string,
  url: URL,
  route: ApiRoute | undefined,
  user: string,
  response: ServerResponse,
): LoggedRequest {
  const { verb = method.toLowerCase(), namespace = '', resource = '', subresource = '' } = route ?? {};
  const entry = requests.add({
    method,
    path: url.pathname,
    query: url.searchParams,
    verb,
    resource: subresource ? `${resource}/${subresource}` : resource,
    namespace,
    user,
    code: 0,
    bytes: 0,
    startedAt: clock.now(),
  });
  response.on('close', () => {
    entry.endedAt = clock.now();
  });
  return entry;
}

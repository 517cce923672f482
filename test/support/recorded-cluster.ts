import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type ApiRoute, parseRoute } from '../../electron/demo/api-route.ts';
import { createLoopbackCertificate, type LoopbackCertificate } from '../../electron/demo/certificate.ts';
import { demoKubeconfig } from '../../electron/demo/demo-context.ts';
import type { KubeObject, ResourceName } from '../../electron/demo/kubernetes-types.ts';
import { fieldMatcher, labelMatcher } from '../../electron/demo/selectors.ts';
import {
  badRequest,
  forbidden,
  methodNotAllowed,
  noSuchResource,
  notFound,
  StatusError,
} from '../../electron/demo/status-error.ts';
import { fieldsOf, itemsOf } from '../../shared/api-fields.ts';
import { recordedDiscovery, resourcesOf } from './recorded-discovery.ts';

/** The logs of one container. `error` is what the API server says when the kubelet cannot be asked. */
export interface RecordedLog {
  current?: string | null;
  previous?: string | null;
  error?: string | null;
}

/** A moment of a cluster, written down: objects of any kind as the API answers them, and logs by NAMESPACE/POD/CONTAINER. */
export interface Recording {
  objects: readonly object[];
  logs?: Readonly<Record<string, RecordedLog>>;
}

export interface RecordedCluster {
  url: string;
  /** Text, with one context "demo". */
  kubeconfig: string;
  /** Serves this from now on. */
  play(recording: Recording): void;
  /** Answers 403 where this holds. */
  deny(forbids: (route: ApiRoute) => boolean): void;
  /** Never answers where this holds. */
  hang(hangs: (route: ApiRoute) => boolean): void;
  /** METHOD PATH of every request. */
  asked: string[];
  close(): Promise<void>;
}

const TOKEN = 'recorded';
let certificate: Promise<LoopbackCertificate> | undefined;

/** A real HTTPS API on loopback that serves a recording and changes nothing: what `explain` sees of a cluster. */
export async function startRecordedCluster(first: Recording = { objects: [] }): Promise<RecordedCluster> {
  certificate ??= createLoopbackCertificate();
  const { ca, cert, key } = await certificate;
  let recording = first;
  let forbids: (route: ApiRoute) => boolean = () => false;
  let hangs: (route: ApiRoute) => boolean = () => false;
  const asked: string[] = [];
  const server = createServer({ cert, key }, (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    try {
      const url = new URL(request.url ?? '/', 'https://recorded');
      const route = parseRoute(request.method ?? 'GET', url.pathname, url.searchParams);
      if (route !== undefined && hangs(route)) return;
      send(response, 200, answer(recording, forbids, request, url, route));
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      send(response, error.code, error.body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    kubeconfig: demoKubeconfig(url, ca, TOKEN),
    play: (next) => {
      recording = next;
    },
    deny: (next) => {
      forbids = next;
    },
    hang: (next) => {
      hangs = next;
    },
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, code: number, body: object | string): void {
  const isText = typeof body === 'string';
  response.writeHead(code, { 'content-type': isText ? 'text/plain' : 'application/json' });
  response.end(isText ? body : JSON.stringify(body));
}

function answer(
  { objects, logs = {} }: Recording,
  forbids: (route: ApiRoute) => boolean,
  request: IncomingMessage,
  url: URL,
  route: ApiRoute | undefined,
): object | string {
  const served = objects as KubeObject[];
  if (route === undefined) return recordedDiscovery(served, url.pathname);
  if (request.method !== 'GET' || route.verb === 'watch') throw methodNotAllowed();
  const { group, resource, namespace, name, subresource } = route;
  const qualified = group === '' ? resource : `${resource}.${group}`;
  if (forbids(route)) {
    const what = `User "viewer" cannot ${route.verb} resource "${resource}${subresource && `/${subresource}`}" in API group "${group}"`;
    throw forbidden(qualified, name, what);
  }
  const known = resourcesOf(served).find((one) => one.plural === resource && one.group === group);
  if (known === undefined) throw noSuchResource();
  const all = served.filter(
    (object) =>
      known.kinds.has(object.kind) &&
      groupOf(object) === group &&
      (namespace === '' || object.metadata.namespace === namespace),
  );
  if (name === '') return list(all, known.kind, url.searchParams);
  const object = all.find((one) => one.metadata.name === name);
  if (object === undefined) throw notFound(qualified, name);
  return subresource === 'log' ? podLog(object, logs, url.searchParams) : object;
}

const groupOf = ({ apiVersion }: KubeObject) => (apiVersion.includes('/') ? apiVersion.split('/')[0] : '');

/** Items of a list name neither their kind nor their apiVersion. */
function list(objects: KubeObject[], kind: string, query: URLSearchParams): object {
  const labels = query.get('labelSelector');
  const fields = query.get('fieldSelector');
  const resource = `${kind.toLowerCase()}s` as ResourceName;
  const items = objects
    .filter(labels ? labelMatcher(labels) : () => true)
    .filter(fields ? fieldMatcher(resource, fields) : () => true)
    .map(({ apiVersion: _apiVersion, kind: _kind, ...rest }) => rest);
  const limit = Number(query.get('limit')) || items.length;
  return { kind: `${kind}List`, apiVersion: 'v1', metadata: {}, items: items.slice(0, limit) };
}

/** The kubelet's answers, and the API server's where there is none. */
function podLog(
  pod: KubeObject,
  logs: Readonly<Record<string, RecordedLog>>,
  query: URLSearchParams,
): string {
  const container = query.get('container') ?? '';
  const previous = query.get('previous') === 'true';
  const { namespace = '', name } = pod.metadata;
  const spec = fieldsOf(pod.spec);
  const status = fieldsOf(pod.status);
  const has = [...itemsOf(spec.containers), ...itemsOf(spec.initContainers)].some(
    (one) => one.name === container,
  );
  if (!has) throw badRequest(`container ${container} is not valid for pod ${name}`);
  const log = logs[`${namespace}/${name}/${container}`];
  if (log?.error) throw new StatusError(500, 'InternalError', log.error);
  const { state, lastState } = fieldsOf(
    [...itemsOf(status.containerStatuses), ...itemsOf(status.initContainerStatuses)].find(
      (one) => one.name === container,
    ),
  );
  const last = fieldsOf(lastState).terminated;
  if (previous && !last && typeof log?.previous !== 'string')
    throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
  const now = fieldsOf(state);
  if (!previous && !now.running && !now.terminated && !last && typeof log?.current !== 'string') {
    throw badRequest(`container "${container}" in pod "${name}" is waiting to start: ContainerCreating`);
  }
  // In backoff the latest container is the one that ended.
  const text = (previous ? log?.previous : (log?.current ?? (now.waiting ? log?.previous : null))) ?? '';
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const kept = lines.slice(-(Number(query.get('tailLines')) || lines.length));
  const end = Date.parse(String(fieldsOf(previous ? last : (now.terminated ?? last)).finishedAt ?? ''));
  return kept
    .map((line, index) => `${stamp((end || Date.now()) - (kept.length - index) * 250)} ${line}\n`)
    .join('');
}

const stamp = (at: number) => `${new Date(at).toISOString().slice(0, -1)}000000Z`;

import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { contextsOf, type KubeContext } from '../../../electron/kube/kubeconfig.ts';
import { authority, base64, type KeyPair, serverCertificate } from './certificates.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface ApiServer {
  url: string;
  ca: KeyPair;
  /** TLS connections accepted so far. */
  connections: () => number;
  /** Answers every request from now on. */
  answer(handler: Handler): void;
  close(): Promise<void>;
}

/** An HTTPS server on a free loopback port, its certificate signed by an authority of its own. */
export async function startApiServer(
  options: { ca?: KeyPair; certificate?: KeyPair; tls?: ServerOptions } = {},
): Promise<ApiServer> {
  const ca = options.ca ?? (await authority());
  const certificate = options.certificate ?? (await serverCertificate(ca));
  let handler: Handler = (_, response) => response.writeHead(404).end();
  let connections = 0;
  const sockets = new Set<Duplex>();
  const server = createServer(
    { ...certificate, ...options.tls },
    (request, response) => void handler(request, response),
  );
  server.on('secureConnection', () => connections++);
  server.on('connection', (socket) => sockets.add(socket));
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    ca,
    connections: () => connections,
    answer: (next) => {
      handler = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The one context of a kubeconfig made for `server`. */
export function contextFor(
  server: Pick<ApiServer, 'url' | 'ca'>,
  sections: { user?: Record<string, unknown>; cluster?: Record<string, unknown> } = {},
  source = '/kube/config',
): KubeContext {
  const cluster = {
    server: server.url,
    'certificate-authority-data': base64(server.ca.cert),
    ...sections.cluster,
  };
  const [context] = contextsOf(
    JSON.stringify({
      clusters: [{ name: 'test', cluster }],
      users: [{ name: 'me', user: sections.user ?? { token: 'good' } }],
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'me', namespace: 'shop' } }],
    }),
    source,
  );
  if (context === undefined) throw new Error('the test kubeconfig has no context');
  return context;
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A Kubernetes Status, as failed requests get. */
export function status(
  code: number,
  message: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, message, ...more };
}

export function podList(names: string[], metadata: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'PodList',
    apiVersion: 'v1',
    metadata: { resourceVersion: '100', ...metadata },
    items: names.map((name) => ({ metadata: { name } })),
  };
}

/** The common name of the client certificate a request came with. */
export function clientName(request: IncomingMessage): string | undefined {
  const { CN } = (request.socket as TLSSocket).getPeerCertificate().subject ?? {};
  return [CN].flat()[0];
}

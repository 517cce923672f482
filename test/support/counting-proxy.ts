import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Stands before an API server, counts what is changed through it, and can keep a change back. */
export interface CountingProxy {
  /** One context, `prod`, that leads through the proxy with the rights of `admin`. */
  kubeconfig: string;
  /** Every change that the server carried out, as "PATCH /api/...", in order. */
  effects: string[];
  /** Keeps the next change by this method back until it is let go, though its sender may be gone by then. */
  keepNext(method: string): KeptBack;
  close(): Promise<void>;
}

export interface KeptBack {
  /** Settles when there is one. */
  kept: Promise<unknown>;
  /** Sends it on; settles with the server's status. */
  letGo(): Promise<number>;
}

/** @param kubeconfig a control plane's own */
export async function startCountingProxy(kubeconfig: string): Promise<CountingProxy> {
  const server = new URL(/server: (\S+)/.exec(kubeconfig)?.[1] ?? '');
  const token = /name: admin\n {2}user:\n {4}token: (\S+)/.exec(kubeconfig)?.[1];
  const ca = Buffer.from(/certificate-authority-data: (\S+)/.exec(kubeconfig)?.[1] ?? '', 'base64');
  const agent = new Agent({ ca, keepAlive: true });
  const effects: string[] = [];
  let keep: ((sendOn: () => Promise<number>) => void) | null = null;
  let kept = '';

  async function pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = 'GET', url = '' } = asked;
    const body = await buffer(asked);
    const isChange = method !== 'GET' && !/dryRun=All|selfsubjectaccessreviews/.test(url);
    const send = () => forward(method, url, asked, body, answer, isChange);
    if (!isChange || keep === null || method !== kept) return void (await send());
    keep(send);
    keep = null;
  }

  async function forward(
    method: string,
    url: string,
    { headers }: IncomingMessage,
    body: Buffer,
    answer: ServerResponse,
    isChange: boolean,
  ): Promise<number> {
    const { hostname, port } = server;
    const sent = request({
      ...{ hostname, port, method, path: url, agent },
      headers: { ...headers, host: server.host, authorization: `Bearer ${token}` },
    });
    sent.end(body);
    const [reply] = (await once(sent, 'response')) as [IncomingMessage];
    const text = await buffer(reply);
    const status = reply.statusCode ?? 0;
    if (isChange && status < 300) effects.push(`${method} ${url}`);
    const { 'transfer-encoding': _chunked, ...head } = reply.headers;
    answer.writeHead(status, { ...head, 'content-length': text.length });
    answer.end(text);
    return status;
  }

  const proxy = createServer((asked, answer) => {
    // Whoever asked may be dead: nobody is left to be told.
    pass(asked, answer).catch(() => answer.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    kubeconfig: JSON.stringify({
      ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'prod' },
      clusters: [{ name: 'prod', cluster: { server: `http://127.0.0.1:${port}` } }],
      users: [{ name: 'nobody', user: {} }],
      contexts: [{ name: 'prod', context: { cluster: 'prod', user: 'nobody' } }],
    }),
    effects,
    keepNext(method) {
      kept = method;
      const { promise, resolve } = Promise.withResolvers<() => Promise<number>>();
      keep = resolve;
      return { kept: promise, letGo: async () => (await promise)() };
    },
    async close() {
      proxy.closeAllConnections();
      proxy.close();
      agent.destroy();
    },
  };
}

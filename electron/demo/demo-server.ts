import { randomBytes } from 'node:crypto';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { type Access, createAccess, USERS, type User } from './access.ts';
import { createLoopbackCertificate } from './certificate.ts';
import { type DemoClock, systemClock } from './demo-clock.ts';
import { createDemoCluster, type DemoCluster } from './demo-cluster.ts';
import { demoKubeconfig } from './demo-context.ts';
import { createFaults, type Faults } from './faults.ts';
import { handle } from './request-handler.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import type { Scenario } from './scenario.ts';
import { emptyScenario } from './scenarios/empty.ts';
import { quietScenario } from './scenarios/quiet.ts';
import { storyScenario } from './scenarios/story.ts';

export interface DemoServer {
  /** https://127.0.0.1:PORT */
  url: string;
  /** Text of a kubeconfig with the context "demo", whose user may do everything. */
  kubeconfig: string;
  /** The same for another user: `reader`, `viewer` (no rights), `shop-viewer` (one namespace). */
  kubeconfigOf(user: User): string;
  tokens: Record<User, string>;
  /** The authority that signed the server's certificate, PEM. */
  ca: string;
  cluster: DemoCluster;
  access: Access;
  faults: Faults;
  requests: RequestLog;
  close(): Promise<void>;
}

export interface DemoServerOptions {
  clock?: DemoClock;
  /** 0, the default: any free one. */
  port?: number;
  seed?: number;
  scenario?: Scenario | 'story' | 'quiet' | 'empty';
}

const SCENARIOS = { story: storyScenario, quiet: quietScenario, empty: emptyScenario };

/** Starts a simulated cluster behind a real HTTPS API on loopback. Rejects when the port is taken. */
export async function startDemoServer(options: DemoServerOptions = {}): Promise<DemoServer> {
  const { clock = systemClock, seed = 1, scenario = 'story' } = options;
  const { ca, cert, key } = await createLoopbackCertificate();
  const tokens = Object.fromEntries(USERS.map((user) => [user, randomBytes(24).toString('hex')])) as Record<
    User,
    string
  >;
  const users = new Map(USERS.map((user) => [tokens[user], user]));
  const requests = createRequestLog();
  const access = createAccess();

  const server = createServer({ cert, key, minVersion: 'TLSv1.2', keepAliveTimeout: 90_000 });
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    requests.connections.accepted++;
    requests.connections.open = sockets.size;
    socket.on('close', () => {
      sockets.delete(socket);
      requests.connections.open = sockets.size;
    });
  });
  const breakConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  const unlisten = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      breakConnections();
    });

  const port = await listen(options.port ?? 0);
  const url = `https://127.0.0.1:${port}`;
  const faults = createFaults({
    refuse: unlisten,
    accept: async () => {
      await listen(port);
    },
  });
  const cluster = createDemoCluster(
    clock,
    seed,
    typeof scenario === 'string' ? SCENARIOS[scenario] : scenario,
  );
  cluster.onRestart(breakConnections);
  const api = { cluster, clock, access, faults, requests, userOf: (token: string) => users.get(token) };
  server.on('request', (request, response) => {
    handle(api, request, response).catch(() => response.destroy());
  });
  const kubeconfigOf = (user: User) => demoKubeconfig(url, ca, tokens[user], user);

  return {
    url,
    kubeconfig: kubeconfigOf('admin'),
    kubeconfigOf,
    tokens,
    ca,
    cluster,
    access,
    faults,
    requests,
    async close() {
      cluster.stop();
      if (server.listening) await unlisten();
    },
  };
}

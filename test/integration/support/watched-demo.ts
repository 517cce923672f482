import { vi } from 'vitest';
import type { ClusterEvent } from '../../../shared/cluster-event.ts';
import type { CycleReport } from '../../../shared/loop-status.ts';
import { defaultSettings, type Settings } from '../../../shared/settings.ts';
import { systemClock } from '../../../electron/app/clock.ts';
import type { User } from '../../../electron/demo/access.ts';
import { type DemoServer, startDemoServer } from '../../../electron/demo/demo-server.ts';
import { connect } from '../../../electron/kube/connect.ts';
import type { ClusterConnection } from '../../../electron/kube/connection.ts';
import { loadContexts } from '../../../electron/kube/kubeconfig.ts';
import { createWatchLoop, type WatchLoop } from '../../../electron/watch/watch-loop.ts';

/** A watch-loop on the demo's HTTPS API, impatient: cycles of 2 s, answers within 1.5 s. */
export interface WatchedDemo {
  server: DemoServer;
  loop: WatchLoop;
  settings: Settings;
  events: ClusterEvent[];
  /** `anomaly crash_loop web-1 of Deployment web`, in order. */
  told(): string[];
  cycles: CycleReport[];
  logged: string[];
  /** Waits until this holds. */
  until(what: () => void, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

export interface WatchedDemoOptions {
  user?: User;
  /** Before the loop starts. */
  prepare?: (server: DemoServer) => void | Promise<void>;
  settings?: (settings: Settings) => void;
}

export function impatient(connection: ClusterConnection): ClusterConnection {
  return {
    ...connection,
    listPage: (resource, options) => connection.listPage(resource, { timeoutMs: 1_500, ...options }),
    getJson: (path, options) => connection.getJson(path, { timeoutMs: 1_500, ...options }),
  };
}

export function connectTo(kubeconfig: string): ClusterConnection {
  const { contexts } = loadContexts({
    env: {},
    homeDir: '/nowhere',
    kubeconfigFlag: '/kubeconfig',
    readFile: () => kubeconfig,
  });
  const [context] = contexts;
  if (context === undefined) throw new Error('the kubeconfig has no context');
  return connect(context, { env: {}, watchBounds: { headersTimeoutMs: 1_500, overtimeMs: 500 } });
}

export async function watchDemo(options: WatchedDemoOptions = {}): Promise<WatchedDemo> {
  const server = await startDemoServer({ scenario: 'empty' });
  await options.prepare?.(server);
  const settings = defaultSettings();
  settings.watch.interval = 2;
  options.settings?.(settings);
  const connection = impatient(connectTo(server.kubeconfigOf(options.user ?? 'admin')));
  const events: ClusterEvent[] = [];
  const cycles: CycleReport[] = [];
  const logged: string[] = [];
  const note = (message: string) => void logged.push(message);
  const loop = createWatchLoop({
    connection,
    context: 'demo',
    clock: systemClock,
    log: { error: note, warn: note, info: note, debug: note },
    settings: () => settings,
    memory: {
      knownTroubles: () => [],
      firstSight: () => null,
      rememberFirstSight() {},
      forgetFirstSight() {},
    },
    sink: {
      events: (batch) => void events.push(...batch.events),
      burstEnded() {},
      cycle: (report) => void cycles.push(report),
      status() {},
    },
  });
  loop.start();
  return {
    server,
    loop,
    settings,
    events,
    told: () => events.map(({ phase, type, name, owner }) => `${phase} ${type} ${name} of ${owner.kind} ${owner.name}`),
    cycles,
    logged,
    until: (what, timeout = 12_000) => vi.waitFor(what, { timeout, interval: 50 }),
    async close() {
      await loop.stop();
      await connection.close();
      await server.close();
    },
  };
}

import { vi } from 'vitest';
import { systemClock } from '../../electron/app/clock.ts';
import { connect } from '../../electron/kube/connect.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import { loadContexts } from '../../electron/kube/kubeconfig.ts';
import type { WatchBounds } from '../../electron/kube/watch-stream.ts';
import { createWatchLoop } from '../../electron/watch/watch-loop.ts';
import type { WatchLoop } from '../../electron/watch/watch-loop-ports.ts';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import type { CycleReport } from '../../shared/loop-status.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';

/** A watch-loop on a real connection, in impatient real time: cycles of 2 s. */
export interface WatchedLoop {
  loop: WatchLoop;
  events: ClusterEvent[];
  /** `anomaly crash_loop web-1 of Deployment web`, in order. */
  told(): string[];
  cycles: CycleReport[];
  logged: string[];
  /** Waits until this holds. */
  until(what: () => void, timeoutMs?: number): Promise<void>;
}

/** For tests in real time: streams may last half a second too long. */
const IMPATIENT: WatchBounds = { headersTimeoutMs: 1_500, overtimeMs: 500 };

/** A connection through one context of this kubeconfig, the first one by default. */
export function connectTo(
  kubeconfig: string,
  name?: string,
  watchBounds: WatchBounds = IMPATIENT,
): ClusterConnection {
  const { contexts } = loadContexts({
    env: {},
    homeDir: '/nowhere',
    kubeconfigFlag: '/kubeconfig',
    readFile: () => kubeconfig,
  });
  const context = contexts.find((one) => name === undefined || one.name === name);
  if (context === undefined) throw new Error('the kubeconfig has no such context');
  return connect(context, { env: {}, watchBounds });
}

export function startWatchedLoop(
  connection: ClusterConnection,
  change: (settings: Settings) => void = () => {},
): WatchedLoop {
  const settings = defaultSettings();
  settings.watch.interval = 2;
  change(settings);
  const events: ClusterEvent[] = [];
  const cycles: CycleReport[] = [];
  const logged: string[] = [];
  const note = (message: string) => void logged.push(message);
  const loop = createWatchLoop({
    connection,
    context: connection.context,
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
    loop,
    events,
    told: () =>
      events.map(({ phase, type, name, owner }) => `${phase} ${type} ${name} of ${owner.kind} ${owner.name}`),
    cycles,
    logged,
    until: (what, timeout = 12_000) => vi.waitFor(what, { timeout, interval: 50 }),
  };
}

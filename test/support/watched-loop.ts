import { vi } from 'vitest';
import { systemClock } from '../../electron/app/clock.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
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

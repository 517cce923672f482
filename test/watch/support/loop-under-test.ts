import type { Log } from '../../../electron/app/log.ts';
import type { EventSink, KnownTrouble, WatchMemory } from '../../../electron/watch/event-sink.ts';
import { createWatchLoop } from '../../../electron/watch/watch-loop.ts';
import type { WatchLoop } from '../../../electron/watch/watch-loop-ports.ts';
import type { ClusterEvent, EventBatch } from '../../../shared/cluster-event.ts';
import type { CycleReport, LoopStatus } from '../../../shared/loop-status.ts';
import { defaultSettings, type Settings } from '../../../shared/settings.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createScriptedApi, type ScriptedApi } from './scripted-api.ts';

export interface Logged {
  level: string;
  message: string;
  detail: Record<string, unknown>;
}

/** A sink and a memory that remember what they were told. */
export interface LoopUnderTest {
  loop: WatchLoop;
  api: ScriptedApi;
  clock: FakeClock;
  settings: Settings;
  batches: EventBatch[];
  events: () => ClusterEvent[];
  /** `anomaly crash_loop web-1`, in order. */
  told: () => string[];
  burstsEnded: string[];
  cycles: CycleReport[];
  statuses: LoopStatus[];
  logged: Logged[];
  known: KnownTrouble[];
  firstSights: Map<string, number>;
  /** When set, the sink throws it. */
  sinkError: Error | null;
}

export interface LoopOptions {
  settings?: (settings: Settings) => void;
  known?: KnownTrouble[];
  firstSights?: Map<string, number>;
  prepare?: (api: ScriptedApi) => void;
  clock?: FakeClock;
  /** False: the test starts it. */
  start?: boolean;
}

export async function startLoop(options: LoopOptions = {}): Promise<LoopUnderTest> {
  const clock = options.clock ?? createFakeClock();
  const api = createScriptedApi(clock);
  const settings = defaultSettings();
  options.settings?.(settings);
  options.prepare?.(api);

  const note =
    (level: string) =>
    (message: string, detail: Record<string, unknown> = {}) => {
      test.logged.push({ level, message, detail });
    };
  const log: Log = { error: note('error'), warn: note('warn'), info: note('info'), debug: note('debug') };
  const memory: WatchMemory = {
    knownTroubles: (cluster) => (cluster === 'cluster-1' ? test.known : []),
    firstSight: (_cluster, _type, uid) => test.firstSights.get(uid) ?? null,
    rememberFirstSight: (_cluster, _type, uid, seen) => void test.firstSights.set(uid, seen),
    forgetFirstSight: (_cluster, _type, uid) => void test.firstSights.delete(uid),
  };
  const sink: EventSink = {
    events(batch) {
      if (test.sinkError !== null) throw test.sinkError;
      test.batches.push(structuredClone(batch));
    },
    burstEnded: (burst) => void test.burstsEnded.push(burst),
    cycle: (report) => void test.cycles.push(report),
    status: (status) => void test.statuses.push(status),
  };
  const test: LoopUnderTest = {
    loop: createWatchLoop({
      connection: api.connection,
      context: 'prod',
      clock,
      log,
      settings: () => settings,
      memory,
      sink,
      identify: async (connection, signal) => {
        await connection.getJson('/api/v1/namespaces/kube-system', { signal }).catch((error: unknown) => {
          if (error instanceof Error && 'kind' in error && error.kind === 'not_found') return;
          throw error;
        });
        return api.identity;
      },
      random: () => 0,
    }),
    api,
    clock,
    settings,
    batches: [],
    events: () => test.batches.flatMap((batch) => batch.events),
    told: () => test.events().map(({ phase, type, name }) => `${phase} ${type} ${name}`),
    burstsEnded: [],
    cycles: [],
    statuses: [],
    logged: [],
    known: options.known ?? [],
    firstSights: options.firstSights ?? new Map(),
    sinkError: null,
  };
  if (options.start !== false) {
    test.loop.start();
    await clock.settle();
  }
  return test;
}

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession } from '../../electron/app/session.ts';
import type { Session } from '../../electron/app/session-ports.ts';
import { type DemoServer, startDemoServer } from '../../electron/demo/demo-server.ts';
import type { Scenario } from '../../electron/demo/scenario.ts';
import { createRuleBook } from '../../electron/rules/rule-book.ts';
import type { Incident, TimelineStep } from '../../shared/incident.ts';
import type { NotificationMessage } from '../../shared/ipc.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { connectTo } from './connect-to.ts';
import type { HourStep } from './hour-script.ts';
import { createWire } from './settled-connection.ts';
import { createSharedClock, type Lifetime } from './shared-clock.ts';

const START = Date.parse('2026-11-22T10:00:00Z');
const MINUTE = 60_000;
/** Real time, of which an hour on the fake clock takes little. */
const PATIENT = { headersTimeoutMs: 30_000, overtimeMs: 30_000 };

/** How Dogwatch ends before it is opened again on what its database holds. */
export type Ending = 'closed' | 'killed';

export interface Restart {
  /** Milliseconds from the hour's start; a step of the same moment has just been taken and nobody has seen it yet. */
  at: number;
  how: Ending;
}

export interface Hour {
  scenario: Scenario;
  prepare(demo: DemoServer): void;
  steps: readonly HourStep[];
  restarts?: readonly Restart[];
}

/** What a person was told and can read afterwards. Times are ms from the hour's start. */
export interface Outcome {
  incidents: { incident: Incident; steps: { at: number; step: TimelineStep; text: string }[] }[];
  notifications: { at: number; message: NotificationMessage }[];
  /** Errors and warnings of the log. */
  complaints: string[];
}

/** Plays an hour in a simulated cluster, watched over real sockets by the program's own rooms, on one fake clock. */
export async function playHour({ scenario, prepare, steps, restarts = [] }: Hour): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'dogwatch-hour-'));
  const settings = defaultSettings();
  let demo: DemoServer | null = null;
  const wire = createWire(() => demo);
  const clock = createSharedClock(START, wire.settle);
  const server = await startDemoServer({ clock, scenario });
  demo = server;
  const notifications: Outcome['notifications'] = [];
  const complaints: string[] = [];
  const since = (time: number) => time - START;
  let file = join(folder, '0.db');
  let runs = 0;

  interface Run {
    session: Session;
    life: Lifetime;
    mute(): void;
  }

  function open(): Run {
    const life = clock.lifetime();
    let muted = false;
    const complain = (message: string) => {
      if (!muted) complaints.push(message);
    };
    const session = openSession({
      databaseFile: file,
      clock: life,
      log: { error: complain, warn: complain, info() {}, debug() {} },
      secrets: { get: async () => null },
      reachesChannels: false,
      config: '/nowhere',
      settings: () => settings,
      rules: createRuleBook(
        () => settings,
        () => performance.now(),
      ),
      connect: () => wire.through(connectTo(server.kubeconfig, 'demo', PATIENT)),
      notify(message) {
        if (!muted) notifications.push({ at: since(clock.now()), message });
      },
      changed() {},
      statusChanged() {},
    });
    session.watch('demo');
    return {
      session,
      life,
      mute() {
        muted = true;
      },
    };
  }

  /** As a power cut leaves it: what was not in the database by now is lost, and nothing is tidied up. */
  async function kill({ session, life, mute }: Run): Promise<void> {
    mute();
    life.end();
    const left = join(folder, `${++runs}.db`);
    for (const suffix of ['', '-wal'])
      if (existsSync(file + suffix)) copyFileSync(file + suffix, left + suffix);
    await session.close();
    file = left;
  }

  const moments = [
    ...steps.map((step) => ({ at: millisecondsOf(step.at), step, restart: null })),
    ...restarts.map((restart) => ({ at: restart.at, step: null, restart })),
  ].sort((a, b) => a.at - b.at || Number(a.step === null) - Number(b.step === null));

  prepare(server);
  let run = open();
  try {
    for (const { at, step, restart } of moments) {
      await clock.moveTo(START + at);
      await step?.act(server);
      if (restart === null) continue;
      if (restart.how === 'killed') await kill(run);
      else await run.session.close();
      run = open();
    }
    await clock.moveTo(START + 60 * MINUTE);
    return { incidents: incidentsOf(run.session, since), notifications, complaints };
  } finally {
    await run.session.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function incidentsOf({ incidents }: Session, since: (time: number) => number): Outcome['incidents'] {
  const all = incidents.list({ context: 'demo', state: 'all', limit: 200, before: null });
  return all.incidents.map((incident) => {
    const timeline = (incidents.get(incident.id)?.timeline ?? []).toSorted((a, b) =>
      a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
    );
    return {
      incident,
      steps: timeline.map(({ at, step, text }) => ({ at: since(Date.parse(at)), step, text })),
    };
  });
}

/** 'mm:ss' as milliseconds. */
export function millisecondsOf(time: string): number {
  const [minutes = 0, seconds = 0] = time.split(':').map(Number);
  return (minutes * 60 + seconds) * 1000;
}

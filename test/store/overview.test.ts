import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { overview } from '../../electron/app/overview.ts';
import { migrate } from '../../electron/store/migrations.ts';
import { recoveryOf } from '../../electron/store/overview.ts';
import { createStore } from '../../electron/store/store.ts';
import { at, batch, crash, crashOf, endOf } from '../incidents/support/cluster-events.ts';
import { START } from '../incidents/support/fake-clock.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
let room: ReturnType<typeof incidentRoom>;
beforeEach(() => {
  room = incidentRoom();
});

const record = (...events: Parameters<typeof batch>[0]) =>
  events.map((event) => room.incidents.record(batch([event])));
const since = (minutes: number, context: string | null = null) => ({
  since: START + minutes * 60_000,
  context,
});

describe('incidents opened', () => {
  it('are counted by the hour in which they were first seen, and by type', () => {
    record(
      crashOf('long-ago', { detectedAt: at(-2 * DAY) }),
      crashOf('web', { detectedAt: at(-90) }),
      crashOf('api', { detectedAt: at(-61) }),
      crashOf('api', { type: 'oom_killed', occurrence: 'oom', detectedAt: at(-61) }),
      crashOf('late', { detectedAt: at(-1) }),
      // Seen again, not opened again.
      crashOf('web', { occurrence: 'restart-9', detectedAt: at(-1) }),
    );
    expect(room.store.overview.opened(since(-DAY))).toEqual([
      { hour: at(-2 * HOUR), type: 'crash_loop', count: 2 },
      { hour: at(-2 * HOUR), type: 'oom_killed', count: 1 },
      { hour: at(-HOUR), type: 'crash_loop', count: 1 },
    ]);
  });

  it('are those of one context, or of each', () => {
    record(crashOf('web', { detectedAt: at(-5) }), crashOf('web', { context: 'stage', detectedAt: at(-5) }));
    expect(room.store.overview.opened(since(-DAY, 'stage'))).toMatchObject([{ count: 1 }]);
    expect(room.store.overview.opened(since(-DAY))).toMatchObject([{ count: 2 }]);
    expect([...room.store.overview.openedIn(since(-DAY))]).toEqual([
      ['prod', 1],
      ['stage', 1],
    ]);
  });
});

describe('the noisiest workloads', () => {
  it('are those whose trouble was seen most often within the window, whatever was before it', () => {
    record(
      ...Array.from({ length: 5 }, (_, n) =>
        crashOf('old', { occurrence: `old-${n}`, detectedAt: at(-3 * DAY + n) }),
      ),
      crashOf('old', { occurrence: 'old-now', detectedAt: at(-10) }),
      ...Array.from({ length: 3 }, (_, n) =>
        crashOf('web', { occurrence: `web-${n}`, detectedAt: at(-20 + n) }),
      ),
      crashOf('web', { type: 'oom_killed', occurrence: 'oom', occurrences: 4, detectedAt: at(-5) }),
      crashOf('quiet', { detectedAt: at(-3 * DAY) }),
    );
    const names = room.store.overview
      .noisiest(since(-DAY))
      .map(({ name, incidents, occurrences }) => [name, incidents, occurrences]);
    expect(names).toEqual([
      ['web', 2, 7],
      ['old', 1, 1],
    ]);
  });

  it('are ten at most, and told apart by their context', () => {
    record(...Array.from({ length: 12 }, (_, n) => crashOf(`web-${n}`, { detectedAt: at(-5) })));
    expect(room.store.overview.noisiest(since(-DAY))).toHaveLength(10);
    record(crashOf('web-1', { context: 'stage', detectedAt: at(-5) }));
    expect(room.store.overview.noisiest(since(-DAY, 'stage'))).toMatchObject([
      { context: 'stage', namespace: 'shop', kind: 'Deployment', name: 'web-1', incidents: 1 },
    ]);
  });
});

describe('the time to recovery', () => {
  it('is of those that recovered within the window, from being opened', () => {
    const [web, api, gone, before] = [
      crashOf('web', { detectedAt: at(-50) }),
      crashOf('api', { context: 'stage', detectedAt: at(-50) }),
      crashOf('gone', { detectedAt: at(-50) }),
      crashOf('before', { detectedAt: at(-3 * DAY) }),
    ] as const;
    record(web, api, gone, before);
    record(
      endOf(before, 'recovery', { detectedAt: at(-2 * DAY) }),
      endOf(web, 'recovery', { detectedAt: at(-40) }),
      endOf(api, 'recovery', { detectedAt: at(-20) }),
      endOf(gone, 'gone', { detectedAt: at(-30) }),
    );
    const { all, of } = room.store.overview.recovery(since(-DAY));
    expect(all).toEqual({ recovered: 2, meanMs: 20 * 60_000, medianMs: 20 * 60_000 });
    expect(of.get('stage')).toEqual({ recovered: 1, meanMs: 30 * 60_000, medianMs: 30 * 60_000 });
    expect(room.store.overview.recovery(since(-DAY, 'prod')).all.meanMs).toBe(10 * 60_000);
  });

  test.each([
    ['nothing', [], null, null],
    ['an odd number', [9, 1, 2], 4, 2],
    ['an even number', [1, 2, 3, 10], 4, 3],
    ['a clock that was set back', [-5, 5], 3, 3],
  ])('of %s', (_what, times, meanMs, medianMs) => {
    const rows = times.map((ms) => ({ ms }));
    expect(recoveryOf(rows)).toEqual({ recovered: times.length, meanMs, medianMs });
  });
});

describe('the overview', () => {
  const none = { critical: 0, warning: 0, info: 0 };
  const open = {
    of: (context: string) => (context === 'prod' ? { ...none, critical: 2 } : none),
    unwatched: [],
  };

  it('names the clusters that are watched, quiet ones too, and those where something happened', () => {
    record(crashOf('web', { context: 'left', detectedAt: at(-5) }));
    const query = { window: '24h', context: null } as const;
    const { clusters, from, to } = overview(room.store, open, ['prod', 'stage'], query, START);
    expect([from, to]).toEqual([at(-DAY), at(0)]);
    expect(clusters.map(({ context, open, opened }) => [context, open?.critical, opened])).toEqual([
      ['left', 0, 1],
      ['prod', 2, 0],
      ['stage', 0, 0],
    ]);
  });

  it('of one context is of that one alone', () => {
    record(crashOf('web', { context: 'left', detectedAt: at(-5) }), crash('web-1', { detectedAt: at(-5) }));
    const query = { window: '7d', context: 'prod' } as const;
    const { clusters, opened, noisiest } = overview(room.store, open, ['prod', 'stage'], query, START);
    expect(clusters).toMatchObject([{ context: 'prod', opened: 1 }]);
    expect(opened).toMatchObject([{ count: 1 }]);
    expect(noisiest).toMatchObject([{ context: 'prod' }]);
  });
});

it.each<[string, (store: ReturnType<typeof createStore>) => unknown]>([
  ['what was opened', (store) => store.overview.opened(since(-DAY))],
  ['where', (store) => store.overview.openedIn(since(-DAY))],
  ['the noisiest', (store) => store.overview.noisiest(since(-DAY, 'prod'))],
  ['recoveries', (store) => store.overview.recovery(since(-DAY))],
  ['what is open', (store) => store.openCounts.all()],
])('%s is counted in an index alone', (_what, query) => {
  const statements: string[] = [];
  const db = new Sqlite(':memory:', { verbose: (sql) => void statements.push(String(sql)) });
  migrate(db, ':memory:');
  query(createStore(db));
  const sql = statements.findLast((statement) => statement.startsWith('SELECT')) ?? '';
  const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all();
  const [first] = plan.filter(({ detail }) => detail.includes('incidents'));
  expect(first?.detail).toContain('USING COVERING INDEX');
});

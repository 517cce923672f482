import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { addFlapping } from '../../electron/store/flapping.ts';
import { migrate } from '../../electron/store/migrations.ts';
import { createSchema } from '../../electron/store/schema.ts';
import { at, batch, crash, crashOf, endOf } from '../incidents/support/cluster-events.ts';
import { START } from '../incidents/support/fake-clock.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';

const WEB = { context: 'prod', namespace: 'shop', kind: 'Deployment', name: 'web' };
const DAY = 24 * 60;
let room: ReturnType<typeof incidentRoom>;
beforeEach(() => {
  room = incidentRoom();
});

const record = (...events: Parameters<typeof batch>[0]) => room.incidents.record(batch(events));
const history = (workload = WEB, now = START) => room.store.history.workload(workload, now);

describe('the history of a workload', () => {
  it('is when each of its incidents opened, resolved and reopened', () => {
    const event = crash();
    record(event);
    record(crash('web-1', { occurrence: 'restart-4', detectedAt: at(2) }));
    record(endOf(event, 'recovery', { detectedAt: at(10) }));
    record(crash('web-1', { occurrence: 'restart-5', detectedAt: at(20) }));
    record(crash('web-1', { type: 'oom_killed', occurrence: 'oom-1', detectedAt: at(30) }));
    expect(history().incidents).toMatchObject([
      { incident: { type: 'oom_killed' }, turns: [{ step: 'opened', at: at(30) }] },
      {
        incident: { type: 'crash_loop', reopened: 1 },
        turns: [
          { step: 'opened', at: at(0) },
          { step: 'resolved', at: at(10) },
          { step: 'reopened', at: at(20) },
        ],
      },
    ]);
  });

  it.each([
    ['context', { ...WEB, context: 'stage' }],
    ['namespace', { ...WEB, namespace: 'other' }],
    ['kind', { ...WEB, kind: 'StatefulSet' }],
    ['name', { ...WEB, name: 'api' }],
  ])('is empty for another %s', (_, workload) => {
    record(crash());
    expect(history(workload)).toEqual({ incidents: [], occurrences: [], restarts: [] });
  });

  it('counts occurrences by hour and type, as many as an event stands for, of the last 30 days', () => {
    record(crash('web-1', { occurrence: 'old', detectedAt: at(-31 * DAY) }));
    record(crash('web-1', { occurrence: '1', occurrences: 2, detectedAt: at(0) }));
    record(crash('web-2', { occurrence: '2', detectedAt: at(59) }));
    record(crash('web-1', { occurrence: '3', detectedAt: at(60) }));
    record(crash('web-1', { type: 'oom_killed', occurrence: '4', detectedAt: at(61) }));
    expect(history()).toMatchObject({
      occurrences: [
        { hour: at(0), type: 'crash_loop', count: 3 },
        { hour: at(60), type: 'crash_loop', count: 1 },
        { hour: at(60), type: 'oom_killed', count: 1 },
      ],
    });
  });

  it('is the restarts of each container of each pod, each count once, at its first sight', () => {
    const seen = (name: string, restartCount: number, minutes: number, more = {}) =>
      crash(name, {
        occurrence: `${restartCount}${JSON.stringify(more)}`,
        metadata: { restartCount },
        detectedAt: at(minutes),
        ...more,
      });
    record(seen('web-1', 3, 0), seen('web-1', 5, 10), seen('web-1', 5, 11, { type: 'oom_killed' }));
    record(seen('web-1', 1, 12, { container: 'proxy' }));
    record(seen('web-2', 1, 5));
    const pod = (name: string) => ({ kind: 'Pod', namespace: 'shop', name, uid: `uid-${name}` });
    expect(history().restarts).toEqual([
      { pod: pod('web-1'), container: 'proxy', points: [{ at: at(12), restartCount: 1 }] },
      {
        pod: pod('web-1'),
        container: 'app',
        points: [
          { at: at(0), restartCount: 3 },
          { at: at(10), restartCount: 5 },
        ],
      },
      { pod: pod('web-2'), container: 'app', points: [{ at: at(5), restartCount: 1 }] },
    ]);
  });

  it('ignores restart counts that are none', () => {
    record(
      crash('web-1', { metadata: {} }),
      crash('web-2', { metadata: { restartCount: 2 }, container: null }),
    );
    expect(history().restarts).toEqual([]);
  });

  it('is bounded, the newest first', () => {
    for (let n = 0; n < 120; n += 1) {
      const event = crash('web-1', { occurrence: `${n}`, cluster: `c-${n}`, detectedAt: at(n) });
      room.incidents.record({ ...batch([event]), cluster: `c-${n}` });
    }
    const { incidents } = history();
    expect(incidents).toHaveLength(100);
    expect(incidents[0]?.incident.lastSeen).toBe(at(119));
  });
});

it('the restarts beside an incident go on after its evidence was gathered', () => {
  const [incident] = record(crash());
  const id = incident?.id ?? '';
  const pod = { kind: 'Pod', namespace: 'shop', name: 'web-1', uid: 'uid-web-1' };
  const unread = { lastTermination: null, restartCount: 3, memoryLimit: null, memoryRequest: null };
  const containers = [
    { container: 'app', ...unread, memoryPeakBytes: null, previousLogs: '', currentLogs: '' },
  ];
  room.store.evidence.save(id, 0, { collectedAt: at(0), pod, containers, events: [], problems: [] });
  record(crash('web-1', { occurrence: 'restart-4', metadata: { restartCount: 4 }, detectedAt: at(2) }));
  expect(room.incidents.get(id)?.evidence?.restartHistory).toEqual([
    { at: at(0), restartCount: 3 },
    { at: at(2), restartCount: 4 },
  ]);
});

it('a database from before has its hours counted', () => {
  const db = new Sqlite(':memory:');
  db.pragma('foreign_keys = OFF');
  createSchema(db);
  addFlapping(db);
  db.pragma('user_version = 2');
  const hour = START / 3_600_000;
  for (const [seq, occurrences] of [2, 1, 0].entries())
    db.prepare(`INSERT INTO events (id, digest, incident, phase, severity, namespace, kind, name, uid, owner_uid,
      message, labels, metadata, occurrence, occurrences, since, detected_at)
      VALUES ('', ?, 'i', 'anomaly', '', '', '', '', '', '', '', '', '', '', ?, '', ?)`).run(
      Buffer.from([seq]),
      occurrences,
      START + seq * 1000,
    );
  migrate(db, ':memory:');
  expect(db.prepare('SELECT * FROM hours').all()).toEqual([{ incident: 'i', hour, occurrences: 3 }]);
});

it('of another workload costs nothing: each query starts from an index', () => {
  record(crashOf('other'));
  const plans = room.db
    .prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT h.hour FROM incidents i CROSS JOIN hours h ON h.incident = i.id AND h.hour >= 1
       WHERE i.context = 'a' AND i.namespace = 'b' AND i.kind = 'c' AND i.name = 'd' AND i.last_seen >= 1`,
    )
    .all()
    .map(({ detail }) => detail);
  expect(plans.join('; ')).toMatch(/incidents_of_workload.*; SEARCH h USING PRIMARY KEY/);
});

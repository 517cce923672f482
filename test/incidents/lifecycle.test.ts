import { beforeEach, describe, expect, it } from 'vitest';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import { at, batch, crash, crashOf, endOf } from './support/cluster-events.ts';
import { incidentRoom } from './support/incident-room.ts';

const EVERYTHING = { context: 'prod', state: 'all', limit: 5000, before: null } as const;

let room: ReturnType<typeof incidentRoom>;

beforeEach(() => {
  room = incidentRoom();
});

const record = (...events: ClusterEvent[]) => room.incidents.record(batch(events));

/** The one incident there is. */
function only(): Incident {
  const { incidents } = room.incidents.list(EVERYTHING);
  expect(incidents).toHaveLength(1);
  return incidents[0] as Incident;
}

const stepsOf = ({ id }: Incident) => room.incidents.get(id)?.timeline.map(({ step }) => step);

describe('opening', () => {
  it('one incident for a workload, however many pods and restarts are behind it', () => {
    record(crash('web-1'), crash('web-2'), crash('web-3'));
    record(crash('web-1', { occurrence: 'restart-5', occurrences: 2, detectedAt: at(3) }));
    expect(only()).toMatchObject({
      state: 'open',
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
      failing: 3,
      affected: 3,
      count: 5,
      firstSeen: at(0),
      lastSeen: at(3),
      since: at(-1),
      preExisting: false,
    });
  });

  it.each<[string, Partial<ClusterEvent>]>([
    ['type', { type: 'oom_killed' }],
    ['cluster', { cluster: 'cluster-2' }],
    ['context', { context: 'prod-admin' }],
    ['owner', { owner: { kind: 'StatefulSet', namespace: 'shop', name: 'web', uid: 'uid-web' } }],
    ['namespace', { owner: { kind: 'Deployment', namespace: 'blog', name: 'web', uid: 'uid-web' } }],
  ])('another %s is another incident', (_, other) => {
    record(crash('web-1'), crash('web-2', other));
    expect(room.incidents.list({ ...EVERYTHING, context: null }).total).toBe(2);
  });

  it('a workload made again under its name has the same incidents', () => {
    record(crash());
    record(crash('web-9', { owner: { kind: 'Deployment', namespace: 'shop', name: 'web', uid: 'uid-new' } }));
    expect(only().affected).toBe(2);
  });

  it('keeps the object of the latest opening, and everything about it', () => {
    const event = crash();
    record(event);
    const detail = room.incidents.get(only().id);
    expect(detail?.rawData).toEqual(event.rawData);
    expect(detail?.events).toEqual([{ ...event, rawData: null }]);
    expect(detail?.members).toMatchObject([
      { name: 'web-1', container: 'app', state: 'failing', restartCount: 3 },
    ]);
    expect(detail?.timeline).toMatchObject([{ step: 'opened', eventId: event.id, at: at(0) }]);
    expect(detail?.evidence).toBeNull();
  });

  it('keeps no secret that a dying program printed, in the database or for the window', () => {
    const said = 'cannot connect: password=hunter2';
    const rawData = { status: { containerStatuses: [{ lastState: { terminated: { message: said } } }] } };
    const [pushed] = record(crash('web-1', { message: said, metadata: { detail: said }, rawData }));
    const kept = JSON.stringify([pushed, room.incidents.get(only().id)]);
    expect(kept).toContain('cannot connect');
    expect(kept).not.toContain('hunter2');
  });

  it('found by a first look rather than seen to happen: it was there before', () => {
    room.incidents.record(batch([crashOf('old')], 'first:1'));
    room.incidents.record(batch([crashOf('later')], 'wake:1'));
    const { incidents } = room.incidents.list(EVERYTHING);
    expect(Object.fromEntries(incidents.map(({ name, preExisting }) => [name, preExisting]))).toEqual({
      old: true,
      later: false,
    });
  });
});

describe('an occurrence that is stored already', () => {
  it('changes nothing at all', () => {
    record(crash(), crash('web-2'));
    const before = room.incidents.get(only().id);
    expect(record(crash('web-1', { detectedAt: at(9) }), crash('web-2', { message: 'other words' }))).toEqual(
      [],
    );
    expect(room.incidents.get(only().id)).toEqual(before);
  });

  it('changes nothing after recovery either, where it is an OOM: one kill is one kill', () => {
    const oom = (detectedAt: number) => crash('web-1', { type: 'oom_killed', detectedAt: at(detectedAt) });
    record(oom(0));
    record(endOf(oom(0), 'recovery', { detectedAt: at(5) }));
    expect(record(oom(6))).toEqual([]);
    expect(only().state).toBe('resolved');
  });

  it('is trouble again after recovery: a node that lost its restart counts gives it the old name', () => {
    record(crash());
    record(endOf(crash(), 'recovery', { detectedAt: at(5) }));
    record(crash('web-1', { detectedAt: at(6) }));
    expect(only()).toMatchObject({ state: 'open', reopened: 1, failing: 1, count: 2 });
  });

  it('does not reopen what a person closed', () => {
    record(crash());
    room.incidents.close([only().id]);
    expect(record(crash('web-1', { detectedAt: at(6) }))).toEqual([]);
    expect(only().resolution).toBe('closed');
  });

  it('is its own on another container, another pod, and an object known by name alone', () => {
    record(crash(), crash('web-1', { container: 'sidecar' }), crash('web-2'));
    record(crash('static-1', { uid: '' }), crash('static-2', { uid: '' }));
    expect(only().count).toBe(5);
  });
});

describe('severity', () => {
  it('only rises while the incident lasts', () => {
    record(crash('web-1', { severity: 'warning' }));
    record(crash('web-1', { severity: 'critical', occurrence: 'restart-4' }));
    record(crash('web-1', { severity: 'info', occurrence: 'restart-5' }));
    expect(only().severity).toBe('critical');
    expect(stepsOf(only())).toEqual(['opened', 'repeated', 'severity_changed', 'repeated']);
  });
});

describe('the timeline', () => {
  it('shows repeats in a row as one line that moves forward', () => {
    record(crash());
    for (const n of [4, 5, 6]) record(crash('web-1', { occurrence: `restart-${n}`, detectedAt: at(n) }));
    record(crash('web-2', { detectedAt: at(7) }));
    const timeline = room.incidents.get(only().id)?.timeline;
    expect(timeline?.map(({ step, at, text }) => ({ step, at, text }))).toMatchObject([
      { step: 'opened' },
      { step: 'repeated', at: at(6), text: 'Seen again at Pod web-1 (app), 4 times in all.' },
      { step: 'member_added', text: 'Pod web-2 (app) is affected too.' },
    ]);
  });
});

describe('resolution', () => {
  it('comes when the last failing member recovered', () => {
    record(crash('web-1'), crash('web-2'));
    record(endOf(crash('web-1'), 'recovery', { detectedAt: at(6) }));
    expect(only()).toMatchObject({ state: 'open', failing: 1, affected: 2 });
    record(endOf(crash('web-2'), 'recovery', { detectedAt: at(7) }));
    expect(only()).toMatchObject({
      state: 'resolved',
      resolution: 'recovered',
      resolvedAt: at(7),
      failing: 0,
      affected: 2,
    });
    expect(stepsOf(only())).toEqual([
      'opened',
      'member_added',
      'member_recovered',
      'member_recovered',
      'resolved',
    ]);
  });

  it('is "gone" when all that still failed was deleted', () => {
    record(crash('web-1'), crash('web-2'));
    record(endOf(crash('web-1'), 'recovery', { detectedAt: at(6) }));
    record(endOf(crash('web-2'), 'gone', { detectedAt: at(7) }));
    expect(only()).toMatchObject({ state: 'resolved', resolution: 'gone' });
  });

  it('is "recovered" when some recovered at the same look', () => {
    record(crash('web-1'), crash('web-2'));
    record(endOf(crash('web-1'), 'recovery'), endOf(crash('web-2'), 'gone'));
    expect(only().resolution).toBe('recovered');
  });

  it('does not come when one look loses a failing pod and finds another', () => {
    record(crash('web-1'));
    record(endOf(crash('web-1'), 'gone'), crash('web-2'));
    expect(only()).toMatchObject({ state: 'open', failing: 1, affected: 2, reopened: 0 });
  });

  it('ends every container of a deleted pod', () => {
    record(crash(), crash('web-1', { container: 'sidecar' }));
    record(endOf(crash(), 'gone', { container: null }));
    expect(only()).toMatchObject({ state: 'resolved', failing: 0, affected: 2 });
  });

  it('is not told of what never opened, nor twice', () => {
    expect(record(endOf(crash(), 'recovery'))).toEqual([]);
    record(crash());
    record(endOf(crash(), 'recovery'));
    const before = room.incidents.get(only().id);
    expect(record(endOf(crash(), 'recovery'), endOf(crash(), 'gone'))).toEqual([]);
    expect(room.incidents.get(only().id)).toEqual(before);
  });
});

describe('trouble after resolution', () => {
  const HOURS = 60;
  const SECOND = 1 / 60;

  function resolveThenCrashAfter(minutes: number) {
    record(crash());
    record(endOf(crash(), 'recovery', { detectedAt: at(10) }));
    record(crash('web-1', { occurrence: 'restart-9', since: at(9 + minutes), detectedAt: at(10 + minutes) }));
    return room.incidents.list(EVERYTHING).incidents;
  }

  it.each([
    ['at once', SECOND],
    ['a second before 24 h', 24 * HOURS - SECOND],
  ])('%s: reopens the incident', (_, minutes) => {
    const [incident, ...others] = resolveThenCrashAfter(minutes);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ state: 'open', reopened: 1, count: 2, failing: 1, affected: 1 });
    expect(incident).toMatchObject({
      resolvedAt: null,
      resolution: null,
      since: at(9 + minutes),
      firstSeen: at(0),
    });
  });

  it.each([
    ['24 h later', 24 * HOURS],
    ['days later', 72 * HOURS],
  ])('%s: opens a new one', (_, minutes) => {
    const [later, earlier] = resolveThenCrashAfter(minutes);
    expect(later).toMatchObject({ state: 'open', reopened: 0, count: 1, firstSeen: at(10 + minutes) });
    expect(earlier).toMatchObject({ state: 'resolved', count: 1 });
  });

  it('within the time of the settings', () => {
    room.settings.incidents.reopenWithin = 60;
    expect(resolveThenCrashAfter(1)).toHaveLength(2);
  });

  it('reopens as open, without its acknowledgement, at its new severity', () => {
    record(crash('web-1', { severity: 'critical' }));
    room.incidents.acknowledge([only().id]);
    record(endOf(crash(), 'recovery'));
    record(crash('web-1', { occurrence: 'restart-9', severity: 'warning' }));
    expect(only()).toMatchObject({ state: 'open', acknowledgedAt: null, severity: 'warning' });
  });
});

describe('what the watch-loop is told to remember', () => {
  const known = (cluster = 'cluster-1', context = 'prod') =>
    room.incidents
      .memory(context)
      .knownTroubles(cluster)
      .map(({ type, subject, container }) => `${type} ${subject.name} ${container}`);

  it('everything reported and not recovered, as it was reported last', () => {
    record(crash('web-1'), crash('web-2'), crashOf('api'));
    record(endOf(crash('web-2'), 'recovery'));
    const latest = crash('web-1', { occurrence: 'restart-4', metadata: { restartCount: 4 } });
    record(latest);
    expect(known()).toEqual(expect.arrayContaining(['crash_loop web-1 app', 'crash_loop api-1 app']));
    expect(known()).toHaveLength(2);
    expect(room.incidents.memory('prod').knownTroubles('cluster-1')).toContainEqual({
      type: 'crash_loop',
      subject: { kind: 'Pod', namespace: 'shop', name: 'web-1', uid: 'uid-web-1' },
      owner: latest.owner,
      container: 'app',
      occurrence: 'restart-4',
      metadata: { restartCount: 4 },
    });
  });

  it('of its own context and cluster only', () => {
    record(crash());
    expect(known('cluster-2')).toEqual([]);
    expect(known('cluster-1', 'other')).toEqual([]);
  });

  it('what fails on in an incident closed by hand, once, also after a new one followed it', () => {
    record(crash('web-1'), crash('web-2'));
    room.incidents.close([only().id]);
    expect(known()).toHaveLength(2);
    record(crash('web-2', { occurrence: 'restart-4', detectedAt: at(25 * 60) }));
    expect(known().sort()).toEqual(['crash_loop web-1 app', 'crash_loop web-2 app']);
    expect(room.incidents.list(EVERYTHING).incidents).toMatchObject([
      { state: 'open', failing: 2, affected: 2, count: 1 },
      { state: 'resolved', resolution: 'closed', failing: 2 },
    ]);
  });

  it('first sights, until they are forgotten', () => {
    const memory = room.incidents.memory('prod');
    expect(memory.firstSight('c', 'zero_replicas', 'u')).toBeNull();
    memory.rememberFirstSight('c', 'zero_replicas', 'u', 1234);
    expect(memory.firstSight('c', 'zero_replicas', 'u')).toBe(1234);
    memory.forgetFirstSight('c', 'zero_replicas', 'u');
    expect(memory.firstSight('c', 'zero_replicas', 'u')).toBeNull();
  });
});

describe('a database that cannot grow', () => {
  it('record throws one sentence, writes nothing, and succeeds once there is space', () => {
    record(crash());
    const before = room.incidents.get(only().id);
    const pages = Number(room.db.pragma('page_count', { simple: true }));
    room.db.pragma(`max_page_count = ${pages}`);
    const burst = Array.from({ length: 300 }, (_, n) => crashOf(`w-${n}`));
    expect(() => record(crash('web-2'), ...burst)).toThrow(
      'The disk is full: :memory: cannot grow. Free some space.',
    );
    expect(room.incidents.get(only().id)).toEqual(before);

    room.db.pragma('max_page_count = 1000000');
    expect(record(crash('web-2'), ...burst)).toHaveLength(301);
  });
});

it('a rule that throws costs its message, not the incident', () => {
  room = incidentRoom({
    follow() {
      throw new Error('a bug');
    },
  });
  record(crash());
  expect(only().state).toBe('open');
  expect(room.log.lines).toEqual(['error Deciding whom to tell of an incident failed.']);
});

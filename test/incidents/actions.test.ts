import { beforeEach, describe, expect, it } from 'vitest';
import type { Incident } from '../../shared/incident.ts';
import { at, batch, crash, crashOf, endOf } from './support/cluster-events.ts';
import { START } from './support/fake-clock.ts';
import { incidentRoom } from './support/incident-room.ts';

const MINUTE = 60_000;
let room: ReturnType<typeof incidentRoom>;
let id: string;

beforeEach(() => {
  room = incidentRoom();
  id = room.incidents.record(batch([crash()]))[0]?.id ?? '';
});

const now = () => room.incidents.get(id)?.incident as Incident;
const steps = () => room.incidents.get(id)?.timeline.map(({ step, text }) => `${step}: ${text}`);
const crashAgain = (n: number, minutes = 1) =>
  room.incidents.record(batch([crash('web-1', { occurrence: `restart-${n}`, detectedAt: at(minutes) })]));
const recover = () => room.incidents.record(batch([endOf(crash(), 'recovery', { detectedAt: at(1) })]));

describe('acknowledging', () => {
  it('stays through repeats, and can be taken back', () => {
    room.clock.advance(MINUTE);
    expect(room.incidents.acknowledge([id])).toEqual([now()]);
    crashAgain(4);
    expect(now()).toMatchObject({ state: 'acknowledged', acknowledgedAt: at(1), count: 2 });
    room.incidents.unacknowledge([id]);
    expect(now()).toMatchObject({ state: 'open', acknowledgedAt: null });
    expect(steps()?.filter((step) => step.startsWith('acknowledged'))).toEqual([
      'acknowledged: Acknowledged.',
      'acknowledged: Acknowledgement taken back.',
    ]);
  });

  it('does nothing twice, to what is resolved, or to what is not there', () => {
    room.incidents.acknowledge([id, id]);
    room.incidents.acknowledge([id]);
    expect(steps()).toHaveLength(2);
    recover();
    expect(room.incidents.acknowledge([id])).toMatchObject([{ state: 'resolved' }]);
    expect(room.incidents.acknowledge(['00000000-0000-4000-8000-000000000000'])).toEqual([]);
  });
});

describe('snoozing', () => {
  it('lasts until its time, through repeats, and then opens again', () => {
    room.incidents.snooze([id], at(10));
    crashAgain(4);
    expect(now()).toMatchObject({ state: 'snoozed', snoozedUntil: at(10), count: 2 });
    expect(room.incidents.tick(START + 10 * MINUTE - 1)).toEqual([]);
    expect(room.incidents.tick(START + 10 * MINUTE)).toMatchObject([
      { id, state: 'open', snoozedUntil: null },
    ]);
    expect(room.incidents.tick(START + 11 * MINUTE)).toEqual([]);
  });

  it('does not keep it from resolving, and hushes what comes back before its time', () => {
    room.incidents.snooze([id], at(10));
    recover();
    expect(now().state).toBe('resolved');
    expect(room.incidents.tick(START + 20 * MINUTE)).toEqual([]);
    crashAgain(4, 5);
    expect(now()).toMatchObject({ state: 'snoozed', reopened: 1 });
  });

  it('hushes nothing that comes back after its time', () => {
    room.incidents.snooze([id], at(10));
    recover();
    crashAgain(4, 10);
    expect(now()).toMatchObject({ state: 'open', snoozedUntil: null });
  });

  it('ends by hand', () => {
    room.incidents.snooze([id], at(10));
    room.incidents.unsnooze([id]);
    expect(now()).toMatchObject({ state: 'open', snoozedUntil: null });
  });

  it.each([
    ['the past', at(-1)],
    ['now', at(0)],
    ['no time', 'tomorrow'],
  ])('until %s does nothing', (_, until) => {
    expect(room.incidents.snooze([id], until)).toMatchObject([{ state: 'open' }]);
    expect(steps()).toHaveLength(1);
  });
});

describe('closing by hand', () => {
  it('resolves what still fails; its recovery changes no more than the member', () => {
    room.incidents.snooze([id], at(10));
    room.incidents.close([id]);
    expect(now()).toMatchObject({ state: 'resolved', resolution: 'closed', snoozedUntil: null, failing: 1 });
    recover();
    expect(now()).toMatchObject({ state: 'resolved', resolution: 'closed', failing: 0, resolvedAt: at(0) });
  });

  it('is undone by the next occurrence within a day', () => {
    room.incidents.close([id]);
    crashAgain(4);
    expect(now()).toMatchObject({ state: 'open', reopened: 1, failing: 1, affected: 1 });
  });
});

describe('lists', () => {
  beforeEach(() => {
    room.incidents.record(
      batch([
        crashOf('warned', { severity: 'warning', detectedAt: at(5) }),
        crashOf('newest', { detectedAt: at(4) }),
        crashOf('snoozed', { detectedAt: at(3) }),
        crashOf('noted', { severity: 'info', detectedAt: at(2) }),
      ]),
    );
    const { incidents } = room.incidents.list({ context: 'prod', state: 'all', limit: 10, before: null });
    const idOf = (name: string) => incidents.find((incident) => incident.name === name)?.id ?? '';
    room.incidents.snooze([idOf('snoozed')], at(60));
    recover();
  });

  const names = (incidents: Incident[]) => incidents.map(({ name }) => name);
  const list = (state: 'active' | 'resolved' | 'all', context: string | null = 'prod') =>
    room.incidents.list({ context, state, limit: 10, before: null });

  it.each([
    ['active', ['warned', 'newest', 'snoozed', 'noted']],
    ['resolved', ['web']],
    ['all', ['warned', 'newest', 'snoozed', 'noted', 'web']],
  ] as const)('%s: newest first, with their total', (state, expected) => {
    expect(names(list(state).incidents)).toEqual(expected);
    expect(names(list(state, null).incidents)).toEqual(expected);
    expect(list(state).total).toBe(expected.length);
    expect(list(state, 'other')).toEqual({ incidents: [], total: 0 });
  });

  it('page on without gap or repetition, equal times included', () => {
    room.incidents.record(batch([1, 2, 3].map((n) => crashOf(`same-${n}`, { detectedAt: at(4) }))));
    const seen: string[] = [];
    let before: { lastSeen: string; id: string } | null = null;
    for (;;) {
      const { incidents } = room.incidents.list({ context: 'prod', state: 'all', limit: 2, before });
      const last = incidents.at(-1);
      if (last === undefined) break;
      seen.push(...names(incidents));
      before = { lastSeen: last.lastSeen, id: last.id };
    }
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
  });

  it('the tray gets the most severe first, then the newest, without snoozed ones', () => {
    expect(names(room.store.incidents.open('prod', 'cluster-1', 10))).toEqual(['newest', 'warned', 'noted']);
    expect(names(room.store.incidents.open('prod', 'cluster-1', 1))).toEqual(['newest']);
    expect(room.store.incidents.open('prod', 'cluster-2', 10)).toEqual([]);
    expect(
      room.store.openCounts
        .all()
        .map(({ severity, count }) => `${count} ${severity}`)
        .sort(),
    ).toEqual(['1 critical', '1 info', '1 warning']);
  });

  it('an unknown incident has no detail', () => {
    expect(room.incidents.get('nothing')).toBeNull();
  });
});

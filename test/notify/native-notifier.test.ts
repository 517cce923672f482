import { beforeEach, describe, expect, it } from 'vitest';
import { createNativeNotifier, type NativeNotifier } from '../../electron/notify/native-notifier.ts';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import type { NotificationMessage } from '../../shared/ipc.ts';
import { at, batch, crash, crashOf, endOf } from '../incidents/support/cluster-events.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';

const SECOND = 1000;
let room: ReturnType<typeof incidentRoom>;
let told: NotificationMessage[];
let notify: (message: NotificationMessage) => void;
let notifier: NativeNotifier;

function start(): void {
  notifier = createNativeNotifier({
    store: room.store,
    clock: room.clock,
    log: room.log,
    settings: () => room.settings,
    notify: (message) => notify(message),
  });
}

beforeEach(() => {
  room = incidentRoom();
  told = [];
  notify = (message) => void told.push(message);
  start();
});

function record(events: ClusterEvent[], burst: string | null = null) {
  const incidents = room.incidents.record(batch(events, burst));
  notifier.changed();
  return incidents;
}

const crashes = (count: number, from = 1) =>
  Array.from({ length: count }, (_, n) => crashOf(`w-${from + n}`));
const titles = () => told.map(({ title }) => title);

describe('one incident', () => {
  it('is told after 2 s, in its own words, and leads to itself', () => {
    const [incident] = record([crash()]);
    room.clock.advance(2 * SECOND - 1);
    expect(told).toEqual([]);
    room.clock.advance(1);
    expect(told).toEqual([
      {
        id: expect.any(String),
        title: 'web keeps crashing: app exits 1',
        body: 'prod · shop · 1 pod affected',
        severity: 'critical',
        incident: incident?.id,
      },
    ]);
    expect(room.incidents.get(incident?.id ?? '')?.timeline.at(-1)?.text).toBe('Told by notification.');
  });

  it('is told once', () => {
    record([crash()]);
    room.clock.advance(10 * SECOND);
    notifier.changed();
    room.clock.advance(3600 * SECOND);
    expect(told).toHaveLength(1);
  });

  it.each<[string, (id: string) => void]>([
    ['resolved', () => room.incidents.record(batch([endOf(crash(), 'recovery')]))],
    ['acknowledged', (id) => room.incidents.acknowledge([id])],
    ['snoozed', (id) => room.incidents.snooze([id], at(10))],
    ['closed', (id) => room.incidents.close([id])],
  ])('%s before its message went out is not told', (_, act) => {
    const [incident] = record([crash()]);
    room.clock.advance(SECOND);
    act(incident?.id ?? '');
    room.clock.advance(3600 * SECOND);
    expect(told).toEqual([]);
    expect(room.store.deliveries.pending('native')).toEqual([]);
  });

  it('is not told once notifications are switched off', () => {
    record([crash()]);
    room.settings.notifications.native = false;
    room.clock.advance(10 * SECOND);
    expect(told).toEqual([]);
  });

  it('that came back within the dedup window is told when the window ends', () => {
    record([crash()]);
    room.clock.advance(60 * SECOND);
    record([endOf(crash(), 'recovery', { detectedAt: at(1) })]);
    record([crash('web-1', { occurrence: 'restart-9', detectedAt: at(1) })]);
    room.clock.advance(240 * SECOND - 1);
    expect(told).toHaveLength(1);
    room.clock.advance(2 * SECOND);
    expect(told).toHaveLength(2);
  });
});

describe('several incidents', () => {
  it('up to five at once are told one by one', () => {
    record(crashes(3));
    room.clock.advance(SECOND);
    record(crashes(2, 4));
    room.clock.advance(SECOND);
    expect(told).toHaveLength(5);
  });

  it('more than five are one digest, naming the most severe', () => {
    record([crashOf('mild', { severity: 'warning' }), ...crashes(13)]);
    room.clock.advance(2 * SECOND);
    expect(told).toEqual([
      {
        id: expect.any(String),
        title: 'prod: 14 new incidents',
        body: [1, 2, 3]
          .map((n) => `shop · w-${n} keeps crashing: app exits 1`)
          .join('\n')
          .concat('\nand 11 more'),
        severity: 'critical',
        incident: null,
      },
    ]);
    room.clock.advance(3600 * SECOND);
    expect(told).toHaveLength(1);
  });

  it('of two contexts never share a message', () => {
    record(crashes(6));
    record(crashes(2).map((event) => ({ ...event, context: 'staging' })));
    room.clock.advance(2 * SECOND);
    expect(titles()).toEqual([
      'prod: 6 new incidents',
      'w-1 keeps crashing: app exits 1',
      'w-2 keeps crashing: app exits 1',
    ]);
  });
});

describe('a burst', () => {
  it('is held until its end, and then one summary', () => {
    record(crashes(9), 'first:1');
    room.clock.advance(30 * SECOND);
    record(crashes(3, 10), 'first:1');
    expect(told).toEqual([]);
    notifier.burstEnded('first:1');
    expect(titles()).toEqual(['prod: 12 incidents were already there']);
  });

  it('of a wake says what was found since the last look', () => {
    record(crashes(2), 'wake:1');
    notifier.burstEnded('wake:1');
    expect(titles()).toEqual(['prod: 2 incidents since the last look']);
  });

  it("of exactly one incident uses that incident's own words", () => {
    const [incident] = record([crash()], 'first:1');
    notifier.burstEnded('first:1');
    expect(told).toMatchObject([{ title: 'web keeps crashing: app exits 1', incident: incident?.id }]);
  });

  it('without an end is told after 60 s', () => {
    record(crashes(2), 'first:1');
    room.clock.advance(60 * SECOND - 1);
    expect(told).toEqual([]);
    room.clock.advance(1);
    expect(titles()).toEqual(['prod: 2 incidents were already there']);
  });

  it('does not hold back what happens meanwhile', () => {
    record(crashes(2), 'first:1');
    record([crashOf('now')]);
    room.clock.advance(2 * SECOND);
    expect(titles()).toEqual(['now keeps crashing: app exits 1']);
  });

  it('that found nothing says nothing', () => {
    notifier.burstEnded('first:1');
    room.clock.advance(3600 * SECOND);
    expect(told).toEqual([]);
  });
});

describe('a restart', () => {
  it('tells what was pending, and nothing that was told', () => {
    record([crashOf('told')]);
    room.clock.advance(2 * SECOND);
    record([crashOf('pending')]);
    record(crashes(2), 'first:1');
    notifier.stop();
    room.clock.advance(3600 * SECOND);
    expect(titles()).toEqual(['told keeps crashing: app exits 1']);

    told = [];
    start();
    room.clock.advance(0);
    expect(titles()).toEqual(['pending keeps crashing: app exits 1', 'prod: 2 incidents were already there']);
  });
});

describe('trouble', () => {
  it('a host that cannot show a message is logged and counted, and gets the next one', () => {
    notify = () => {
      throw new Error('no notification daemon');
    };
    record([crashOf('a')]);
    room.clock.advance(2 * SECOND);
    expect(notifier.failures()).toBe(1);
    expect(room.log.lines).toEqual(['error A notification could not be shown.']);

    notify = (message) => void told.push(message);
    record([crashOf('b')]);
    room.clock.advance(2 * SECOND);
    expect(titles()).toEqual(['b keeps crashing: app exits 1']);
  });

  it('a database that cannot be written holds messages back, not for ever', () => {
    record([crash()]);
    room.db.pragma('query_only = true');
    room.clock.advance(2 * SECOND);
    expect(told).toEqual([]);
    expect(room.log.lines).toEqual(['error Notifications are held back: the database cannot be used.']);
    room.db.pragma('query_only = false');
    room.clock.advance(30 * SECOND);
    expect(told).toHaveLength(1);
  });
});

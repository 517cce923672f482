import { beforeEach, describe, expect, test } from 'vitest';
import { type Channel, ChannelError, type ChannelMessage } from '../../electron/notify/channel.ts';
import { type Courier, createCourier } from '../../electron/notify/courier.ts';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import { batch, crashOf, endOf } from '../incidents/support/cluster-events.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';

const ROUTE = 'webhook:ops';
const OTHER = 'ntfy:night';

interface Sent {
  route: string;
  thread: string | null;
  message: ChannelMessage;
}

let room: ReturnType<typeof incidentRoom>;
let courier: Courier;
let sent: Sent[];
/** Throws what the service answers; by default everything arrives. */
let service: (route: string, message: ChannelMessage) => Promise<void> | void;

function start(): void {
  courier = createCourier({
    store: room.store,
    clock: room.clock,
    log: room.log,
    random: () => 0.5,
    outlook: { detail: room.incidents.get, link: ({ id }) => `dogwatch://incident/${id}` },
    channel: async (route): Promise<Channel> => ({
      gapMs: 0,
      async send(message, { thread }) {
        await service(route, message);
        sent.push({ route, thread, message });
        return { thread: thread ?? `thread-of-${message.key}` };
      },
    }),
  });
}

beforeEach(() => {
  sent = [];
  service = () => {};
  room = incidentRoom();
  room.settings.notifications.defaultRoute = ROUTE;
  start();
});

/** Time passes in steps, and what is under way gets its turn. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1000) {
    room.clock.advance(Math.min(1000, left));
    await courier.idle();
  }
}
const crash = (name: string, part: Partial<ClusterEvent> = {}) => {
  const event = crashOf(name, part);
  room.incidents.record(batch([event]));
  courier.changed();
  return event;
};
const recover = (event: ClusterEvent) => {
  room.incidents.record(batch([endOf(event, 'recovery')]));
  courier.changed();
};
const told = () => sent.map(({ message }) => `${message.step} ${message.title}`);
const pending = () => room.store.deliveries.pending(ROUTE);

describe('a message', () => {
  test('waits at most 5 s for evidence, then says what, where, since when, and links back', async () => {
    crash('web');
    await pass(4_000);
    expect(sent).toEqual([]);
    await pass(2_000);
    const [{ message } = {}] = sent;
    expect(message).toMatchObject({
      step: 'opened',
      severity: 'critical',
      title: expect.stringMatching(/^prod: web keeps crashing/),
      link: expect.stringMatching(/^dogwatch:\/\/incident\//),
      lines: [
        expect.stringContaining('prod · shop'),
        expect.stringMatching(/^since 2026-11-22 11:59 UTC \(\d+ min\)/),
        'back-off restarting failed container',
      ],
    });
  });

  test('is followed by its end, to the same place, in the same thread', async () => {
    const event = crash('web');
    await pass(6_000);
    recover(event);
    await pass(1_000);
    expect(told()).toEqual([
      expect.stringMatching(/^opened prod: web/),
      expect.stringMatching(/^resolved prod: resolved: web/),
    ]);
    expect(sent[1]?.thread).toBe(`thread-of-${sent[0]?.message.key}`);
  });

  test('closed by a person, it is told as over too', async () => {
    crash('web');
    await pass(6_000);
    room.incidents.close(room.store.incidents.open('prod', 'cluster-1', 5).map(({ id }) => id));
    courier.changed();
    await pass(1_000);
    expect(sent[1]?.message.lines[1]).toMatch(/^closed by a person at /);
  });

  test('after a return it begins a thread of its own', async () => {
    const event = crash('web');
    await pass(6_000);
    recover(event);
    await pass(1_000);
    room.clock.advance(600_000);
    crash('web', { occurrence: 'restart-9', detectedAt: new Date(room.clock.now()).toISOString() });
    await pass(10_000);
    expect(told()).toHaveLength(3);
    expect(sent[2]?.thread).toBeNull();
  });
});

describe('a service that fails', () => {
  test('is tried again, later each time, under the same key', async () => {
    const tries: string[] = [];
    service = (_route, { key }) => {
      tries.push(key);
      if (tries.length < 3) throw new ChannelError('unavailable', 'it fails');
    };
    crash('web');
    await pass(6_000);
    expect(tries).toHaveLength(1);
    await pass(10_000);
    expect(new Set(tries).size).toBe(1);
    expect(sent).toHaveLength(1);
    expect(pending()).toEqual([]);
  });

  test('and asks to slow down is left alone for as long as it says; that is no failure of the message', async () => {
    let first = true;
    service = () => {
      if (first) {
        first = false;
        throw new ChannelError('throttled', 'slow down', 30_000);
      }
    };
    crash('web');
    await pass(30_000);
    expect(sent).toEqual([]);
    expect(pending()[0]).toMatchObject({ attempts: 0, error: 'slow down' });
    await pass(10_000);
    expect(sent).toHaveLength(1);
  });

  test('three times in a row is left alone; other routes go on', async () => {
    let tries = 0;
    service = (route) => {
      if (route !== ROUTE) return;
      tries += 1;
      throw new ChannelError('unauthorized', 'no token');
    };
    room.rules.use([
      {
        id: 'both',
        name: 'both',
        enabled: true,
        when: {},
        cooldown: null,
        follows: {
          notify: [ROUTE, OTHER],
          severity: null,
          playbook: null,
          diagnose: null,
          suppress: false,
          stop: true,
        },
      } as never,
    ]);
    for (const name of ['a', 'b', 'c', 'd']) crash(name);
    await pass(20_000);
    const before = tries;
    expect(courier.health().find(({ route }) => route === ROUTE)).toMatchObject({ error: 'no token' });
    await pass(5_000);
    expect(tries - before).toBeLessThanOrEqual(1);
    expect(sent.filter(({ route }) => route === OTHER)).toHaveLength(4);
    service = () => {};
    await pass(60_000);
    expect(sent.filter(({ route }) => route === ROUTE)).toHaveLength(4);
  });

  test('for hours: what is stale is one summary', async () => {
    service = () => {
      throw new ChannelError('unavailable', 'offline');
    };
    const events = ['a', 'b', 'c'].map((name) => crash(name));
    await pass(6_000);
    if (events[0] !== undefined) recover(events[0]);
    for (let minutes = 0; minutes < 90; minutes++) {
      room.clock.advance(60_000);
      await courier.idle();
    }
    service = () => {};
    for (let minutes = 0; minutes < 30; minutes++) {
      room.clock.advance(60_000);
      await courier.idle();
    }
    expect(told()).toEqual(['digest prod: 3 incidents while this channel could not be reached']);
    expect(sent[0]?.message.lines.join('\n')).toMatch(/b keeps crashing.*[\s\S]*1 incident over by now/);
    expect(pending()).toEqual([]);
  });
});

describe('a message that the service will never take', () => {
  test('is a dead letter with its reason; the end carries the whole story; it can be sent again', async () => {
    service = (_route, { step }) => {
      if (step === 'opened') throw new ChannelError('refused', 'no such chat');
    };
    const event = crash('web');
    await pass(6_000);
    const [dead] = room.store.deliveries.dead(10);
    expect(dead).toMatchObject({ error: 'no such chat', step: 'opened' });
    recover(event);
    await pass(1_000);
    expect(sent[0]?.message.lines).toContain('back-off restarting failed container');
    service = () => {};
    courier.again(dead?.id ?? '');
    await pass(6_000);
    expect(room.store.deliveries.dead(10)).toEqual([]);
    expect(() => courier.again(dead?.id ?? '')).toThrow('waits for nobody');
  });
});

describe('many at once', () => {
  test('more than five openings are one digest', async () => {
    for (let index = 0; index < 8; index++) crash(`web${index}`);
    await pass(6_000);
    expect(told()).toEqual(['digest prod: 8 new incidents']);
  });
});

describe('nobody is told', () => {
  test('of what was over before it could be told', async () => {
    const event = crash('web');
    room.incidents.acknowledge(room.store.incidents.open('prod', 'cluster-1', 5).map(({ id }) => id));
    await pass(6_000);
    expect(sent).toEqual([]);
    recover(event);
    await pass(2_000);
    expect(sent).toEqual([]);
  });
});

describe('a crash', () => {
  test('between sending and marking repeats the message under its key', async () => {
    crash('web');
    const broken = {
      ...room.store.deliveries,
      finish: () => {
        throw new Error('killed');
      },
    };
    const whole = room.store.deliveries;
    Object.assign(room.store, { deliveries: broken });
    await pass(6_000);
    Object.assign(room.store, { deliveries: whole });
    await courier.stop();
    start();
    await pass(6_000);
    const keys = sent.map(({ message }) => message.key);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
    expect(pending()).toEqual([]);
  });
});

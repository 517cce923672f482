import { beforeEach, describe, expect, test } from 'vitest';
import { ChannelError } from '../../electron/notify/channel.ts';
import { type CourierRoom, courierRoom, OTHER, ROUTE } from './support/courier-room.ts';

let room: CourierRoom;
beforeEach(() => {
  room = courierRoom();
});

describe('a message', () => {
  test('waits at most 5 s for evidence, then says what, where, since when, and links back', async () => {
    room.crash('web');
    await room.pass(4_000);
    expect(room.sent).toEqual([]);
    await room.pass(2_000);
    const [{ message } = {}] = room.sent;
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
    const event = room.crash('web');
    await room.pass(6_000);
    room.recover(event);
    await room.pass(3_000);
    expect(room.told()).toEqual([
      expect.stringMatching(/^opened prod: web/),
      expect.stringMatching(/^resolved prod: resolved: web/),
    ]);
    expect(room.sent[1]?.thread).toBe(`thread-of-${room.sent[0]?.message.key}`);
  });

  test('closed by a person, it is told as over too', async () => {
    room.crash('web');
    await room.pass(6_000);
    room.incidents.close(room.store.incidents.open('prod', 'cluster-1', 5).map(({ id }) => id));
    room.courier.changed();
    await room.pass(3_000);
    expect(room.sent[1]?.message.lines[1]).toMatch(/^closed by a person at /);
  });

  test('after a return it begins a thread of its own', async () => {
    const event = room.crash('web');
    await room.pass(6_000);
    room.recover(event);
    await room.pass(3_000);
    room.clock.advance(600_000);
    room.crash('web', { occurrence: 'restart-9', detectedAt: new Date(room.clock.now()).toISOString() });
    await room.pass(10_000);
    expect(room.told()).toHaveLength(3);
    expect(room.sent[2]?.thread).toBeNull();
  });
});

describe('a service that fails', () => {
  test('is tried again, later each time, under the same key', async () => {
    const tries: string[] = [];
    room.service = (_route, { key }) => {
      tries.push(key);
      if (tries.length < 3) throw new ChannelError('unavailable', 'it fails');
    };
    room.crash('web');
    await room.pass(6_000);
    expect(tries).toHaveLength(1);
    await room.pass(10_000);
    expect(new Set(tries).size).toBe(1);
    expect(room.sent).toHaveLength(1);
    expect(room.pending()).toEqual([]);
  });

  test('and asks to slow down is left alone for as long as it says; that is no failure of the message', async () => {
    let first = true;
    room.service = () => {
      if (first) {
        first = false;
        throw new ChannelError('throttled', 'slow down', 30_000);
      }
    };
    room.crash('web');
    await room.pass(30_000);
    expect(room.sent).toEqual([]);
    expect(room.pending()[0]).toMatchObject({ attempts: 0, error: 'slow down' });
    await room.pass(10_000);
    expect(room.sent).toHaveLength(1);
  });

  test('three times in a row is left alone; other routes go on', async () => {
    let tries = 0;
    room.service = (route) => {
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
    for (const name of ['a', 'b', 'c', 'd']) room.crash(name);
    await room.pass(20_000);
    const before = tries;
    expect(room.courier.health().find(({ route }) => route === ROUTE)).toMatchObject({ error: 'no token' });
    await room.pass(5_000);
    expect(tries - before).toBeLessThanOrEqual(1);
    expect(room.sent.filter(({ route }) => route === OTHER)).toHaveLength(4);
    room.service = () => {};
    await room.pass(60_000);
    expect(room.sent.filter(({ route }) => route === ROUTE)).toHaveLength(4);
  });

  test('for hours: what is stale is one summary', async () => {
    room.service = () => {
      throw new ChannelError('unavailable', 'offline');
    };
    const events = ['a', 'b', 'c'].map((name) => room.crash(name));
    await room.pass(6_000);
    if (events[0] !== undefined) room.recover(events[0]);
    for (let minutes = 0; minutes < 90; minutes++) {
      room.clock.advance(60_000);
      await room.courier.idle();
    }
    room.service = () => {};
    for (let minutes = 0; minutes < 30; minutes++) {
      room.clock.advance(60_000);
      await room.courier.idle();
    }
    expect(room.told()).toEqual(['digest prod: 3 incidents while this channel could not be reached']);
    expect(room.sent[0]?.message.lines.join('\n')).toMatch(/b keeps crashing.*[\s\S]*1 incident over by now/);
    expect(room.pending()).toEqual([]);
  });
});

describe('a message that the service will never take', () => {
  test('is a dead letter with its reason; the end carries the whole story; it can be sent again', async () => {
    room.service = (_route, { step }) => {
      if (step === 'opened') throw new ChannelError('refused', 'no such chat');
    };
    const event = room.crash('web');
    await room.pass(6_000);
    const [dead] = room.store.deliveries.dead(10);
    expect(dead).toMatchObject({ error: 'no such chat', step: 'opened' });
    room.recover(event);
    await room.pass(3_000);
    expect(room.sent[0]?.message.lines).toContain('back-off restarting failed container');
    room.service = () => {};
    room.courier.again(dead?.id ?? '');
    await room.pass(6_000);
    expect(room.store.deliveries.dead(10)).toEqual([]);
    expect(() => room.courier.again(dead?.id ?? '')).toThrow('waits for nobody');
  });
});

describe('many at once', () => {
  test('more than five openings are one digest', async () => {
    for (let index = 0; index < 8; index++) room.crash(`web${index}`);
    await room.pass(6_000);
    expect(room.told()).toEqual(['digest prod: 8 new incidents']);
  });
});

describe('nobody is told', () => {
  test('of what was over before it could be told', async () => {
    const event = room.crash('web');
    room.incidents.acknowledge(room.store.incidents.open('prod', 'cluster-1', 5).map(({ id }) => id));
    await room.pass(6_000);
    expect(room.sent).toEqual([]);
    room.recover(event);
    await room.pass(2_000);
    expect(room.sent).toEqual([]);
  });
});

describe('a crash', () => {
  test('between sending and marking repeats the message under its key', async () => {
    room.crash('web');
    const broken = {
      ...room.store.deliveries,
      finish: () => {
        throw new Error('killed');
      },
    };
    const whole = room.store.deliveries;
    Object.assign(room.store, { deliveries: broken });
    await room.pass(6_000);
    Object.assign(room.store, { deliveries: whole });
    await room.courier.stop();
    room.start();
    await room.pass(6_000);
    const keys = room.sent.map(({ message }) => message.key);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
    expect(room.pending()).toEqual([]);
  });
});

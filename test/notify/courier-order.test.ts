import { beforeEach, describe, expect, test } from 'vitest';
import { ChannelError } from '../../electron/notify/channel.ts';
import { type CourierRoom, courierRoom, unavailable } from './support/courier-room.ts';

/** What a reader of the chat would believe, when channels fail and troubles come and go meanwhile. */

let room: CourierRoom;
beforeEach(() => {
  room = courierRoom();
});

const MINUTE = 60_000;
const COOLDOWN = 5 * MINUTE;
const works = () => {
  room.service = () => {};
};
const fails = () => {
  room.service = unavailable;
};
const again = (occurrence: string) => room.crash('web', { occurrence });
const steps = () => room.sent.map(({ message }) => message.step);

describe('what failed', () => {
  test('is tried again later and later, whatever chance spreads it by', async () => {
    room = courierRoom({ random: () => 1 / 3 });
    fails();
    room.crash('web');
    await room.pass(6_000);
    const [{ attempts, notBefore } = { attempts: 0, notBefore: 0 }] = room.pending();
    expect(attempts).toBe(1);
    expect(notBefore).toBeGreaterThan(room.clock.now());
  });

  test('as a digest is tried again as one', async () => {
    let chance = 0;
    room = courierRoom({ random: () => (chance = (chance + 0.37) % 1) });
    fails();
    for (let index = 0; index < 8; index++) room.crash(`web${index}`);
    await room.pass(6_000);
    works();
    await room.pass(10_000);
    expect(room.told()).toEqual(['digest prod: 8 new incidents']);
  });

  test('as a digest has another key once it tells of more: nobody who drops repeats misses any', async () => {
    const keys: string[] = [];
    room.service = (_route, { key }) => {
      keys.push(key);
      if (keys.length < 4) unavailable();
    };
    for (let index = 0; index < 6; index++) room.crash(`web${index}`);
    await room.pass(7_000);
    expect(keys).toHaveLength(2);
    for (let index = 6; index < 9; index++) room.crash(`web${index}`);
    await room.pass(60_000);

    expect(room.told().at(-1)).toBe('digest prod: 9 new incidents');
    expect(keys[1]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(2);
  });
});

describe('a database that cannot be written', () => {
  test('does not make a message that was sent be sent again and again', async () => {
    const { finish } = room.store.deliveries;
    room.store.deliveries.finish = () => {
      throw new Error('disk full');
    };
    room.crash('web');
    await room.pass(5 * MINUTE);
    expect(room.sent).toHaveLength(1);
    room.store.deliveries.finish = finish;
    await room.pass(2 * MINUTE);
    expect(room.sent).toHaveLength(1);
    expect(room.pending()).toEqual([]);
  });
});

describe('trouble that was over', () => {
  test('before its cooldown ended is told neither as open nor as over', async () => {
    const event = room.crash('web');
    await room.pass(10_000);
    room.recover(event);
    await room.pass(10_000);
    const second = again('restart-4');
    await room.pass(MINUTE);
    room.recover(second);
    await room.pass(2 * COOLDOWN);
    expect(steps()).toEqual(['opened', 'resolved']);
    expect(room.pending()).toEqual([]);
  });

  test('and is there again before anybody could be told of either is told once, as open', async () => {
    fails();
    const event = room.crash('web');
    await room.pass(10_000);
    room.recover(event);
    await room.pass(10_000);
    const second = again('restart-4');
    works();
    await room.pass(2 * COOLDOWN);
    expect(steps()).toEqual(['opened']);
    room.recover(second);
    await room.pass(MINUTE);
    expect(steps()).toEqual(['opened', 'resolved']);
  });

  test('and is there again after its opening was told: its end is told before its return', async () => {
    const event = room.crash('web');
    await room.pass(COOLDOWN);
    fails();
    room.recover(event);
    await room.pass(MINUTE);
    again('restart-4');
    works();
    await room.pass(2 * COOLDOWN);
    expect(steps()).toEqual(['opened', 'resolved', 'opened']);
  });

  test('and is there again while a summary of its beginning and end is under way is told anew', async () => {
    fails();
    const event = room.crash('web');
    await room.pass(MINUTE);
    room.recover(event);
    await room.pass(70 * MINUTE);
    room.service = () => {
      room.service = () => {};
      again('restart-4');
    };
    await room.pass(2 * COOLDOWN);
    await room.pass(30 * MINUTE);
    expect(steps()).toEqual(['digest', 'opened']);
  });

  test('keeps its order when what is stale is folded', async () => {
    fails();
    for (const name of ['web', 'api', 'slow']) room.recover(room.crash(name));
    await room.pass(62 * MINUTE);
    const opening = room.pending().findLast(({ step }) => step === 'opened');
    // Its end is an hour old and could be told; its opening waits for its next try.
    room.store.deliveries.retryAt(opening?.id ?? '', room.clock.now() + 20 * MINUTE, 'it fails', true);
    works();
    await room.pass(60 * MINUTE);
    expect(room.pending()).toEqual([]);
    const [end, begin] = room.store.deliveries.of(opening?.incident ?? '');
    expect([begin?.step, end?.step]).toEqual(['opened', 'resolved']);
    expect(Number(end?.doneAt)).toBeGreaterThanOrEqual(Number(begin?.doneAt));
  });
});

test('the whole story is told of an opening that this route missed, not of a later one', async () => {
  room.service = (_route, { step }) => {
    if (step === 'opened') throw new ChannelError('refused', 'no such chat');
  };
  const event = room.crash('web');
  await room.pass(10_000);
  room.recover(event);
  await room.pass(3_000);
  expect(room.sent[0]?.message).toMatchObject({ step: 'resolved' });
  expect(room.sent[0]?.message.lines).toContain('back-off restarting failed container');
});

describe('trouble that flaps', () => {
  /** Open for a minute, over for nine. */
  async function comesAndGoes(times: number): Promise<void> {
    for (let time = 0; time < times; time++) {
      const event = again(`restart-${time}`);
      await room.pass(MINUTE);
      room.recover(event);
      await room.pass(9 * MINUTE);
    }
  }
  const calm = async () => {
    for (let minute = 0; minute < 70; minute++) {
      await room.pass(MINUTE);
      room.incidents.tick(room.clock.now());
      room.courier.changed();
    }
  };

  test('is told so, and as over when it has been calm', async () => {
    await comesAndGoes(6);
    const isOpenAgain = ['opened', 'resolved'];
    expect(steps()).toEqual([...isOpenAgain, ...isOpenAgain, ...isOpenAgain, 'opened']);
    expect(room.sent.at(-1)?.message.lines.join()).toMatch(/flapping/i);
    await calm();
    expect(steps().slice(7)).toEqual(['resolved']);
  });

  test('and is there again before its last end was told of, as it turns out later, is told so', async () => {
    await comesAndGoes(3);
    const late = room.clock.now() - 10 * MINUTE + 1;
    room.crash('web', { occurrence: 'restart-3', detectedAt: new Date(late).toISOString() });
    await room.pass(COOLDOWN + MINUTE);
    expect(
      room.incidents.list({ context: 'prod', state: 'active', limit: 1, before: null }).incidents,
    ).toMatchObject([{ state: 'open', flappingSince: expect.any(String) }]);
    expect(steps().at(-1)).toBe('opened');
  });

  test('and then stays is not told as over', async () => {
    await comesAndGoes(6);
    again('restart-at-last');
    await calm();
    expect(steps().at(-1)).toBe('opened');
  });
});

test('an end that did not last is no part of a summary: the next end is told', async () => {
  fails();
  const other = room.crash('api');
  room.recover(room.crash('web'));
  await room.pass(30 * MINUTE);
  const event = again('restart-4');
  await room.pass(62 * MINUTE);
  works();
  await room.pass(30 * MINUTE);
  expect(steps()).toEqual(['digest']);
  room.recover(event);
  room.recover(other);
  await room.pass(MINUTE);
  expect(steps()).toEqual(['digest', 'resolved', 'resolved']);
});

test('many ends at once are one message, a few are one each', async () => {
  const many = Array.from({ length: 8 }, (_, index) => room.crash(`web${index}`));
  await room.pass(10_000);
  for (const event of many) room.recover(event);
  await room.pass(10_000);
  expect(room.told()).toEqual(['digest prod: 8 new incidents', 'digest prod: resolved: 8 incidents']);
  expect(room.sent[1]?.message).toMatchObject({ severity: 'info', facts: { incidents: 8, open: 0 } });
  const few = ['a', 'b'].map((name) => room.crash(name));
  await room.pass(10_000);
  for (const event of few) room.recover(event);
  await room.pass(10_000);
  expect(steps().slice(2)).toEqual(['opened', 'opened', 'resolved', 'resolved']);
});

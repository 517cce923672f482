import { expect, test } from 'vitest';
import { createBursts } from '../../electron/watch/bursts.ts';
import { createFakeClock } from './support/fake-clock.ts';

function burstsUnderTest() {
  const clock = createFakeClock();
  const ended: string[] = [];
  return { clock, ended, bursts: createBursts(clock, (burst) => ended.push(burst)) };
}

test('a burst lasts until each of its members had its turn', () => {
  const { bursts, ended, clock } = burstsUnderTest();
  bursts.join('pods', 'Pod');
  bursts.join('nodes', 'Node');
  const burst = bursts.of('Pod');
  expect(burst).not.toBeNull();
  expect(bursts.of('Node')).toBe(burst);
  expect(bursts.of('Job')).toBeNull();
  bursts.leave('pods');
  expect(bursts.of('Pod')).toBeNull();
  expect(ended).toEqual([]);
  bursts.leave('nodes');
  expect(ended).toEqual([burst]);
  expect(clock.pending()).toBe(0);
});

test('after a minute it ends whoever is late; what the late ones find is another', async () => {
  const { bursts, ended, clock } = burstsUnderTest();
  bursts.join('pods', 'Pod');
  const first = bursts.of('Pod');
  await clock.advance(60_000);
  expect(ended).toEqual([first]);
  const second = bursts.of('Pod');
  expect(second).not.toBe(first);
  bursts.leave('pods');
  expect(ended).toEqual([first, second]);
});

test('stop ends it and leaves no timer', () => {
  const { bursts, ended, clock } = burstsUnderTest();
  bursts.join('pods', 'Pod');
  bursts.stop();
  bursts.leave('pods');
  expect(ended).toHaveLength(1);
  expect(clock.pending()).toBe(0);
});

import { expect, test } from 'vitest';
import { createHeartbeat } from '../../electron/app/heartbeat.ts';
import { fakeClock } from '../incidents/support/fake-clock.ts';
import { testLog } from '../incidents/support/test-log.ts';

test('is asked after good cycles, at most once a minute, and only where there is one', () => {
  const clock = fakeClock();
  const asked: string[] = [];
  let url = '';
  const ask = async (address: string) => {
    asked.push(address);
    return { status: 200 };
  };
  const heartbeat = createHeartbeat({ url: () => url, clock, log: testLog(), ask });
  heartbeat.beat();
  expect(asked).toEqual([]);
  url = 'https://beat.example/secret';
  heartbeat.beat();
  clock.advance(30_000);
  heartbeat.beat();
  clock.advance(30_000);
  heartbeat.beat();
  expect(asked).toHaveLength(2);
});

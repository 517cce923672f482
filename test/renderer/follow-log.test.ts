import { describe, expect, test } from 'vitest';
import { followLog } from '../../renderer/incidents/detail/follow-log.ts';
import { firstLines, withFresh } from '../../renderer/incidents/detail/followed-lines.ts';
import type { Reply } from '../../shared/ipc.ts';
import { type LogPlace, MOST_LOG_LINES, type PodLogs } from '../../shared/pod-logs.ts';

const place = (second: number): LogPlace => ({ at: `2026-11-22T14:02:0${second}Z`, lines: 1 });
const wrote = (text: string, second: number, truncated = false): Reply<PodLogs> => ({
  ok: true,
  value: { text, until: place(second), truncated },
});

/** Answers by hand, a clock by hand. */
function following() {
  const asked: (LogPlace | null)[] = [];
  const told: (string | null)[] = [];
  const waits: number[] = [];
  let tick: (() => void) | null = null;
  let answer: (reply: Reply<PodLogs>) => void = () => {};
  const state = { hidden: false };
  const stop = followLog({
    from: place(0),
    read: (since) => {
      asked.push(since);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    fresh: ({ text }) => told.push(text),
    failed: (error) => error !== null && told.push(error),
    hidden: () => state.hidden,
    after: (ms, task) => {
      waits.push(ms);
      tick = task;
      return () => {
        tick = null;
      };
    },
  });
  return {
    asked,
    told,
    waits,
    state,
    stop,
    tick: () => tick?.(),
    async answer(reply: Reply<PodLogs>) {
      answer(reply);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('following a log', () => {
  test('reads on from where it was, and tells only what is new', async () => {
    const log = following();
    log.tick();
    await log.answer(wrote('a\n', 1));
    log.tick();
    await log.answer(wrote('', 1));
    log.tick();
    await log.answer(wrote('b\n', 2));
    expect(log.asked).toEqual([place(0), place(1), place(1)]);
    expect(log.told).toEqual(['a\n', 'b\n']);
  });

  test('asks for nothing while an answer is out', () => {
    const log = following();
    log.tick();
    expect(log.asked).toHaveLength(1);
    expect(log.waits).toHaveLength(1);
  });

  test('ends at once: a late answer is not told, nothing more is asked', async () => {
    const log = following();
    log.tick();
    log.stop();
    await log.answer(wrote('late\n', 1));
    expect(log.told).toEqual([]);
    expect(log.waits).toHaveLength(1);
  });

  test('asks nothing while nobody looks, and goes on after it', async () => {
    const log = following();
    log.state.hidden = true;
    log.tick();
    await Promise.resolve();
    expect(log.asked).toEqual([]);
    log.state.hidden = false;
    log.tick();
    expect(log.asked).toEqual([place(0)]);
  });

  test('says why it failed, waits longer each time, and is quick again after', async () => {
    const log = following();
    for (let time = 0; time < 6; time++) {
      log.tick();
      await log.answer({ ok: false, error: 'connection refused' });
    }
    log.tick();
    await log.answer(wrote('', 1));
    expect(log.told[0]).toBe('connection refused');
    expect(log.waits).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 2000]);
  });
});

describe('the lines that were read', () => {
  const texts = ({ lines }: { lines: readonly { text: string }[] }) => lines.map(({ text }) => text);

  test('grow at their end', () => {
    const log = withFresh(firstLines('a\nb\n'), { text: 'c\n', until: null, truncated: false });
    expect([texts(log), log.dropped, log.skipped]).toEqual([['a', 'b', 'c'], 0, false]);
  });

  test('lose the oldest when there are too many: the others keep their numbers', () => {
    const many = Array.from({ length: MOST_LOG_LINES }, (_, number) => `${number}\n`).join('');
    const log = withFresh(firstLines(many), { text: 'x\ny\n', until: null, truncated: false });
    expect(log.lines).toHaveLength(MOST_LOG_LINES);
    expect([log.dropped, texts(log)[0], texts(log).at(-1)]).toEqual([2, '2', 'y']);
  });

  test('begin anew where some between were left out, and say so', () => {
    const log = withFresh(firstLines('a\nb\n'), { text: 'z\n', until: null, truncated: true });
    expect([texts(log), log.dropped, log.skipped]).toEqual([['z'], 2, true]);
  });
});

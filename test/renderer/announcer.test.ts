import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { countsInWords, createAnnouncer } from '../../renderer/frame/announcer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listen() {
  const spoken: string[] = [];
  const announcer = createAnnouncer(
    (text) => spoken.push(text),
    10_000,
    (ms, task) => {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  );
  return { spoken, announcer };
}

it('says counts by severity', () => {
  expect(countsInWords({ critical: 2, warning: 0, info: 1 })).toBe('Open incidents: 2 critical, 1 info');
  expect(countsInWords({ critical: 0, warning: 0, info: 0 })).toBe('No open incidents');
});

it('is silent about what was there when the page opened', () => {
  const { spoken, announcer } = listen();
  announcer.say('1');
  vi.advanceTimersByTime(60_000);
  expect(spoken).toEqual([]);
});

it('speaks a change at once, and the latest of many after 10 s', () => {
  const { spoken, announcer } = listen();
  announcer.say('1');
  announcer.say('2');
  expect(spoken).toEqual(['2']);
  announcer.say('3');
  announcer.say('4');
  vi.advanceTimersByTime(9_999);
  expect(spoken).toEqual(['2']);
  vi.advanceTimersByTime(1);
  expect(spoken).toEqual(['2', '4']);
});

it('does not repeat itself, nor a change that was taken back', () => {
  const { spoken, announcer } = listen();
  announcer.say('1');
  announcer.say('2');
  announcer.say('3');
  announcer.say('2');
  vi.advanceTimersByTime(30_000);
  expect(spoken).toEqual(['2']);
  announcer.say('5');
  expect(spoken).toEqual(['2', '5']);
});

it('says nothing once stopped', () => {
  const { spoken, announcer } = listen();
  announcer.say('1');
  announcer.say('2');
  announcer.say('3');
  announcer.stop();
  vi.advanceTimersByTime(30_000);
  expect(spoken).toEqual(['2']);
});

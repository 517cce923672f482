import { describe, expect, it } from 'vitest';
import { createTimeline } from '../../electron/demo/timeline.ts';
import { createManualClock } from './manual-clock.ts';

describe('the timeline', () => {
  it('replays what was planned in the past at once, each task at its own time, then keeps up with the clock', () => {
    const clock = createManualClock(10_000);
    const timeline = createTimeline(clock, 5_000);
    const told: string[] = [];
    const tell = (what: string) => () => told.push(`${what} ${timeline.now()}`);
    timeline.after(2_000, tell('second'));
    timeline.after(1_000, () => {
      tell('first')();
      timeline.after(3_000, tell('planned on the way'));
    });
    timeline.at(12_000, tell('future'));
    timeline.start();
    expect(told).toEqual(['first 6000', 'second 7000', 'planned on the way 9000']);
    clock.advance(5_000);
    expect(told.at(-1)).toBe('future 12000');
    expect(timeline.now()).toBe(15_000);
  });

  it('runs tasks of one moment in the order they were planned in', () => {
    const clock = createManualClock(0);
    const timeline = createTimeline(clock, 0);
    timeline.start();
    const order: number[] = [];
    for (let i = 0; i < 50; i++) timeline.at(i % 5, () => order.push(i));
    clock.advance(10);
    expect(order).toEqual([...Array(50).keys()].sort((a, b) => (a % 5) - (b % 5) || a - b));
  });

  it('acts in the past as if it were then, and comes back', () => {
    const clock = createManualClock(100_000);
    const timeline = createTimeline(clock, 0);
    timeline.start();
    const times: number[] = [];
    timeline.past(60_000, () => {
      times.push(timeline.now());
      timeline.after(10_000, () => times.push(timeline.now()));
      timeline.after(70_000, () => times.push(timeline.now()));
    });
    expect([...times, timeline.now()]).toEqual([40_000, 50_000, 100_000]);
    clock.advance(10_000);
    expect(times).toEqual([40_000, 50_000, 110_000]);
  });

  it('cancels a task, and everything on stop', () => {
    const clock = createManualClock(0);
    const timeline = createTimeline(clock, 0);
    timeline.start();
    let ran = 0;
    timeline.after(10, () => ran++)();
    timeline.after(20, () => ran++);
    clock.advance(15);
    timeline.stop();
    clock.advance(100);
    expect(ran).toBe(0);
  });
});

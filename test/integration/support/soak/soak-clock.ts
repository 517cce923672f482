import type { Clock } from '../../../../electron/app/clock.ts';

/** A clock that runs faster than the machine's, the same in every process that is given the same terms. */
export interface SoakTime {
  /** Epoch ms that the clock shows at `start`. */
  origin: number;
  /** Of the machine's monotonic clock, which all its processes share, in ms. */
  start: number;
  /** Clock seconds for each second. */
  speed: number;
}

/** Wall time may be set while the soak runs; this cannot. */
const monotonicMs = () => Number(process.hrtime.bigint()) / 1e6;

export function soakTime(origin: number, speed: number): SoakTime {
  return { origin, start: monotonicMs(), speed };
}

export function soakClock({ origin, start, speed }: SoakTime): Clock {
  return {
    now: () => Math.floor(origin + (monotonicMs() - start) * speed),
    after(ms, task) {
      const timer = setTimeout(task, ms / speed);
      return () => clearTimeout(timer);
    },
  };
}

import type { Clock } from '../app/clock.ts';

/** A sleep that can be cut short. */
export interface Rest {
  /** Null: until `end`. */
  sleep(ms: number | null): Promise<void>;
  end(): void;
}

export function createRest(clock: Clock): Rest {
  let rouse: (() => void) | null = null;
  return {
    sleep(ms) {
      return new Promise((resolve) => {
        const cancel = ms === null ? () => {} : clock.after(ms, () => rouse?.());
        rouse = () => {
          rouse = null;
          cancel();
          resolve();
        };
      });
    },
    end: () => rouse?.(),
  };
}

/**
 * Moves the clock of the program it runs in by so many ms: pictures tell the same day whenever they are taken. It may
 * use nothing from outside itself, as it runs inside a page too (Playwright's addInitScript).
 */
export function shiftClock(shift: number): void {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given: [] | ConstructorParameters<DateConstructor>) {
      if (given.length === 0) super(RealDate.now() + shift);
      else super(...given);
    }
    static override now(): number {
      return RealDate.now() + shift;
    }
  } as DateConstructor;
}

/** Loaded before a host (`node --import`), it moves that host's clock. */
const asked = typeof process === 'undefined' ? undefined : process.env.DOGWATCH_CLOCK_SHIFT_MS;
if (asked !== undefined) shiftClock(Number(asked));

import { clock } from './moment.ts';

export interface SnoozeChoice {
  label: string;
  until: Date;
}

const HOUR = 3_600_000;
const MORNING = 9;

/** How long one may look away; the days end at nine in the person's own time zone. */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  const tomorrow = morningAfter(now, 1);
  const morning = clock.format(tomorrow);
  return [
    { label: '1 hour', until: new Date(now.getTime() + HOUR) },
    { label: '4 hours', until: new Date(now.getTime() + 4 * HOUR) },
    { label: `Until tomorrow, ${morning}`, until: tomorrow },
    { label: `Until Monday, ${morning}`, until: morningAfter(now, (8 - now.getDay()) % 7 || 7) },
  ];
}

function morningAfter(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}

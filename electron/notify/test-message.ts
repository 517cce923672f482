import { randomUUID } from 'node:crypto';
import type { ChannelMessage } from './channel.ts';

/** A message that says it is a test. `now`: epoch ms. */
export function testMessage(context: string | null, now: number): ChannelMessage {
  return {
    key: randomUUID(),
    incident: null,
    incidents: [],
    step: 'test',
    severity: 'info',
    context: context ?? '',
    title: 'Dogwatch: this is a test',
    lines: [
      'Messages about incidents will arrive here.',
      ...(context === null ? [] : [`Shown now: ${context}`]),
    ],
    link: null,
    at: new Date(now).toISOString(),
    facts: {},
  };
}

import { randomUUID } from 'node:crypto';
import type { NotificationMessage } from '../../shared/ipc.ts';

/** What a person sees who tries out notifications. Each is a new one: a desktop shows no message twice. */
export function tryMessage(): NotificationMessage {
  return {
    id: randomUUID(),
    title: 'This is how Dogwatch tells you',
    body: 'One message for each incident. A click shows it with its last words.',
    severity: 'warning',
    incident: null,
  };
}

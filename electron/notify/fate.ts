import type { Incident } from '../../shared/incident.ts';
import type { Settings } from '../../shared/settings.ts';
import { quietSpan } from './quiet-hours.ts';

/** What becomes of a message that is owed: told now (or when it is due), held back, a part of the digest, or nothing. */
export type Fate = { kind: 'tell' | 'digest' | 'drop' } | { kind: 'hold'; until: number };

/**
 * Decides on a message about an incident, as the incident is now. What quiet hours held back goes into the digest
 * even when it is over by then: a person wants to know what the night was like.
 * @param due when it would be told without quiet hours, in epoch ms
 */
export function fateOf(
  { quietHours }: Settings['notifications'],
  incident: Incident | null,
  due: number,
  now: number,
): Fate {
  if (incident === null) return { kind: 'drop' };
  // Told with what explains it, or by nobody's wish.
  const hasVoice = incident.parent === null && incident.silencedUntil === null;
  const breaksThrough = quietHours.critical && incident.severity === 'critical';
  if (!breaksThrough) {
    const present = quietSpan(quietHours, now);
    if (present !== null) return { kind: 'hold', until: present.until };
    if (quietSpan(quietHours, due) !== null && due <= now) return { kind: hasVoice ? 'digest' : 'drop' };
  }
  return { kind: incident.state === 'open' && hasVoice ? 'tell' : 'drop' };
}

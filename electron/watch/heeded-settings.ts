import type { Settings } from '../../shared/settings.ts';

/** The parts of the settings the loop works by; a change elsewhere costs no list. */
export function heededParts({ watch, detect }: Settings): string {
  return JSON.stringify([watch, detect]);
}

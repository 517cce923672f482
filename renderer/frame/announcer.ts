import type { Severity } from '../../shared/cluster-event.ts';
import { SEVERITIES } from '../../shared/cluster-event.ts';

/** The counts as words: "2 critical, 1 warning". Shapes say it to the eye, this to everyone else. */
export function countsInWords(open: Record<Severity, number>): string {
  const parts = SEVERITIES.filter((severity) => open[severity] > 0).map(
    (severity) => `${open[severity]} ${severity}`,
  );
  return parts.length === 0 ? 'No open incidents' : `Open incidents: ${parts.join(', ')}`;
}

export interface Announcer {
  say(text: string): void;
  stop(): void;
}

/**
 * Speaks the latest text, at most once in `every` ms, and never the same one twice running.
 * The first text only sets the ground: a screen reader has the page itself to read then.
 */
export function createAnnouncer(
  speak: (text: string) => void,
  every: number,
  after: (ms: number, task: () => void) => () => void,
): Announcer {
  let said: string | null = null;
  let next: string | null = null;
  let cancel: (() => void) | null = null;

  function flush(): void {
    cancel = null;
    if (next === null || next === said) return;
    said = next;
    speak(said);
    cancel = after(every, flush);
  }

  return {
    say(text) {
      next = text;
      if (said === null) said = text;
      else if (!cancel) flush();
    },
    stop: () => cancel?.(),
  };
}

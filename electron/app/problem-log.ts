import type { LoopStatus } from '../../shared/loop-status.ts';
import { withoutWait } from '../../shared/loop-wording.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** A failure meets the resources one after the other: what is said waits this long, in ms, to be one sentence. */
const SETTLED_MS = 1_000;

/** Logs what is wrong with the loops in the window's own sentences: each once while it lasts, and its end. */
export interface ProblemLog {
  changed(): void;
  stop(): void;
}

export function createProblemLog(clock: Clock, log: Log, loops: () => readonly LoopStatus[]): ProblemLog {
  let said = new Map<string, { context: string; text: string }>();
  let cancel: (() => void) | null = null;

  function say(): void {
    cancel = null;
    const now = new Map(loops().flatMap(problemsOf));
    for (const [key, { context, text }] of now) if (!said.has(key)) log.warn(`${context}: ${text}`);
    for (const [key, { context, text }] of said)
      if (!now.has(key)) log.info('This is over.', { context, problem: text });
    said = now;
  }

  return {
    changed() {
      cancel ??= clock.after(SETTLED_MS, say);
    },
    stop() {
      cancel?.();
    },
  };
}

/** By what is the same each time: counts and waits differ from one moment to the next. */
function problemsOf({ context, problems }: LoopStatus): [string, { context: string; text: string }][] {
  return problems.map((problem) => {
    const text = withoutWait(problem);
    return [`${context} ${text.replace(/\d[\d,]* events? (is|are)/, 'events are')}`, { context, text }];
  });
}

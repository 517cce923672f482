import type { AppState } from '../../shared/app-state.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import { duration } from '../../shared/relative-time.ts';

export type Health = 'good' | 'partial' | 'failing' | 'busy' | 'paused' | 'stopped';

/** How a loop does, in one word: what the mark in the status bar and the clusters screen shows. */
export function healthOf(loop: LoopStatus): Health {
  if (loop.phase === 'paused' || loop.phase === 'stopped' || loop.phase === 'failing') return loop.phase;
  if (loop.phase !== 'watching') return 'busy';
  return loop.notPermitted.length > 0 || loop.problems.length > 0 ? 'partial' : 'good';
}

export const HEALTH_WORDS: Record<Health, string> = {
  good: 'Watching',
  partial: 'Watching, with gaps',
  failing: 'Failing',
  busy: 'Reading the cluster',
  paused: 'Paused',
  stopped: 'Not watching',
};

/** The loop of the context that is shown. */
export function chosenLoop(app: AppState | null): LoopStatus | null {
  return app?.loops.find((loop) => loop.context === app.chosen) ?? null;
}

/** "next in 26 s"; null while nothing is planned. */
export function nextCheckInWords(loop: LoopStatus, now: number): string | null {
  const next = loop.nextCheck === null ? Number.NaN : Date.parse(loop.nextCheck);
  if (Number.isNaN(next)) return null;
  return next - now < 1_000 ? 'checking now' : `next in ${duration(next - now)}`;
}

/** "Pods: 1,200 so far, about 3,800 to go" of a running sync. */
export function progressInWords({
  resource,
  objects,
  remaining,
}: NonNullable<LoopStatus['syncProgress']>): string {
  const sofar = `${resource}: ${objects.toLocaleString()} read`;
  return remaining === null ? sofar : `${sofar}, about ${remaining.toLocaleString()} to go`;
}

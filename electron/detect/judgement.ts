import type { EventType } from '../../shared/cluster-event.ts';
import type { Finding, Look, Verdict } from './finding.ts';
import { earliest } from './times.ts';

/** Told of a condition that threw, which is a bug: the other conditions are judged all the same. */
export type OnError = (type: EventType, error: unknown) => void;

/** One condition of DESIGN §2 as it is judged on one kind of object. */
export interface Condition<V> {
  type: EventType;
  judge: (view: V, look: Look) => Verdict;
}

/** No trouble, and none that time alone will bring. */
export const NOTHING: Verdict = { findings: [], recheckAt: null };

/** Judges each condition that is not switched off, one throwing or not. Without `onError` an error is thrown on. */
export function judgeEach<V>(
  conditions: readonly Condition<V>[],
  view: V,
  look: Look,
  onError: OnError = rethrow,
): Verdict {
  const wanted = conditions.filter((condition) => !look.settings.off.includes(condition.type));
  return together(wanted.map(({ type, judge }) => guarded(type, onError, NOTHING, () => judge(view, look))));
}

/** What `judge` says, or `otherwise` when it throws: then `onError` is told. */
export function guarded<T>(type: EventType, onError: OnError, otherwise: T, judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    onError(type, error);
    return otherwise;
  }
}

export function rethrow(_type: EventType, error: unknown): void {
  throw error;
}

/** Several verdicts as one: all findings, and the earliest time to look again. */
export function together(verdicts: readonly Verdict[]): Verdict {
  return {
    findings: verdicts.flatMap((verdict) => verdict.findings),
    recheckAt: verdicts.map((verdict) => verdict.recheckAt).reduce(earliest, null),
  };
}

/** A finding that counts now; `recheckAt` is when time alone ends it. */
export function found(finding: Finding, recheckAt: number | null = null): Verdict {
  return { findings: [finding], recheckAt };
}

/** A finding that counts once the condition, begun at `since` (epoch ms), has lasted `grace` seconds. */
export function afterGrace(since: number, grace: number, now: number, finding: () => Finding): Verdict {
  const end = since + grace * 1000;
  return now < end ? { findings: [], recheckAt: end } : found(finding());
}

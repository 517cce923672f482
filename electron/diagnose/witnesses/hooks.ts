import { type CaseFacts, eventsOfContainer } from '../facts/case-facts.ts';
import type { ContainerFacts } from '../facts/container-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';
import type { Finding } from '../finding.ts';
import { readRun } from '../log/read-run.ts';
import { excerpt } from '../own-words.ts';
import { eventEvidence, titleOf } from '../sources.ts';

/** A failing postStart hook kills its container; a failing preStop hook only ends it without its farewell. */
const HOOKS: readonly { reason: RegExp; hook: string; sure: number; effect: string }[] = [
  {
    reason: /^(?:FailedPostStartHook|PostStartHookError)$/,
    hook: 'postStart',
    sure: 0.7,
    effect: 'the kubelet kills the container',
  },
  {
    reason: /^(?:FailedPreStopHook|PreStopHookError)$/,
    hook: 'preStop',
    sure: 0.45,
    effect: 'the container ends without it',
  },
];

/** What the kubelet says of the container's lifecycle hooks. */
export function hooks(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Finding[] {
  if (container.state === 'running' && container.ready) return [];
  const events = eventsOfContainer(facts, pod, container.name);
  return HOOKS.flatMap(({ reason, hook, sure, effect }): Finding[] => {
    const event = events.findLast((one) => reason.test(one.reason));
    if (event === undefined) return [];
    const [reading] = readRun(event.message, 'failed');
    return [
      {
        pattern: reading?.signature.pattern ?? 'CrashLoop',
        cause: `the ${hook} hook of ${titleOf(container)} fails, and ${effect}; the kubelet says: ${excerpt(event.message, reading?.words ?? '', facts.mask)}`,
        by: 'kubelet',
        sure,
        about: reading?.about ?? [],
        container: container.name,
        evidence: [eventEvidence(event)],
      },
    ];
  });
}

import { type CaseFacts, eventsOfContainer } from '../facts/case-facts.ts';
import type { ContainerFacts } from '../facts/container-facts.ts';
import type { EventFacts } from '../facts/event-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';
import type { Evidence, Finding } from '../finding.ts';
import { ownWords } from '../own-words.ts';
import { endEvidence, eventEvidence, titleOf, waitingEvidence } from '../sources.ts';
import { START_ERRORS } from '../statements/start-errors.ts';
import { stated } from '../statements/statement.ts';

const WAITING =
  /^(?:CreateContainerConfigError|CreateContainerError|RunContainerError|StartError|ContainerCannotRun|PreCreateHookError|PreStartHookError|PostStartHookError|CrashLoopBackOff)$/;
const ENDED = /^(?:StartError|ContainerCannotRun|CreateContainerError|RunContainerError)$/;

/** The container could not be created or started. */
export function startErrors(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Finding[] {
  const { waitingReason, waitingMessage, end, name } = container;
  const neverRan =
    end !== null &&
    (ENDED.test(end.reason) ||
      /OCI runtime|failed to create (?:shim )?(?:task|containerd)/.test(end.message));
  const isWaiting = WAITING.test(waitingReason) && (waitingReason !== 'CrashLoopBackOff' || neverRan);
  if (!isWaiting && !(neverRan && container.state !== 'running')) return [];
  const told = eventsOfContainer(facts, pod, name).filter(({ reason }) =>
    /^(?:Failed|FailedPostStartHook)$/.test(reason),
  );
  const texts: [string, Evidence][] = [
    ...(waitingReason !== 'CrashLoopBackOff'
      ? [[waitingMessage, waitingEvidence(pod, container)] as [string, Evidence]]
      : []),
    ...(neverRan ? [[end.message, endEvidence(pod, container)] as [string, Evidence]] : []),
    ...told
      .toReversed()
      .map((event: EventFacts): [string, Evidence] => [event.message, eventEvidence(event)]),
  ];
  const base = { by: 'kubelet', container: name } as const;
  for (const [text, evidence] of texts) {
    const found = stated(START_ERRORS, text, { image: container.image });
    if (found === null) continue;
    const { clause, ...rest } = found;
    const others = texts.map(([, one]) => one).filter((one) => one !== evidence);
    return [
      {
        ...base,
        ...rest,
        cause: `${titleOf(container)} cannot start: ${clause}${ownWords(clause, text, { mask: facts.mask, says: 'the kubelet says' })}.`,
        evidence: [evidence, ...others.slice(0, 1)],
      },
    ];
  }
  if (/PostStartHook/.test(waitingReason)) {
    return [
      {
        ...base,
        pattern: 'CrashLoop',
        sure: 0.6,
        about: [],
        cause: `the postStart hook of ${titleOf(container)} fails.`,
        evidence: texts.map(([, one]) => one),
      },
    ];
  }
  const isConfig = waitingReason === 'CreateContainerConfigError';
  return [
    {
      ...base,
      pattern: isConfig ? 'ConfigError' : 'Unknown',
      sure: isConfig ? 0.7 : 0.4,
      about: [],
      cause: `${titleOf(container)} cannot start: ${texts[0]?.[0] || waitingReason || end?.reason || 'no reason is given'}`,
      evidence: texts.map(([, one]) => one),
    },
  ];
}

import { type CaseFacts, eventsOfContainer } from '../facts/case-facts.ts';
import type { ContainerFacts } from '../facts/container-facts.ts';
import type { EventFacts } from '../facts/event-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';
import { endedRun } from '../facts/runs.ts';
import type { Evidence, Finding } from '../finding.ts';
import { lastLine } from '../log/read-run.ts';
import { excerpt } from '../own-words.ts';
import { endEvidence, eventEvidence, logSource, titleOf } from '../sources.ts';

/** Signals that a program's own fault raises (128 + signal, POSIX shells' convention, which runtimes follow). */
const FAULTS: Record<number, string> = {
  132: 'SIGILL, an illegal instruction: the program is built for another CPU, or is damaged',
  133: 'SIGTRAP',
  134: 'SIGABRT: it aborted itself',
  135: 'SIGBUS, a memory access that cannot be served',
  136: 'SIGFPE, an arithmetic error',
  139: 'SIGSEGV, a segmentation fault',
  159: 'SIGSYS, a forbidden system call (seccomp)',
  // Windows reports the status of the exception.
  3221225477: 'an access violation',
  [-1073741819]: 'an access violation',
  3221225725: 'a stack overflow',
  3221226505: 'a stack buffer overrun',
};

/** What the exit code alone says. Rarely the cause. */
export function exits(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Finding[] {
  const { end, restartPolicy, role, name } = container;
  if (end === null || end.reason === 'OOMKilled') return [];
  const code = end.exitCode ?? (end.signal === null ? null : 128 + end.signal);
  const words = lastWords(facts, pod, container);
  const base = {
    by: 'exit',
    container: name,
    about: [],
    evidence: [endEvidence(pod, container), ...(words === null ? [] : [words])],
  } as const;
  const said = words === null ? '' : ` Its last words: ${excerpt(words.text, '', facts.mask)}`;
  const title = titleOf(container);
  if (code === null) return [];
  const fault = FAULTS[code];
  if (fault !== undefined) {
    return [
      {
        ...base,
        pattern: 'CrashLoop',
        sure: code === 132 ? 0.58 : 0.62,
        cause: `${title} ends with exit code ${code}: ${fault}.${said}`,
      },
    ];
  }
  if (code === 0 && restartPolicy === 'Always' && role === 'container' && pod.deletedAt === null) {
    return [
      {
        ...base,
        pattern: 'ConfigError',
        sure: 0.5,
        cause: `${title} ends by itself with exit code 0, and restartPolicy Always starts it again: its command does not stay.`,
      },
    ];
  }
  if (code === 0) return [];
  if (code === 127) {
    return [
      {
        ...base,
        pattern: 'ConfigError',
        sure: 0.56,
        cause: `${title} ends with exit code 127: a command that it runs is not in the image.${said}`,
      },
    ];
  }
  if (code === 126) {
    return [
      {
        ...base,
        pattern: 'PermissionDenied',
        sure: 0.52,
        cause: `${title} ends with exit code 126: a command that it runs is not executable.${said}`,
      },
    ];
  }
  if (code === 137) {
    const oom = systemOom(facts, pod, end.finishedAt);
    if (oom !== null) {
      return [
        {
          ...base,
          pattern: 'NodePressure',
          by: 'node',
          sure: 0.68,
          about: [pod.nodeName],
          cause: `node ${pod.nodeName} ran out of memory while ${title} was killed (exit code 137): ${oom.message.slice(0, 200)}`,
          evidence: [eventEvidence(oom), ...base.evidence],
        },
      ];
    }
    return [
      {
        ...base,
        pattern: 'Unknown',
        sure: 0.35,
        cause: `${title} was killed (exit code 137, SIGKILL), and the kubelet does not say OOMKilled: who killed it is not known.`,
      },
    ];
  }
  const reboot = code === 255 || end.reason === 'Unknown' ? rebooted(facts, pod, end.finishedAt) : null;
  if (reboot !== null) {
    return [
      {
        ...base,
        pattern: 'NodePressure',
        by: 'node',
        sure: 0.66,
        about: [pod.nodeName],
        cause: `node ${pod.nodeName} was rebooted under ${title}: ${excerpt(reboot.message, '', facts.mask)}.`,
        evidence: [eventEvidence(reboot), ...base.evidence],
      },
    ];
  }
  if (code === 143) {
    return [
      {
        ...base,
        pattern: 'Unknown',
        sure: 0.35,
        cause: `${title} was asked to end (exit code 143, SIGTERM); who asked is not known.`,
      },
    ];
  }
  return [
    {
      ...base,
      pattern: 'Unknown',
      sure: 0.3,
      cause: `${title} ends with exit code ${code}, and ${isUnread(facts, pod, container) ? 'nothing that could be read' : 'nothing'} says why.${said}`,
    },
  ];
}

/** The node started anew around the end of the run. */
function rebooted(facts: CaseFacts, { nodeName }: PodFacts, finishedAt: number | null): EventFacts | null {
  const near = ({ at }: EventFacts) =>
    at === null || finishedAt === null || Math.abs(at - finishedAt) < 900_000;
  return (
    facts.events.findLast((event) => event.reason === 'Rebooted' && event.name === nodeName && near(event)) ??
    null
  );
}

/** The node's kernel ran out of memory when the run ended: it kills whom it likes. */
function systemOom(facts: CaseFacts, { nodeName }: PodFacts, finishedAt: number | null): EventFacts | null {
  const near = ({ at }: EventFacts) =>
    at === null || finishedAt === null || Math.abs(at - finishedAt) < 120_000;
  return (
    facts.events.findLast(
      (event) => /^(?:SystemOOM|OOMKilling)$/.test(event.reason) && event.name === nodeName && near(event),
    ) ?? null
  );
}

/** The kubelet itself ended the run: after a failed liveness or startup probe. */
export function probeKilled(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): boolean {
  const { end } = container;
  if (end === null) return false;
  const killing = eventsOfContainer(facts, pod, container.name).some(
    ({ reason, message }) =>
      reason === 'Killing' &&
      /failed (?:liveness|startup) probe/.test(message) &&
      message.includes(container.name),
  );
  return killing && end.reason !== 'OOMKilled';
}

/** Its log might have told. */
function isUnread(facts: CaseFacts, { namespace, name }: PodFacts, container: ContainerFacts): boolean {
  const problems: readonly unknown[] = Array.isArray(facts.case.problems) ? facts.case.problems : [];
  return problems.some(
    (one) => typeof one === 'string' && one.includes(`log of ${namespace}/${name}/${container.name} `),
  );
}

/** What the run said last, whatever it is: quoted where nothing better is known. */
function lastWords(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Evidence | null {
  const run = endedRun(facts, pod, container);
  const line = run === null ? null : lastLine(run.log.text);
  return run === null || line === null
    ? null
    : { source: run.source ?? logSource(run.log, line.at), text: line.quote };
}

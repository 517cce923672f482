import { type CaseFacts, eventsOfPod } from '../facts/case-facts.ts';
import { conditionOf, type PodFacts } from '../facts/pod-facts.ts';
import type { Evidence, Finding } from '../finding.ts';
import { conditionEvidence, eventEvidence } from '../sources.ts';

/** The kubelet, the scheduler or a controller ended or refused the whole pod. */
export function podEndings(facts: CaseFacts, pod: PodFacts): Finding[] {
  const evicted = eventsOfPod(facts, pod).findLast(
    ({ reason }) => reason === 'Evicted' || reason === 'Preempted' || reason === 'TaintManagerEviction',
  );
  const message = pod.message || (pod.reason === 'Evicted' ? (evicted?.message ?? '') : '');
  const disruption = conditionOf(pod.conditions, 'DisruptionTarget');
  const said: Evidence[] = [
    ...(pod.reason === ''
      ? []
      : [{ source: `status of pod ${pod.name}`, text: `${pod.phase}: ${pod.reason}: ${message}` }]),
    ...(evicted ? [eventEvidence(evicted)] : []),
    ...(disruption ? [conditionEvidence(pod.name, disruption)] : []),
  ];
  const made = (
    pattern: Finding['pattern'],
    cause: string,
    sure: number,
    about: string[] = [],
  ): Finding[] => [{ pattern, cause, by: 'kubelet', sure, about, container: null, evidence: said }];
  const isOver = pod.phase === 'Failed';
  if (pod.reason === 'Evicted' || (isOver && disruption?.reason === 'TerminationByKubelet')) {
    const text = message || disruption?.message || '';
    const own =
      /(?:Container (?<container>\S{1,63}) exceeded its local ephemeral storage limit|exceeds the (?:total )?limit(?: of containers)? "?(?<limit>[\w.]{1,30})|Usage of EmptyDir volume "(?<volume>[^"]{1,253})")/.exec(
        text,
      );
    if (own !== null) {
      return made(
        'ResourceExhaustion',
        `pod ${pod.name} was evicted: ${text.slice(0, 300)}`,
        0.9,
        Object.values(own.groups ?? {}).filter((one) => one !== undefined),
      );
    }
    const resource =
      /low on resource: (?<resource>[\w./-]{1,60})/.exec(text)?.groups?.resource ??
      /DiskPressure|MemoryPressure|PIDPressure/.exec(text)?.[0] ??
      '';
    return made(
      'NodePressure',
      `pod ${pod.name} was evicted because node ${pod.nodeName} ran low on ${resource.replace(/\W+$/, '') || 'a resource'}: ${text.slice(0, 300)}`,
      0.9,
      [pod.nodeName, resource].filter((one) => one !== ''),
    );
  }
  if (/^(?:NodeShutdown|Shutdown|Terminated|NodeLost)$/.test(pod.reason) || /node shutdown/i.test(message)) {
    return made(
      'NodePressure',
      `pod ${pod.name} was ended because node ${pod.nodeName} ${pod.reason === 'NodeLost' ? 'was lost' : 'shut down'}.`,
      0.88,
      [pod.nodeName],
    );
  }
  if (
    /^(?:OutOf|NodeAffinity|NodePorts|NodeName|NodeUnschedulable|UnexpectedAdmissionError|TaintToleration)/.test(
      pod.reason,
    )
  ) {
    return made(
      'SchedulingFailure',
      `node ${pod.nodeName} refused pod ${pod.name} (${pod.reason}): ${message.slice(0, 300)}`,
      0.88,
      [pod.nodeName, pod.reason],
    );
  }
  if (
    pod.reason === 'Preempting' ||
    /^(?:PreemptionByScheduler|PreemptionByKubeScheduler)$/.test(disruption?.reason ?? '')
  ) {
    return made(
      'SchedulingFailure',
      `pod ${pod.name} was preempted by a pod of higher priority on node ${pod.nodeName}.`,
      0.85,
      [pod.nodeName],
    );
  }
  if (disruption?.status === 'True' && disruption.reason === 'DeletionByTaintManager') {
    return made(
      'NodePressure',
      `pod ${pod.name} was evicted by a taint of node ${pod.nodeName}: ${disruption.message.slice(0, 200)}`,
      0.82,
      [pod.nodeName],
    );
  }
  if (pod.reason === 'DeadlineExceeded') {
    return made(
      'Unknown',
      `pod ${pod.name} ran longer than its activeDeadlineSeconds allows; why it took so long is not known.`,
      0.5,
    );
  }
  if (/^(?:AppArmor|Seccomp|SysctlForbidden|PodOSNotSupported|InvalidNodeInfo)/i.test(pod.reason)) {
    return made(
      'ConfigError',
      `node ${pod.nodeName} does not take pod ${pod.name} (${pod.reason}): ${message.slice(0, 300)}`,
      0.85,
      [pod.nodeName, pod.reason],
    );
  }
  if (pod.reason !== '' && pod.reason !== 'PodFailed') {
    return made(
      'Unknown',
      `pod ${pod.name} is ${pod.phase} (${pod.reason}): ${message.slice(0, 300)}`,
      0.45,
      [pod.reason],
    );
  }
  return [];
}

import type { Pattern } from '../../../shared/diagnosis.ts';
import { type CaseFacts, eventsOfPod } from '../facts/case-facts.ts';
import { hasStarted, isScheduled, type PodFacts } from '../facts/pod-facts.ts';
import type { Finding } from '../finding.ts';
import { eventEvidence } from '../sources.ts';

const WORDS: readonly { shape: RegExp; pattern: Pattern; cause: string }[] = [
  {
    shape:
      /no IP addresses available|failed to (?:allocate|assign an IP)|no (?:available|free) (?:IPs?|addresses)|exhausted/i,
    pattern: 'ResourceExhaustion',
    cause: 'its node has no free pod IP address left',
  },
  {
    shape: /RuntimeHandler "(?<what>[^"]{1,100})" not supported|no runtime for "(?<what2>[^"]{1,100})"/,
    pattern: 'ConfigError',
    cause: 'its RuntimeClass handler {what} does not exist on the node',
  },
  { shape: /no space left on device/, pattern: 'NodePressure', cause: "its node's disk is full" },
  {
    shape:
      /cni (?:config|plugin)[\w ]{0,20}(?:uninitialized|not initialized)|NetworkPluginNotReady|NetworkNotReady|network is not ready|failed to find plugin "(?<what>[^"]{1,100})"/i,
    pattern: 'NodePressure',
    cause: "its node's pod network (CNI) is not ready {what}",
  },
  {
    shape: /connection refused|no such host|no such file or directory|unauthorized/i,
    pattern: 'DependencyFailure',
    cause: "its node's network plugin (CNI) cannot work: {words}",
  },
  {
    shape: /timed? ?out|deadline exceeded|timeout/i,
    pattern: 'NetworkTimeout',
    cause: "its node's network plugin (CNI) or runtime does not answer in time",
  },
  { shape: /./, pattern: 'NodePressure', cause: 'its node cannot make a sandbox for it: {words}' },
];

/** The node cannot make the pod's sandbox: network plugin, runtime, addresses. */
export function sandbox(facts: CaseFacts, pod: PodFacts): Finding[] {
  if (!isScheduled(pod) || hasStarted(pod)) return [];
  const event = eventsOfPod(facts, pod).findLast(({ reason }) =>
    /^(?:FailedCreatePodSandBox|NetworkNotReady|FailedPodSandBoxStatus|FailedCreatePodContainer)$/.test(
      reason,
    ),
  );
  if (event === undefined) return [];
  const words = WORDS.find(({ shape }) => shape.test(event.message));
  if (words === undefined) return [];
  const { groups = {} } = words.shape.exec(event.message) ?? {};
  const what = groups.what ?? groups.what2 ?? '';
  const said = event.message.slice(-260);
  return [
    {
      pattern: words.pattern,
      cause: `pod ${pod.name} cannot start on node ${pod.nodeName}: ${words.cause.replace('{what}', what).replace('{words}', said).trim()}.`,
      by: 'kubelet',
      sure: 0.85,
      about: [pod.nodeName, what].filter((one) => one !== ''),
      container: null,
      evidence: [eventEvidence(event)],
    },
  ];
}

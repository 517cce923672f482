import type { Pattern } from '../../../shared/diagnosis.ts';
import { type CaseFacts, eventsOfPod } from '../facts/case-facts.ts';
import { hasStarted, isScheduled, type PodFacts } from '../facts/pod-facts.ts';
import type { Finding } from '../finding.ts';
import { eventEvidence } from '../sources.ts';
import { claimFindings } from './claims.ts';

/** Why a volume is not there; the first that fits. */
const WORDS: readonly { shape: RegExp; pattern: Pattern; cause: string; sure?: number }[] = [
  {
    shape: /references non-existent (?:config|secret) key: (?<key>\S{1,253})/,
    pattern: 'ConfigError',
    cause: 'the key {key} that volume {volume} wants does not exist',
  },
  {
    shape: /(?<kind>configmap|secret)s? "(?<object>[^"]{1,253})" not found/i,
    pattern: 'ConfigError',
    cause: 'the {kind} {object} that volume {volume} wants does not exist',
  },
  {
    shape:
      /(?<kind>configmap|secret) (?:(?<namespace>[\w.-]{1,63})\/)?(?<object>[\w.-]{1,253}) (?:not found|does not exist)/i,
    pattern: 'ConfigError',
    cause: 'the {kind} {object} that volume {volume} wants does not exist',
  },
  {
    shape: /object "[^"/]{1,63}"\/"(?<object>[^"]{1,253})" not registered/,
    pattern: 'ConfigError',
    cause: 'the ConfigMap or Secret {object} is not known to the kubelet',
    sure: 0.5,
  },
  {
    shape: /Multi-Attach error/,
    pattern: 'StorageFailure',
    cause: 'the volume {volume} is still attached to another node (Multi-Attach)',
  },
  {
    shape: /persistentvolumeclaim "(?<object>[^"]{1,253})" not found/,
    pattern: 'StorageFailure',
    cause: 'the PersistentVolumeClaim {object} does not exist',
  },
  {
    shape: /driver name (?<object>[\w.-]{1,253}) not found in the list of registered CSI drivers/,
    pattern: 'StorageFailure',
    cause: 'the CSI driver {object} does not run on the node',
  },
  {
    shape: /hostPath type check failed: (?<object>\S{1,253}) is not/,
    pattern: 'ConfigError',
    cause: 'the host path {object} is not what volume {volume} asks for',
  },
  {
    shape: /permission denied|access denied by server/i,
    pattern: 'StorageFailure',
    cause: 'the volume {volume} may not be mounted (access denied by the storage)',
  },
  {
    shape:
      /timed out waiting for the condition|unmounted volumes=\[(?<volume>[^\]]{0,200})\]|DeadlineExceeded|deadline exceeded/,
    pattern: 'StorageFailure',
    cause: 'the volume {volume} is not attached or mounted in time',
    sure: 0.72,
  },
  {
    shape: /./,
    pattern: 'StorageFailure',
    cause: 'the volume {volume} cannot be attached or mounted: {words}',
    sure: 0.85,
  },
];

const REASONS =
  /^(?:FailedMount|FailedAttachVolume|FailedMapVolume|VolumeResizeFailed|FileSystemResizeFailed)$/;

/** The kubelet or the attach controller cannot give the pod its volumes. */
export function mounts(facts: CaseFacts, pod: PodFacts): Finding[] {
  // Once containers ran, the volumes were there: what failed before was retried and fine.
  if (!isScheduled(pod) || hasStarted(pod)) return [];
  const events = eventsOfPod(facts, pod).filter(({ reason }) => REASONS.test(reason));
  const found = events.toReversed().flatMap((event): Finding[] => {
    const words = WORDS.find(({ shape }) => shape.test(event.message));
    if (words === undefined) return [];
    const { groups = {} } = words.shape.exec(event.message) ?? {};
    const volume =
      groups.volume ?? /for volume "(?<volume>[^"]{1,253})"/.exec(event.message)?.groups?.volume ?? '';
    const known: Record<string, string> = { ...groups, volume, words: event.message.slice(0, 300) };
    const cause = words.cause
      .replace(/\{(\w+)\}/g, (_, key: string) => known[key] ?? '')
      .replace(/ {2,}/g, ' ');
    return [
      {
        pattern: words.pattern,
        cause: `pod ${pod.name} cannot start: ${cause}.`,
        by: 'kubelet',
        sure: words.sure ?? 0.9,
        about: [groups.object ?? '', groups.key ?? '', volume].filter((one) => one !== ''),
        container: null,
        evidence: [eventEvidence(event)],
      },
    ];
  });
  // The one that names the trouble says more than "timed out", whichever came last.
  return [
    ...found.sort((a, b) => b.sure - a.sure).slice(0, 2),
    ...(found.length === 0 ? claimFindings(facts, pod) : []),
  ];
}

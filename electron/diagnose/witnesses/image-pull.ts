import { type CaseFacts, eventsOfContainer, eventsOfPod } from '../facts/case-facts.ts';
import type { ContainerFacts } from '../facts/container-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';
import type { Finding } from '../finding.ts';
import { ownWords } from '../own-words.ts';
import { eventEvidence, titleOf, waitingEvidence } from '../sources.ts';

const PULLING =
  /^(?:ErrImagePull|ImagePullBackOff|InvalidImageName|ErrImageNeverPull|ImageInspectError|RegistryUnavailable|SignatureValidationFailed)$/;

/** Why a registry does not hand an image out, in the words of registries and runtimes; the first that fits. */
const REASONS: readonly [RegExp, string][] = [
  [
    /never pull|ErrImageNeverPull|pull policy of Never/i,
    'it is not on the node, and imagePullPolicy is Never',
  ],
  [/toomanyrequests|rate limit|429 Too Many/i, 'the registry limits the rate of pulls (too many requests)'],
  [
    /no match(?:ing manifest)? for platform|no matching manifest|no child with platform|does not match the specified platform/i,
    'the image has no manifest for the platform of the node',
  ],
  [/x509|certificate|tls: /i, "the registry's TLS certificate is not accepted"],
  [/server gave HTTP response to HTTPS client/i, 'the registry speaks HTTP where HTTPS is expected'],
  [/no such host|server misbehaving|name resolution/i, "the registry's host name does not resolve"],
  [/connection refused/i, 'the registry refuses connections'],
  [
    /i\/o timeout|deadline exceeded|TLS handshake timeout|Client\.Timeout|request canceled|connection timed out/i,
    'the registry does not answer in time',
  ],
  [/no space left on device/i, "the node's disk is full (no space left on device)"],
  [
    /insufficient_scope|pull access denied|repository does not exist or may require/i,
    'the repository does not exist or needs a login (pull access denied)',
  ],
  [
    /unauthorized|authentication required|no basic auth|401|403|forbidden|denied/i,
    'the registry denies access (unauthorized): the pull secret is missing or wrong',
  ],
  [
    /manifest unknown|not found|name unknown|404|NotFound|does not exist/i,
    'the registry has no such image or tag (not found)',
  ],
  [
    /invalid reference|couldn't parse image|InvalidImageName|must be lowercase/i,
    'the image name is not valid',
  ],
  [/signature|policy/i, "the image's signature or policy is not accepted"],
  [/50[0234]|unavailable/i, 'the registry is not available'],
];

/** The kubelet waits for an image. */
export function imagePull(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Finding[] {
  if (!PULLING.test(container.waitingReason)) return [];
  const told = eventsOfContainer(facts, pod, container.name).filter(
    ({ reason, message }) =>
      /^(?:Failed|ErrImageNeverPull|InspectFailed)$/.test(reason) && /image|pull/i.test(message),
  );
  // "Back-off pulling image" says nothing about why.
  const messages = [
    container.waitingMessage,
    ...told.toReversed().map(({ message }) => message),
    container.waitingReason,
  ];
  const telling = messages.find((message) => reasonIn(message) !== null);
  const reason = telling === undefined ? null : reasonIn(telling);
  const own = told.findLast(({ message }) => reasonIn(message) !== null);
  const { image } = container;
  const clause = `the image ${image} of ${titleOf(container)} cannot be pulled: ${reason ?? 'the kubelet does not say why'}`;
  const quoted =
    telling === undefined || telling === container.waitingReason
      ? ''
      : ownWords(clause, telling, { mask: facts.mask, around: image, says: 'the kubelet says' });
  const refused = unretrieved(facts, pod);
  const secrets = refused === null ? '' : `; its pull secret ${refused.names} cannot be retrieved`;
  return [
    {
      pattern: 'ImagePullError',
      cause: `${clause}${secrets}${quoted}.`,
      by: 'kubelet',
      sure: reason === null ? 0.75 : 0.92,
      about: [image, ...(refused ? [refused.names] : [])],
      container: container.name,
      evidence: [
        waitingEvidence(pod, container),
        ...(own ? [eventEvidence(own)] : []),
        ...(refused ? [eventEvidence(refused.event)] : []),
      ],
    },
  ];
}

/** The kubelet pulls without the secrets that it does not find. */
function unretrieved(facts: CaseFacts, pod: PodFacts) {
  const event = eventsOfPod(facts, pod).findLast(
    ({ reason }) => reason === 'FailedToRetrieveImagePullSecret',
  );
  const names = /pull secrets? \((?<names>[^)]{1,300})\)/.exec(event?.message ?? '')?.groups?.names;
  return event === undefined || names === undefined ? null : { event, names };
}

function reasonIn(message: string): string | null {
  // The image's own name may hold any of these words.
  const words = message.replace(/"[^"]{1,400}"/g, (name) => (/[\s:]\s/.test(name) ? name : '""'));
  return (
    REASONS.find(([shape]) => shape.test(words))?.[1] ??
    REASONS.find(([shape]) => shape.test(message))?.[1] ??
    null
  );
}

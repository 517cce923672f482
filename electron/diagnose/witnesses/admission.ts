import { fieldsOf, textOf } from '../../../shared/api-fields.ts';
import type { Pattern } from '../../../shared/diagnosis.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import { isTroubled } from '../facts/container-facts.ts';
import { conditionsOf, isScheduled } from '../facts/pod-facts.ts';
import type { Evidence, Finding } from '../finding.ts';
import { conditionEvidence, eventEvidence } from '../sources.ts';

/** Why the API server lets no pod be made; the first that fits. */
const WORDS: readonly { shape: RegExp; pattern: Pattern; cause: string; sure?: number }[] = [
  {
    shape:
      /exceeded quota: (?<quota>[\w.-]{1,253}), requested: (?<asked>[^\s]{1,200}), used: (?<used>[^\s]{1,200}), limited: (?<limit>[^\s]{1,200})/,
    pattern: 'ResourceExhaustion',
    cause: 'the ResourceQuota {quota} is used up (requested {asked}, used {used}, limited {limit})',
  },
  {
    shape: /failed quota: (?<quota>[\w.-]{1,253}): must specify (?<asked>[\w.,/ :-]{1,300})/,
    pattern: 'ResourceExhaustion',
    cause: 'the ResourceQuota {quota} demands that its containers specify {asked}',
  },
  {
    shape:
      /(?:maximum|minimum) (?<asked>[\w./-]{1,60}) usage per (?<kind>Container|Pod|PersistentVolumeClaim) is (?<limit>[\w.]{1,30}), but (?<said>.{1,80}?)(?:\.|$|,)/i,
    pattern: 'ConfigError',
    cause: 'a LimitRange allows {asked} of {limit} per {kind}, but {said}',
  },
  {
    shape: /violates PodSecurity "(?<quota>[^"]{1,60})": (?<said>.{1,300})/,
    pattern: 'PermissionDenied',
    cause: 'Pod Security "{quota}" forbids it: {said}',
  },
  {
    shape:
      /unable to validate against any (?:pod security policy|security context constraint): (?<said>.{1,300})/,
    pattern: 'PermissionDenied',
    cause: 'no security policy allows it: {said}',
  },
  {
    shape:
      /(?:error looking up service account [\w.-]{0,63}\/(?<quota>[\w.-]{1,253})|serviceaccount "(?<quota2>[^"]{1,253})" not found)/,
    pattern: 'ConfigError',
    cause: 'the ServiceAccount {quota} does not exist',
  },
  {
    shape: /no PriorityClass with name (?<quota>[\w.-]{1,253}) was found/,
    pattern: 'ConfigError',
    cause: 'the PriorityClass {quota} does not exist',
  },
  {
    shape:
      /RuntimeClass(?:\.node\.k8s\.io)? "(?<quota>[^"]{1,253})" not found|RuntimeClass "?(?<quota2>[\w.-]{1,253})"? not found/i,
    pattern: 'ConfigError',
    cause: 'the RuntimeClass {quota} does not exist',
  },
  {
    shape: /failed calling webhook "(?<quota>[^"]{1,253})".{0,200}?: (?<said>.{1,240})/,
    pattern: 'DependencyFailure',
    cause: 'the admission webhook {quota} does not answer: {said}',
  },
  {
    shape: /admission webhook "(?<quota>[^"]{1,253})" denied the request: ?(?<said>.{0,300})/,
    pattern: 'PermissionDenied',
    cause: 'the admission webhook {quota} denies it: {said}',
  },
  {
    shape: /ValidatingAdmissionPolicy '(?<quota>[^']{1,253})'.{0,120}denied request: (?<said>.{1,240})/,
    pattern: 'PermissionDenied',
    cause: 'the admission policy {quota} denies it: {said}',
  },
  {
    shape: /is forbidden: User "(?<quota>[^"]{1,253})" cannot (?<said>[^.]{1,200})/,
    pattern: 'PermissionDenied',
    cause: '{quota} may not {said} (RBAC)',
  },
  {
    shape: /is being terminated|NamespaceTerminating/,
    pattern: 'ConfigError',
    cause: 'its namespace is being deleted',
  },
  {
    shape: /(?:is invalid|Invalid value|Required value|Unsupported value)/,
    pattern: 'ConfigError',
    cause: 'its template is not valid: {words}',
  },
  { shape: /forbidden/, pattern: 'PermissionDenied', cause: 'it is forbidden: {words}', sure: 0.75 },
  { shape: /./, pattern: 'Unknown', cause: 'the API server refuses: {words}', sure: 0.5 },
];

/** A controller cannot create the pods of the workload. */
export function admission(facts: CaseFacts): Finding[] {
  const said = creationFailures(facts);
  // Pods that are in trouble themselves: the refusal is over, or concerns only further replicas.
  const hasOther = facts.pods.some((pod) => !isScheduled(pod) || pod.containers.some(isTroubled));
  for (const { text, evidence } of said.toReversed()) {
    const words = WORDS.find(({ shape }) => shape.test(text));
    if (words === undefined) continue;
    const groups = Object.entries(words.shape.exec(text)?.groups ?? {}).map(
      ([key, value]) => [key.replace(/\d$/, ''), value] as const,
    );
    const known = new Map(groups.filter(([, value]) => value !== undefined) as [string, string][]);
    known.set('words', text.slice(0, 300));
    const cause = words.cause.replace(/\{(\w+)\}/g, (_, key: string) => known.get(key) ?? '');
    const { kind, name } = facts.workload ?? facts.case.target;
    return [
      {
        pattern: words.pattern,
        cause: `${kind} ${name} cannot create its pods: ${cause}.`,
        by: 'admission',
        sure: (words.sure ?? 0.92) * (hasOther ? 0.6 : 1),
        about: [known.get('quota') ?? '', known.get('asked') ?? ''].filter((one) => one !== ''),
        container: null,
        evidence: [evidence],
      },
    ];
  }
  return [];
}

function creationFailures(facts: CaseFacts): { text: string; evidence: Evidence }[] {
  const revisions = new Set([facts.workload?.name, facts.case.target.name]);
  for (const one of [...asArray(facts.case.revisions), ...asArray(facts.case.jobs)])
    revisions.add(textOf(fieldsOf(fieldsOf(one).metadata).name));
  const events = facts.events
    .filter(
      ({ reason, kind, name }) =>
        /^(?:FailedCreate|FailedCreatePod|ReplicaSetCreateError)$/.test(reason) &&
        kind !== 'Pod' &&
        revisions.has(name),
    )
    .map((event) => ({ text: event.message, evidence: eventEvidence(event) }));
  const workloads = [facts.case.workload, ...asArray(facts.case.revisions).slice(0, 1)];
  const conditions = workloads.flatMap((workload) => {
    const { metadata, status } = fieldsOf(workload);
    const name = textOf(fieldsOf(metadata).name);
    return conditionsOf(fieldsOf(status).conditions)
      .filter(({ type, status: is }) => type === 'ReplicaFailure' && is === 'True')
      .map((condition) => ({ text: condition.message, evidence: conditionEvidence(name, condition) }));
  });
  return [...conditions, ...events];
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

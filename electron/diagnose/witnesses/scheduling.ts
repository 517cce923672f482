import { fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import type { Pattern } from '../../../shared/diagnosis.ts';
import { type CaseFacts, eventsOfPod } from '../facts/case-facts.ts';
import { conditionOf, isScheduled, type PodFacts } from '../facts/pod-facts.ts';
import type { Evidence, Finding } from '../finding.ts';
import { conditionEvidence, eventEvidence } from '../sources.ts';
import { claimFindings } from './claims.ts';

/** The scheduler finds no node for the pod. */
export function scheduling(facts: CaseFacts, pod: PodFacts): Finding[] {
  if (isScheduled(pod)) return [];
  const condition = conditionOf(pod.conditions, 'PodScheduled');
  const events = eventsOfPod(facts, pod).filter(({ reason }) => reason === 'FailedScheduling');
  const event = events.at(-1);
  const gates = itemsOf(pod.spec.schedulingGates).map(({ name }) => textOf(name));
  if (condition?.reason === 'SchedulingGated' || (gates.length > 0 && event === undefined)) {
    return [
      verdict(
        'SchedulingFailure',
        `pod ${pod.name} is held back by its scheduling gate ${gates.join(', ')}.`,
        0.85,
        gates,
        [...(condition ? [conditionEvidence(pod.name, condition)] : [])],
      ),
    ];
  }
  const message = condition?.message || event?.message || '';
  if (message === '') return unheard(facts, pod);
  const evidence: Evidence[] = [
    ...(event === undefined ? [] : [eventEvidence(event)]),
    ...(condition === null || condition.message === '' || condition.message === event?.message
      ? []
      : [conditionEvidence(pod.name, condition)]),
  ];
  if (event === undefined && condition !== null && evidence.length === 0)
    evidence.push(conditionEvidence(pod.name, condition));
  const claims = claimFindings(facts, pod);
  const unbound =
    /unbound immediate PersistentVolumeClaims|persistentvolumeclaim "(?<claim>[^"]{1,253})" (?:not found|is being deleted|bound to non-existent)|didn't find available persistent volumes|unbound PersistentVolumeClaim/.exec(
      message,
    );
  if (unbound !== null) {
    const claim = claims[0];
    const missing = unbound.groups?.claim;
    return [
      {
        pattern: 'StorageFailure',
        cause: missing
          ? `pod ${pod.name} cannot be scheduled: the PersistentVolumeClaim ${missing} ${/not found/.test(unbound[0]) ? 'does not exist' : 'is not usable'}.`
          : `pod ${pod.name} cannot be scheduled: ${claim?.cause ?? `its PersistentVolumeClaim ${claimNames(pod).join(', ')} is not bound.`}`,
        by: 'scheduler',
        sure: 0.9,
        about: [...(missing ? [missing] : claimNames(pod)), ...(claim?.about ?? [])],
        container: null,
        evidence: [...evidence, ...(claim?.evidence ?? [])],
      },
    ];
  }
  const { words, about } = obstacles(message, pod);
  return [verdict('SchedulingFailure', `no node takes pod ${pod.name}: ${words}.`, 0.92, about, evidence)];
}

function verdict(
  pattern: Pattern,
  cause: string,
  sure: number,
  about: readonly string[],
  evidence: readonly Evidence[],
): Finding {
  return { pattern, cause, by: 'scheduler', sure, about, container: null, evidence };
}

/** Nobody schedules it: no condition, no Event. */
function unheard(facts: CaseFacts, pod: PodFacts): Finding[] {
  const scheduler = textOf(pod.spec.schedulerName);
  const age = pod.createdAt === null ? 0 : facts.now - pod.createdAt;
  if (pod.phase !== 'Pending' || age < 60_000) return [];
  const foreign = scheduler !== '' && scheduler !== 'default-scheduler';
  return [
    verdict(
      'SchedulingFailure',
      `pod ${pod.name} waits for a node, and ${foreign ? `its scheduler ${scheduler} says nothing: it may not run` : 'no scheduler has said anything about it'}.`,
      foreign ? 0.6 : 0.45,
      [scheduler],
      [
        {
          source: `spec of ${pod.name}`,
          text: `schedulerName: ${scheduler || 'default-scheduler'}, no node assigned`,
        },
      ],
    ),
  ];
}

/** "0/5 nodes are available: 3 Insufficient cpu, 2 node(s) had untolerated taint {dedicated: gpu}. preemption: …" */
function obstacles(message: string, pod: PodFacts): { words: string; about: string[] } {
  const counts = message.split(/\.? preemption:/, 1)[0]?.replace(/\.$/, '') ?? message;
  const about = [
    ...counts.matchAll(
      /Insufficient (?<what>[\w./-]{1,100})|taint \{(?<taint>[^}]{1,200})\}|(?<rule>affinity|selector|topology spread|free ports|unschedulable|volume node affinity)/g,
    ),
  ].flatMap(({ groups }) => Object.values(groups ?? {}).filter((value) => value !== undefined));
  const wants = [
    ...requests(pod, about),
    ...(/affinity\/selector|node selector|node affinity/i.test(counts) ? selectors(pod) : []),
    ...(/free ports/.test(counts) ? hostPorts(pod) : []),
  ];
  return {
    words: `${counts.slice(0, 330)}${wants.length > 0 ? `; it asks for ${wants.join(', ')}` : ''}`,
    about,
  };
}

/** What it asks for of the things that are short. */
function requests(pod: PodFacts, about: readonly string[]): string[] {
  return about.flatMap((resource) =>
    pod.containers
      .map(({ spec }) => fieldsOf(fieldsOf(spec.resources).requests)[resource])
      .filter((value) => typeof value === 'string' || typeof value === 'number')
      .map((value) => `${String(value)} ${resource}`)
      .slice(0, 3),
  );
}

function selectors({ spec }: PodFacts): string[] {
  const labels = Object.entries(fieldsOf(spec.nodeSelector)).map(([key, value]) => `${key}=${textOf(value)}`);
  const terms = itemsOf(
    fieldsOf(fieldsOf(fieldsOf(spec.affinity).nodeAffinity).requiredDuringSchedulingIgnoredDuringExecution)
      .nodeSelectorTerms,
  ).flatMap((term) =>
    itemsOf(term.matchExpressions).map(({ key, operator, values }) =>
      `${textOf(key)} ${textOf(operator)} ${Array.isArray(values) ? values.map(textOf).join('|') : ''}`.trim(),
    ),
  );
  return [...labels, ...terms].slice(0, 4).map((one) => `nodes with ${one.slice(0, 120)}`);
}

function hostPorts({ containers }: PodFacts): string[] {
  return containers.flatMap(({ spec }) =>
    itemsOf(spec.ports).flatMap(({ hostPort }) =>
      typeof hostPort === 'number' ? [`host port ${hostPort}`] : [],
    ),
  );
}

export function claimNames({ spec, name }: PodFacts): string[] {
  return itemsOf(spec.volumes).flatMap((volume) => {
    const claim = textOf(fieldsOf(volume.persistentVolumeClaim).claimName);
    if (claim !== '') return [claim];
    return volume.ephemeral === undefined ? [] : [`${name}-${textOf(volume.name)}`];
  });
}

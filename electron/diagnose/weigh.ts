import type { Diagnosis, Pattern } from '../../shared/diagnosis.ts';
import type { TemplateChange } from './changes/template-diff.ts';
import type { WhatChanged } from './changes/what-changed.ts';
import type { Evidence, Finding, Witness } from './finding.ts';

export interface Verdict {
  pattern: Pattern;
  cause: string;
  confidence: Diagnosis['confidence'];
  evidence: readonly Evidence[];
  /** The finding that leads; null when there is none. */
  lead: Finding | null;
}

/** They state why they did what they did; the others suggest. */
const STATING: readonly Witness[] = ['kubelet', 'scheduler', 'admission', 'storage', 'node'];

const AGREES = 0.04;
const CONTRADICTS = 0.07;
const CERTAIN = 0.97;

/** Weighs what the witnesses say: the surest leads, those who agree raise it, those who contradict lower it. */
export function weigh(found: readonly Finding[], changed: WhatChanged): Verdict | null {
  const sorted = found.toSorted((a, b) => b.sure - a.sure);
  const [lead] = sorted;
  if (lead === undefined) return null;
  const rollout = badRollout(lead, changed);
  if (rollout !== null) return { ...rollout, lead };
  const configured = changedConfiguration(lead, changed);
  if (configured !== null) return { ...configured, lead };
  const others = sorted.slice(1);
  const agreeing = others.filter((other) => agrees(lead, other));
  const rivals = others.filter((other) => contradicts(lead, other));
  const raised = AGREES * Math.min(3, agreeing.length) + (fits(lead, changed) ? AGREES : 0);
  const confidence = Math.min(CERTAIN, lead.sure + raised - (rivals.length > 0 ? CONTRADICTS : 0));
  return {
    pattern: lead.pattern,
    cause: fits(lead, changed) ? `${lead.cause} ${began(changed)}` : lead.cause,
    confidence: bounded(lead, confidence),
    evidence: [
      ...lead.evidence,
      ...changedEvidence(lead, changed),
      ...[...agreeing, ...rivals].flatMap(({ evidence }) => evidence.slice(0, 1)),
    ],
    lead,
  };
}

/** What is only suggested never becomes certain; what is stated stays above a guess. */
function bounded({ by, pattern, sure }: Finding, confidence: number): number {
  if (pattern === 'Unknown') return Math.min(0.5, confidence);
  if (STATING.includes(by) && sure >= 0.55) return Math.max(0.55, confidence);
  return Math.min(0.93, confidence);
}

function agrees(lead: Finding, other: Finding): boolean {
  if (other.by === lead.by && other.container === lead.container) return false;
  const sameThing = other.about.some((one) => lead.about.includes(one));
  return (
    sameThing ||
    other.pattern === lead.pattern ||
    (lead.by === 'log' && other.by === 'exit' && other.container === lead.container)
  );
}

/** As sure, of something else, and no symptom. */
function contradicts(lead: Finding, other: Finding): boolean {
  const isSymptom = other.by === 'exit' || other.by === 'probe' || other.by === 'controller';
  return (
    !isSymptom &&
    other.pattern !== lead.pattern &&
    other.sure >= lead.sure - 0.06 &&
    !STATING.includes(lead.by)
  );
}

/** What a change of a template's fields can break. */
const EXPLAINS: Partial<Record<Pattern, readonly TemplateChange['what'][]>> = {
  CrashLoop: ['image', 'command', 'environment', 'volumes', 'security', 'container', 'configuration'],
  Unknown: ['image', 'command', 'environment', 'volumes', 'security', 'container', 'configuration'],
  ProbeFailure: [
    'image',
    'probe',
    'ports',
    'command',
    'environment',
    'container',
    'configuration',
    'volumes',
  ],
  OOMKill: ['image', 'resources', 'command', 'environment'],
  ConfigError: ['image', 'command', 'environment', 'volumes', 'configuration', 'container', 'security'],
  ImagePullError: ['image', 'container', 'security'],
  PermissionDenied: ['image', 'security', 'command', 'volumes', 'ports'],
  DependencyFailure: ['environment', 'configuration', 'image', 'command'],
  NetworkTimeout: ['environment', 'configuration', 'image', 'command'],
  ResourceExhaustion: ['resources', 'image', 'environment', 'command'],
  SchedulingFailure: ['resources', 'placement'],
  StorageFailure: ['volumes'],
};

function fits(lead: Finding, { rollout, configMap }: WhatChanged): boolean {
  const explained = EXPLAINS[lead.pattern] ?? [];
  const byRollout = rollout?.changes.some(({ what }) => explained.includes(what)) ?? false;
  return byRollout || (configMap !== null && explained.includes('configuration') && lead.by === 'log');
}

function changedEvidence(lead: Finding, changed: WhatChanged): readonly Evidence[] {
  return fits(lead, changed) ? changed.evidence : [];
}

function began({ rollout, configMap }: WhatChanged): string {
  if (rollout !== null) return `It began with ${rollout.title}: ${changesInWords(rollout.changes)}.`;
  return configMap === null ? '' : `The ConfigMap ${configMap.name} changed shortly before.`;
}

function changesInWords(changes: readonly TemplateChange[]): string {
  const words = changes.slice(0, 3).map(({ text }) => text);
  return `${words.join('; ')}${changes.length > words.length ? ` and ${changes.length - words.length} more` : ''}`.slice(
    0,
    260,
  );
}

/** The program fails by itself or its probes do, and the revision before was fine. */
function badRollout(lead: Finding, changed: WhatChanged): Omit<Verdict, 'lead'> | null {
  const { rollout } = changed;
  if (rollout === null || !/^(?:CrashLoop|Unknown|ProbeFailure)$/.test(lead.pattern) || lead.by === 'node')
    return null;
  const explaining = rollout.changes.filter(({ what }) => EXPLAINS[lead.pattern]?.includes(what));
  if (explaining.length === 0 || (lead.pattern === 'ProbeFailure' && !rollout.formerIsFine)) return null;
  return {
    pattern: 'BadRollout',
    cause: `since ${rollout.title} (${changesInWords(explaining)}) ${lead.cause}`,
    confidence: Math.min(0.92, (rollout.formerIsFine ? 0.74 : 0.58) + (lead.sure >= 0.6 ? 0.1 : 0)),
    evidence: [...changed.evidence, ...lead.evidence],
  };
}

/** Nothing else is known, but a ConfigMap changed just before: a guess. */
function changedConfiguration(lead: Finding, changed: WhatChanged): Omit<Verdict, 'lead'> | null {
  if (changed.configMap === null || lead.pattern !== 'Unknown' || lead.by !== 'exit') return null;
  return {
    pattern: 'ConfigError',
    cause: `the ConfigMap ${changed.configMap.name} changed shortly before the first failure; since then ${lead.cause}`,
    confidence: 0.5,
    evidence: [...changed.evidence, ...lead.evidence],
  };
}

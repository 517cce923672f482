import { fieldsOf } from '../../shared/api-fields.ts';
import { DIAGNOSIS_LIMITS, type Diagnosis } from '../../shared/diagnosis.ts';
import type { Case } from './case.ts';
import { whatChanged } from './changes/what-changed.ts';
import { type CaseFacts, caseFacts } from './facts/case-facts.ts';
import { isTroubled } from './facts/container-facts.ts';
import { conditionOf, conditionsOf } from './facts/pod-facts.ts';
import type { Evidence } from './finding.ts';
import { findings } from './findings.ts';
import { nextSteps } from './next-steps.ts';
import { type Verdict, weigh } from './weigh.ts';

const MAX_EVIDENCE = 12;

/** Why it broke, from evidence alone. Pure; never throws, whatever the objects and logs are. */
export function diagnose(from: Case): Diagnosis {
  const facts = caseFacts(from);
  const verdict = weigh(findings(facts), whatChanged(facts)) ?? nothingFound(facts);
  const { mask } = facts;
  return {
    pattern: verdict.pattern,
    rootCause: cut(sentence(mask(verdict.cause)), DIAGNOSIS_LIMITS.rootCause),
    confidence: Math.round(Math.min(1, Math.max(0, verdict.confidence)) * 100) / 100,
    evidence: limited([...verdict.evidence, ...(verdict.pattern === 'Unknown' ? unread(facts) : [])], mask),
    nextSteps: nextSteps(facts, verdict).map(({ text, command }) => ({ text: mask(text), command })),
  };
}

function nothingFound(facts: CaseFacts): Verdict {
  const { kind, name } = facts.case.target;
  const isWell =
    facts.pods.length > 0 &&
    facts.pods.every((pod) => !pod.containers.some(isTroubled) && /^(?:Running|Succeeded)$/.test(pod.phase));
  const isReadyNode =
    /^node$/i.test(kind) &&
    conditionOf(conditionsOf(fieldsOf(fieldsOf(facts.case.node).status).conditions), 'Ready')?.status ===
      'True';
  const cause = isReadyNode
    ? `nothing is wrong with node ${name} now: it is ready and reports no pressure${fieldsOf(fieldsOf(facts.case.node).spec).unschedulable === true ? '; it is cordoned, so new pods go elsewhere' : ''}.`
    : isWell
      ? `nothing is wrong with ${kind} ${name} now: its containers run and are ready, or are done.`
      : `what is wrong with ${kind} ${name} cannot be told from what could be read.`;
  return {
    pattern: 'Unknown',
    cause,
    confidence: isWell || isReadyNode ? 0.3 : 0.1,
    evidence: [],
    lead: null,
  };
}

/** What could not be read may be what would have told. */
function unread(facts: CaseFacts): Evidence[] {
  const problems: readonly unknown[] = Array.isArray(facts.case.problems) ? facts.case.problems : [];
  return problems
    .filter((problem) => typeof problem === 'string')
    .slice(0, 5)
    .map((text) => ({ source: 'what could not be read', text }));
}

function sentence(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/\.{2,}/g, '.')
    .trim();
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}` || 'Unknown.';
}

/** Each within its limit, none twice, and no more than the whole may have. */
function limited(evidence: readonly Evidence[], mask: (text: string) => string): Evidence[] {
  const kept: Evidence[] = [];
  let left: number = DIAGNOSIS_LIMITS.evidenceTotal;
  for (const one of evidence) {
    const source = cut(mask(one.source), 300);
    const text = cut(mask(one.text).trim(), Math.min(DIAGNOSIS_LIMITS.evidenceItem, left - source.length));
    if (text === '' || kept.some((other) => other.text === text) || kept.length === MAX_EVIDENCE) continue;
    kept.push({ source, text });
    left -= source.length + text.length;
  }
  return kept;
}

function cut(text: string, max: number): string {
  if (max <= 0) return '';
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`.toWellFormed();
}

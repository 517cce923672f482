import type { CaseFacts } from './facts/case-facts.ts';
import { type ContainerFacts, isTroubled } from './facts/container-facts.ts';
import type { PodFacts } from './facts/pod-facts.ts';
import type { Finding } from './finding.ts';
import { admission } from './witnesses/admission.ts';
import { podEndings } from './witnesses/endings.ts';
import { exits } from './witnesses/exits.ts';
import { hooks } from './witnesses/hooks.ts';
import { imagePull } from './witnesses/image-pull.ts';
import { jobs } from './witnesses/jobs.ts';
import { logs } from './witnesses/logs.ts';
import { mounts } from './witnesses/mounts.ts';
import { nodes } from './witnesses/nodes.ts';
import { outOfMemory } from './witnesses/oom.ts';
import { probes } from './witnesses/probes.ts';
import { usedUpQuotas } from './witnesses/quotas.ts';
import { references } from './witnesses/references.ts';
import { remains } from './witnesses/remains.ts';
import { sandbox } from './witnesses/sandbox.ts';
import { scheduling } from './witnesses/scheduling.ts';
import { startErrors } from './witnesses/start-errors.ts';
import { terminating } from './witnesses/terminating.ts';

const OF_POD = [scheduling, mounts, sandbox, references, podEndings, terminating];
const OF_CONTAINER = [outOfMemory, imagePull, startErrors, hooks, logs, exits, probes];

/** A run that ended that long ago, with the container well since, is old news. */
const OLD = 60 * 60_000;

/** Everything that any witness says. */
export function findings(facts: CaseFacts): Finding[] {
  const isNode = /^node$/i.test(facts.case.target.kind);
  const ofPods = isNode
    ? []
    : facts.pods.flatMap((pod, index) =>
        podFindings(facts, pod).map((finding) => fainter(finding, 1 - 0.01 * index)),
      );
  return [
    ...ofPods,
    ...(isNode ? [] : [...admission(facts), ...usedUpQuotas(facts), ...remains(facts), ...jobs(facts)]),
    ...nodes(facts),
  ];
}

function podFindings(facts: CaseFacts, pod: PodFacts): Finding[] {
  const troubled = pod.containers.filter(isTroubled);
  return [
    ...OF_POD.flatMap((witness) => witness(facts, pod)),
    ...troubled.flatMap((container) => {
      const weight = isOldNews(facts, container) ? 0.7 : 1;
      const found = OF_CONTAINER.flatMap((witness) => witness(facts, pod, container));
      return symptomsWeighed(found).map((finding) => fainter(finding, weight));
    }),
  ];
}

function isOldNews({ now }: CaseFacts, { state, ready, end }: ContainerFacts): boolean {
  return state === 'running' && ready && end?.finishedAt != null && now - end.finishedAt > OLD;
}

/** A probe that fails because of what the log tells is a symptom; one that asks for the wrong thing is not. */
function symptomsWeighed(found: readonly Finding[]): Finding[] {
  const explained = found.some(({ by, sure }) => by === 'log' && sure >= 0.58);
  return found.map((finding) => {
    const asksWrong = /\b40\d\b|listens on port/.test(finding.cause);
    return finding.by === 'probe' && explained && !asksWrong
      ? { ...finding, sure: Math.min(finding.sure, 0.5) }
      : finding;
  });
}

function fainter(finding: Finding, factor: number): Finding {
  return factor === 1 ? finding : { ...finding, sure: finding.sure * factor };
}

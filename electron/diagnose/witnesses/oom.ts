import { fieldsOf, textOf } from '../../../shared/api-fields.ts';
import { bytesOf } from '../../../shared/quantity.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { ContainerFacts } from '../facts/container-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';
import type { Evidence, Finding } from '../finding.ts';
import { endEvidence, titleOf } from '../sources.ts';

/** Only when the kubelet said so. */
export function outOfMemory(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Finding[] {
  const { end, spec, name } = container;
  if (end === null || end.reason !== 'OOMKilled') return [];
  const limit = memoryLimit(spec);
  const peak = peakEvidence(facts, pod, container, limit);
  const bound =
    limit === ''
      ? 'the memory of its node: it has no memory limit of its own'
      : `its memory limit of ${limit}`;
  return [
    {
      pattern: 'OOMKill',
      cause: `${titleOf(container)} was OOMKilled: it used more than ${bound}.`,
      by: 'kubelet',
      sure: 0.93,
      about: [name, limit].filter((one) => one !== ''),
      container: name,
      evidence: [endEvidence(pod, container), ...peak],
    },
  ];
}

export function memoryLimit(spec: ContainerFacts['spec']): string {
  return textOf(fieldsOf(fieldsOf(spec.resources).limits).memory);
}

function peakEvidence(facts: CaseFacts, pod: PodFacts, { name }: ContainerFacts, limit: string): Evidence[] {
  const peaks = fieldsOf(facts.case.memoryPeaks);
  const peak = peaks[name] ?? peaks[`${pod.name}/${name}`];
  if (typeof peak !== 'number' || !Number.isFinite(peak) || peak <= 0) return [];
  const bytes = bytesOf(limit);
  const share = bytes ? `, ${Math.round((peak / bytes) * 100)} % of the limit of ${limit}` : '';
  return [
    {
      source: `memory of ${pod.name}/${name}`,
      text: `the highest working set seen was ${mebibytes(peak)} MiB${share}`,
    },
  ];
}

const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20);

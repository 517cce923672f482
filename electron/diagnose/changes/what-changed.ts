import { itemsOf, textOf, timeOf } from '../../../shared/api-fields.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import { eventsOfPod } from '../facts/case-facts.ts';
import { conditionOf, type PodFacts } from '../facts/pod-facts.ts';
import type { Evidence } from '../finding.ts';
import { moment } from '../sources.ts';
import { latestRollout, type Rollout } from './revisions.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A rollout or a ConfigMap change that came shortly before the first failure. */
export interface WhatChanged {
  rollout: Rollout | null;
  configMap: { name: string; at: number } | null;
  evidence: readonly Evidence[];
}

export function whatChanged(facts: CaseFacts): WhatChanged {
  const pod = facts.pods[0];
  const since = failingSince(facts, pod);
  const rollout = latestRollout(facts, pod);
  const counts =
    rollout !== null &&
    rollout.changes.length > 0 &&
    (rollout.formerIsFine || isSoonAfter(rollout.at, since, HOUR));
  const configMap = changedConfigMap(facts, since);
  return {
    rollout: counts ? rollout : null,
    configMap,
    evidence: [
      ...(counts ? [rolloutEvidence(rollout)] : []),
      ...(configMap
        ? [
            {
              source: `ConfigMap ${configMap.name}${moment(configMap.at)}`,
              text: `changed${before(configMap.at, since)}`,
            },
          ]
        : []),
    ],
  };
}

function rolloutEvidence({ title, at, changes, formerIsFine, names }: Rollout): Evidence {
  const fine = formerIsFine ? `; pods of the revision before (${names.before}) are ready` : '';
  return {
    source: `rollout of ${title}${moment(at)}`,
    text: `changed: ${changes
      .slice(0, 8)
      .map(({ container, text }) => (container === null ? text : `${container}: ${text}`))
      .join('; ')}${fine}`,
  };
}

/** When it can first be seen to fail, epoch ms; null when nothing tells. */
function failingSince(facts: CaseFacts, pod: PodFacts | undefined): number | null {
  if (pod === undefined) return null;
  const onlyFailure = pod.containers.filter(
    ({ end, restarts }) => end !== null && end.exitCode !== 0 && restarts <= 1,
  );
  if (onlyFailure.length > 0) {
    const ends = onlyFailure.map(({ end }) => end?.finishedAt ?? null).filter((at) => at !== null);
    if (ends.length > 0) return Math.min(...ends);
  }
  const events = eventsOfPod(facts, pod).filter(
    ({ isWarning, reason }) => isWarning && reason !== 'FailedScheduling',
  );
  const ready = conditionOf(pod.conditions, 'Ready');
  const times = [
    ...events.map(({ firstAt }) => firstAt),
    ...pod.containers.map(({ end }) => (end === null || end.exitCode === 0 ? null : end.finishedAt)),
    ready?.status === 'False' ? ready.since : null,
  ].filter((at) => at !== null);
  return times.length === 0 ? pod.createdAt : Math.min(...times);
}

function isSoonAfter(at: number | null, since: number | null, within: number): boolean {
  return at !== null && since !== null && since >= at - MINUTE && since - at <= within;
}

function changedConfigMap(facts: CaseFacts, since: number | null): WhatChanged['configMap'] {
  const changed = itemsOf(facts.case.configMaps).flatMap((configMap) => {
    const at = timeOf(configMap.changedAt);
    return at !== null && isSoonAfter(at, since, 2 * HOUR) ? [{ name: textOf(configMap.name), at }] : [];
  });
  return changed.sort((a, b) => b.at - a.at)[0] ?? null;
}

function before(at: number, since: number | null): string {
  if (since === null) return '';
  const minutes = Math.max(0, Math.round((since - at) / MINUTE));
  return minutes === 0
    ? ' just before the first failure'
    : ` ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} before the first failure`;
}

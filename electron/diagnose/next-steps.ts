import type { Pattern } from '../../shared/diagnosis.ts';
import { claims, describeNode, nodeList, podsOnNode } from './cluster-step-makers.ts';
import type { CaseFacts } from './facts/case-facts.ts';
import type { Step } from './finding.ts';
import {
  configMaps,
  describePod,
  describeWorkload,
  disk,
  environment,
  events,
  history,
  logs,
  type Maker,
  policies,
  pullSecrets,
  quotas,
  raiseMemory,
  serviceAccount,
  services,
  top,
  undo,
  type Words,
} from './step-makers.ts';
import type { Verdict } from './weigh.ts';

/** What a person does next: reads first, changes last; every command names its context and namespace. */
export function nextSteps(facts: CaseFacts, { pattern, lead }: Verdict): Step[] {
  const own = lead?.steps ?? [];
  const makers = STEPS[pattern] ?? [];
  const steps = [
    ...own,
    ...makers.flatMap((make) => make(words(facts, lead?.container ?? null, lead?.about ?? []))),
  ];
  return steps.slice(0, 6);
}

function words(facts: CaseFacts, container: string | null, about: readonly string[]): Words {
  const { target, context } = facts.case;
  const isNode = /^node$/i.test(target.kind);
  const [pod] = facts.pods;
  return {
    context,
    namespace: isNode ? '' : target.namespace,
    pod: pod?.name || (/^pod$/i.test(target.kind) ? target.name : ''),
    node: isNode ? target.name : (pod?.nodeName ?? ''),
    container,
    workload: facts.workload,
    about,
    facts,
  };
}

const STEPS: Record<Pattern, readonly Maker[]> = {
  OOMKill: [describePod, top, logs, raiseMemory],
  CrashLoop: [logs, describePod, history],
  ConfigError: [describePod, logs, environment, configMaps],
  ImagePullError: [describePod, pullSecrets, history],
  NetworkTimeout: [logs, services, policies],
  DependencyFailure: [logs, services, environment],
  ResourceExhaustion: [describeWorkload, quotas, logs, top, disk],
  ProbeFailure: [describePod, logs, describeWorkload],
  PermissionDenied: [logs, serviceAccount, describeWorkload, describePod],
  NodePressure: [describeNode, podsOnNode, describePod],
  StorageFailure: [describePod, claims, logs],
  SchedulingFailure: [describePod, nodeList, quotas],
  BadRollout: [history, undo, logs, describePod],
  Unknown: [describePod, describeWorkload, logs, events],
};

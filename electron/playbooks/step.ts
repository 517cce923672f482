import { type Fields, fieldsOf, itemsOf } from '../../shared/api-fields.ts';
import type { Endpoint } from '../../shared/api-kinds.ts';
import type { IncidentDetail } from '../../shared/incident.ts';
import type { Action, Choice, Risk } from '../../shared/playbook.ts';
import type { Change } from './change.ts';
import type { PlaybookCluster } from './cluster.ts';
import type { Permission } from './permission.ts';

/** What an action looks at. */
export interface StepContext {
  cluster: PlaybookCluster;
  detail: IncidentDetail;
  /** Revisions of the workload with this UID that the loop saw wholly available, by number or by their holder's name. */
  seenAvailable(workload: string): readonly string[];
  /** What a person chose for this step; null before. */
  chosen: string | null;
  /** Epoch ms. */
  now: number;
  signal: AbortSignal;
}

/** What a step comes to, decided before anything is done. */
export type Plan =
  | {
      kind: 'change';
      /** The sentence above the approval. */
      title: string;
      changes: Change[];
      /** What could go wrong, a sentence each. */
      dangers: string[];
      permissions: Permission[];
      /** Where this very case is riskier than the action usually is. */
      risk?: Risk;
    }
  | { kind: 'choose'; title: string; choices: Choice[]; permissions: Permission[] }
  /** It is already as it should be. */
  | { kind: 'nothing'; text: string }
  | { kind: 'impossible'; reason: string };

/** An action that changes something. @throws KubeError when the cluster cannot be read */
export type Planner<A extends Action = Action> = (action: A, context: StepContext) => Promise<Plan>;

/** The pods of the incident, those that fail first. */
export function podsOf({
  members,
  incident,
}: IncidentDetail): { namespace: string; name: string; uid: string; container: string | null }[] {
  const order = { failing: 0, recovered: 1, gone: 2 } as const;
  const pods = members
    .filter(({ kind }) => kind === 'Pod')
    .toSorted((a, b) => order[a.state] - order[b.state])
    .map(({ namespace, name, uid, container }) => ({ namespace, name, uid, container }));
  if (pods.length > 0 || incident.kind !== 'Pod') return pods;
  const { namespace, name, container } = incident;
  return [{ namespace, name, uid: '', container }];
}

/** The node that the incident is about, or that it happened on. */
export function nodeOf({ incident }: IncidentDetail): string | null {
  return incident.kind === 'Node' ? incident.name : (incident.metadata.node ?? null);
}

/** Where a workload's pod template is, as a path of keys. */
export const TEMPLATE: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** `apiVersion` as the object itself says it, which for CronJobs is what the server has. */
export function endpointOf(known: Endpoint, object: Fields): Endpoint {
  const apiVersion = typeof object.apiVersion === 'string' ? object.apiVersion : known.apiVersion;
  return { ...known, apiVersion };
}

/** The controller of a pod; null for a bare one. */
export function controllerOf(object: Fields): Fields | null {
  return (
    itemsOf(fieldsOf(object.metadata).ownerReferences).find(({ controller }) => controller === true) ?? null
  );
}

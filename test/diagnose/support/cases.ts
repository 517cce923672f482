import { type ApiObject, type Case, type CaseLog, NOTHING_READ } from '../../../electron/diagnose/case.ts';
import {
  backingOff,
  type ContainerParts,
  type EndParts,
  running,
  terminated,
} from '../../support/container-states.ts';
import { ago, type Fields, type KubeObject, NOW } from '../../support/kube-metadata.ts';
import { type PodParts, pod } from '../../support/kube-objects.ts';

export const POD = 'web-6d4b75cb6d-x2x7k';

/** A Case whose objects may come from any builder. */
export type CaseParts = {
  [Key in keyof Case]?: Case[Key] extends readonly ApiObject[]
    ? readonly object[]
    : Case[Key] extends ApiObject | null
      ? object | null
      : Case[Key];
};

/** A case about the pod of `pods[0]`, or about what `target` names; everything else is empty. */
export function caseOf(parts: CaseParts = {}): Case {
  const first = parts.pods?.[0] as ApiObject | undefined;
  const name = (first?.metadata as Fields | undefined)?.name;
  return {
    now: new Date(NOW).toISOString(),
    context: 'prod',
    target: { kind: 'Pod', namespace: 'shop', name: typeof name === 'string' ? name : POD, uid: null },
    ...NOTHING_READ,
    ...(parts as Partial<Case>),
  };
}

/** Log text as the kubelet serves it: a line a second, the last one `ended` seconds before NOW. */
export function logText(lines: string | readonly string[], ended = 60): string {
  const all = typeof lines === 'string' ? lines.split('\n') : lines;
  return `${all.map((line, index) => `${ago(ended + all.length - 1 - index)} ${line}`).join('\n')}\n`;
}

export function logOf(lines: string | readonly string[], parts: Partial<CaseLog> = {}, ended = 60): CaseLog {
  return {
    namespace: 'shop',
    pod: POD,
    container: 'app',
    previous: true,
    ...parts,
    text: logText(lines, ended),
  };
}

export interface CrashParts extends EndParts {
  container?: ContainerParts;
  pod?: PodParts;
  restarts?: number;
  more?: CaseParts;
}

/** A container in CrashLoopBackOff whose last run said `lines`. */
export function crashing(lines: string | readonly string[], parts: CrashParts = {}): Case {
  const { container = {}, restarts = 6, more = {}, pod: podParts = {}, ...end } = parts;
  const name = container.name ?? 'app';
  const made = pod({
    ready: false,
    containers: [
      { state: backingOff(), lastState: terminated(end), restartCount: restarts, ...container, name },
    ],
    ...podParts,
  });
  return caseOf({ pods: [made], logs: [logOf(lines, { container: name })], ...more });
}

/** A container that runs but is not ready; its log so far is `lines`. */
export function unready(
  lines: string | readonly string[],
  parts: { container?: ContainerParts; more?: CaseParts; since?: number } = {},
): Case {
  const { container = {}, more = {}, since = 900 } = parts;
  const name = container.name ?? 'app';
  const made = notReady(
    pod({ ready: false, readySince: since, containers: [{ state: running(since), ...container, name }] }),
    name,
  );
  return caseOf({ pods: [made], logs: [logOf(lines, { container: name, previous: false }, 1)], ...more });
}

/** A container that waits for what the kubelet says. */
export function waitingPod(container: ContainerParts, more: CaseParts = {}): Case {
  return caseOf({ pods: [pod({ phase: 'Pending', ready: false, containers: [container] })], ...more });
}

/** The pod with that container running and not ready. */
export function notReady(made: KubeObject, container = 'app'): KubeObject {
  const statuses = (made.status.containerStatuses as Fields[]).map((status) =>
    status.name === container ? { ...status, ready: false } : status,
  );
  return { ...made, status: { ...made.status, containerStatuses: statuses } };
}

export interface EventParts {
  kind?: string;
  name?: string;
  namespace?: string;
  uid?: string;
  container?: string;
  count?: number;
  /** Seconds before NOW. */
  age?: number;
  firstAge?: number;
  type?: string;
  more?: Fields;
}

/** A Kubernetes Event about the pod of these cases, unless it says otherwise. */
export function event(reason: string, message: string, parts: EventParts = {}): ApiObject {
  const { kind = 'Pod', name = POD, namespace = 'shop', count = 1, age = 60, container } = parts;
  return {
    metadata: { name: `${name}.17a`, namespace, creationTimestamp: ago(parts.firstAge ?? age) },
    type: parts.type ?? 'Warning',
    reason,
    message,
    count,
    firstTimestamp: ago(parts.firstAge ?? age),
    lastTimestamp: ago(age),
    eventTime: null,
    involvedObject: {
      kind,
      name,
      namespace,
      uid: parts.uid ?? (kind === 'Node' ? name : `uid-of-${kind.toLowerCase()}-${name}`),
      ...(container && { fieldPath: `spec.containers{${container}}` }),
    },
    source: { component: 'kubelet' },
    ...parts.more,
  };
}

export interface RevisionParts {
  /** Seconds before NOW. */
  age: number;
  ready?: number;
  /** Over the container of the pod's spec. */
  container?: Fields;
  spec?: Fields;
  annotations?: Record<string, string>;
}

/** A ReplicaSet of Deployment web with the pod template of these cases. */
export function revision(number: number, name: string, parts: RevisionParts): KubeObject {
  const { spec } = pod();
  const [container] = spec.containers as Fields[];
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name,
      namespace: 'shop',
      uid: `uid-of-replicaset-${name}`,
      creationTimestamp: ago(parts.age),
      annotations: { 'deployment.kubernetes.io/revision': String(number) },
    },
    spec: {
      template: {
        metadata: { labels: { app: 'web' }, ...(parts.annotations && { annotations: parts.annotations }) },
        spec: { ...spec, containers: [{ ...container, ...parts.container }], ...parts.spec },
      },
    },
    status: { replicas: parts.ready ?? 0, readyReplicas: parts.ready ?? 0 },
  };
}

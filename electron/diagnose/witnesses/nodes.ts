import { fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import { isAbout } from '../facts/event-facts.ts';
import { type Condition, conditionOf, conditionsOf } from '../facts/pod-facts.ts';
import type { Finding } from '../finding.ts';
import { conditionEvidence, eventEvidence } from '../sources.ts';

const PRESSURES: Record<string, string> = {
  MemoryPressure: 'it is short of memory',
  DiskPressure: 'its disk is nearly full',
  PIDPressure: 'it has too many processes',
  NetworkUnavailable: 'its network is not set up',
};

/** Problems of node-problem-detector (https://github.com/kubernetes/node-problem-detector). */
const PROBLEMS =
  /^(?:KernelDeadlock|ReadonlyFilesystem|CorruptDockerOverlay2|FrequentKubeletRestart|FrequentDockerRestart|FrequentContainerdRestart|FrequentUnregisterNetDevice|KubeletUnhealthy|ContainerRuntimeUnhealthy)$/;

/** What is wrong with the node: the target itself, or the one the pod is on. */
export function nodes(facts: CaseFacts): Finding[] {
  const { metadata, status, spec } = fieldsOf(facts.case.node);
  const name = textOf(fieldsOf(metadata).name);
  if (name === '') return [];
  const isTarget = facts.case.target.kind === 'Node' || facts.case.target.kind === 'node';
  const conditions = conditionsOf(fieldsOf(status).conditions);
  const ready = conditionOf(conditions, 'Ready');
  const pressing = conditions.filter(
    ({ type, status: is }) => is === 'True' && (PRESSURES[type] !== undefined || PROBLEMS.test(type)),
  );
  const share = shareInPods(facts, ready?.status === 'True');
  const events = facts.events.filter(
    (event) => event.isWarning && isAbout(event, { kind: 'Node', namespace: '', name, uid: '' }),
  );
  const made = (cause: string, sure: number, about: string[], evidence: readonly Condition[]): Finding => ({
    pattern: 'NodePressure',
    cause,
    by: 'node',
    sure: isTarget ? sure : sure * share,
    about: [name, ...about],
    container: null,
    evidence: [
      ...evidence.map((condition) => conditionEvidence(`node ${name}`, condition)),
      ...events.slice(-2).map(eventEvidence),
    ],
  });
  if (ready !== null && ready.status !== 'True') {
    const why =
      ready.status === 'Unknown' || ready.reason === 'NodeStatusUnknown'
        ? 'its kubelet no longer reports (node down, kubelet stopped or network cut)'
        : notReadyWords(
            ready,
            events.map(({ message }) => message),
          );
    const more = pressing.length > 0 ? `; ${pressing.map(({ type }) => type).join(', ')} is True` : '';
    return [
      made(
        `node ${name} is not ready: ${why}${more}.`,
        0.9,
        pressing.map(({ type }) => type),
        [ready, ...pressing],
      ),
    ];
  }
  if (pressing.length > 0) {
    const words = pressing.map(
      ({ type, message }) =>
        `${type}${PRESSURES[type] ? ` (${PRESSURES[type]})` : ''}${message && PRESSURES[type] === undefined ? `: ${message.slice(0, 160)}` : ''}`,
    );
    return [
      made(
        `node ${name} reports ${words.join(', ')}.`,
        0.88,
        pressing.map(({ type }) => type),
        pressing,
      ),
    ];
  }
  if (!isTarget) return [];
  const oom = events.findLast(({ reason }) => /^(?:SystemOOM|OOMKilling)$/.test(reason));
  if (oom) return [made(`node ${name} ran out of memory: ${oom.message.slice(0, 250)}`, 0.72, [], [])];
  const disk = events.findLast(({ reason }) =>
    /^(?:EvictionThresholdMet|FreeDiskSpaceFailed|ImageGCFailed|ContainerGCFailed|InvalidDiskCapacity)$/.test(
      reason,
    ),
  );
  if (disk)
    return [made(`node ${name} runs short of disk or memory: ${disk.message.slice(0, 250)}`, 0.66, [], [])];
  const taints = itemsOf(fieldsOf(spec).taints).filter(({ effect }) => effect === 'NoExecute');
  if (taints.length > 0)
    return [
      made(
        `node ${name} evicts pods by its taint ${taints.map(({ key }) => textOf(key)).join(', ')}.`,
        0.6,
        [],
        [],
      ),
    ];
  return [];
}

/** How much of its pods' trouble the node's can explain: a program that ends by itself does so on any node. */
function shareInPods({ pods }: CaseFacts, isReady: boolean): number {
  const ends = pods.flatMap(({ containers }) => containers.map(({ end }) => end));
  const ownEnd = ends.some(
    (end) => end !== null && end.exitCode !== 0 && end.exitCode !== 137 && end.exitCode !== 143,
  );
  if (ownEnd) return 0.4;
  const killed = ends.some((end) => end !== null && end.exitCode !== 0);
  return isReady ? (killed ? 0.6 : 0.45) : 0.85;
}

function notReadyWords({ message, reason }: Condition, events: readonly string[]): string {
  const all = [message, ...events].join(' ');
  if (/cni|network plugin|NetworkPluginNotReady|NetworkReady=false/i.test(all))
    return `its pod network (CNI) is not ready: ${message.slice(0, 220)}`;
  if (/PLEG/.test(all)) return `its container runtime does not answer (PLEG): ${message.slice(0, 200)}`;
  if (/container runtime|containerd|docker|runtime is down/i.test(all))
    return `its container runtime is down: ${message.slice(0, 200)}`;
  return message.slice(0, 250) || reason || 'its kubelet says so without a reason';
}

import type { Simulation } from '../kubelet.ts';
import type { Node, Pod } from '../kubernetes-types.ts';
import { containersOf } from '../pod-containers.ts';
import { setCondition } from '../pod-status.ts';
import { cpuCores } from '../quantity.ts';

const RETRY_MS = 20_000;

/** Places pods on the ready, uncordoned node with the fewest pods, or says why none will do. */
export function startScheduler({ store, timeline, events }: Simulation): void {
  const podsOn = new Map<string, number>();

  function schedule(pod: Pod): void {
    const { namespace, name } = pod.metadata;
    const current = store.get('pods', namespace, name);
    if (!current || current.metadata.uid !== pod.metadata.uid) return;
    if (current.spec?.nodeName || current.metadata.deletionTimestamp) return;
    const nodes = store.list('nodes');
    const refusals = nodes.map((node) => ({ node, why: refusal(node, current) }));
    const fitting = refusals.filter(({ why }) => !why).map(({ node }) => node.metadata.name);
    const chosen = fitting.sort((a, b) => (podsOn.get(a) ?? 0) - (podsOn.get(b) ?? 0))[0];
    if (chosen === undefined) {
      const message = explain(refusals.map(({ why }) => why ?? ''));
      events.record(current, 'Warning', 'FailedScheduling', message, 'default-scheduler');
      store.update('pods', namespace, name, (draft) => {
        draft.status = { phase: 'Pending', conditions: [], ...draft.status };
        const why = { reason: 'Unschedulable', message };
        setCondition(draft.status.conditions ?? [], 'PodScheduled', 'False', timeline.now(), why);
      });
      timeline.after(RETRY_MS, () => schedule(pod));
      return;
    }
    const message = `Successfully assigned ${namespace}/${name} to ${chosen}`;
    events.record(current, 'Normal', 'Scheduled', message, 'default-scheduler');
    podsOn.set(chosen, (podsOn.get(chosen) ?? 0) + 1);
    store.update('pods', namespace, name, (draft) => {
      if (draft.spec) draft.spec.nodeName = chosen;
    });
  }

  store.subscribe((resource, { type, revision }) => {
    if (resource !== 'pods') return;
    const pod = revision.object as Pod;
    const node = pod.spec?.nodeName;
    if (type === 'DELETED' && node) podsOn.set(node, (podsOn.get(node) ?? 1) - 1);
    if (type === 'ADDED' && containersOf(pod).length > 0 && !node && !store.isHandsOff(pod.metadata.uid)) {
      timeline.after(20, () => schedule(pod));
    }
  });
}

/** Why a node will not take the pod; undefined when it will. */
function refusal(node: Node, pod: Pod): string | undefined {
  const labels = node.metadata.labels ?? {};
  const selected = Object.entries(pod.spec?.nodeSelector ?? {}).every(
    ([key, value]) => labels[key] === value,
  );
  if (!selected) return "node(s) didn't match Pod's node affinity/selector";
  if (node.spec?.unschedulable) return 'node(s) were unschedulable';
  const taint = node.spec?.taints?.find((each) => each.effect !== 'PreferNoSchedule');
  if (taint) return `node(s) had untolerated taint {${taint.key}: }`;
  const ready = node.status?.conditions?.some((each) => each.type === 'Ready' && each.status === 'True');
  if (!ready) return 'node(s) had untolerated taint {node.kubernetes.io/not-ready: }';
  const wanted = containersOf(pod).reduce((sum, each) => sum + cpuCores(each.resources?.requests?.cpu), 0);
  const allocatable = (node.status?.allocatable as Record<string, string> | undefined)?.cpu;
  return wanted > cpuCores(allocatable) ? 'Insufficient cpu' : undefined;
}

function explain(refusals: string[]): string {
  const counts = new Map<string, number>();
  for (const why of refusals) counts.set(why, (counts.get(why) ?? 0) + 1);
  const reasons = [...counts].map(([why, count]) => `${count} ${why}`).sort();
  const head = `0/${refusals.length} nodes are available`;
  if (reasons.length === 0) return 'no nodes available to schedule pods';
  return `${head}: ${reasons.join(', ')}. preemption: ${head}: ${refusals.length} Preemption is not helpful for scheduling.`;
}

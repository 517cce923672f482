import type { Look, Verdict } from './finding.ts';
import { found, NOTHING } from './judgement.ts';
import type { NodeView } from './node-view.ts';
import { refOf } from './object-view.ts';
import { begunAt } from './times.ts';

const RESOURCES: Record<string, string> = {
  MemoryPressure: 'memory',
  DiskPressure: 'disk space',
  PIDPressure: 'process IDs',
};

/** A node short of memory, disk or process IDs: the kubelet has begun, or is about, to evict pods. */
export function nodePressure(node: NodeView, look: Look): Verdict {
  const pressures = node.pressures.filter((condition) => condition.status === 'True');
  const [first] = pressures;
  if (first === undefined) return NOTHING;
  const begun = pressures.map((condition) => begunAt(look.now, condition.transitionedAt, node.createdAt));
  const short = pressures.map((condition) => RESOURCES[condition.type] ?? condition.type);
  const changed = pressures.map((condition) => condition.transitionedAt ?? 0);
  return found({
    type: 'node_pressure',
    severity: 'warning',
    subject: refOf(node),
    container: null,
    // Another resource running short while the first one is short is another occurrence.
    occurrence: `${node.uid}@${Math.max(...changed)}`,
    since: Math.min(...begun),
    message: `${node.name} is short of ${new Intl.ListFormat('en').format(short)}`,
    metadata: {
      pressures: pressures.map((condition) => condition.type),
      node: node.name,
      cordoned: node.cordoned,
      ...(first.reason !== '' && { reason: first.reason }),
      ...(first.message !== '' && { detail: first.message }),
    },
  });
}

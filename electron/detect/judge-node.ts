import type { Look, Verdict } from './finding.ts';
import { judgeEach, NOTHING, type OnError } from './judgement.ts';
import { nodeNotReady } from './node-not-ready.ts';
import { nodePressure } from './node-pressure.ts';
import type { NodeView } from './node-view.ts';

const CONDITIONS = [
  { type: 'node_not_ready', judge: nodeNotReady },
  { type: 'node_pressure', judge: nodePressure },
] as const;

/** Every trouble a node has now. On a condition that throws, see judgePod. */
export function judgeNode(node: NodeView, look: Look, onError?: OnError): Verdict {
  return node.deleting || node.ignored ? NOTHING : judgeEach(CONDITIONS, node, look, onError);
}

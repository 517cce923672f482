import { inShort } from './container-facts.ts';
import type { Look, Verdict } from './finding.ts';
import { afterGrace, NOTHING } from './judgement.ts';
import type { NodeView } from './node-view.ts';
import { refOf } from './object-view.ts';
import { begunAt } from './times.ts';

/**
 * A node that says it is not ready (False) or stopped reporting (Unknown). No Ready condition yet is a new node.
 * Where the transition has no time, the node's creation stands in: a new node keeps its grace.
 * https://kubernetes.io/docs/reference/node/node-status/#condition
 */
export function nodeNotReady(node: NodeView, look: Look): Verdict {
  const ready = node.ready?.status;
  if (node.ready === null || (ready !== 'False' && ready !== 'Unknown')) return NOTHING;
  const { reason, message, transitionedAt } = node.ready;
  const since = begunAt(look.now, transitionedAt, node.createdAt);
  const cordoned = node.cordoned ? ' (cordoned)' : '';
  const why = message === '' ? '' : `: ${inShort(message)}`;
  return afterGrace(since, look.settings.grace.node_not_ready, look.now, () => ({
    type: 'node_not_ready',
    severity: node.cordoned ? 'info' : 'critical',
    subject: refOf(node),
    container: null,
    occurrence: `${node.uid}@${transitionedAt ?? 'unknown'}`,
    since,
    message: `${node.name} ${ready === 'Unknown' ? 'stopped reporting' : 'says it is not ready'}${cordoned}${why}`,
    metadata: {
      ready,
      cordoned: node.cordoned,
      node: node.name,
      ...(reason !== '' && { reason }),
      ...(message !== '' && { detail: message }),
    },
  }));
}

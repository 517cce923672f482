import { fieldsOf } from '../../../shared/api-fields.ts';
import { objectPath } from '../../../shared/api-paths.ts';
import { patchOf, refOf } from '../change.ts';
import { readObject } from '../cluster.ts';
import { nodeOf, type Planner } from '../step.ts';

const NODES = { apiVersion: 'v1', plural: 'nodes' };

/** Keeps new pods off the incident's node. */
export const planCordon: Planner = async (_action, { cluster, detail, signal }) => {
  const name = nodeOf(detail);
  if (name === null) return { kind: 'impossible', reason: 'No node is part of this incident.' };
  const node = await readObject(cluster, objectPath(NODES, '', name), signal);
  if (node === null) return { kind: 'impossible', reason: `Node ${name} is gone.` };
  const before = fieldsOf(node.spec).unschedulable ?? null;
  if (before === true) return { kind: 'nothing', text: `Node ${name} is cordoned already.` };
  return {
    kind: 'change',
    title: `Cordon node ${name}: no new pods are put on it`,
    changes: [patchOf(NODES, refOf('Node', node), [{ path: '/spec/unschedulable', before, after: true }])],
    dangers: ['With less room left, pods that need a place may wait.'],
    permissions: [{ verb: 'patch', group: '', resource: 'nodes', namespace: '', name }],
  };
};

import { describeCommand, kubectlCommand } from '../../shared/kubectl.ts';
import { type Maker, run } from './step-makers.ts';

/** Steps about nodes and storage: what is not the namespace's own. */

export const claims: Maker = (w) => [
  {
    text: 'See the claims and what the storage says about them.',
    command: run(w, 'describe', 'persistentvolumeclaims'),
  },
  {
    text: 'See which storage classes there are.',
    command: kubectlCommand(
      { context: w.context, namespace: '', kind: '', name: '' },
      ['get', 'storageclasses'],
      'posix',
    ),
  },
];

export const describeNode: Maker = (w) =>
  w.node === ''
    ? []
    : [
        {
          text: `Look at node ${w.node}: conditions, taints, what is allocated.`,
          command: describeCommand(
            { context: w.context, namespace: '', kind: 'Node', name: w.node },
            'posix',
          ),
        },
      ];

export const nodeList: Maker = (w) => [
  {
    text: 'See what the nodes have free, their taints and labels.',
    command: kubectlCommand(
      { context: w.context, namespace: '', kind: '', name: '' },
      ['describe', 'nodes'],
      'posix',
    ),
  },
];

export const podsOnNode: Maker = (w) =>
  w.node === ''
    ? []
    : [
        {
          text: 'See the pods on that node.',
          command: kubectlCommand(
            { context: w.context, namespace: '', kind: '', name: '' },
            ['get', 'pods', '--all-namespaces', '--field-selector', `spec.nodeName=${w.node}`],
            'posix',
          ),
        },
      ];
